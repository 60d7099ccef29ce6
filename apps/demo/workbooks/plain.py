"""Short rosters of many communes at once: what was sent in a period that is long over, to be looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cache
from io import BytesIO
from uuid import UUID
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter

from apps.cadres.models import Posting
from apps.core.dates import partial_date

# From which the acts of invented applications take their numbers.
NAMESPACE = UUID("6b0b6a1e-9f3c-4b57-8a60-3f7a1c2d4e5f")
HEADER = ("TT", "Họ và tên", "Ngày, tháng, năm sinh", "Chức vụ, chức danh")
WIDTHS = (5, 26, 20, 40)
TITLE = "DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC"
HEADER_ROW = 4
# Where the rows go in the template.
SHEET, ROWS = "xl/worksheets/sheet1.xml", re.compile("<sheetData>.*</sheetData>")


def plain_rosters(units: Collection[int], day: date) -> dict[int, bytes]:
    """A workbook for each unit with the names of who served there on the day."""
    posts = Posting.objects.running_on(day).counted().filter(unit__in=units, is_primary=True)
    facts = ("unit", "cadre__full_name", "cadre__birth_date", "cadre__birth_precision", "title__label_vi")
    people: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    # Columns alone: making the models of thousands of people twice takes a second.
    for unit, name, born, precision, title in posts.order_by("title__position", "cadre__sort_key").values_list(*facts):
        people[unit].append((name, str(partial_date(born, precision) or ""), title))
    return {unit: _workbook(people[unit], day) for unit in units}


def _workbook(people: list[tuple[str, str, str]], day: date) -> bytes:
    """The template with rows of its own: a workbook a commune by way of a writer would take seconds."""
    rows = [(1, ("", TITLE)), (2, ("", f"(Tính đến ngày {day:%d/%m/%Y})")), (HEADER_ROW, HEADER)]
    rows += [(HEADER_ROW + number, (str(number), *person)) for number, person in enumerate(people, 1)]
    written = "".join(f'<row r="{number}">{_cells(number, texts)}</row>' for number, texts in rows)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as book:
        for entry, content in _template(day):
            is_sheet = entry.filename == SHEET
            book.writestr(
                entry, ROWS.sub(lambda _: f"<sheetData>{written}</sheetData>", content) if is_sheet else content
            )
    return stream.getvalue()


def _cells(number: int, texts: tuple[str, ...]) -> str:
    style = ' s="1"' if number == HEADER_ROW else ""
    cells = (
        f'<c r="{column}{number}"{style}{_value(text)}' for column, text in zip("ABCD", texts, strict=False) if text
    )
    return "".join(cells)


def _value(text: str) -> str:
    return f"><v>{text}</v></c>" if text.isdigit() else f' t="inlineStr"><is><t>{escape(text)}</t></is></c>'


@cache
def _template(day: date) -> list[tuple[ZipInfo, str]]:
    """The parts of a workbook with nothing but the header, whose style is number 1."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": day})
        sheet = book.add_worksheet("Danh sách")
        # a format that no cell has would not be written
        sheet.write_row(HEADER_ROW - 1, 0, HEADER, book.add_format({"bold": True, "border": 1}))
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
    with ZipFile(stream) as book:
        parts = [(entry, book.read(entry).decode()) for entry in book.infolist()]
    # how far the sheet reaches is left to be seen from its rows
    return [(entry, re.sub("<dimension[^>]*/>", "", content)) for entry, content in parts]
