"""A workbook of another kind as an .xlsx: the same sheets, cells and looks in the same places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import xlsxwriter
from python_calamine import CalamineError

from apps.core.spreadsheets import WORDS_STAY_WORDS
from apps.rosters.looks.reading import looks_of
from apps.rosters.looks.words import BookLook, Lost, SheetLook
from apps.rosters.marked.package import clean
from apps.rosters.marked.plain import plain_look
from apps.rosters.marked.sheet_frame import write_frame
from apps.rosters.reading import opened, read_sheets
from apps.rosters.workbooks import CellValue

NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_NAME, LONGEST_TEXT = 31, 32_000
FORMATS: Mapping[type, str] = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm", timedelta: "[h]:mm"}
OLDEST = date(1900, 1, 1)
BEFORE_ONE = date(1899, 12, 30)


@dataclass
class Rebuilt:
    """The workbook anew, how each of its sheets is called now, whether it looks as it did, and what is not in it."""

    content: bytes
    names: dict[str, str]
    has_looks: bool
    lost: Collection[Lost] = field(default_factory=set)


def rebuilt(original: bytes, filename: str = "") -> Rebuilt:
    """The workbook as an .xlsx; raises RefusedError where the file cannot be read."""
    read = read_sheets(original, filename)
    # Looks are damaged in more ways than can be named; the values are not given up for them.
    with suppress(Exception):
        if book := looks_of(original):
            return _built(book, _values(original, filename), has_looks=True)
    return _built(plain_look(read), {sheet.name: sheet.rows for sheet in read.sheets}, has_looks=False)


def _built(book: BookLook, values: Mapping[str, Sequence[Sequence[CellValue]]], *, has_looks: bool) -> Rebuilt:
    names = dict(_names([sheet.name for sheet in book.sheets]))
    target = BytesIO()
    options = {"in_memory": True, "nan_inf_to_errors": True, **WORDS_STAY_WORDS}
    with xlsxwriter.Workbook(target, options) as made:
        writing = _Writing(made, book)
        for sheet in book.sheets:
            page = made.add_worksheet(names[sheet.name])
            write_frame(page, sheet, writing.formats)
            writing.write(page, sheet, values.get(sheet.name, ()))
        _hide(made, book.sheets)
    return Rebuilt(target.getvalue(), names, has_looks, book.lost)


def _values(original: bytes, filename: str) -> dict[str, Sequence[Sequence[CellValue]]]:
    """What the cells hold, letters of old fonts as they are: the font stands beside them."""
    book = opened(original, filename)
    found: dict[str, Sequence[Sequence[CellValue]]] = {}
    for place, name in enumerate(book.sheet_names):
        try:
            sheet = book.get_sheet_by_index(place)
        except CalamineError:  # a sheet of a chart holds no cells
            continue
        left: list[CellValue] = [""] * (sheet.start or (0, 0))[1]
        found[name] = [[*left, *row] for row in sheet.iter_rows()] if sheet.start else []
    return found


def _names(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names of sheets that every office program takes, no two alike."""
    taken: set[str] = set()
    for number, told in enumerate(names, 1):
        name = clean(told).translate(NOT_IN_NAMES)[:LONGEST_NAME].strip() or f"Sheet{number}"
        if name.lower() in taken:
            name = f"{name[: LONGEST_NAME - 5]} ({number})"
        taken.add(name.lower())
        yield told, name


def _hide(made: Any, sheets: Sequence[SheetLook]) -> None:
    """Hidden sheets as they were, the first that shows in front; a workbook of hidden sheets would not open."""
    shown = [page for page, sheet in zip(made.worksheets(), sheets, strict=True) if not sheet.is_hidden]
    if not shown:
        return
    shown[0].activate()
    shown[0].set_first_sheet()
    for page, sheet in zip(made.worksheets(), sheets, strict=True):
        if sheet.is_hidden:
            page.hide()


class _Writing:
    """The cells of a workbook and the formats that it has of them."""

    def __init__(self, made: Any, book: BookLook) -> None:
        self._made = made
        self.formats = [made.add_format(look.properties()) for look in book.looks]
        self._own = {kind: made.add_format({"num_format": form, "align": "left"}) for kind, form in FORMATS.items()}
        self._looks = book.looks
        self._dated: dict[tuple[int, type], Any] = {}

    def write(self, page: Any, sheet: SheetLook, rows: Sequence[Sequence[CellValue]]) -> None:
        """Values and looks row by row; inside a merged span all cells but the first are empty."""
        covered = {
            (row, column)
            for top, left, bottom, right in sheet.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }
        for (row, column), look in sheet.cells.items():
            page.write_blank(row, column, None, self.formats[look])
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if value != "" and (row, column) not in covered:
                    self._put(page, (row, column), value, sheet)

    def _put(self, page: Any, place: tuple[int, int], value: CellValue, sheet: SheetLook) -> None:
        look = sheet.look_at(*place)
        form = self.formats[look] if look is not None else None
        formula = sheet.formulas.get(place)
        if formula:
            page.write_formula(*place, formula, form, _result(value))
        elif isinstance(value, bool):
            page.write_boolean(*place, value, form)
        elif isinstance(value, int | float):
            page.write_number(*place, value, form)
        elif isinstance(value, str):
            page.write_string(*place, clean(value)[:LONGEST_TEXT], form)
        elif _is_too_old(value):
            page.write_string(*place, f"{value:%d/%m/%Y}", form)
        else:
            page.write_datetime(*place, value, self._dated_form(look, value))

    def _dated_form(self, look: int | None, value: date | time | timedelta) -> Any:
        """The format of the cell, which shows the moment as the officer saw it; one of our own where it shows none."""
        kind = next(kind for kind in FORMATS if isinstance(value, kind))
        if look is None:
            return self._own[kind]
        if self._looks[look].num_format not in {None, "", "General", "@"}:
            return self.formats[look]
        if (look, kind) not in self._dated:
            properties = self._looks[look].properties() | {"num_format": FORMATS[kind]}
            self._dated[look, kind] = self._made.add_format(properties)
        return self._dated[look, kind]


def _is_too_old(value: date | time | timedelta) -> bool:
    """Days before 1900 have no number in Excel."""
    return isinstance(value, date) and date(value.year, value.month, value.day) < OLDEST


def _result(value: CellValue) -> CellValue | float:
    """What a formula gave, a moment as its number of days."""
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        value = datetime.combine(BEFORE_ONE, value)
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        return (moment - datetime.combine(BEFORE_ONE, time())) / timedelta(days=1)
    return value
