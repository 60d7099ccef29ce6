"""The files that offices send: workbooks by Excel of today and of 1997, by LibreOffice, and text with separators."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from io import BytesIO

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tests.corpus.letters import YOUNGER
from tests.corpus.said import Formatted, Formula, Page, Value

MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WITH_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BINARY = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
TONES = "\u0300\u0301\u0303\u0309\u0323"
DAY_FORMAT = "dd/mm/yyyy"


def by_openpyxl(pages: Sequence[Page]) -> bytes:
    book = openpyxl.Workbook()
    for number, page in enumerate(pages):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = page.name
        for row, column, value in _filled(page):
            cell = sheet.cell(row + 1, column + 1, _plain(value))
            if isinstance(value, Formatted):
                cell.number_format = value.shown
            if font := page.fonts.get((row, column)):
                cell.font = Font(name=font)
        for first, left, last, right in page.merges:
            sheet.merge_cells(start_row=first + 1, start_column=left + 1, end_row=last + 1, end_column=right + 1)
        for row in page.hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in page.hidden_columns:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
        sheet.sheet_state = "hidden" if page.is_hidden else "visible"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter(pages: Sequence[Page]) -> bytes:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        for page in pages:
            sheet = book.add_worksheet(page.name)
            for first, left, last, right in page.merges:
                sheet.merge_range(first, left, last, right, "")
            for row, column, value in _filled(page):
                look = {"font_name": page.fonts.get((row, column), "Calibri")}
                if isinstance(value, Formula):
                    sheet.write_formula(row, column, value.formula, None, value.value)
                elif isinstance(value, Formatted | date):
                    shown = value.shown if isinstance(value, Formatted) else DAY_FORMAT
                    sheet.write(row, column, _plain(value), book.add_format({**look, "num_format": shown}))
                else:
                    sheet.write(row, column, value, book.add_format(look) if (row, column) in page.fonts else None)
            for row in page.hidden_rows:
                sheet.set_row(row, None, None, {"hidden": True})
            for column in page.hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            if page.is_hidden:
                sheet.hide()
    return file.getvalue()


def with_macros(pages: Sequence[Page]) -> bytes:
    """An .xlsm: the same parts, another type and a project of macros that nobody runs."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(by_openpyxl(pages))) as plain, zipfile.ZipFile(target, "w") as archive:
        for name in plain.namelist():
            content = plain.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(MAIN, WITH_MACROS).replace(b"</Types>", BINARY)
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    return target.getvalue()


def by_excel_97(pages: Sequence[Page]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8", style_compression=2)
    for page in pages:
        sheet = book.add_sheet(page.name, cell_overwrite_ok=True)
        for first, left, last, right in page.merges:
            sheet.merge(first, last, left, right)
        for row, column, value in _filled(page):
            style = xlwt.XFStyle()
            if isinstance(value, Formatted | date):
                style.num_format_str = value.shown if isinstance(value, Formatted) else DAY_FORMAT
            style.font.name = page.fonts.get((row, column), "Arial")
            sheet.write(row, column, _plain(value), style)
        for row in page.hidden_rows:
            sheet.row(row).hidden = True
        for column in page.hidden_columns:
            sheet.col(column).hidden = True
        sheet.visibility = int(page.is_hidden)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def separated(page: Page, separator: str, encoding: str) -> bytes:
    """The sheet as text: what Excel shows in each cell."""
    text = io.StringIO()
    width = max(len(row) for row in page.rows)
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for row in page.rows:
        writer.writerow([shown(value) for value in row] + [""] * (width - len(row)))
    return encoded(text.getvalue(), encoding)


def encoded(text: str, encoding: str) -> bytes:
    """cp1258 keeps the tone apart from its letter."""
    if encoding != "cp1258":
        return text.encode(encoding)
    composed = unicodedata.normalize("NFC", text.translate(YOUNGER))
    return "".join(_toned(letter) for letter in composed).encode("cp1258", "replace")


def _toned(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in decomposed if mark in TONES)
    rest = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
    return rest + tone


def shown(value: Value) -> str:
    """A cell as Excel shows and exports it."""
    if isinstance(value, Formatted) and isinstance(value.value, date):
        day = value.value
        forms = {"d-mmm": f"{day:%-d-%b}", "mm/yyyy": f"{day:%m/%Y}"}
        return forms.get(value.shown, f"{day:%d/%m/%Y}")
    if isinstance(value, Formatted):
        return f"{value.value:0{len(value.shown)}}"
    plain = _plain(value)
    return "" if plain is None else str(plain)


def _filled(page: Page) -> Iterator[tuple[int, int, Value]]:
    for row, cells in enumerate(page.rows):
        for column, value in enumerate(cells):
            if value is not None:
                yield row, column, value


def _plain(value: Value) -> str | int | float | date | None:
    return value.value if isinstance(value, Formatted | Formula) else value


WORKBOOKS: dict[str, tuple[str, Callable[[Sequence[Page]], bytes]]] = {
    ".xlsx by openpyxl": ("xlsx", by_openpyxl),
    ".xlsx by xlsxwriter": ("xlsx", by_xlsxwriter),
    ".xlsm": ("xlsm", with_macros),
    ".xls of 1997": ("xls", by_excel_97),
}
