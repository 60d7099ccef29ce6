"""A workbook of another kind as an .xlsx: the same sheets and cells in the same places, readable in any program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter

from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.rosters.reading import read_sheets
from apps.rosters.workbooks import Sheet, Workbook, text_of

NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_NAME, LONGEST_TEXT = 31, 32_000
WIDEST, NARROWEST, MEASURED_ROWS = 40, 5, 300
LONG_TITLE = 60
FORMATS: Mapping[type, str] = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm", timedelta: "[h]:mm"}
FRAMED_CELLS = 4  # A row with as many filled cells belongs to a table.


def rebuilt(original: bytes, filename: str = "") -> tuple[bytes, dict[str, str]]:
    """The workbook anew, and how each of its sheets is called now."""
    book = read_sheets(original, filename)
    names = dict(_names(book))
    target = BytesIO()
    options = {"in_memory": True, "nan_inf_to_errors": True, **WORDS_STAY_WORDS}
    with xlsxwriter.Workbook(target, options) as made:
        looks = {
            (kind, is_framed): made.add_format(_look(kind, is_framed=is_framed))
            for kind in (None, *FORMATS)
            for is_framed in (False, True)
        }
        for sheet in book.sheets:
            page = made.add_worksheet(names[sheet.name])
            _write(page, sheet, looks)
        if all(sheet.hidden for sheet in book.sheets):
            return target.getvalue(), names
        for sheet, page in zip(book.sheets, made.worksheets(), strict=True):
            if sheet.hidden:
                page.hide()
        next(page for page, sheet in zip(made.worksheets(), book.sheets, strict=True) if not sheet.hidden).activate()
    return target.getvalue(), names


def _look(kind: type | None, *, is_framed: bool) -> dict[str, Any]:
    look: dict[str, Any] = {"font_name": "Times New Roman", "valign": "vcenter"}
    if is_framed:
        look |= {"border": 1, "text_wrap": True}
    if kind:
        look |= {"num_format": FORMATS[kind], "align": "left"}
    return look


def _names(book: Workbook) -> Iterator[tuple[str, str]]:
    """Names of sheets that every office program takes, no two alike."""
    taken: set[str] = set()
    for number, sheet in enumerate(book.sheets, 1):
        name = sheet.name.translate(NOT_IN_NAMES)[:LONGEST_NAME].strip() or f"Sheet{number}"
        if name.lower() in taken:
            name = f"{name[: LONGEST_NAME - 5]} ({number})"
        taken.add(name.lower())
        yield sheet.name, name


def _write(page: Any, sheet: Sheet, looks: Mapping[Any, Any]) -> None:
    widths: dict[int, int] = {}
    inside = {(row, column) for (top, left), (bottom, right) in sheet.merges or () for row in range(top, bottom + 1)
              for column in range(left, right + 1)}  # fmt: skip
    for row, values in enumerate(sheet.rows):
        is_framed = sum(value != "" for value in values) >= FRAMED_CELLS
        for column, value in enumerate(values):
            text = text_of(value)
            if row < MEASURED_ROWS and is_framed and (row, column) not in inside:
                widths[column] = max(widths.get(column, 0), len(text))
            if value != "" or is_framed:
                _put(page, row, column, value, looks, is_framed=is_framed)
    for column, width in widths.items():
        page.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    _merge(page, sheet, looks)


def _put(page: Any, row: int, column: int, value: Any, looks: Mapping[Any, Any], *, is_framed: bool) -> None:
    kind = next((kind for kind in FORMATS if type(value) is kind), None)
    look = looks[kind, is_framed]
    if value == "":
        page.write_blank(row, column, None, look)
    elif kind:
        page.write_datetime(row, column, value, look)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, look)
    elif isinstance(value, int | float):
        page.write_number(row, column, value, look)
    else:
        page.write_string(row, column, str(value)[:LONGEST_TEXT], look)


def _merge(page: Any, sheet: Sheet, looks: Mapping[Any, Any]) -> None:
    """Merged cells as they were; those that would overlap are left apart, because Excel would call that damage."""
    taken: set[tuple[int, int]] = set()
    for (top, left), (bottom, right) in sheet.merges or ():
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(cells) < 2 or cells & taken:  # one cell cannot be merged
            continue
        taken |= cells
        shown = sheet.rows[top][left] if top < len(sheet.rows) and left < len(sheet.rows[top]) else ""
        page.merge_range(top, left, bottom, right, "", looks[None, True])
        if shown != "":
            _put(page, top, left, shown, looks, is_framed=True)
