"""Rows without a name in lists of several rows for each person: they are about the person above them."""

from dataclasses import replace

from apps.rosters import remarks
from apps.rosters.header import Header
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import closes
from apps.rosters.sampling import Samples
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of

# So many cells make a row of its own; fewer are the rest of a row above, a remark or a total.
LEAST = 2


def with_followed_names(
    sheet: Sheet, header: Header, words: HeaderWords, samples: Samples
) -> tuple[Sheet, list[Remark]]:
    """The sheet with the person of the row above in each such row; and notices."""
    declared = words.declared
    if not declared.goes_on:
        return sheet, []
    whom = [place for place, key in header.columns.items() if key in {*declared.whom, *declared.person}]
    names = [place for place in whom if header.columns[place] in declared.person]
    facts = [place for place in header.columns if place not in whom]
    open_ones = [*whom, *([] if header.counter is None else [header.counter])]
    rows, told, last = sheet.rows, list[Remark](), None
    for place in range(header.rows.stop, len(sheet.rows)):
        row = sheet.rows[place]
        if any(row[position] != "" for position in names):
            last = row
        elif last is not None and _goes_on(row, open_ones, facts, header, samples):
            rows = rows if told else [*rows]
            rows[place] = _filled(row, last, whom)
            who = " ".join(text_of(last[position]) for position in names)
            told.append(Remark(Place(sheet.name, place + 1, letter_of(names[0])), remarks.OF_THE_ONE_ABOVE, who))
        else:
            last = None
    return (replace(sheet, rows=rows), told) if told else (sheet, [])


def _goes_on(row: list[CellValue], open_ones: list[int], facts: list[int], header: Header, samples: Samples) -> bool:
    """Whether nothing of a row says whom it is about, and several cells say something of somebody."""
    if any(row[position] != "" for position in open_ones) or closes([text_of(value) for value in row]):
        return False
    filled = [position for position in facts if row[position] != ""]
    return len(filled) >= LEAST and any(samples.values(position, header.rows.stop) for position in filled)


def _filled(row: list[CellValue], last: list[CellValue], whom: list[int]) -> list[CellValue]:
    """A row with what the one above says of whom it is about."""
    filled = [*row]
    for position in whom:
        filled[position] = last[position]
    return filled
