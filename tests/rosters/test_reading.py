"""Files of every kind and condition: read, or refused with a reason; never an exception, never without bounds."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlwt
from django.utils.translation import override

from apps.rosters import remarks
from apps.rosters.inflation import ROW_LIMIT
from apps.rosters.reading import read
from apps.rosters.values import Place, Refused, RefusedError
from apps.rosters.workbooks import FirstOfMonth, Workbook
from tests.rosters.sheets import old_workbook, workbook, workbooks


def refusal(content: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        read(content, "danh-sach.xlsx")
    message = refused.value.refused.message()
    assert "danh-sach.xlsx" in message or "“A”" in message
    return refused.value.refused.code


def zipped(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def first_row(book: Workbook) -> list[object]:
    return list(book.sheets[0].rows[0])


def test_text_stays_text_and_whole_numbers_stay_whole() -> None:
    assert first_row(read(workbook([["00123", "047000000000", 7]]))) == ["00123", "047000000000", 7.0]


def test_an_excel_97_workbook_is_read_with_its_values() -> None:
    assert first_row(read(old_workbook([["00123", "Bùi Văn Hạnh"]]))) == ["00123", "Bùi Văn Hạnh"]


def test_a_workbook_is_read_from_disk(tmp_path: Path) -> None:
    file = tmp_path / "xã.xlsx"
    file.write_bytes(workbook([["a"]]))
    assert read(file).filename == "xã.xlsx"


def test_hidden_rows_count_and_hidden_sheets_are_known() -> None:
    def hide(book: object) -> None:
        book.worksheets()[0].set_row(1, None, None, {"hidden": True})  # type: ignore[attr-defined]  # no types
        book.worksheets()[1].hide()  # type: ignore[attr-defined]  # no types

    book = read(workbooks({"A": [["x"], ["y"]], "B": [["z"]]}, finish=hide))
    assert [len(sheet.rows) for sheet in book.sheets] == [2, 1]
    assert [sheet.hidden for sheet in book.sheets] == [False, True]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path / "nothing.xlsx")
    assert refused.value.refused.code == remarks.NO_FILE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", remarks.EMPTY_FILE),
        (b"\0" * 512, remarks.EMPTY_FILE),
        (b"a line of prose\nand another\n", remarks.NOT_A_WORKBOOK),
        (b"%PDF-1.7\n\x00\x01\xe2\xe3", remarks.NOT_A_WORKBOOK),
        (b"<html><body><p>no table</p></body></html>", remarks.WEB_PAGE),
        (zipped({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), remarks.WORD_DOCUMENT),
        (zipped({"readme.txt": b"hello"}), remarks.NOT_A_WORKBOOK),
        (zipped({"xl/workbook.xml": b"<a/>"}), remarks.DAMAGED),
        (workbook([["a", "b"]] * 50)[:1500], remarks.DAMAGED),
        (b"PK\x03\x04 no zip at all", remarks.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, remarks.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), remarks.PASSWORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), remarks.WORD_DOCUMENT),
        (workbook([]), remarks.NO_DATA),
        (b"x" * (31 * 1024 * 1024), remarks.TOO_LARGE),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_roster_is_refused_with_its_reason(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_a_zip_that_would_inflate_beyond_bounds_is_refused() -> None:
    assert refusal(zipped({"xl/workbook.xml": b"<a/>", "xl/big.xml": b"0" * (301 << 20)})) == remarks.INFLATES


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    honest = zipped({"xl/workbook.xml": b"<a/>", "xl/big.xml": b"0" * (301 << 20)})
    size = (301 << 20).to_bytes(4, "little")
    assert refusal(honest.replace(size, (100).to_bytes(4, "little"))) == remarks.INFLATES


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (1_048_575, 0, remarks.TOO_MANY_ROWS),
        (ROW_LIMIT + 1, 2, remarks.TOO_MANY_ROWS),
        (3, 16_383, remarks.TOO_MANY_COLUMNS),
    ],
)
def test_one_stray_cell_far_away_is_refused_before_it_costs_memory(row: int, column: int, code: str) -> None:
    far = workbooks({"A": [["x"]]}, finish=lambda book: book.worksheets()[0].write(row, column, "far"))
    assert refusal(far) == code


def test_a_bound_is_told_as_the_reader_writes_numbers() -> None:
    told = Refused(remarks.TOO_MANY_ROWS, {"sheet": "A", "limit": str(ROW_LIMIT)})
    assert "100.000 dòng" in told.message()
    with override("en"):
        assert "100,000 rows" in told.message()


@pytest.mark.parametrize(("row", "column", "reads"), [(99_000, 700, False), (99_000, 60, True), (14_000, 700, True)])
def test_two_stray_cells_may_not_span_more_than_any_list(row: int, column: int, *, reads: bool) -> None:
    def stray(book: object) -> None:
        page = book.worksheets()[0]  # type: ignore[attr-defined]  # no types
        page.write(0, column, "right")
        page.write(row, 0, "below")

    content = workbooks({"A": [["x"]]}, finish=stray)
    if reads:
        assert len(read(content).sheets[0].rows) == row + 1
    else:
        assert refusal(content) == remarks.TOO_MANY_CELLS


def test_a_sheet_too_long_is_named_as_its_tab_is() -> None:
    far = workbooks({"Xã A & B": [["x"]]}, finish=lambda book: book.worksheets()[0].write(ROW_LIMIT + 1, 0, "far"))
    with pytest.raises(RefusedError) as refused:
        read(far, "danh-sach.xlsx")
    assert "“Xã A & B”" in refused.value.refused.message()


def test_empty_formatted_cells_far_below_do_no_harm() -> None:
    def border(book: object) -> None:
        bold = book.add_format({"bold": True})  # type: ignore[attr-defined]  # no types
        book.worksheets()[0].write_blank(1_048_575, 3, None, bold)  # type: ignore[attr-defined]  # no types

    assert len(read(workbooks({"A": [["x"], ["y"]]}, finish=border)).sheets[0].rows) == 2


def test_texts_in_an_old_font_are_put_right_and_remembered() -> None:
    sheet = read(workbook([["Hä vµ tªn", "Bïi V¨n H¹nh", "Bùi Văn Hải"]])).sheets[0]
    assert sheet.rows[0] == ["Họ và tên", "Bùi Văn Hạnh", "Bùi Văn Hải"]
    assert sheet.originals["Bùi Văn Hạnh"] == "Bïi V¨n H¹nh"


def test_a_mark_alone_is_no_old_font() -> None:
    assert first_row(read(workbook([["×", "Hà"]]))) == ["×", "Hà"]


@pytest.mark.parametrize(
    ("shown", "read_as"),
    [("mm/yyyy", "05/1976"), ("mmm-yy", "05/1976"), ("yyyy", "1976"), ("dd/mm/yyyy", date(1976, 5, 1))],
)
def test_a_day_of_which_a_workbook_shows_a_part_is_read_as_it_shows(shown: str, read_as: object) -> None:
    made, file = openpyxl.Workbook(), BytesIO()
    cell = made.worksheets[0]["B2"]
    cell.value, cell.number_format = date(1976, 5, 1), shown
    made.save(file)
    assert read(file.getvalue(), "a.xlsx").sheets[0].rows[1][1] == read_as


def test_the_first_of_a_month_in_a_file_of_1997_may_be_the_month_alone() -> None:
    made, file = xlwt.Workbook(), BytesIO()
    made.add_sheet("A").write(0, 0, date(1976, 5, 1), xlwt.easyxf(num_format_str="mm/yyyy"))
    made.save(file)
    assert isinstance(read(file.getvalue(), "a.xls").sheets[0].rows[0][0], FirstOfMonth)


@pytest.mark.parametrize(
    ("sheet", "language", "words"),
    [
        ("Trang tính1", "vi", "Trang tính1, dòng 5, cột C"),
        ("Sheet1", "en", "Sheet1, row 5, column C"),
        ("DS", "en", "Sheet DS, row 5, column C"),
    ],
)
def test_a_place_says_once_that_it_is_on_a_sheet(sheet: str, language: str, words: str) -> None:
    with override(language):
        assert str(Place(sheet, 5, "C")) == words
