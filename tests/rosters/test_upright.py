"""Tables whose column names stand one below another: read with a row for each person, marked where they stand."""

import re
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.rosters.marking import mark_workbook
from apps.rosters.models import Upload
from apps.rosters.reading import read
from apps.rosters.values import Place, Understood
from tests.rosters.sheets import Rows, codes, understood, workbook, workbooks
from tests.rosters.test_deciding_pages import text_of
from tests.rosters.test_upload_pages import send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

ACROSS: Rows = [
    ["UBND XÃ LẠC SỸ"],
    ["THÔNG TIN CÁN BỘ CHỦ CHỐT (Tính đến ngày 31/12/2024)"],
    [],
    ["STT", "", 1, 2],
    ["Họ và tên", "", "Bùi Văn Hạnh", "Đinh Thị Nguyệt"],
    ["Ngày sinh", "", "12/5/1976", "31/2/1981"],
    ["Giới tính", "", "Nam", "Nữ"],
    ["Chức vụ", "", "Bí thư Đảng ủy", "CT Hội LHPN"],
    ["Trình độ", "Chuyên môn", "ThS Luật", "ĐH"],
    ["", "LLCT", "CC", "TC"],
    [],
    ["", "", "NGƯỜI LẬP BIỂU"],
]


def cards(*people: tuple[str, str, str, str]) -> Rows:
    rows: list[list[object]] = [["PHIẾU CÁN BỘ"]]
    names = ("Họ và tên:", "Ngày sinh:", "Chức vụ:", "Trình độ chuyên môn:")
    for number, person in enumerate(people, 1):
        rows.append([f"Phiếu số {number}"])
        rows.extend([name, value] for name, value in zip(names, person, strict=True))
        rows.append([])
    return rows


HANH, NGUYET = ("Bùi Văn Hạnh", "12/5/1976", "PCT UBND", "ĐH"), ("Đinh Thị Nguyệt", "31/2/1981", "TP-HT", "TC")


def stated(told: Understood, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(row.values.get(key) for key in keys) for row in told.rows]


def test_a_person_in_each_column_is_read() -> None:
    told = understood(workbook(ACROSS, merges=["A4:B4", "A5:B5", "A6:B6", "A7:B7", "A8:B8", "A9:A10"]))
    assert stated(told, "full_name", "sex", "titles", "prof_edu", "pol_theory") == [
        ("Bùi Văn Hạnh", "male", ("CD_BT",), "CM_THS", "LLCT_CC"),
        ("Đinh Thị Nguyệt", "female", ("CD_CTPN",), "CM_DH", "LLCT_TC"),
    ]
    assert (str(told.as_of), told.unit_text, "R130" in codes(told.notices)) == ("2024-12-31", "UBND XÃ LẠC SỸ", True)


def test_what_is_wrong_is_told_with_the_cell_of_the_file() -> None:
    told = understood(workbook(ACROSS, sheet="Lãnh đạo"))
    wrong = [(issue.place.cell, str(issue.place)) for row in told.rows for issue in row.issues]
    assert wrong == [("D6", "Trang tính Lãnh đạo, dòng 6, cột D")]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_block_of_lines_for_each_person_is_read(count: int) -> None:
    told = understood(workbook(cards(*[HANH, NGUYET, HANH, HANH, HANH][:count])))
    assert len(told.rows) == count
    assert stated(told, "full_name", "titles", "prof_edu")[0] == ("Bùi Văn Hạnh", ("CD_PCTUB",), "CM_DH")


def test_blocks_at_different_distances_are_read() -> None:
    rows = [*cards(HANH), [], [], *cards(NGUYET)[1:], *cards(HANH)[1:]]
    told = understood(workbook(rows))
    assert [name for (name,) in stated(told, "full_name")] == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt", "Bùi Văn Hạnh"]
    assert [issue.place.cell for row in told.rows for issue in row.issues] == ["B12"]


def test_lines_that_differ_from_person_to_person_are_refused_rather_than_guessed() -> None:
    rows = [*cards(HANH, NGUYET)]
    rows[8], rows[9] = rows[9], rows[8]
    assert [sheet.name for sheet in read(workbook(rows)).sheets] == ["Danh sách"]


def test_a_sheet_of_instructions_beside_a_list_is_nobody() -> None:
    told = understood(
        workbooks(
            {
                "Danh sách": [["TT", "Họ và tên", "Năm sinh", "Chức vụ"], [1, "Bùi Văn Hạnh", 1976, "CT UBND"]],
                "Hướng dẫn": [
                    ["Họ và tên", "Viết hoa"],
                    ["Năm sinh", "Bốn số"],
                    ["Chức vụ", "Ghi đủ"],
                    ["Dân tộc", "Kinh"],
                ],
            }
        )
    )
    assert stated(told, "full_name") == [("Bùi Văn Hạnh",)]


@pytest.mark.parametrize(("rows", "cell"), [(ACROSS, "D6"), (cards(HANH, NGUYET), "B10")])
def test_the_marked_workbook_marks_the_officers_own_cell(rows: Rows, cell: str) -> None:
    content = workbook(rows)
    told = understood(content)
    marked = mark_workbook(content, told.issues, told.notices, headers={told.sheets[0].name: 1})
    sheet = load_workbook(BytesIO(marked))["Danh sách"]
    assert sheet[cell].comment is not None
    assert stated(understood(marked), "full_name") == stated(told, "full_name")


def test_the_place_of_a_person_is_where_the_person_begins() -> None:
    told = understood(workbook(ACROSS))
    assert [row.place.in_file for row in told.rows] == [Place("Danh sách", 4, "C"), Place("Danh sách", 4, "D")]


@pytest.mark.usefixtures("units")
def test_the_pages_name_the_officers_own_cells(client: Client, officer: User) -> None:
    client.force_login(officer)
    page = text_of(send(client, workbook(ACROSS)))
    assert "Trang tính Danh sách, dòng 6, cột D" in page
    assert "⟲" not in re.sub(r'"[^"]*"', "", page)
    upload = Upload.objects.get()
    row = upload.rows.get(full_name="Đinh Thị Nguyệt")
    address = f"/rosters/{upload.code}/rows/{row.row}/?sheet={row.sheet}"
    assert '<span class="badge">D6</span> Ngày sinh' in text_of(client.get(address))
    client.post(address, {"act": "correct", "cell-C": "3/2/1981"})
    decided = text_of(client.get(f"/rosters/{upload.code}/?show=decisions"))
    assert "D6" in decided
    assert "31/2/1981 → 3/2/1981" in decided


def test_who_lacks_a_line_is_read_without_it() -> None:
    rows = [*cards(HANH, NGUYET, HANH)]
    rows[11] = []
    told = understood(workbook(rows))
    assert stated(told, "full_name", "prof_edu")[1:] == [("Đinh Thị Nguyệt", None), ("Bùi Văn Hạnh", "CM_DH")]


@pytest.mark.parametrize(
    "rows", [[*ACROSS[:10], *[["Mục", "", "x", "y"]] * 100], [*cards(HANH), *[[]] * 100, *cards(NGUYET)]]
)
def test_more_lines_than_a_person_has_are_no_table_to_turn(rows: Rows) -> None:
    assert [sheet.name for sheet in read(workbook(rows)).sheets] == ["Danh sách"]


def said(*people: tuple[str, str, str, str]) -> Rows:
    """Cards whose lines name the column and say its value in one cell, numbered as the forms are."""
    rows: list[list[object]] = [["PHIẾU THÔNG TIN"]]
    for name, born, title, level in people:
        rows.append([f"1. Họ và tên khai sinh: {name} ……  Nam/Nữ: Nam"])
        rows.append([f"2. Sinh ngày: {born}"])
        rows.extend([[f"3. Chức vụ: {title}"], [f"4. Trình độ chuyên môn: {level}"], ["5. Lý luận chính trị: "], []])
    return rows


@pytest.mark.parametrize("count", [1, 2, 4])
def test_cards_that_name_and_say_in_one_cell_are_read(count: int) -> None:
    told = understood(workbook(said(*[HANH, NGUYET, HANH, HANH][:count])))
    assert len(told.rows) == count
    assert stated(told, "full_name", "sex", "titles", "prof_edu", "pol_theory")[0] == (
        "Bùi Văn Hạnh",
        "male",
        ("CD_PCTUB",),
        "CM_DH",
        None,
    )
    assert str(told.rows[0].values["birth"]) == str(understood(workbook(cards(HANH))).rows[0].values["birth"])


def test_cells_of_such_cards_are_told_where_they_stand() -> None:
    content = workbook(said(HANH, NGUYET))
    told = understood(content)
    assert [issue.place.cell for row in told.rows for issue in row.issues] == ["A9"]
    marked = mark_workbook(content, told.issues, told.notices, headers={told.sheets[0].name: 1})
    assert load_workbook(BytesIO(marked))["Danh sách"]["A9"].comment is not None
    assert stated(understood(marked), "full_name", "sex") == stated(told, "full_name", "sex")


def test_what_stands_second_in_a_cell_is_told_with_that_cell() -> None:
    rows = [[str(row[0]).replace("Nữ: Nam", "Nữ: xyz")] if row else [] for row in said(HANH, NGUYET)]
    told = understood(workbook(rows))
    assert ("A2", "xyz") in [(issue.place.cell, issue.value) for row in told.rows for issue in row.issues]


def test_who_made_a_report_is_no_card() -> None:
    rows: Rows = [["Họ và tên: Bùi Văn Hạnh"], ["Chức vụ: VP-TK"], ["Số điện thoại: 0912"], ["Đơn vị: UBND xã"], []]
    assert [sheet.name for sheet in read(workbook(rows)).sheets] == ["Danh sách"]
    lists: Rows = [["TT", "Họ và tên", "Năm sinh", "Chức vụ"], [1, "Đinh Thị Nguyệt", 1981, "CT UBND"]]
    above: Rows = [[*row[:1]] for row in said(HANH)]
    assert stated(understood(workbook([*above, *lists])), "full_name") == [("Đinh Thị Nguyệt",)]
