"""Days of which a workbook shows only the month or the year: 5/1976 typed into Excel becomes the first of May 1976."""

import re
import zipfile
import zlib
from array import array
from collections.abc import Mapping
from datetime import date
from html import unescape
from io import BytesIO

from apps.rosters.sheet_parts import ATTRIBUTE, sheet_parts
from apps.rosters.sheet_xml import pieces
from apps.rosters.workbooks import CellValue, FirstOfMonth, position_of

FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
CELL_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
CELL_FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,6})[\"']")
# What a format's code holds besides the letters of a day: words in quotes, colours and languages, escaped signs.
LITERALS = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.|_.|\*.")
MONTH_AND_YEAR, FORMAT_OF_EXCEL = "%m/%Y", b"17"  # mmm-yy
# By how they show a day, the cells that do, each as one number: of a long sheet there are hundreds of thousands.
Places = Mapping[str, "array[int]"]
WIDTH = 1 << 15


def shown_dates(data: bytes) -> dict[int, Places]:
    """By the place of the sheet in an .xlsx: its cells, counted from 0, that show less than a day, and how.

    A sheet of a file that does not tell is not among them.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = sheet_parts(archive)
            styles = _styles(archive.read("xl/styles.xml")) if parts else {}
            return {place: _places(archive, name, styles) if styles else {} for place, name in parts.items()}
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, NotImplementedError):
        return {}


def as_shown(rows: list[list[CellValue]], places: Places) -> None:
    """Put what is shown in the place of the day that stands behind it."""
    for form, cells in places.items():
        for row, column in (divmod(cell, WIDTH) for cell in cells):
            value = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
            if isinstance(value, date) and value.day == 1:
                rows[row][column] = f"{value:{form}}"


def perhaps_months(rows: list[list[CellValue]]) -> None:
    """Where a file does not tell how it shows a day, the first of a month may stand for the month."""
    for row in rows:
        for column, value in enumerate(row):
            if type(value) is date and value.day == 1:
                row[column] = FirstOfMonth(value.year, value.month, 1)


def _styles(xml: bytes) -> dict[bytes, str]:
    """The cell formats that show less than a day, by the number that cells name them by."""
    codes = {FORMAT_OF_EXCEL: MONTH_AND_YEAR}
    for about in FORMAT.findall(xml):
        told = dict(ATTRIBUTE.findall(about))
        form = _form(unescape(told.get(b"formatCode", b"").decode("utf-8", "replace")))
        if form:
            codes[told.get(b"numFmtId", b"")] = form
    listed = CELL_FORMATS.search(xml)
    formats = CELL_FORMAT.findall(listed[0]) if listed else []
    numbers = (dict(ATTRIBUTE.findall(about)).get(b"numFmtId", b"") for about in formats)
    return {b"%d" % place: codes[number] for place, number in enumerate(numbers) if number in codes}


def _form(code: str) -> str | None:
    letters = LITERALS.sub("", code.partition(";")[0]).lower()
    if "y" not in letters or any(letter in letters for letter in "dhs"):
        return None
    return MONTH_AND_YEAR if "m" in letters else "%Y"


def _places(archive: zipfile.ZipFile, name: str, styles: Mapping[bytes, str]) -> Places:
    numbers = b"|".join(styles)
    formatted = re.compile(rb"<(?:\w+:)?c\b[^>]*?\bs=[\"'](" + numbers + rb")[\"'][^>]*>")
    places = {form: array("Q") for form in styles.values()}
    for xml in pieces(archive, name):
        for tag in formatted.finditer(xml):
            if at := REFERENCE.search(tag[0]):
                places[styles[tag[1]]].append((int(at[2]) - 1) * WIDTH + position_of(at[1].decode()))
    return places
