"""Periods side by side: a column for each month, quarter or year is read as a fact of that period, for each person."""

from datetime import date

import pytest

from apps.accounts.models import User
from apps.appraisal.models import PeriodScore
from apps.rosters import services
from apps.rosters.abreast import by_period
from apps.rosters.values import Understood
from apps.rosters.workbooks import Sheet
from tests.conftest import Person, Units
from tests.rosters.facts import sent
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HANH, NGUYET, YEN = "Bùi Văn Hạnh", "Đinh Thị Nguyệt", "Nguyễn Hoàng Yến"
WHO = ("STT", "Họ và tên", "Chức vụ")
MONTHS = "TỔNG HỢP ĐIỂM ĐÁNH GIÁ CÁN BỘ, CÔNG CHỨC NĂM 2024"


def table(title: str, *header: tuple[object, ...], cells: list[tuple[object, ...]]) -> bytes:
    """A list of up to three people below a heading, each with cells behind the title, and how many they are."""
    people = [
        (number, name, "Văn phòng", *each)
        for number, (name, each) in enumerate(zip((HANH, NGUYET, YEN), cells, strict=False), 1)
    ]
    below = ["", f"Tổng số: {len(people)} người"]
    return workbook([["UBND XÃ LẠC SỸ"], [title], [], *map(list, header), *map(list, people), below])


def understood(title: str, *header: tuple[object, ...], cells: list[tuple[object, ...]]) -> Understood:
    return services.read_roster(table(title, *header, cells=cells), "a.xlsx", date(2025, 2, 28))


def told(read: Understood, *keys: str) -> list[tuple[object, ...]]:
    return [(row.values["full_name"], *(row.values.get(key) for key in keys)) for row in read.rows]


@pytest.mark.parametrize(
    "header",
    [
        ((*WHO, "Xếp loại 2022", "Xếp loại 2023"),),
        ((*WHO, 2022, 2023),),
        ((*WHO, "Kết quả xếp loại chất lượng", ""), ("", "", "", "Năm 2022", "Năm 2023")),
        # The name is headed in words of which only the first are known.
        (
            ("TT", "Họ và tên người được đánh giá", "Chức danh", "Kết quả xếp loại chất lượng", "", "Ghi chú"),
            ("", "", "", "Năm 2022", "Năm 2023", ""),
        ),
    ],
)
def test_each_of_several_years_has_its_rating(code_lists: None, header: tuple[tuple[object, ...], ...]) -> None:
    cells: list[tuple[object, ...]] = [("HTTNV", "HTXSNV"), ("HTNV", "HTTNV"), ("HTTNV", "KHTNV")]
    read = understood("KẾT QUẢ XẾP LOẠI CÁN BỘ, CÔNG CHỨC", *header, cells=cells)
    assert (read.format, read.issues) == ("ratings", ())
    assert told(read, "year", "level") == [
        (HANH, 2022, "XL_HTT"),
        (NGUYET, 2022, "XL_HT"),
        (YEN, 2022, "XL_HTT"),
        (HANH, 2023, "XL_HTXS"),
        (NGUYET, 2023, "XL_HTT"),
        (YEN, 2023, "XL_KHT"),
    ]
    assert [row.letters["level"] for row in read.rows] == ["D"] * 3 + ["E"] * 3


def test_a_year_may_have_a_score_and_a_level(code_lists: None) -> None:
    upper, lower = (*WHO, "Năm 2023", "", "Năm 2024", ""), ("", "", "", "Điểm", "Xếp loại", "Điểm", "Xếp loại")
    cells: list[tuple[object, ...]] = [(82, "HTTNV", 93, "HTXSNV"), (61, "HTNV", 75, "HTTNV")]
    read = understood("KẾT QUẢ ĐÁNH GIÁ HẰNG NĂM", upper, lower, cells=cells)
    assert [(year, str(score), level) for _, year, score, level in told(read, "year", "score", "level")] == [
        (2023, "82", "XL_HTT"),
        (2023, "61", "XL_HT"),
        (2024, "93", "XL_HTXS"),
        (2024, "75", "XL_HTT"),
    ]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (("T1", "T2", "T3"), "month"),
        (("Tháng 01", "Tháng 02", "Tháng 03"), "month"),
        (("Quý I", "Quý II", "Quý III"), "quarter"),
    ],
)
def test_who_has_no_score_in_a_period_is_missing_in_that_period_alone(
    code_lists: None, header: tuple[str, ...], kind: str
) -> None:
    cells: list[tuple[object, ...]] = [(85, 90, "88,5"), (70, "", 75), (90, 91, 92)]
    read = understood(MONTHS, (*WHO, *header), cells=cells)
    assert (read.format, read.issues) == ("period_scores", ())
    found = [(name, number, str(score)) for name, number, score in told(read, "period_number", "score")]
    first, second, third = (
        [(HANH, 1, "85"), (NGUYET, 1, "70"), (YEN, 1, "90")],
        [(HANH, 2, "90"), (YEN, 2, "91")],
        [
            (HANH, 3, "88.5"),
            (NGUYET, 3, "75"),
            (YEN, 3, "92"),
        ],
    )
    assert found == [*first, *second, *third]
    assert {(row.values["year"], row.values["period_kind"]) for row in read.rows} == {(2024, kind)}


def test_who_has_nothing_in_any_period_does_not_vanish(code_lists: None) -> None:
    read = understood(MONTHS, (*WHO, "T1", "T2"), cells=[(85, 90), ("", ""), (90, 91)])
    assert [name for (name,) in told(read)].count(NGUYET) == 1


def test_each_score_of_a_person_is_written(person: Person, officer: User, units: Units) -> None:
    for name in (HANH, NGUYET):
        person(name)
    upload = sent(table(MONTHS, (*WHO, "T1", "T2"), cells=[(85, 90), (70, 75)]), units, officer)
    assert (upload.format, upload.issues) == ("period_scores", [])
    services.apply(upload, by=officer)
    scores = PeriodScore.objects.order_by("cadre__full_name", "number")
    assert [(each.cadre.full_name, each.number, int(each.score)) for each in scores.select_related("cadre")] == [
        (HANH, 1, 85),
        (HANH, 2, 90),
        (NGUYET, 1, 70),
        (NGUYET, 2, 75),
    ]


@pytest.mark.parametrize(
    ("title", "header", "cells"),
    [
        ("BẢNG CHẤM CÔNG NĂM 2024", ("T1", "T2", "T3"), (22, 21, 23)),
        ("THU NHẬP QUA CÁC NĂM", ("2022", "2023", "2024"), (5200000, 6100000, 7000000)),
        ("DANH SÁCH TRÍCH NGANG", ("Dân tộc", "Xếp loại 2022", "Xếp loại 2023"), ("Kinh", "HTTNV", "HTTNV")),
    ],
)
def test_other_columns_side_by_side_stay_one_list(
    code_lists: None, title: str, header: tuple[str, ...], cells: tuple[object, ...]
) -> None:
    read = understood(title, (*WHO, *header), cells=[cells, cells, cells])
    assert (len(read.sheets), len(read.rows)) == (1, 3)


def test_a_number_in_the_first_column_stands_below_nothing() -> None:
    sheet = Sheet("Sheet1", [[1, 2, 3], [4, 5, 6]])
    assert list(by_period(sheet)) == [sheet]


def test_bare_numbers_below_a_word_for_months_name_them() -> None:
    rows: list[list[object]] = [
        ["BẢNG ĐIỂM ĐÁNH GIÁ CÁN BỘ, CÔNG CHỨC NĂM 2024"],
        ["TT", "Họ và tên", "Chức vụ", "Điểm các tháng", "", ""],
        ["", "", "", 1, 2, 3],
        [1, "Bùi Văn An", "Văn thư", 80, 85.5, 90],
        [2, "Đinh Thị Bình", "Kế toán", 70, 75.5, 95],
    ]
    found = list(by_period(Sheet("Sheet1", rows)))  # type: ignore[arg-type]  # texts and numbers
    assert [sheet.said for sheet in found] == [f"Điểm đánh giá tháng {month}" for month in (1, 2, 3)]
