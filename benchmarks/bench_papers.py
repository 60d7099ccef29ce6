"""Goal W1: files of a paper beside what others need: the workbook writer alone, python-docx, WeasyPrint.

WeasyPrint needs libraries of the system and is no package of ours: where it is not installed, an empty page is shown
beside our PDF instead, which is no goal.
"""

import io
import tracemalloc
from datetime import date
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec

import typst
import xlsxwriter
from docx import Document

from apps.reporting.papers.document import to_document
from apps.reporting.papers.paper import Cell, Form, Head, Look, Paper, Row, Table
from apps.reporting.papers.pdf import to_pdf
from apps.reporting.papers.words import written
from apps.reporting.papers.workbook import to_workbook

from .measurement import Measurement, median_seconds

# A province by commune: 151 units, a number and a share for each of 14 categories.
UNITS, CATEGORIES = 151, 14
FLAT_ROWS, FLAT_COLUMNS = 2_500, 20
MANY_UNITS, MANY_COLUMNS = 3_000, 200


def run() -> list[Measurement]:
    wide, flat = paper(wide_table()), paper(flat_table())
    print(f"\n{MANY_UNITS * MANY_COLUMNS:,} cells as a workbook: {memory_of_many():.0f} MiB beside their table")
    return [
        Measurement(
            f"W1 flat workbook, {FLAT_ROWS * FLAT_COLUMNS:,} cells",
            median_seconds(lambda: to_workbook(flat), times=3),
            median_seconds(lambda: written_alone(flat), times=3),
            "XlsxWriter, the same cells",
            1.2,
        ),
        Measurement(
            "W1 Word document, 151 communes",
            median_seconds(lambda: to_document(wide), times=3),
            median_seconds(lambda: document_alone(wide), times=1),
            "python-docx, the same table",
            0.5,
        ),
        Measurement("W1 PDF, 151 communes", median_seconds(lambda: to_pdf(wide), times=3), *pdf_of_others(wide)),
    ]


def memory_of_many() -> float:
    """Mebibytes that a workbook of all communes of the country takes at most while it is written."""
    cells = tuple(Cell(number) for number in range(MANY_COLUMNS))
    heads = ((Head("Dòng"), *(Head(f"Cột {number}") for number in range(MANY_COLUMNS))),)
    many = paper(Table("Bảng", heads, tuple(Row(f"Xã {number}", cells) for number in range(MANY_UNITS))))
    tracemalloc.start()
    to_workbook(many)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1024**2


def paper(table: Table) -> Paper:
    day = date(2025, 2, 28)
    return Paper("bench", "Báo cáo", "Tỉnh Hòa Bình", "17", day, "Tính đến ngày 28 tháng 02 năm 2025", (table,))


def wide_table() -> Table:
    heads = (
        (Head("Đơn vị", rows=2), *(Head(f"Trình độ {number}", columns=2) for number in range(CATEGORIES))),
        tuple(Head(word) for _ in range(CATEGORIES) for word in ("SL", "%")),
    )
    pair = (Cell(1234), Cell(Decimal("83.4"), Form.PERCENT))
    rows = tuple(Row(f"Xã số {number}", pair * CATEGORIES) for number in range(UNITS))
    return Table("Trình độ chuyên môn", heads, (Row("Tổng số", pair * CATEGORIES, Look.TOTAL), *rows))


def flat_table() -> Table:
    heads = ((Head("Dòng"), *(Head(f"Cột {number}") for number in range(FLAT_COLUMNS - 1))),)
    cells = tuple(Cell(number) for number in range(FLAT_COLUMNS - 1))
    return Table("Bảng", heads, tuple(Row(f"Dòng {number}", cells) for number in range(FLAT_ROWS)))


def written_alone(flat: Paper) -> bytes:
    """What one would write by hand, with the same borders and number formats."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as file:
        words, numbers = file.add_format({"border": 1}), file.add_format({"border": 1, "num_format": "#,##0"})
        sheet = file.add_worksheet()
        for row, line in enumerate(flat.tables[0].rows):
            sheet.write_string(row, 0, line.title, words)
            for column, cell in enumerate(line.cells, start=1):
                sheet.write_number(row, column, cell.value, numbers)
    return stream.getvalue()


def document_alone(wide: Paper) -> bytes:
    """Cell by cell, as the library's own guide does it."""
    document, (table,) = Document(), wide.tables
    made = document.add_table(rows=len(table.rows), cols=table.width)
    for found, line in zip(made.rows, table.rows, strict=True):
        words = (line.title, *(written(cell, "vi") for cell in line.cells))
        for cell, word in zip(found.cells, words, strict=True):
            cell.text = word
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def pdf_of_others(wide: Paper) -> tuple[float, str, float | None]:
    """Seconds, words and aim: the same table by WeasyPrint, else an empty page."""
    if find_spec("weasyprint") is None:
        return median_seconds(empty_page, times=3), "typst, an empty page", None
    page = html_of(wide.tables[0])
    make = import_module("weasyprint").HTML
    return median_seconds(lambda: make(string=page).write_pdf(), times=1), "WeasyPrint, the same table", 0.2


def html_of(table: Table) -> str:
    """The plainest page that prints the table on sheets of A4."""
    style = "@page{size:A4 landscape}table{border-collapse:collapse;font-size:6pt}td,th{border:1px solid}"
    heads = [[f"<th rowspan={head.rows} colspan={head.columns}>{head.text}" for head in line] for line in table.heads]
    rows = [[f"<td>{row.title}", *(f"<td>{written(cell, 'vi')}" for cell in row.cells)] for row in table.rows]
    head, body = ("".join(f"<tr>{''.join(line)}" for line in lines) for lines in (heads, rows))
    return f"<style>{style}</style><table><thead>{head}<tbody>{body}</table>"


def empty_page() -> bytes:
    return bytes(typst.compile(b" ", format="pdf"))
