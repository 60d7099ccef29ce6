"""What programs export and ward offices write: their days, headers and cells that hold two things; names invented."""

import pytest

from apps.rosters.workbooks import CellValue
from tests.rosters.sheets import AFTER_REFORM, DAY, codes, flat, understood, workbook
from tests.rosters.tables import misread

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

BIRTHS: dict[CellValue, str] = {
    "1976-05-12T00:00:00.000Z": "12/05/1976",
    "1976-05-12 00:00:00+00:00": "12/05/1976",
    # Midnight in Vietnam, as a program tells it in the hours of London.
    "1976-05-11T17:00:00.000Z": "12/05/1976 ?P202",
    "1976-05-11T09:30:00Z": "!P201",
    "19760512": "12/05/1976 ?P202",
    "12051976": "12/05/1976 ?P202",
    "19761305": "!P201",
    "12/V/1976": "12/05/1976",
    "12-IX-1976": "12/09/1976",
    "12/IIX/1976": "!P201",
}
CITIZEN_IDS: dict[CellValue, str] = {
    "017176001234, cấp 12/5/2021": "017176001234 ?P409",
    "017176001234\ncấp ngày 12/5/2021": "017176001234 ?P409",
    "017176001234 (ngày cấp: 12/5/2021, Cục CS)": "017176001234 ?P409",
    "017176001234 và 12": "!P401",
}
NAMES: dict[CellValue, str] = {
    "Bùi Văn Hạnh\nCHT BCH QS xã": "Bùi Văn Hạnh ?P106",
    "Bùi Văn Hạnh\nChỉ huy trưởng QS": "Bùi Văn Hạnh ?P106",
    "Bùi Thị\nVăn Hạnh": "Bùi Thị Văn Hạnh",
}
VILLAGES: dict[CellValue, str] = {
    "Trưởng bản": "KCT_TT",
    "Trưởng tiểu khu 2": "KCT_TT",
    "Trưởng khu": "KCT_TT",
    "Trưởng bản Nà Lốc": "KCT_TT ?P708",
    "Tổ trưởng dân phố": "KCT_TT",
    "Trưởng ban": "!P703",
}
ETHNIC: dict[CellValue, str] = {"Cơtu": "DT_CO_TU", "Xơđăng": "DT_XO_DANG", "Êđê": "DT_E_DE"}
UNTRAINED: dict[CellValue, str] = {"CĐT": "CM_CHUA", "CĐ": "CM_CD"}


@pytest.mark.parametrize(
    ("column", "table"),
    [
        ("birth", BIRTHS),
        ("citizen_id", CITIZEN_IDS),
        ("full_name", NAMES),
        ("ethnic", ETHNIC),
        ("prof_edu", UNTRAINED),
    ],
)
def test_what_other_programs_and_offices_write_is_read_or_told(column: str, table: dict[CellValue, str]) -> None:
    assert misread(column, column, table, day=DAY) == []


def test_the_head_of_a_village_is_known_by_the_name_of_the_village_and_by_its_tone() -> None:
    assert misread("titles", "titles", VILLAGES, day=DAY) == []


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("Last name", "family_part"),
        ("First name", "given_part"),
        ("ID card No.", "citizen_id"),
        ("Số CCCD/ĐDCN/Hộ chiếu", "citizen_id"),
        ("Số CCCD, ngày cấp", "citizen_id"),
        ("ETHNIC_NAME", "ethnic"),
        ("POSITION_NAME", "titles"),
        ("Nghề nghiệp, chức vụ, nơi công tác", "titles"),
        ("Chức vụ, nơi công tác", "titles"),
        ("Chức danh chính", "titles"),
        ("Chức vụ bố trí tại phường mới", "titles"),
        ("dateJoinedParty", "party_joined"),
        ("Highest qualification", "prof_edu"),
        ("party_date", "party_joined"),
        ("Chức vụ, chức danh mới", "titles"),
        ("Trình độ giáo dục", "gen_edu"),
        ("academicLevel", "prof_edu"),
        ("politicalLevel", "pol_theory"),
    ],
)
def test_the_headers_of_programs_and_wards_name_their_columns(header: str, key: str) -> None:
    told = flat(f"STT|Họ và tên|Ghi chú|{header}|Giới tính", [1, "Bùi Văn Hạnh", "", "", "Nam"])
    assert told.sheets[0].columns.get(key) == "D"


def test_a_question_of_a_form_to_members_of_the_party_asks_for_the_day_of_admission() -> None:
    header = "STT|Họ và tên|10. Nếu là đảng viên, ngày kết nạp Đảng"
    (row,) = flat(header, [1, "Bùi Văn Hạnh", "3/2/1998"]).rows
    assert str(row.values["party_joined"]) == "03/02/1998"


@pytest.mark.parametrize("header", ["Chức vụ dự kiến bố trí", "Chức vụ trước khi bố trí", "Chức vụ kiêm nhiệm khác"])
def test_what_is_planned_or_past_is_no_title_of_today(header: str) -> None:
    told = flat(f"STT|Họ và tên|Ghi chú|{header}|Giới tính", [1, "Bùi Văn Hạnh", "", "Chủ tịch UBND", "Nam"])
    assert "titles" not in told.sheets[0].columns


@pytest.mark.parametrize(
    ("name", "born"), [("Bùi Văn Hạnh\n(1976)", "1976"), ("Bùi Văn Hạnh, sinh 12/5/1976", "12/05/1976")]
)
def test_a_birth_behind_the_name_counts_where_no_column_tells_it(name: str, born: str) -> None:
    (row,) = flat("STT|Họ tên, năm sinh|Giới tính|Chức vụ", [1, name, "Nam", "Chủ tịch UBND"]).rows
    assert (row.values["full_name"], str(row.values["birth"]), codes(row.notices)) == ("Bùi Văn Hạnh", born, ["P106"])


def test_a_birth_behind_the_name_yields_to_that_of_its_column() -> None:
    (row,) = flat("STT|Họ tên|Ngày sinh|Chức vụ", [1, "Bùi Văn Hạnh (1977)", "12/5/1976", "Chủ tịch UBND"]).rows
    assert str(row.values["birth"]) == "12/05/1976"


def test_columns_named_alike_are_told_apart_by_the_row_above_them() -> None:
    upper = ["", "", "", "GDPT", "", "Chuyên môn", "", "LLCT", ""]
    lower = ["TT", "Họ và tên", "Chức danh", *["Trình độ hiện có", "Đạt/Chưa đạt"] * 3]
    people = [
        [1, "Bùi Văn Hạnh", "Chủ tịch UBND", "12/12", "Đạt", "ĐH Luật", "Đạt", "TC", "Chưa đạt"],
        [2, "Đinh Thị Nguyệt", "CT Hội LHPN", "9/12", "Chưa đạt", "TC", "Đạt", "SC", "Đạt"],
    ]
    rows = understood(workbook([upper, lower, *people])).rows
    assert [[row.values[key] for key in ("gen_edu", "prof_edu", "pol_theory")] for row in rows] == [
        ["GDPT_THPT", "CM_DH", "LLCT_TC"],
        ["GDPT_THCS", "CM_TC", "LLCT_SC"],
    ]


@pytest.mark.parametrize(("column", "level"), [("Chưa qua BD", "QLNN_CHUA"), ("Đã qua BD ngạch CV", "QLNN_CV")])
def test_marks_below_what_was_attended_are_the_programme(column: str, level: str) -> None:
    upper, lower = ["TT", "Họ và tên", "Giới tính", "QLNN", ""], ["", "", "", column, "Đã qua BD ngạch CVC"]
    (row,) = understood(workbook([upper, lower, [1, "Bùi Văn Hạnh", "Nam", "x", ""]]), today=AFTER_REFORM).rows
    assert row.values["state_mgmt"] == level


def test_questions_of_a_form_are_a_header_however_they_address_people() -> None:
    header = ["Timestamp", "Họ tên (có dấu)", "Năm sinh của Anh/Chị", "Giới tính của Anh/Chị"]
    header += ["Chức vụ hiện nay của Anh/Chị", "Trình độ lý luận chính trị của Anh/Chị"]
    people = [
        ["7/11/2024", "Bùi Văn Hạnh", "1976", "Nam", "Chủ tịch UBND", "TC"],
        ["8/11/2024", "Đinh Thị Nguyệt", "1981", "Nữ", "CT Hội LHPN", "Sơ cấp"],
    ]
    told = understood(workbook([header, *people]))
    assert set(told.sheets[0].columns) == {"full_name", "birth", "sex", "titles", "pol_theory"}
    assert [row.values["full_name"] for row in told.rows] == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt"]


def test_people_above_what_was_taken_for_the_header_are_never_lost_in_silence() -> None:
    header = ["Mốc", "Vị nào", "Chào đời", "Phía nào", "Từng trải"]
    names = "Hạnh Bình Cường Dũng Hà Lan Mai Nga Oanh".split()
    people = [
        [f"{day}/11/2024", f"Bùi Văn {name}", 1970 + day, "Nữ" if day > 1 else "Nam", "Sơ cấp" if day > 2 else "TC"]
        for day, name in enumerate(names)
    ]
    told = understood(workbook([header, *people]))
    unread = {issue.place.row for issue in told.issues if issue.place.column is None}
    assert {*unread, *(row.place.row for row in told.rows), *told.sheets[0].header_rows} >= {*range(2, 11)}


@pytest.mark.parametrize("level", ["Sơ cấp LLCT", "Trung cấp LLCT"])
def test_levels_with_their_ladder_behind_them_are_columns_of_marks(level: str) -> None:
    header = ["STT", "Họ và tên", "Chức vụ", "Cao cấp LLCT", "Trung cấp LLCT", "Sơ cấp LLCT"]
    marks = ["x" if name == level else "" for name in header[3:]]
    (row,) = understood(workbook([header, [1, "Bùi Văn Hạnh", "Chủ tịch UBND", *marks]])).rows
    assert row.values["pol_theory"] == {"Sơ cấp LLCT": "LLCT_SC", "Trung cấp LLCT": "LLCT_TC"}[level]


def test_rows_of_dots_are_nobody() -> None:
    told = flat("STT|Họ và tên|Năm sinh|Chức vụ", [1, "Bùi Văn Hạnh", 1976, "VP-TK"], ["", "", "", "..."], ["…", "……"])
    assert (len(told.rows), told.issues) == (1, ())
