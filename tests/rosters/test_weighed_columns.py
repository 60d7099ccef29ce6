"""Columns that nobody's headers name: read for what stands in them and beside them, told, and asked where unclear."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from random import Random

import pytest

from apps.rosters import remarks, services
from apps.rosters.assignment import assigned
from apps.rosters.values import Understood
from tests.rosters.sheets import workbook

DAY = date(2025, 2, 28)
PEOPLE = ("Bùi Văn An", "Đinh Thị Bình", "Quách Văn Cường", "Hà Thị Dung")
PAPER = ("12/QĐ-UBND", "345/QĐ-UBND", "67/QĐ-UBND", "890/QĐ-UBND")
DAYS = ("05/03/2024", "17/06/2024", "21/09/2024", "30/10/2024")
OFFICES = ("UBND huyện Yên Thủy", "UBND tỉnh", "UBND huyện Yên Thủy", "UBND xã Lạc Sỹ")
LEVELS = ("HTTNV", "HTXSNV", "Hoàn thành tốt nhiệm vụ", "HTNV")
COMMUNES = ("Xã Lạc Sỹ", "Xã Bảo Hiệu", "Xã Lạc Lương", "Xã Hữu Lợi")


def read(title: str, **columns: tuple[object, ...]) -> Understood:
    """A small list with a heading, four rows, and whoever they are about in its first column."""
    rows: list[list[object]] = [[title], [], ["TT", *columns]]
    rows += [[n + 1, *(values[n] for values in columns.values())] for n in range(len(PEOPLE))]
    return services.read_roster(workbook(rows), "ds.xlsx", DAY)


def of_people(title: str, **columns: tuple[object, ...]) -> Understood:
    births = tuple(f"05/03/197{n}" for n in range(4))
    return read(title, **{"Họ và tên": PEOPLE, "Ngày sinh": births}, **columns)


pytestmark = pytest.mark.django_db


def letters(understood: Understood) -> Mapping[str, str]:
    (sheet,) = understood.sheets
    return sheet.columns


RATED = "KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC NĂM 2024"


def test_values_of_a_list_say_what_the_header_does_not(code_lists: None) -> None:
    understood = of_people(RATED, **{"Được ở hàng": LEVELS})
    assert letters(understood).get("level") == "D"
    (told,) = (notice for notice in understood.notices if notice.code == remarks.WEIGHED_COLUMN)
    assert told.before == "Được ở hàng"
    assert "HTTNV" in told.params["samples"]


def test_what_people_say_of_themselves_stays_unread(code_lists: None) -> None:
    understood = of_people(RATED, **{"Cá nhân tự xếp": LEVELS, "Được ở hàng": LEVELS})
    assert letters(understood).get("level") == "E"


def test_of_two_columns_that_may_both_be_the_one_neither_is_read(code_lists: None) -> None:
    understood = of_people(RATED, **{"Được ở hàng": LEVELS, "Ở nấc": LEVELS})
    assert "level" not in letters(understood)
    asked = {issue.key for issue in understood.issues if issue.code == remarks.DOUBTED_COLUMN}
    assert asked == {"level"}


def test_offices_beside_a_paper_are_those_who_issued_it(code_lists: None) -> None:
    understood = of_people(
        "DANH SÁCH CÁN BỘ ĐƯỢC KHEN THƯỞNG",
        **{
            "Năm": (2024, 2023, 2024, 2022),
            "Hình thức khen thưởng": ("LĐTT", "CSTĐCS", "LĐTT", "LĐTT"),
            "Số quyết định": PAPER,
            "Ngày quyết định": DAYS,
            "Tác giả": OFFICES,
        },
    )
    assert letters(understood).get("decision_issuer") == "H"


def test_communes_are_what_a_list_of_communes_is_about(code_lists: None) -> None:
    understood = read(
        "TỔNG HỢP DIỆN TÍCH, DÂN SỐ CÁC XÃ", **{"Địa bàn": COMMUNES, "Dân số": ("3512", "4210", "2890", "5120")}
    )
    assert understood.format == "unit_sizes"
    assert letters(understood)["unit_text"] == "B"
    assert {row.unit_text for row in understood.rows} == {*COMMUNES}


def test_numbers_that_are_no_years_are_no_column_of_years(code_lists: None) -> None:
    understood = read(
        "TỔNG HỢP GIAO BIÊN CHẾ NĂM 2025",
        **{"Tên xã": COMMUNES, "Khối biên chế": ("Cán bộ",) * 4, "Giao năm 2025": (21, 19, 20, 23)},
    )
    assert letters(understood).get("allotted") == "D"


def test_values_that_no_column_holds_are_left_alone(code_lists: None) -> None:
    understood = of_people(RATED, **{"Xếp loại": LEVELS, "Biển số xe": ("28B1-1234", "29A-5", "28B1-777", "30E-1")})
    assert letters(understood).keys().isdisjoint({"decision_number", "rating_note"})


def test_notes_beside_a_known_column_are_not_what_comes_next_in_the_template(code_lists: None) -> None:
    awards, notes = ("LĐTT", "CSTĐCS", "LĐTT", "LĐTT"), ("", "Có đơn", "", "Mới về")
    understood = of_people(
        "DANH SÁCH KHEN THƯỞNG CÁN BỘ NĂM 2024", **{"Hình thức khen thưởng": awards, "Thông tin thêm": notes}
    )
    assert letters(understood).get("form") == "D"
    assert "reason" not in letters(understood)


@pytest.mark.parametrize("seed", range(40))
def test_no_assignment_weighs_more_than_the_one_that_is_found(seed: int) -> None:
    chance = Random(seed)
    keys: tuple[str | None, ...] = ("a", "b", "c", "d")
    every: dict[int, dict[str | None, float]] = {
        place: {**{key: float(chance.randint(-5, 9)) for key in chance.sample(keys, chance.randint(0, 4))}, None: 0.0}
        for place in range(chance.randint(1, 4))
    }
    possible = [
        choice
        for choice in product(*every.values())
        if len(several := [key for key in choice if key is not None]) == len({*several})
    ]
    weight = {choice: sum(every[place][key] for place, key in enumerate(choice)) for choice in possible}
    found = assigned(every, {})
    chosen = tuple(found[place].key if place in found else None for place in every)
    assert weight[chosen] == max(weight.values())
    for place, each in found.items():
        without = [total for choice, total in weight.items() if choice[place] != each.key]
        assert each.ahead == max(weight.values()) - max(without)
