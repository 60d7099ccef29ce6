"""Headers and bodies as offices really write them: wrapped, centred, abbreviated; several tables, units and days."""

from datetime import date

import pytest

from apps.rosters import remarks
from apps.rosters.values import RefusedError, Understood
from tests.rosters.sheets import Rows, codes, flat, understood, workbook, workbooks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

HEADER = ["TT", "Họ và tên", "Năm sinh", "Dân tộc", "Chức danh"]
HANH = [1, "Bùi Văn Hạnh", "1976", "Mường", "Bí thư Đảng ủy"]
TAM = [2, "Đinh Văn Tám", "1980", "Kinh", "Văn phòng - thống kê"]


def told_of(*rows: Rows, merges: tuple[str, ...] = ()) -> Understood:
    return understood(workbook([row for part in rows for row in part], merges))


def names(told: Understood) -> list[object]:
    return [row.values.get("full_name") for row in told.rows]


def test_words_of_a_header_that_are_wrapped_over_two_rows_are_one_header() -> None:
    top, low = ["TT", "Họ và", "Năm", "Dân", "Chức"], ["", "tên", "sinh", "tộc", "danh"]
    told = told_of([top, low, HANH])
    assert dict(told.sheets[0].columns) == {"full_name": "B", "birth": "C", "ethnic": "D", "titles": "E"}


def test_a_header_that_is_centred_above_its_columns_belongs_to_all_of_them() -> None:
    top = ["TT", "Họ và tên", "", "Trình độ", "", "Dân tộc"]
    low = ["", "", "GDPT", "Chuyên môn", "LLCT", ""]
    told = told_of([top, low, [1, "Bùi Văn Hạnh", "12/12", "ĐH", "TC", "Mường"]])
    assert set(told.sheets[0].columns) == {"full_name", "gen_edu", "prof_edu", "pol_theory", "ethnic"}


def test_the_column_of_the_year_is_not_taken_for_that_of_men() -> None:
    top, low = ["TT", "Họ và tên", "Sinh", "", "", "Dân tộc"], ["", "", "Ngày", "Tháng", "Năm", ""]
    told = told_of([top, low, [1, "Bùi Thị Hạnh", 12, 5, 1976, "Mường"]], merges=("C1:E1",))
    assert "sex" not in told.rows[0].values


def test_what_stands_above_may_bear_another_name_of_the_same() -> None:
    top, low = ["TT", "Họ và tên", "Sinh ngày", "", "Dân tộc"], ["", "", "Nam", "Nữ", ""]
    told = told_of([top, low, [1, "Bùi Thị Hạnh", "", "1976", "Mường"]], merges=("C1:D1",))
    assert (told.rows[0].values["sex"], told.issues) == ("female", ())


def test_an_abbreviated_header_is_believed_when_its_values_agree() -> None:
    believed = flat("TT|Họ và tên|T.phần dân tộc", [1, "Bùi Văn Hạnh", "Mường"])
    assert (believed.rows[0].values["ethnic"], codes(believed.notices)) == ("DT_MUONG", [remarks.GUESSED_COLUMN])
    doubtful = flat("TT|Họ và tên|Năm sinh|T.phần d.tộc", [1, "Bùi Văn Hạnh", "1976", "125 m2"])
    assert "ethnic" not in doubtful.rows[0].values
    assert remarks.UNUSED_COLUMN in codes(doubtful.notices)


@pytest.mark.parametrize("name", ["H. và tên", "H.và tên", "H.tên", "H/tên"])
def test_a_header_of_nothing_but_abbreviations_is_read(name: str) -> None:
    header = f"TT|{name}|G. tính|C. vụ|N. sinh|T.độ"
    men: Rows = [[1, "Bùi Văn Hạnh", "Nam", "Bí thư Đảng ủy", "1976", "Đại học"]]
    told = flat(header, *men, [2, "Đinh Thị Tám", "Nữ", "Văn phòng - thống kê", "1980", "Trung cấp"])
    assert {*told.sheets[0].columns} == {"full_name", "sex", "titles", "birth", "prof_edu"}
    assert names(told) == ["Bùi Văn Hạnh", "Đinh Thị Tám"]
    assert not told.issues


def test_a_few_abbreviations_alone_are_a_header_below_a_title() -> None:
    told = told_of(
        [["UBND xã Hòa Bình", "Tên biểu: 01"], [], ["TT", "H. và tên", "G. tính", "C. vụ"]],
        [[1, "Bùi Văn Hạnh", "Nam", "Bí thư Đảng ủy"], [2, "Đinh Thị Tám", "Nữ", "Văn phòng - thống kê"]],
    )
    assert {*told.sheets[0].columns} == {"full_name", "sex", "titles"}
    assert names(told) == ["Bùi Văn Hạnh", "Đinh Thị Tám"]


@pytest.mark.parametrize("header", [["TT|H. và tên chồng|G. tính|C. vụ"], ["TT|Chồng|G. tính|C. vụ", "|H. và tên||"]])
def test_initials_below_or_beside_a_word_for_somebody_else_name_no_people(header: list[str]) -> None:
    with pytest.raises(RefusedError, match=remarks.NO_HEADER):
        told_of([*(line.split("|") for line in header), [1, "Bùi Văn Hạnh", "Nam", "Bí thư Đảng ủy"]])


def test_values_below_an_empty_header_are_told() -> None:
    told = flat("TT|Họ và tên|Dân tộc|", [1, "Bùi Văn Hạnh", "Mường", "khen thưởng 2020"])
    assert codes(told.notices) == [remarks.UNNAMED_COLUMN]


def test_given_names_below_an_empty_header_belong_to_the_name() -> None:
    told = flat("TT|Họ và tên||Dân tộc", [1, "Bùi Văn", "Hạnh", "Mường"], [2, "Đinh Thị", "Nguyệt", "Kinh"])
    assert names(told) == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt"]


def test_a_second_table_below_the_list_is_no_list_of_people() -> None:
    summary: Rows = [["STT", "Chức danh", "Số lượng"], [1, "Bí thư", 1], [2, "Văn phòng", 1]]
    told = told_of([HEADER, HANH, TAM, []], summary)
    assert names(told) == ["Bùi Văn Hạnh", "Đinh Văn Tám"]
    assert codes(told.notices) == [remarks.OTHER_TABLE]


def test_a_total_may_stand_above_the_list_and_is_compared() -> None:
    told = told_of([HEADER, ["", "Tổng số: 2 người"], HANH, TAM])
    assert [(total.stated, total.counted) for total in told.sheets[0].totals] == [(2, 2)]
    assert len(told.rows) == 2


def test_a_numbered_unit_is_no_person_and_a_person_of_the_family_xa_no_unit() -> None:
    told = told_of([HEADER, ["1", "Xã Lạc Sỹ"], [1, "Xa Văn Hùng", "1976", "Mường", "Bí thư Đảng ủy"]])
    assert [(row.values["full_name"], row.unit_text) for row in told.rows] == [("Xa Văn Hùng", "Xã Lạc Sỹ")]


def test_a_heading_that_names_no_group_is_told_and_ends_the_group_above() -> None:
    told = told_of([HEADER, ["I", "CÁN BỘ"], HANH, ["II", "Khối dân vận"], TAM])
    assert [row.group for row in told.rows] == ["cadre", None]
    assert codes(told.notices) == [remarks.HEADING]


def test_a_unit_that_is_merged_over_its_people_is_that_of_each() -> None:
    header = [*HEADER, "Đơn vị"]
    told = told_of([header, [*HANH, "Xã Lạc Sỹ"], [*TAM, ""]], merges=("F2:F3",))
    assert [row.unit_text for row in told.rows] == ["Xã Lạc Sỹ", "Xã Lạc Sỹ"]
    assert codes(told.notices) == [remarks.MERGED_CELLS]


def test_a_unit_that_is_written_in_some_rows_only_is_an_issue() -> None:
    told = flat("TT|Họ và tên|Dân tộc|Đơn vị", [1, "Bùi Văn Hạnh", "Mường", "Xã Lạc Sỹ"], [2, "Đinh Tám", "Kinh", ""])
    assert remarks.UNIT_LEFT_EMPTY in codes(told.issues)


def test_a_list_for_each_unit_one_below_the_other_names_each_unit() -> None:
    second: Rows = [["UBND XÃ BẢO HIỆU", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], HEADER, TAM]
    told = told_of([["UBND XÃ LẠC SỸ"], HEADER, HANH, ["", "NGƯỜI LẬP BIỂU"]], second)
    assert [row.unit_text for row in told.rows] == [None, "UBND XÃ BẢO HIỆU"]


def test_two_people_in_one_cell_are_an_issue() -> None:
    both = ["1", "Bùi Văn Hạnh\nĐinh Văn Tám", "1976\n1980", "Mường", "Bí thư Đảng ủy"]
    assert remarks.TWO_PEOPLE in codes(told_of([HEADER, both]).issues)


def test_the_sheet_of_the_asked_year_is_read_and_the_others_are_told() -> None:
    sheets: dict[str, Rows] = {"Năm 2023": [HEADER, HANH], "Năm 2024": [HEADER, TAM]}
    told = understood(workbooks(sheets), as_of=date(2024, 12, 31))
    assert names(told) == ["Đinh Văn Tám"]
    assert [(notice.code, notice.value) for notice in told.notices] == [(remarks.OTHER_DAY, "Năm 2023")]


def test_of_the_sheets_of_two_years_one_need_not_name_the_unit() -> None:
    sheets: dict[str, Rows] = {"Năm 2023": [["UBND XÃ LẠC SỸ"], HEADER, HANH], "Năm 2024": [HEADER, TAM]}
    assert names(understood(workbooks(sheets), as_of=date(2024, 12, 31))) == ["Đinh Văn Tám"]


def test_the_bodies_of_one_commune_are_one_unit_in_two_years() -> None:
    sheets: dict[str, Rows] = {
        "Năm 2023": [["UBND XÃ LẠC SỸ"], HEADER, HANH],
        "Năm 2024": [["ĐẢNG ỦY XÃ LẠC SỸ"], HEADER, TAM],
    }
    assert names(understood(workbooks(sheets), as_of=date(2024, 12, 31))) == ["Đinh Văn Tám"]


def test_the_sheets_of_two_units_and_two_years_are_all_read() -> None:
    sheets: dict[str, Rows] = {
        "Lạc Sỹ 2023": [["UBND XÃ LẠC SỸ"], HEADER, HANH],
        "Bảo Hiệu 2024": [["UBND XÃ BẢO HIỆU"], HEADER, TAM],
    }
    assert len(names(understood(workbooks(sheets), as_of=date(2024, 12, 31)))) == len(sheets)


def test_a_merged_header_does_not_reach_to_the_column_before_it() -> None:
    upper = ["TT", "Họ và tên", "Ngày sinh", "", "Vào Đảng", ""]
    lower = ["", "", "", "Năm bổ nhiệm", "Dự bị", "Chính thức"]
    first = [1, "Bùi Văn Hạnh", "12/5/1976", "2018", "3/2/1998", "3/2/1999"]
    told = understood(workbook([upper, lower, first], ["E1:F1"]))
    assert [told.sheets[0].columns.get(key) for key in ("party_year", "party_joined")] == [None, "E"]


@pytest.mark.parametrize(
    "title", ["DANH SÁCH CÁN BỘ XÃ MỚI", "DANH SÁCH CBCC XÃ MỚI SAU SẮP XẾP", "DANH SÁCH CBCC XÃ CŨ"]
)
def test_new_and_old_are_no_names_of_units(title: str) -> None:
    assert told_of([["", title], HEADER, HANH]).sheets[0].unit_text is None


def test_an_upper_header_over_each_of_its_columns_reaches_no_further() -> None:
    upper = ["TT", "Họ và tên", "Giới tính", "Giới tính"]
    lower = ["", "", "Nam", "Nữ", "Chức vụ"]
    told = understood(workbook([upper, lower, [1, "Bùi Văn Hạnh", "x", "", "CT UBND"]]))
    assert told.sheets[0].columns["titles"] == "E"


def test_the_day_of_an_enclosing_letter_is_not_that_of_the_list() -> None:
    told = told_of([["(Kèm theo Báo cáo số 12/BC-UBND ngày 05/01/2025)"], ["Tính đến 31/12/2024"], HEADER, HANH])
    assert told.as_of == date(2024, 12, 31)


@pytest.mark.parametrize(
    ("letter", "titles"),
    [
        ("(Kèm theo Báo cáo số 45/BC-UBND ngày 31 tháng 12 năm 2024 của UBND xã)", ("CD_PBT",)),
        ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 15/6/2025)", ("CD_PBT",)),
        ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 15/8/2025)", ("CD2_PBTTT",)),
        ("(Ban hành theo Thông tư ngày 15/6/2025)", ("CD2_PBTTT",)),
    ],
)
def test_posts_of_an_undated_list_are_those_of_the_day_of_its_letter(letter: str, titles: tuple[str, ...]) -> None:
    row = [1, "Bùi Văn Hạnh", "1976", "Mường", "Phó Bí thư Thường trực Đảng ủy"]
    told = understood(workbook([[letter], HEADER, row]), today=date(2026, 11, 21))
    assert (told.rows[0].values["titles"], told.as_of) == (titles, None)


def test_two_tables_side_by_side_are_read_as_if_each_had_a_sheet_of_its_own() -> None:
    told = told_of([["", "Danh sách năm 2024"], [*HEADER, "", *HEADER], [*HANH, "", *TAM], [*TAM, "", *HANH]])
    assert names(told) == ["Bùi Văn Hạnh", "Đinh Văn Tám", "Đinh Văn Tám", "Bùi Văn Hạnh"]
    assert [(row.place.sheet.partition(" ▸ ")[2], row.letters["full_name"]) for row in told.rows] == [
        *(("", "B"), ("", "B")),
        *(("G", "H"), ("G", "H")),
    ]


def test_columns_of_levels_that_repeat_under_two_headings_are_one_table() -> None:
    upper = ["TT", "Họ và tên", "Năm sinh", "Trước đào tạo", "", "", "", "Sau đào tạo"]
    lower = ["", "", "", *("ĐH", "CĐ", "TC", "SC") * 2]
    told = told_of([upper, lower, [*HANH[:3], "x", "", "", "", "x"], [*TAM[:3], "", "x", "", "", "x"]])
    assert names(told) == ["Bùi Văn Hạnh", "Đinh Văn Tám"]


def test_cells_merged_over_people_of_a_second_list_do_not_touch_the_first() -> None:
    turned = ["TT", "Chức danh", "Họ và tên", "Dân tộc", "Năm sinh"]
    below = [[1, TAM[4], TAM[1], "Mường", TAM[2]], [2, TAM[4], "Hà Văn Sáu", "", "1982"]]
    told = told_of([HEADER, HANH, HANH], [turned, *below], merges=("D5:D6",))
    assert [row.values.get("ethnic") for row in told.rows] == ["DT_MUONG"] * 4


def test_two_tables_side_by_side_may_each_have_a_header_of_its_own() -> None:
    told = flat(
        "TT|Họ và tên|Giới tính|Chức vụ||TT|Họ và tên|Năm sinh|Chức danh",
        [1, "Bùi Văn Hạnh", "Nam", "CT UBND", None, 1, "Đinh Thị Nguyệt", 1981, "TP-HT"],
        [2, "Hà Văn Sơn", "Nam", "PCT UBND", None, 2, "Quách Thị Lan", 1990, "TC-KT"],
    )
    read = {(row.values["full_name"], *row.values["titles"]) for row in told.rows}  # type: ignore[misc]  # titles are a list
    assert read == {
        ("Bùi Văn Hạnh", "CD_CTUB"),
        ("Đinh Thị Nguyệt", "CD_TPHT"),
        ("Hà Văn Sơn", "CD_PCTUB"),
        ("Quách Thị Lan", "CD_TCKT"),
    }


def test_people_of_someone_elses_column_are_nobody_of_the_list() -> None:
    told = flat("STT|Họ đệm|Tên|Dân tộc|Họ tên vợ (chồng)", [1, "Bùi Văn", "Hạnh", "Kinh", "Nguyễn Thị Lan"])
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh"]


def test_two_levels_that_may_be_of_two_ladders_are_asked_about() -> None:
    told = flat("STT|Họ và tên|Dân tộc|SC|TC", [*HANH[:2], "Kinh", "x", None], [*TAM[:2], "Kinh", None, "x"])
    assert codes(told.issues) == ["R114", "R114"]


def test_a_person_whose_name_is_merged_over_two_rows_holds_what_stands_in_both() -> None:
    told = told_of([HEADER, HANH, ["", "", "", "", "Chủ tịch HĐND"], TAM], merges=("A2:A3", "B2:B3", "C2:C3", "D2:D3"))
    assert names(told) == ["Bùi Văn Hạnh", "Đinh Văn Tám"]
    assert told.rows[0].values["titles"] == ("CD_BT", "CD_CTHD")
    assert (codes(told.issues), "R129" in codes(told.notices)) == ([], True)


def test_a_header_that_is_merged_and_repeated_is_nobody() -> None:
    top, low = ["TT", "Họ và tên cán bộ xã", "Năm sinh", "Trình độ", ""], ["", "", "", "GDPT", "LLCT"]
    rows: Rows = [
        *(top, low, [1, "Bùi Văn Hạnh", "1976", "12/12", "TC"]),
        *(top, low, [2, "Đinh Văn Tám", "1980", "12/12", "CC"]),
    ]
    merges = tuple(f"{letter}{row}:{letter}{row + 1}" for letter in "ABC" for row in (1, 4))
    assert names(told_of(rows, merges=(*merges, "D1:E1", "D4:E4"))) == ["Bùi Văn Hạnh", "Đinh Văn Tám"]


def test_a_degree_of_college_among_marks_is_no_title() -> None:
    top = ["TT", "Họ và tên", "Chức vụ", "Trình độ đào tạo", "", "", ""]
    low = ["", "", "", "ĐH trở lên", "CĐ", "TC", "Chưa qua ĐT"]
    people: Rows = [[1, "Bùi Văn Hạnh", "CT UBND", "x", "", "", ""], [2, "Đinh Văn Tám", "TP-HT", "", "x", "", ""]]
    told = told_of([top, low, *people], merges=("A1:A2", "B1:B2", "C1:C2", "D1:G1"))
    read = [(row.values["titles"], row.values["prof_edu"]) for row in told.rows]
    assert read == [(("CD_CTUB",), "CM_DH"), (("CD_TPHT",), "CM_CD")]
    assert [codes(row.notices) for row in told.rows] == [["Q107"], []]


def test_the_line_of_the_day_right_above_a_header_belongs_to_the_title() -> None:
    header = ["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Trình độ", "", "Quy hoạch"]
    low = ["", "", "", "", "GDPT", "LLCT", ""]
    title: Rows = [["", "", "DANH SÁCH CBCC"], ["", "", "(Số liệu đến 31/12/2024)"]]
    told = told_of([*title, header, low, [1, "Bùi Văn Hạnh", "1976", "CT UBND", "12/12", "TC", "QH Bí thư"]])
    assert (told.sheets[0].as_of, told.sheets[0].header_rows) == (date(2024, 12, 31), (3, 4))


def test_the_place_and_day_below_a_list_begin_no_other_unit() -> None:
    signed: Rows = [
        *([], ["", "", "", "", "Xã Nghĩa Lợi, ngày … tháng … năm 2024"]),
        *(["", "Văn phòng - thống kê", "", "", "Chủ tịch UBND"], [], ["", "Đinh Văn Mẫu", "", "", "Bùi Thị Ký"]),
    ]
    assert names(told_of([HEADER, HANH, TAM, *signed])) == ["Bùi Văn Hạnh", "Đinh Văn Tám"]


def test_a_header_that_names_several_columns_says_nothing_of_those_below_it() -> None:
    top = ["TT", "Họ và tên", "Năm sinh", "Chức danh", "Trình độ văn hóa, chuyên môn, chính trị", "", "", ""]
    low = ["", "", "", "", "Phổ thông", "Chuyên môn cao nhất", "Chính trị", "QLNN"]
    people: Rows = [[1, "Bùi Văn Hạnh", "1976", "CT UBND", "12/12", "Cử nhân Kinh tế", "Cao cấp", "CVC"]]
    told = told_of([top, low, *people], merges=("E1:H1",))
    keys = ("gen_edu", "prof_edu", "pol_theory", "state_mgmt")
    assert [told.rows[0].values.get(key) for key in keys] == ["GDPT_THPT", "CM_DH", "LLCT_CC", "QLNN_CVC"]


def test_a_header_of_wishes_that_names_several_columns_keeps_its_meaning() -> None:
    top = ["TT", "Họ và tên", "Năm sinh", "Chức danh", "Nhu cầu đào tạo chuyên môn, chính trị", ""]
    low = ["", "", "", "", "Chuyên môn", "Chính trị"]
    told = told_of([top, low, [1, "Bùi Văn Hạnh", "1976", "CT UBND", "ThS", "Cao cấp"]], merges=("E1:F1",))
    assert {"prof_edu", "pol_theory"}.isdisjoint(told.rows[0].values)


def test_marks_of_a_master_or_more_count_as_a_master_and_are_told() -> None:
    top, low = ["TT", "Họ và tên", "Chuyên môn", "", ""], ["", "", "Thạc sĩ trở lên", "Đại học", "Cao đẳng"]
    told = told_of([top, low, [1, "Bùi Văn Hạnh", "x", "", ""], [2, "Đinh Văn Tám", "", "x", ""]], merges=("C1:E1",))
    read = [(row.values["prof_edu"], codes(row.notices)) for row in told.rows]
    assert read == [("CM_THS", ["Q107"]), ("CM_DH", [])]
