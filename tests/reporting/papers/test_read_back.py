"""Every file holds the words and figures of the paper, cell by cell, as they are read back from it."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from docx import Document

from apps.reporting.papers.keeping import paper_of_json, to_json
from apps.reporting.papers.layout import heading_grid, placed_heads, signs, stub_columns
from apps.reporting.papers.paper import Cell, Form, Head, Paper, Row, Table
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.papers.words import written
from tests.reporting.papers.examples import paper, table


def written_rows(each: Table, language: str = "vi") -> list[list[str]]:
    """The rows of a table as documents write them; a heading row says its words over its whole width."""
    with_sign = signs(each)
    rows = []
    for row in each.rows:
        cells = [written(cell, language, has_sign=sign) for cell, sign in zip(row.cells, with_sign, strict=False)]
        words = cells or [row.title] * (each.width - stub_columns(each))
        rows.append([*([row.ordinal] if each.has_ordinals else []), row.title, *words])
    return rows


def test_a_word_document_holds_headings_and_rows_of_every_table() -> None:
    made = paper()
    tables = [found for found in Document(io.BytesIO(RENDERERS["docx"](made))).tables if len(found.rows) > 2]
    assert len(tables) == len(made.tables)
    for found, meant in zip(tables, made.tables, strict=True):
        told = [[cell.text for cell in row.cells] for row in found.rows]
        heads = len(meant.heads)
        assert told[:heads] == heading_grid(meant)
        assert told[heads] == list(meant.numbers)
        assert told[heads + 1 :] == written_rows(meant)


def test_an_english_document_writes_numbers_the_english_way() -> None:
    made = paper(language="en")
    found = next(each for each in Document(io.BytesIO(RENDERERS["docx"](made))).tables if len(each.rows) > 2)
    told = [[cell.text for cell in row.cells] for row in found.rows]
    assert told[3:] == written_rows(made.tables[0], "en")
    assert "1,234,567" in {word for row in told for word in row}


def test_a_workbook_holds_numbers_as_numbers_and_percents_as_fractions() -> None:
    made = paper()
    book = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](made)))
    for sheet, meant in zip(book.worksheets, made.tables, strict=False):
        start = next(row[0].row for row in sheet.iter_rows() if row[0].value == "TT")
        for offset, row in enumerate(meant.rows, start=start + len(meant.heads) + 1):
            cells = list(sheet[offset])[stub_columns(meant) :]
            assert sheet.cell(offset, 2).value == row.title
            for cell, found in zip(row.cells, cells, strict=False):
                assert found.value == stored(cell), (row.title, cell)
                if cell.form is Form.PERCENT and not cell.is_hidden:
                    assert found.number_format.endswith("%")


def stored(cell: Cell) -> object:
    """What a spreadsheet keeps for a cell."""
    if cell.is_hidden:
        return "*"
    if cell.value in ("", None):
        return None
    if cell.form is Form.PERCENT:
        return pytest.approx(float(cell.value or 0) / 100, abs=1e-12)
    return cell.value


def test_a_workbook_explains_prints_and_draws() -> None:
    book = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](paper())))
    first, wide, *_others = book.worksheets
    assert first.print_title_rows
    assert first.page_setup.paperSize == 9
    assert wide.page_setup.orientation == "landscape"
    assert first._charts  # type: ignore[attr-defined]  # no public name
    told = {cell.value for sheet in book.worksheets[2:] for row in sheet.iter_rows() for cell in row}
    assert {"Bằng đại học là bằng cao nhất.", paper().notes[0], paper().legal_basis} <= told


def test_csv_holds_the_grid_of_the_page() -> None:
    made = paper()
    lines = list(csv.reader(io.StringIO(RENDERERS["csv"](made).decode("utf-8-sig"))))
    for meant in made.tables:
        start = lines.index([meant.title]) + 1
        assert lines[start : start + len(meant.heads)] == heading_grid(meant)
        body = lines[start + len(meant.heads) + 1 :]
        for row, line in zip(meant.rows, body, strict=False):
            assert line[: stub_columns(meant)] == [row.ordinal, row.title]
            assert [plain(cell) for cell in row.cells] == line[stub_columns(meant) :]


def test_csv_ends_with_the_seal_as_documents_do() -> None:
    sealed = replace(paper(), seal="7KQ4M", fingerprint="ab12cd34")
    last = RENDERERS["csv"](sealed).decode("utf-8-sig").splitlines()[-1]
    assert "7KQ4M" in last
    assert "ab12cd34" in last
    assert "7KQ4M" not in RENDERERS["csv"](paper()).decode("utf-8-sig")


def plain(cell: Cell) -> str:
    """As CSV writes it: not localised, and never a formula."""
    if cell.is_hidden:
        return "*"
    told = "" if cell.value is None else str(cell.value)
    return f"'{told}" if told.startswith("=") else told


def test_json_is_read_again_as_the_same_paper() -> None:
    made = paper()
    content = to_json(made)
    assert paper_of_json(content) == made
    assert paper_of_json(content).pictures == made.pictures
    assert to_json(paper_of_json(content)) == content


def test_json_says_numbers_as_numbers_with_their_places() -> None:
    told = json.loads(RENDERERS["json"](paper()), parse_float=Decimal)
    cell = told["tables"][0]["rows"][3]["cells"][1]
    assert str(cell["value"]) == "0.05"


def test_headings_stand_where_no_heading_from_above_reaches() -> None:
    places = {(each.head.text, each.row, each.column) for each in placed_heads(table())}
    assert {("TT", 0, 0), ("Ghi chú", 0, 6), ("Số người", 1, 2), ("%", 1, 5)} <= places


def test_a_percent_needs_its_sign_only_where_no_heading_has_it() -> None:
    assert written(Cell(Decimal("83.4"), Form.PERCENT), "vi") == "83,4\u00a0%"
    assert not signs(table())[1]
    assert [row[3] for row in written_rows(table()) if row[1] == "Đại học"] == ["83,4"]


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_an_empty_table_is_no_trouble(form: str) -> None:
    empty: Paper = paper(tables=(), pictures=(), definitions=(), legal_basis="", notes=())
    assert RENDERERS[form](empty)
    rowless = Table("Không có dòng nào", table().heads, (), has_ordinals=True)
    assert RENDERERS[form](paper(tables=(rowless,)))


def test_rows_of_a_workbook_are_as_high_as_their_words() -> None:
    """Programs that do not reckon heights themselves would print the second line over the next row."""
    long = "Trình độ chuyên môn: " + "khác hoặc không nêu trong biểu, " * 12
    listed = Table("", ((Head("Họ và tên"), Head("Chức danh")),), (Row("Bùi Văn Hạnh", (Cell(long, Form.TEXT),)),))
    made = replace(paper(), notes=(long, "Ngắn"), tables=(listed,))
    book = openpyxl.load_workbook(io.BytesIO(RENDERERS["xlsx"](made)))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == long:
                    width = sheet.column_dimensions[cell.column_letter].width
                    assert (sheet.row_dimensions[cell.row].height or 15) >= 15 * len(long) / width
                if cell.value == "Ngắn":
                    assert not sheet.row_dimensions[cell.row].height
    assert sum(cell.value == long for sheet in book.worksheets for row in sheet.iter_rows() for cell in row) == 2
