"""Files of a list: a workbook with a sheet that says where it comes from, or CSV; both row by row."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any

import xlsxwriter
from django.db import transaction
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.cadres.columns import CellValue, Column
from apps.cadres.listing import Chip, Listing
from apps.cadres.resources import CadreResource
from apps.core.permissions import Permission

NAME = Column("full_name", gettext_lazy("Full name"), lambda row: row.cadre.full_name, position=1, width=28)
FORMATS = ("xlsx", "csv")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet would run a cell that begins with one of these as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


def file_of(listing: Listing, form: str, *, origin: list[tuple[str, str]], address: str) -> HttpResponseBase:
    """The list as a file; sensitive columns in it are noted as read before the first row leaves."""
    resource = CadreResource(listing, [NAME, *listing.columns])
    people = resource.get_queryset().filter(listing.user.unit_condition(Permission.EXPORT_NAMES, "home_unit"))
    if listing.sensitive_groups:
        listing.note_reading(people=people.prefetch_related(None).order_by().count(), address=address)
    name = f"can-bo-{listing.day.isoformat()}.{form}"
    if form == "csv":
        return _csv_response(resource, people, name)
    return FileResponse(_workbook(resource, people, origin), as_attachment=True, filename=name, content_type=XLSX)


def _csv_response(resource: CadreResource, people: Any, name: str) -> StreamingHttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    lines = _csv_lines(resource, people)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=disposition)


class _Line:
    """What the csv module writes into; gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(resource: CadreResource, people: Any) -> Iterator[str]:
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    yield BOM + writer.writerow(resource.get_export_headers())
    for row in resource.rows(people):
        yield writer.writerow([_plain(value) for value in row])


def _plain(value: CellValue) -> str:
    """Text that no spreadsheet runs as a formula; days as Vietnamese papers write them."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _workbook(resource: CadreResource, people: Any, origin: list[tuple[str, str]]) -> IO[bytes]:
    """A workbook in a temporary file; each row leaves the memory when the next begins."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book, transaction.atomic():
        count = _people_sheet(book, resource, people)
        _origin_sheet(book, [*origin, (_("People"), str(count))])
    file.seek(0)
    return file


def _people_sheet(book: Any, resource: CadreResource, people: Any) -> int:
    sheet = book.add_worksheet(_("People"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCE5F2", "border": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    columns = [field.column for field in resource.fields.values()]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 1)
    sheet.write_row(0, 0, resource.get_export_headers(), head)
    count = 0
    for count, row in enumerate(resource.rows(people), start=1):
        for place, value in enumerate(row):
            _write(sheet, count, place, value, day)
    sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)
    return count


def _write(sheet: Any, row: int, place: int, value: CellValue, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001  # a day
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


def origin_of(listing: Listing, *, chosen: list[Chip]) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    searched = listing.filters.form.cleaned_data.get("q")
    filters = [(_("Name or code"), searched)] if searched else []
    filters += [(chip.label, chip.value) for chip in chosen]
    taken = timezone.localtime().strftime("%H:%M %d/%m/%Y")
    return [
        (_("As of"), listing.day.strftime("%d/%m/%Y")),
        *(filters or [(_("Filters"), _("none"))]),
        (_("Columns"), ", ".join(str(column.label) for column in [NAME, *listing.columns])),
        (_("Taken by"), str(listing.user)),
        (_("Taken at"), taken),
    ]
