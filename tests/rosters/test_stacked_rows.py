"""Lists in which each person takes two rows: the second one holds other fields, and is read with the first."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.rosters import remarks
from apps.rosters.jsontext import plain
from apps.rosters.mapping.questions import questions_of
from apps.rosters.marking import mark_workbook
from apps.rosters.models import Upload
from apps.rosters.reading import read
from apps.rosters.values import Understood
from tests.rosters.sheets import codes, understood, workbook
from tests.rosters.test_deciding_pages import text_of
from tests.rosters.test_upload_pages import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


TITLE: list[list[object]] = [["UBND XÃ LẠC SỸ"], ["DANH SÁCH CÁN BỘ, CÔNG CHỨC"], []]
UPPER: list[str] = ["TT", "Họ và tên", "Ngày sinh", "Chức vụ", "Chuyên môn"]
LOWER: list[str] = ["", "", "Quê quán", "Ngày vào Đảng", "LLCT"]
HANH: list[list[object]] = [
    [1, "Bùi Văn Hạnh", "12/5/1976", "VP-TK", "ĐH Luật"],
    ["", "", "xã Lạc Sỹ", "3/2/1998", "Trung cấp"],
]
NGUYET: list[list[object]] = [
    [2, "Đinh Thị Nguyệt", "31/2/1981", "CT Hội LHPN", "TC"],
    ["", "", "xã Bảo Hiệu", "19/5/2010", "Sơ cấp"],
]
YEN: list[list[object]] = [[3, "Xa Thị Yến", "4/8/1990", "TP-HT", "ĐH"], ["", "", "", "", "Sơ cấp"]]
# Of the rows of the file counted from 1: the header stands in rows 4 and 5.
IN_FILE: list[list[object]] = [*TITLE, [*UPPER], [*LOWER], *HANH, *NGUYET, *YEN]
MERGES = [f"{column}{row}:{column}{row + 1}" for column in "AB" for row in (4, 6, 8, 10)]
KEYS = ("full_name", "birth", "home_town", "party_joined", "prof_edu", "pol_theory")


def stated(told: Understood, *keys: str) -> list[tuple[str, ...]]:
    return [tuple(str(plain(row.values.get(key)) or "") for key in keys) for row in told.rows]


READ = [
    ("Bùi Văn Hạnh", "1976-05-12", "xã Lạc Sỹ", "1998-02-03", "CM_DH", "LLCT_TC"),
    ("Đinh Thị Nguyệt", "", "xã Bảo Hiệu", "2010-05-19", "CM_TC", "LLCT_SC"),
    ("Xa Thị Yến", "1990-08-04", "", "", "CM_DH", "LLCT_SC"),
]


@pytest.mark.parametrize("merges", [MERGES, []], ids=["merged", "plain"])
def test_what_the_second_header_row_names_is_read_of_the_person_above(merges: list[str]) -> None:
    told = understood(workbook(IN_FILE, merges))
    assert stated(told, *KEYS) == READ
    assert remarks.PAIRED in codes(told.notices)
    assert remarks.STACKED not in codes(told.issues)


def test_a_header_cell_of_two_lines_names_both_rows() -> None:
    header = [f"{upper}\n{lower}" if lower else upper for upper, lower in zip(UPPER, LOWER, strict=True)]
    told = understood(workbook([*TITLE, header, *HANH, *NGUYET, *YEN]))
    assert stated(told, *KEYS) == READ


def test_what_is_wrong_is_told_with_the_cell_of_the_file() -> None:
    rows: list[list[object]] = [
        *TITLE,
        [*UPPER],
        [*LOWER],
        *HANH,
        *NGUYET[:1],
        ["", "", "xã Bảo Hiệu", "30/2/2010", "Sơ cấp"],
    ]
    told = understood(workbook(rows, sheet="Lãnh đạo"))
    wrong = [(issue.place.cell, str(issue.place)) for row in told.rows for issue in row.issues]
    assert wrong == [
        ("C8", "Trang tính Lãnh đạo, dòng 8, cột C"),
        ("D9", "Trang tính Lãnh đạo, dòng 9, cột D"),
    ]


def test_groups_totals_and_signatures_stand_between_and_below() -> None:
    rows: list[list[object]] = [
        *TITLE,
        [*UPPER],
        [*LOWER],
        list(range(1, 6)),
        ["I", "CÁN BỘ"],
        *HANH,
        ["II", "CÔNG CHỨC"],
        *NGUYET,
        *YEN,
    ]
    rows += [["", "Cộng: 3 người"], ["", "", "", "TM. UBND XÃ"], ["", "", "", "Đinh Văn Ký"]]
    told = understood(workbook(rows))
    assert stated(told, *KEYS) == READ
    assert [row.group for row in told.rows] == ["cadre", "civil_servant", "civil_servant"]


def test_the_day_of_birth_below_the_name_is_read() -> None:
    rows: list[list[object]] = [
        ["TT", "Họ và tên", "Chức vụ", "Chuyên môn"],
        ["", "Ngày sinh", "Nơi ở", "LLCT"],
        [1, "Bùi Văn Hạnh", "Văn phòng - thống kê", "Đại học"],
        ["", "12/5/1976", "xóm Đình", "Trung cấp"],
        [2, "Đinh Thị Tám", "Bí thư Đảng ủy", "Thạc sĩ"],
        ["", "4/8/1990", "xóm Nghìa", "Cao cấp"],
    ]
    told = understood(workbook(rows))
    assert stated(told, "full_name", "birth", "pol_theory") == [
        ("Bùi Văn Hạnh", "1976-05-12", "LLCT_TC"),
        ("Đinh Thị Tám", "1990-08-04", "LLCT_CC"),
    ]


NO_LABELS: list[list[object]] = [*TITLE, [*UPPER], *HANH, *NGUYET, *YEN]


def test_without_a_second_header_it_is_asked_what_the_second_rows_hold() -> None:
    told = understood(workbook(NO_LABELS))
    assert stated(told, "full_name", "birth", "home_town")[0] == ("Bùi Văn Hạnh", "1976-05-12", "")
    (issue,) = [each for each in told.issues if each.code == remarks.STACKED]
    assert ("xã Lạc Sỹ" in issue.value, "3/2/1998" in issue.value) == (True, True)


def test_the_page_of_columns_says_what_the_second_rows_hold(office: Client) -> None:
    send(office, workbook(NO_LABELS))
    upload = Upload.objects.get()
    address = f"/rosters/{upload.code}/columns/"
    page = text_of(office.get(address))
    assert all(sample in page for sample in ("xã Lạc Sỹ", "3/2/1998", "C6", "D6"))
    given = {"C6": "home_town", "D6": "party_joined", "E6": "pol_theory"}
    asked = [question.shown_letter for question in questions_of(upload)]
    office.post(address, {"sheet-0": "on", **{f"key-{asked.index(cell)}": key for cell, key in given.items()}})
    upload.refresh_from_db()
    values = [row.values for row in upload.rows.order_by("row")]
    assert [each["home_town"] for each in values[:2]] == ["xã Lạc Sỹ", "xã Bảo Hiệu"]
    assert [each["pol_theory"] for each in values] == ["LLCT_TC", "LLCT_SC", "LLCT_SC"]
    assert remarks.STACKED not in [issue["code"] for issue in upload.issues]


def test_a_second_post_in_the_second_row_is_no_other_column() -> None:
    rows: list[list[object]] = [
        *TITLE,
        [*UPPER],
        HANH[0],
        ["", "", "", "CT Hội ND"],
        NGUYET[0],
        ["", "", "", "BT Đoàn TN"],
    ]
    told = understood(workbook(rows, ["B5:B6", "B7:B8"]))
    assert (len(told.rows), remarks.PAIRED in codes(told.notices)) == (2, False)
    assert [len(row.values["titles"]) for row in told.rows] == [2, 2]  # type: ignore[arg-type]  # they are tuples


def test_rows_with_an_empty_one_between_them_are_rows() -> None:
    told = understood(workbook([*TITLE, [*UPPER], HANH[0], [], NGUYET[0], [], YEN[0]]))
    assert (len(told.rows), remarks.PAIRED in codes(told.notices)) == (3, False)


def test_the_cells_of_second_rows_are_marked_where_they_stand() -> None:
    rows: list[list[object]] = [
        *TITLE,
        [*UPPER],
        [*LOWER],
        *HANH,
        *NGUYET[:1],
        ["", "", "xã Bảo Hiệu", "30/2/2010", "Sơ cấp"],
    ]
    content = workbook(rows)
    told = understood(content)
    marked = load_workbook(BytesIO(mark_workbook(content, told.issues, told.notices)))["Danh sách"]
    noted = [cell.coordinate for row in marked for cell in row if cell.comment]
    assert [cell for cell in noted if cell[1:] > "5"] == ["C8", "D9"]


def test_a_row_of_the_file_is_corrected_by_its_cells(office: Client) -> None:
    rows: list[list[object]] = [
        *TITLE,
        [*UPPER],
        [*LOWER],
        *HANH,
        *NGUYET[:1],
        ["", "", "xã Bảo Hiệu", "30/2/2010", "Sơ cấp"],
    ]
    send(office, workbook(rows))
    upload = Upload.objects.get()
    (sheet,) = read(workbook(rows), "a.xlsx").sheets
    form = text_of(office.get(f"/rosters/{upload.code}/rows/8/", {"sheet": sheet.name}))
    assert ("30/2/2010" in form, "D9" in form) == (True, True)


DIPLOMAS: list[list[object]] = [
    *TITLE,
    [*UPPER],
    ["", "", "Quê quán"],
    HANH[0],
    ["", "", "xã Lạc Sỹ", "", "Cao đẳng Kế toán"],
    NGUYET[0],
    ["", "", "xã Bảo Hiệu", "", "ĐH Luật"],
    YEN[0],
    ["", "", "xã Lạc Sỹ"],
]


def test_a_second_diploma_below_the_first_is_proposed_and_read_with_it(office: Client) -> None:
    send(office, workbook(DIPLOMAS))
    upload = Upload.objects.get()
    (question,) = [each for each in questions_of(upload) if each.shown_letter == "E5"]
    assert (question.chosen, question.is_proposed) == ("prof_edu", True)
    office.post(f"/rosters/{upload.code}/columns/", {"sheet-0": "on"})
    upload.refresh_from_db()
    rows = upload.rows.order_by("row")
    assert [row.values["prof_edu"] for row in rows] == ["CM_DH", "CM_DH", "CM_DH"]
    assert [row.values["home_town"] for row in rows] == ["xã Lạc Sỹ", "xã Bảo Hiệu", "xã Lạc Sỹ"]
    assert remarks.STACKED not in [issue["code"] for issue in upload.issues]
    assert "Cao đẳng Kế toán" in rows[0].raw["prof_edu"]


def test_the_second_diploma_of_a_name_merged_over_two_rows_stands_beside_the_first() -> None:
    rows: list[list[object]] = [
        *TITLE,
        [*UPPER],
        HANH[0],
        ["", "", "", "", "Cao đẳng Kế toán"],
        NGUYET[0],
        ["", "", "", "", "ĐH Luật"],
    ]
    told = understood(workbook(rows, ["B5:B6", "B7:B8"]))
    assert stated(told, "prof_edu", "specialty") == [("CM_DH", "Luật"), ("CM_DH", "Luật")]
