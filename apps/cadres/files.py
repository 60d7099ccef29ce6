"""Files of a list: a workbook with a sheet that says where it comes from, or CSV; both row by row."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.db import transaction
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import formats
from django.utils.translation import gettext as _

from apps.cadres.columns import CellValue
from apps.core.spreadsheets import BOM, WORDS_STAY_WORDS, inert
from apps.rosters.resources import ListResource

FORMATS = ("xlsx", "csv")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What Excel forbids in the name of a sheet, and how long it may be.
NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_SHEET_NAME = 31


def file_response(
    resource: ListResource, rows: Any, *, form: str, stem: str, title: str, origin: list[tuple[str, str]]
) -> HttpResponseBase:
    """The rows as a file of one of `FORMATS`; `title` names the sheet and counts its rows."""
    if form == "csv":
        return csv_response(resource, rows, f"{stem}.csv")
    book = _workbook(resource, rows, origin, title)
    return FileResponse(book, as_attachment=True, filename=f"{stem}.xlsx", content_type=XLSX)


def _sheet_name(title: str) -> str:
    return title.translate(NOT_IN_SHEET_NAMES)[:LONGEST_SHEET_NAME].strip()


def csv_response(resource: ListResource, rows: Any, name: str) -> StreamingHttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    lines = _csv_lines(resource, rows)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=disposition)


class _Line:
    """What the csv module writes into; gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(resource: ListResource, rows: Any) -> Iterator[str]:
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    yield BOM + writer.writerow(resource.get_export_headers())
    for row in resource.rows(rows):
        yield writer.writerow([_plain(value) for value in row])


def _plain(value: CellValue) -> str:
    """Text that no spreadsheet runs as a formula; days as Vietnamese papers write them."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Decimal):
        return formats.number_format(value, use_l10n=True)
    return inert("" if value is None else str(value))


def _workbook(resource: ListResource, rows: Any, origin: list[tuple[str, str]], title: str) -> IO[bytes]:
    """A workbook in a temporary file; each row leaves the memory when the next begins."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    options = {"constant_memory": True, **WORDS_STAY_WORDS}
    with xlsxwriter.Workbook(file, options) as book, transaction.atomic():
        count = _rows_sheet(book, resource, rows, title)
        _origin_sheet(book, [*origin, (title, str(count))])
    file.seek(0)
    return file


def _rows_sheet(book: Any, resource: ListResource, rows: Any, title: str) -> int:
    sheet = book.add_worksheet(_sheet_name(title))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCE5F2", "border": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    share = book.add_format({"num_format": "0.0"})
    columns = [field.column for field in resource.fields.values()]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, resource.get_export_headers(), head)
    count = 0
    for count, row in enumerate(resource.rows(rows), start=1):
        for place, value in enumerate(row):
            _write(sheet, count, place, value, day, share)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    return count


def _write(sheet: Any, row: int, place: int, value: CellValue, day: Any, share: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001  # a day
    elif isinstance(value, Decimal):
        sheet.write_number(row, place, value, share)
    elif isinstance(value, int):
        sheet.write_number(row, place, value)
    elif value:
        sheet.write_string(row, place, value)


def _origin_sheet(book: Any, lines: list[tuple[str, str]]) -> None:
    """Who took this list, when, as of which day and by which filters."""
    sheet = book.add_worksheet(_("About this file"))
    bold = book.add_format({"bold": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 70)
    for place, (label, words) in enumerate(lines):
        sheet.write_string(place, 0, label, bold)
        sheet.write_string(place, 1, words, wrap)
