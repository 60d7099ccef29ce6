"""Posts whose cell leaves out the body that they are of: a heading above or a cell beside them names it."""

import pytest

from apps.cadres import roster_remarks
from apps.rosters.values import Understood
from tests.rosters.sheets import AFTER_REFORM, Rows, codes, flat, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


def below(heading: str, *posts: str) -> Understood:
    people: Rows = [
        [number, f"Bùi Văn Hạnh {letter}", post]
        for number, (letter, post) in enumerate(zip("ABC", posts, strict=False), 1)
    ]
    return flat("TT|Họ và tên|Chức vụ", ["I", heading, ""], *people)


def titles(told: Understood) -> list[object]:
    return [row.values.get("titles") for row in told.rows]


@pytest.mark.parametrize(
    ("heading", "post", "title"),
    [
        ("ĐẢNG ỦY", "Phó Bí thư", "CD_PBT"),
        ("THƯỜNG TRỰC HĐND", "Phó Chủ tịch", "CD_PCTHD"),
        ("UBND", "Chủ tịch", "CD_CTUB"),
        ("LÃNH ĐẠO UBND", "Phó CT", "CD_PCTUB"),
        ("MẶT TRẬN TỔ QUỐC", "Chủ tịch", "CD_CTMT"),
        ("ĐOÀN THANH NIÊN", "Bí thư", "CD_BTDTN"),
        ("HỘI LHPN XÃ", "Chủ tịch", "CD_CTPN"),
        ("HỘI CỰU CHIẾN BINH", "Chủ tịch", "CD_CTCCB"),
    ],
)
def test_a_post_is_of_the_body_that_the_heading_above_it_names(heading: str, post: str, title: str) -> None:
    told = below(heading, post)
    assert titles(told) == [(title,)]
    assert not told.issues


def test_the_reading_by_a_heading_is_told_with_before_and_after() -> None:
    (notice,) = [each for each in below("ĐOÀN THANH NIÊN", "Bí thư").notices if each.key == "titles"]
    assert (notice.code, notice.before, notice.place.cell) == (roster_remarks.TITLE_ASSUMED, "Bí thư", "C3")


def test_a_post_that_names_its_body_is_not_of_the_one_above() -> None:
    told = below("HỘI NÔNG DÂN", "Chủ tịch UBND", "Văn phòng - thống kê")
    assert titles(told) == [("CD_CTUB",), ("CD_VPTK",)]


def test_a_heading_of_several_bodies_leaves_a_post_open() -> None:
    told = below("HĐND - UBND", "Chủ tịch")
    assert (titles(told), codes(told.issues)) == ([None], [roster_remarks.TITLE_VAGUE])


@pytest.mark.parametrize("heading", ["MTTQ VÀ CÁC ĐOÀN THỂ", "CHI BỘ CƠ QUAN"])
def test_a_secretary_below_other_bodies_than_the_committee_is_asked_about(heading: str) -> None:
    assert [issue.key for issue in below(heading, "Bí thư").issues] == ["titles"]


def test_a_secretary_below_a_heading_that_names_no_body_is_that_of_the_committee() -> None:
    assert titles(below("LÃNH ĐẠO CHỦ CHỐT", "Bí thư")) == [("CD_BT",)]


def test_a_body_stands_in_a_column_of_its_own() -> None:
    told = flat(
        "TT|Họ và tên|Cơ quan, đoàn thể|Chức vụ",
        [1, "Bùi Văn Hạnh", "Đoàn thanh niên", "Bí thư"],
        [2, "Đinh Thị Tám", "HĐND", "Phó Chủ tịch"],
        [3, "Xa Văn Tới", "UBND", "Văn phòng - thống kê"],
    )
    assert titles(told) == [("CD_BTDTN",), ("CD_PCTHD",), ("CD_VPTK",)]


def test_heads_of_offices_are_told_by_the_office_above() -> None:
    rows: Rows = [["I", "PHÒNG KINH TẾ", ""], [1, "Bùi Văn Hạnh", "Trưởng phòng"], ["II", "VĂN PHÒNG ĐẢNG ỦY", ""]]
    told = flat("TT|Họ và tên|Chức vụ sau sắp xếp", *rows, [1, "Đinh Thị Tám", "Chánh Văn phòng"], today=AFTER_REFORM)
    assert titles(told) == [("CD2_TPKT",), ("CD2_CVPDU",)]


@pytest.mark.parametrize(("name", "title"), [("Đoàn TN", "CD_BTDTN"), ("Đảng ủy", "CD_BT"), ("Sheet1", "CD_BT")])
def test_a_sheet_may_be_called_by_the_body_that_its_posts_are_of(name: str, title: str) -> None:
    rows: Rows = [["TT", "Họ và tên", "Chức vụ"], [1, "Bùi Văn Hạnh", "Bí thư"]]
    assert titles(understood(workbook(rows, sheet=name))) == [(title,)]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("DANH SÁCH CÁN BỘ HỘI PHỤ NỮ (Tính đến 31/12/2024)", ("CD_CTPN",)),
        ("DANH SÁCH CÁN BỘ HỘI CỰU CHIẾN BINH XÃ LẠC SỸ", ("CD_CTCCB",)),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC UBND XÃ LẠC SỸ", None),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC", None),
    ],
)
def test_the_title_of_a_list_may_name_the_body(line: str, title: tuple[str, ...] | None) -> None:
    rows: Rows = [["UBND XÃ LẠC SỸ"], [line], ["TT", "Họ và tên", "Chức vụ"], [1, "Bùi Thị Hạnh", "Chủ tịch"]]
    assert titles(understood(workbook(rows))) == [title]


def test_a_heading_goes_before_the_name_of_the_sheet() -> None:
    rows: Rows = [["TT", "Họ và tên", "Chức vụ"], ["I", "HỘI NÔNG DÂN"], [1, "Bùi Văn Hạnh", "Chủ tịch"]]
    assert titles(understood(workbook(rows, sheet="UBND"))) == [("CD_CTND",)]
