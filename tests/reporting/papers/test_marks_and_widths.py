"""Lists of people with a column for every level: marks stand in the middle, sheets are no wider than their words."""

import io
from dataclasses import replace

import openpyxl
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from apps.reporting.papers.document import to_document
from apps.reporting.papers.layout import shares_of_width
from apps.reporting.papers.page_grid import page_grid
from apps.reporting.papers.paper import Cell, Form, Head, Row, Table
from apps.reporting.papers.workbook import to_workbook
from tests.reporting.papers.examples import paper

LEVELS = 40
# A sheet of A3 on its side holds so many letters of the workbook's size; this much wider it is still read with ease.
ACROSS_A3, READABLE = 215, 1.4


def list_of_people() -> Table:
    heads = ((Head("TT"), Head("Họ và tên"), *(Head("THPT") for _each in range(LEVELS))),)
    marks = tuple(Cell("x" if number % 3 == 0 else "", Form.TEXT) for number in range(LEVELS))
    return Table("", heads, (Row("Bùi Văn Hạnh", marks, ordinal="1"),), has_ordinals=True)


def test_a_single_letter_stands_in_the_middle_of_its_cell_everywhere() -> None:
    asked = replace(paper(), tables=(list_of_people(),))
    sheet = openpyxl.load_workbook(io.BytesIO(to_workbook(asked))).worksheets[0]
    assert {cell.alignment.horizontal for row in sheet for cell in row if cell.value == "x"} == {"center"}
    cells = [
        cell for each in Document(io.BytesIO(to_document(asked))).tables for row in each.rows for cell in row.cells
    ]
    assert {cell.paragraphs[0].alignment for cell in cells if cell.text == "x"} == {WD_ALIGN_PARAGRAPH.CENTER}
    shown = page_grid(list_of_people()).rows[0].cells
    assert {cell.css_class for cell in shown if cell.text == "x"} == {"text-center"}


def test_a_sheet_of_many_columns_is_no_wider_than_a_page_that_can_be_read() -> None:
    asked = replace(paper(), tables=(list_of_people(),))
    sheet = openpyxl.load_workbook(io.BytesIO(to_workbook(asked))).worksheets[0]
    width = sum(each.width * ((each.max or 1) - (each.min or 1) + 1) for each in sheet.column_dimensions.values())
    assert width <= ACROSS_A3 * READABLE


def test_a_column_has_room_for_the_formula_below_its_heading() -> None:
    heads = ((Head("Nội dung"), Head("Số"), Head("Số")),)
    plain = Table("", heads, (Row("Đào tạo", (Cell(1), Cell(2))),), numbers=("1", "2", "3"))
    formula = replace(plain, numbers=("1", "2 (=3+4+5+6+7)", "3"))
    assert shares_of_width(formula)[1] > shares_of_width(plain)[1]
