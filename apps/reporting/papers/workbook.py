"""A paper as a workbook: a sheet for each table, pictures, notes and definitions, on A4 (very wide tables on A3).

Numbers are numbers and shares are fractions shown as percent, so that a spreadsheet computes on with them.
"""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as __

from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.reporting.papers.layout import is_large, is_wide, needs, shares_of_width, stub_columns
from apps.reporting.papers.letterheads import receiver_line
from apps.reporting.papers.paper import Cell, Form, Look, Paper, Row, Table
from apps.reporting.papers.words import HIDDEN, WHY_HIDDEN, in_its_language, seal_line, standing
from apps.reporting.papers.workbook_chart import insert_chart
from apps.reporting.papers.workbook_heads import write_heads
from apps.reporting.papers.workbook_heights import set_heights, write_words
from apps.reporting.papers.workbook_looks import Looks
from apps.reporting.papers.workbook_pictures import write_pictures
from apps.reporting.unit_codes import are_several

A3, A4 = 8, 9
COUNT = Cell(0)
# What a name of a sheet may have, less room for a number that keeps names apart.
NAME_LENGTH = 27
# Workbooks of more cells are written row by row, each row leaving the memory when the next begins; smaller ones as a
# whole, as only these keep beside a chart the figures that it draws.
MOST_KEPT = 50_000
# A single column wider than a page lying across would be cut by programs that scale between columns alone.
WIDTH_OF_NOTES = 100
# Characters across a sheet, upright and on its side, from which the widths of columns are taken.
ACROSS, ACROSS_WIDE, ACROSS_LARGE = 92, 140, 215
# No column is narrower, but of so many columns that only their own words decide; what the sides of a cell take.
NARROWEST, SIDES = 9, 1


class Book:
    """The workbook being written, with its formats and the names that its sheets have taken."""

    def __init__(self, file: Any, paper: Paper) -> None:
        self.file, self.paper = file, paper
        self.looks = Looks(file)
        self.names: set[str] = set()

    def sheet(self, name: str, lines: tuple[str, ...]) -> Any:
        sheet = self.file.add_worksheet(self._own_name(name))
        for row, line in enumerate(lines):
            sheet.write_string(row, 0, line, self.looks.line(is_first=not row))
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&9{seal_line(self.paper) or '&A'}&R&9&P/&N")
        return sheet

    def _own_name(self, name: str) -> str:
        allowed = "".join(letter for letter in name if letter not in "[]:*?/\\").strip("' ") or __("Table")
        short, number = allowed[:NAME_LENGTH].strip("' "), 1
        while (own := short if number == 1 else f"{short} {number}").lower() in self.names:
            number += 1
        self.names.add(own.lower())
        return own


def to_workbook(paper: Paper) -> bytes:
    stream = io.BytesIO()
    with in_its_language(paper), xlsxwriter.Workbook(stream, {**_keeping(paper), **WORDS_STAY_WORDS}) as file:
        file.set_properties({"title": paper.title, "subject": f"{paper.unit}, {paper.as_of}"})
        book = Book(file, paper)
        for table in paper.tables:
            _table(book, table)
        write_pictures(book)
        if paper.notes or paper.paragraphs:
            _words(book, __("Notes"), [(note,) for note in (*paper.paragraphs, *paper.notes)], (WIDTH_OF_NOTES,))
        _definitions(book)
    return stream.getvalue()


def _keeping(paper: Paper) -> dict[str, bool]:
    cells = sum(len(table.rows) * table.width for table in paper.tables)
    return {"constant_memory" if cells > MOST_KEPT else "in_memory": True}


def _table(book: Book, table: Table) -> None:
    paper = book.paper
    counted = __("Counted in: %(unit)s") % {"unit": paper.counted_in} if paper.counted_in else ""
    unit = "" if are_several(paper.unit_code) else paper.unit
    lines = (
        paper.title,
        paper.form_number,
        receiver_line(paper),
        unit,
        *standing(paper),
        counted,
        table.title,
        table.words,
    )
    kept = tuple(line for line in dict.fromkeys(lines) if line)
    sheet = book.sheet(table.title, kept)
    first = len(kept) + 1
    below = first + len(table.heads) + bool(table.numbers)
    _set_up(sheet, table, first, below)
    write_heads(sheet, table, first, book.looks)
    for row, line in enumerate(table.rows, start=below):
        _row(book, sheet, row, table, line)
    insert_chart(book.file, sheet, table, first=below, after=below + len(table.rows) + 1)


def _set_up(sheet: Any, table: Table, first: int, below: int) -> None:
    if is_wide(table):
        sheet.set_landscape()
    if is_large(table):
        sheet.set_paper(A3)
    sheet.repeat_rows(first, below - 1)
    sheet.freeze_panes(below, stub_columns(table))
    across = ACROSS_LARGE if is_large(table) else ACROSS_WIDE if is_wide(table) else ACROSS
    widths = [
        min(max(share * across, least), 55) for share, least in zip(shares_of_width(table), _least(table), strict=True)
    ]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    set_heights(sheet, table, widths, first=first, below=below)


def _least(table: Table) -> Sequence[float]:
    """How narrow each column may be; a sheet that is fitted to its page shrinks by all that is not needed."""
    if is_large(table):
        return [digits + SIDES for digits in needs(table)]
    ordinals = [5.0] * table.has_ordinals
    return [*ordinals, *([NARROWEST] * (table.width - len(ordinals)))]


def _row(book: Book, sheet: Any, row: int, table: Table, line: Row) -> None:
    looks, column = book.looks, 0
    if table.has_ordinals:
        sheet.write_string(row, 0, line.ordinal, looks.title(line.look, -1))
        column = 1
    sheet.write_string(row, column, line.title, looks.title(line.look, line.depth))
    counts = looks.figure(line.look, COUNT)  # most cells are counts: looked up once a row
    for cell in line.cells:
        column += 1
        if cell.form is Form.COUNT and type(cell.value) is int:
            sheet.write_number(row, column, cell.value, counts)
            continue
        _figure(sheet, row, column, cell, counts if cell.form is Form.COUNT else looks.figure(line.look, cell))
    for empty in range(column + 1, table.width):
        sheet.write_blank(row, empty, None, looks.title(line.look, 0))


def _figure(sheet: Any, row: int, column: int, cell: Cell, look: Any) -> None:
    """A number as a number, a percent as the fraction it stands for; a hidden figure is a star, an absent one empty."""
    value = cell.value
    if cell.is_hidden:
        sheet.write_string(row, column, HIDDEN, look)
    elif value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write_number(row, column, float(value) / 100 if cell.form is Form.PERCENT else value, look)


def _definitions(book: Book) -> None:
    """What the figures mean, with the legal basis of the whole."""
    paper = book.paper
    rows = [(each.title, each.words, each.legal_basis) for each in paper.definitions]
    if paper.legal_basis or paper.version:
        rows.append((__("Report"), __("Version %(version)s") % {"version": paper.version}, paper.legal_basis))
    if any(cell.is_hidden for table in paper.tables for row in table.rows for cell in row.cells):
        rows.append((HIDDEN, __(WHY_HIDDEN), ""))
    if rows:
        _words(book, __("Definitions"), [(__("Name"), __("Definition"), __("Legal basis")), *rows], (34, 80, 44))


def _words(book: Book, name: str, rows: list[tuple[str, ...]], widths: tuple[int, ...]) -> None:
    sheet = book.sheet(name, (book.paper.title,))
    sheet.set_landscape()
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, values in enumerate(rows, start=2):
        is_head = len(widths) > 1 and number == 2  # the first row below the title
        look = book.looks.head() if is_head else book.looks.title(Look.PART, 0)
        write_words(sheet, number, values, look, widths)
