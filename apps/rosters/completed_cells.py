"""Cells that leave out what a heading above them or a cell beside them says: “Chủ tịch” below “HĐND”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from apps.rosters.bodies import PersonRow
from apps.rosters.formats import Complement, Completed, Finding, Format
from apps.rosters.header import Header
from apps.rosters.rows import UNIT
from apps.rosters.turned import whole_name
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of

LIST_TITLE = re.compile(r"danh sách\b", re.IGNORECASE)
Told = dict[int, list[tuple[str | None, Finding]]]


def completed_cells(
    sheet: Sheet, header: Header, declared: Format, day: date, people: Sequence[PersonRow]
) -> tuple[Sheet, Told]:
    """The sheet with such cells put into whole words, and what is to be said of them, by the number of the person."""
    told: Told = {}
    rows = list(sheet.rows)
    for position, key in header.columns.items():
        if not (complement := declared.column(key).completed):
            continue
        lacking = Lacking(complement(day), _beside(header), _of_the_sheet(sheet, header))
        for number, person in enumerate(people):
            row = rows[person.place]
            if found := lacking.completed(row[position], row, person.heading):
                rows[person.place] = [*row[:position], found[0], *row[position + 1 :]]
                told.setdefault(number, []).append((letter_of(position), found[1]))
    return (replace(sheet, rows=rows), told) if told else (sheet, told)


class Lacking:
    """What completes the cells of a column; each distinct value is looked at once."""

    def __init__(self, complement: Complement, beside: Sequence[int], above: Sequence[str]) -> None:
        self.complement, self.beside, self.above = complement, beside, above
        self.known: dict[CellValue, Completed | None] = {}

    def completed(self, value: CellValue, row: Sequence[CellValue], heading: str) -> tuple[str, Finding] | None:
        if value not in self.known:
            text = text_of(value) if isinstance(value, str) else ""
            self.known[value] = self.complement(text) if text else None
        complete = self.known[value]
        if complete is None:
            return None
        names = (*self._cells(row), *([heading] if heading else self.above))
        return next(filter(None, map(complete, names)), None)

    def _cells(self, row: Sequence[CellValue]) -> Iterator[str]:
        values = (row[position] for position in self.beside if position < len(row))
        return (text for value in values if isinstance(value, str) and (text := text_of(value)))


def _beside(header: Header) -> list[int]:
    return [*header.unused, *(position for position, key in header.columns.items() if key == UNIT)]


def _of_the_sheet(sheet: Sheet, header: Header) -> list[str]:
    """The name of the sheet, and the titles of the list that stand above it."""
    above = (text_of(value) for row in sheet.rows[: header.rows.start] for value in row if isinstance(value, str))
    return [whole_name(sheet.name), *(line for line in above if LIST_TITLE.match(line))]
