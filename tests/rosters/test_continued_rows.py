"""What a list says on two lines: the rest of a cell in the row below, the rest of a header below its first word."""

import pytest

from apps.cadres import roster_remarks
from apps.rosters import remarks
from apps.rosters.values import Understood
from tests.rosters.sheets import AFTER_REFORM, Rows, codes, flat, old_workbook, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
HEADER = "TT|Họ và tên|Năm sinh|Chức vụ|Dân tộc"


def listed(*rows: Rows) -> Understood:
    return flat(HEADER, *(row for part in rows for row in part))


@pytest.mark.parametrize(
    ("post", "rest"),
    [("Bí thư Đảng ủy,", "Chủ tịch HĐND"), ("Bí thư Đảng ủy", "kiêm Chủ tịch HĐND"), ("Bí thư ĐU", "- CT HĐND")],
)
def test_the_rest_of_a_post_stands_in_the_row_below(post: str, rest: str) -> None:
    told = listed(
        [[1, "Bùi Văn Hạnh", "1976", post, "Mường"], ["", "", "", rest], [2, "Đinh Thị Tám", "1980", "VP-TK"]]
    )
    assert [row.values["titles"] for row in told.rows] == [("CD_BT", "CD_CTHD"), ("CD_VPTK",)]
    assert (codes(told.issues), [each.place.cell for each in told.notices]) == ([], ["D3"])
    assert codes(told.notices) == [remarks.CONTINUED]


def test_numbers_of_an_old_workbook_count_people_beside_another_list() -> None:
    header = [*HEADER.split("|"), "", "NGHỈ VIỆC NĂM 2024", ""]
    first = [1, "Bùi Văn Hạnh", "1976", "VP-TK", "Mường", "", "TT", "Họ và tên"]
    told = understood(old_workbook([header, first, [2, "Xa Thị Tám", "1980", "VP-TK", "Kinh", "", 1, "Đinh Văn Ký"]]))
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh", "Xa Thị Tám"]


def test_a_post_that_nobody_holds_is_not_the_rest_of_the_one_above() -> None:
    told = listed([[1, "Bùi Văn Hạnh", "1976", "Bí thư Đảng ủy", "Mường"], ["", "", "", "Phó Chủ tịch UBND"]])
    assert told.rows[0].values["titles"] == ("CD_BT",)
    assert codes(told.issues) == [remarks.NO_NAME]


def test_capitals_typed_over_two_rows_are_one_header() -> None:
    top = ["SỐ", "HỌ", "NGÀY THÁNG", "GIỚI", "DÂN", "CHỨC", "NGÀY VÀO", "CHUYÊN"]
    low = ["TT", "VÀ TÊN", "NĂM SINH", "TÍNH", "TỘC", "VỤ", "ĐẢNG", "MÔN"]
    row = [1, "Bùi Văn Hạnh", "12/5/1976", "Nam", "Mường", "Văn phòng - thống kê", "3/2/1998", "Đại học"]
    told = understood(workbook([top, low, row]))
    keys = {"full_name", "birth", "sex", "ethnic", "titles", "party_joined", "prof_edu"}
    assert (set(told.sheets[0].columns), len(told.rows), told.issues) == (keys, 1, ())


@pytest.mark.parametrize("number", ["Câu {}. ", "Câu {}: ", "Mục {}. ", "Cột {}) "])
def test_the_number_of_a_question_is_no_part_of_its_header(number: str) -> None:
    header = "|".join(number.format(place) + words for place, words in enumerate(HEADER.split("|")[1:], 1))
    told = flat(header, ["Bùi Văn Hạnh", "1976", "VP-TK", "Mường"])
    assert set(told.sheets[0].columns) == {"full_name", "birth", "titles", "ethnic"}


@pytest.mark.parametrize("header", ["Ông/Bà", "Ông, bà", "Danh xưng"])
def test_how_people_are_addressed_tells_their_sex(header: str) -> None:
    told = flat(f"TT|{header}|Họ và tên|Chức vụ", [1, "Ông", "Bùi Văn Hạnh", "VP-TK"], [2, "Bà", "Xa Thị Tám", "VP-TK"])
    assert [row.values.get("sex") for row in told.rows] == ["male", "female"]
    assert not told.issues


def test_a_place_and_a_day_below_the_list_are_no_rest_of_its_last_row() -> None:
    told = listed([[1, "Bùi Văn Hạnh", "1976", "VP-TK", "Mường"], ["", "", "", "ngày 15 tháng 01 năm 2025"]])
    assert (told.rows[0].values["titles"], remarks.CONTINUED in codes(told.notices)) == (("CD_VPTK",), False)


def test_what_somebody_was_before_is_no_title_of_today() -> None:
    written = "Nguyên Chủ tịch UBND xã Lạc Sỹ, nay là Phó Trưởng phòng Kinh tế"
    told = flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written], today=AFTER_REFORM)
    assert (told.rows[0].values["titles"], told.issues) == (("CD2_CP",), ())
    assert roster_remarks.TITLE_DUTY in codes(told.notices)


@pytest.mark.parametrize(
    "written",
    [
        "Phó Chủ tịch HĐND xã Lạc Sỹ, huyện Yên Thủy",
        "Phó Chủ tịch HĐND xã Lạc Sỹ, huyện Yên Thủy, tỉnh Hòa Bình",
        "Phó Chủ tịch HĐND xã Đoàn Kết, huyện Đà Bắc",
        "Phó Chủ tịch HĐND xã Ỷ La",
        "Phó Chủ tịch HĐND xã Ea Tul (huyện Cư M'gar)",
        "Phó Chủ tịch HĐND, ĐB HĐND xã",
    ],
)
def test_the_district_behind_a_post_and_a_seat_in_the_council_are_no_titles(written: str) -> None:
    told = flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written])
    assert (told.rows[0].values["titles"], told.issues) == (("CD_PCTHD",), ())


def test_the_old_and_the_new_number_of_a_card_stand_side_by_side() -> None:
    top, low = ["TT", "Họ và tên", "Giấy tờ tùy thân", "", "Chức vụ"], ["", "", "CMND", "CCCD", ""]
    row = [1, "Bùi Văn Hạnh", "113012345", "017076000123", "VP-TK"]
    told = understood(workbook([top, low, row], ["C1:D1"]))
    assert (told.rows[0].values.get("citizen_id"), told.issues) == ("017076000123", ())


@pytest.mark.parametrize(
    "header",
    [
        "Giới tính (1: Nam; 0: Nữ)",
        "Giới tính (Nam: 1, Nữ: 0)",
        "Giới tính\n(1-Nam, 0-Nữ)",
        "Giới tính (1 = Nam / 0 = Nữ)",
    ],
)
def test_a_header_says_what_the_numbers_below_it_stand_for(header: str) -> None:
    told = flat(f"TT|Họ và tên|{header}|Chức vụ", [1, "Bùi Văn Hạnh", 1, "VP-TK"], [2, "Xa Thị Tám", 0, "VP-TK"])
    assert [row.values.get("sex") for row in told.rows] == ["male", "female"]
    assert (codes(told.issues), codes(told.notices)) == ([], [remarks.LEGEND])


def test_the_levels_of_a_form_are_read_by_the_numbers_in_its_header() -> None:
    header = "Trình độ LLCT (1: Sơ cấp; 2: Trung cấp; 3: Cao cấp)"
    told = flat(f"TT|Họ và tên|{header}", [1, "Bùi Văn Hạnh", 3], [2, "Xa Thị Tám", "2"], [3, "Xa Văn Tới", 4])
    assert [row.values.get("pol_theory") for row in told.rows] == ["LLCT_CC", "LLCT_TC", None]
    assert [issue.place.cell for issue in told.issues] == ["C4"]


def test_brackets_that_give_examples_explain_no_numbers() -> None:
    told = flat("TT|Họ và tên|Trình độ văn hóa (10/10, 12/12)", [1, "Bùi Văn Hạnh", "12/12"])
    assert (told.rows[0].values["gen_edu"], codes(told.notices)) == ("GDPT_THPT", [])


@pytest.mark.parametrize(
    "written", ["Trưởng Ban XDĐ Đảng ủy", "Trưởng ban Xây dựng Đảng, Đảng ủy xã", "Trưởng Ban XDĐ"]
)
def test_the_board_for_building_the_party_is_of_its_committee(written: str) -> None:
    told = flat("TT|Họ và tên|Chức vụ", [1, "Bùi Văn Hạnh", written], today=AFTER_REFORM)
    assert (told.rows[0].values["titles"], told.issues) == (("CD2_TBXDD",), ())


@pytest.mark.parametrize("written", ["ĐVCT", "ĐV CT", "ĐV chính thức", "ĐVDB", "ĐV dự bị"])
def test_members_of_the_party_in_short(written: str) -> None:
    told = flat("TT|Họ và tên|Đảng viên|Chức vụ", [1, "Bùi Văn Hạnh", written, "VP-TK"])
    assert (told.rows[0].values.get("party_member"), told.issues) == (True, ())
