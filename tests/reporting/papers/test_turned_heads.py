"""Headings of official forms stand upright where narrow columns would cut their words, in every kind of document."""

import io
from dataclasses import replace

import openpyxl
import pypdf
import pytest
from docx import Document
from docx.table import _Row

from apps.reporting.papers.document import to_document
from apps.reporting.papers.layout import LARGE, has_turned_heads, shares_of_width, size_for
from apps.reporting.papers.paper import Cell, Head, Paper, Row, Table
from apps.reporting.papers.pdf import to_pdf
from apps.reporting.papers.workbook import to_workbook
from tests.reporting.papers.examples import paper

ENGLISH = ("Party members", "Ethnic minority", "Certificate in a minority language", "Intermediate", "Elementary") * 8
VIETNAMESE = ("Đảng viên", "Dân tộc thiểu số", "Chứng chỉ", "Trung cấp", "Sơ cấp") * 8


def form(words: tuple[str, ...]) -> Table:
    """Forty columns below two headings, with their numbers."""
    heads = (
        (Head("Unit", rows=2), Head("Trained", columns=20), Head("Others", columns=20)),
        tuple(map(Head, words)),
    )
    numbers = ("A", *map(str, range(1, 41)))
    return Table("", heads, (Row("Huyện Cao Phong", tuple(Cell(1_163) for _word in words)),), numbers=numbers)


def printed(words: tuple[str, ...]) -> Paper:
    return replace(paper(), tables=(form(words),), form_number="BM02/BNV")


@pytest.mark.parametrize(("words", "are_turned"), [(ENGLISH, True), (VIETNAMESE, False)])
def test_only_words_without_room_are_turned_in_word(words: tuple[str, ...], are_turned: bool) -> None:
    assert has_turned_heads(form(words)) is are_turned
    rows = next(
        each for each in Document(io.BytesIO(to_document(printed(words)))).tables if len(each.columns) == 41
    ).rows
    turned = rows[1]._tr.xpath("./w:tc/w:tcPr/w:textDirection")
    assert len(turned) == (40 if are_turned else 0)
    if are_turned:
        longest, size = max(map(len, words[2].split())), size_for(form(words))
        assert _height(rows[1]) >= longest * size / 2


def test_they_are_turned_in_workbooks_whose_columns_are_as_narrow_as_their_figures() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_workbook(printed(ENGLISH)))).worksheets[0]
    turned = [cell for row in sheet for cell in row if cell.alignment.textRotation == 90]
    assert {str(cell.value) for cell in turned} == set(ENGLISH)
    assert max(each.width for name, each in sheet.column_dimensions.items() if name != "A") < 9
    assert (sheet.row_dimensions[turned[0].row or 0].height or 0) > 5 * len("Intermediate")


def test_they_are_turned_in_pdf() -> None:
    page = pypdf.PdfReader(io.BytesIO(to_pdf(printed(ENGLISH)))).pages[0]
    upright = page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=True)
    assert "Intermediate" not in upright
    assert "Trained" in upright


def test_turned_headings_leave_the_page_to_figures_and_titles() -> None:
    first, *others = shares_of_width(form(ENGLISH))
    assert first * LARGE > len("Phong") * size_for(form(ENGLISH))
    assert max(others) - min(others) < 0.001


def test_a_heading_over_two_rows_is_given_the_height_that_it_needs_on_each_page() -> None:
    """LibreOffice repeats headings as high as it is told, and cuts what reaches over several rows."""
    long = "Trong đó: lãnh đạo, quản lý cấp xã"
    heads = ((Head("Nội dung", rows=2), Head(long, rows=2), Head("Chia ra", columns=6)), tuple(map(Head, "ABCDEF")))
    table = Table("", heads, (Row("Đào tạo", tuple(Cell(number) for number in range(7))),))
    rows = next(
        each
        for each in Document(io.BytesIO(to_document(replace(paper(), tables=(table,))))).tables
        if len(each.columns) == 8
    ).rows
    size, width = size_for(table), int(rows[0]._tr.xpath("./w:tc[2]/w:tcPr/w:tcW/@w:w")[0]) / 20
    lines = len(long) * size * 0.5 / width
    assert sum(map(_height, rows[:2])) >= lines * size


def test_who_signs_is_not_parted_by_the_end_of_a_page() -> None:
    tables = Document(io.BytesIO(to_document(replace(paper(), form_number="")))).tables
    *_others, signed = (each for each in tables if len(each.rows) == 1)
    assert signed.rows[0]._tr.xpath("./w:trPr/w:cantSplit")


def _height(row: _Row) -> float:
    """In points."""
    return int(row._tr.xpath("./w:trPr/w:trHeight/@w:val")[0]) / 20
