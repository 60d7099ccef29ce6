"""Cells that leave out what a heading above them or a cell beside them says: “Chủ tịch” below “HĐND”."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from apps.rosters.bodies import PersonRow
from apps.rosters.formats import Finding, Format
from apps.rosters.header import Header
from apps.rosters.rows import UNIT
from apps.rosters.workbooks import Sheet, letter_of, text_of

Told = dict[int, list[tuple[str | None, Finding]]]


def completed_cells(
    sheet: Sheet, header: Header, declared: Format, day: date, people: Sequence[PersonRow]
) -> tuple[Sheet, Told]:
    """The sheet with such cells put into whole words, and what is to be said of them, by the number of the person."""
    told: Told = {}
    beside = [*header.unused, *(position for position, key in header.columns.items() if key == UNIT)]
    if not beside and not any(person.heading for person in people):
        return sheet, told
    rows = list(sheet.rows)
    for position, key in header.columns.items():
        if not (complement := declared.column(key).completed):
            continue
        complete = complement(day)
        for number, person in enumerate(people):
            row = rows[person.place]
            if not (text := text_of(row[position])):
                continue
            names = _named(row, beside, person.heading)
            if found := next(filter(None, (complete(text, name) for name in names)), None):
                rows[person.place] = [*row[:position], found[0], *row[position + 1 :]]
                told.setdefault(number, []).append((letter_of(position), found[1]))
    return (replace(sheet, rows=rows), told) if told else (sheet, told)


def _named(row: Sequence[object], beside: Sequence[int], heading: str) -> Iterator[str]:
    """What may say it: the cells beside, then the heading above."""
    for position in beside:
        value = row[position] if position < len(row) else ""
        if isinstance(value, str) and (text := text_of(value)):
            yield text
    if heading:
        yield heading
