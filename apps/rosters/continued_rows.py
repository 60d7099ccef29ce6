"""Rows that hold but the rest of a cell above: “Bí thư Đảng ủy,” and below it “Chủ tịch HĐND”."""

import re
from collections.abc import Sequence
from dataclasses import replace

from apps.rosters import remarks
from apps.rosters.header import Header
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import closes
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of

# More cells than these are those of a row of its own.
MOST = 2
UNENDED = re.compile(r"(?:[,;&+–-]|\b(?:kiêm|và))\s*$", re.IGNORECASE)
GOING_ON = re.compile(r"\s*(?:[,;&+–-]\s*\w|(?:kiêm|và)\b)", re.IGNORECASE)


def with_continued(sheet: Sheet, header: Header, words: HeaderWords) -> tuple[Sheet, list[Remark]]:
    """The sheet with such cells read behind those that they go on from; and notices."""
    if words.declared.telling:
        return sheet, []
    names = [position for position, key in header.columns.items() if key in words.declared.person]
    rows, told, last = sheet.rows, list[Remark](), None
    for place in range(header.rows.stop, len(sheet.rows)):
        row = sheet.rows[place]
        if any(row[position] != "" for position in names):
            last = place
        elif last is not None and (rest := _rest_of(rows[last], row, header)):
            rows = rows if told else [*rows]
            rows[last], rows[place] = _joined(rows[last], row, rest), [""] * len(row)
            told += [
                Remark(Place(sheet.name, place + 1, letter_of(position)), remarks.CONTINUED, text_of(row[position]))
                for position in rest
            ]
        elif any(value != "" for value in row):
            last = None
    return (replace(sheet, rows=rows), told) if told else (sheet, [])


def _rest_of(above: Sequence[CellValue], row: Sequence[CellValue], header: Header) -> list[int]:
    """The columns of a row in which nothing but the rest of the cell above stands; none if it says anything else."""
    filled = [position for position, value in enumerate(row) if value != ""]
    if not 0 < len(filled) <= MOST or not {*filled} <= {*header.columns}:
        return []
    return filled if all(_is_rest(above[position], row[position]) for position in filled) else []


def _is_rest(above: CellValue, below: CellValue) -> bool:
    if not isinstance(above, str) or not isinstance(below, str):
        return False
    goes_on = below.strip()[:2].islower() or bool(UNENDED.search(above) or GOING_ON.match(below))
    return goes_on and bool(above.strip()) and not closes([below])


def _joined(above: Sequence[CellValue], row: Sequence[CellValue], rest: Sequence[int]) -> list[CellValue]:
    """The row above with what goes on below it."""
    joined = [*above]
    for position in rest:
        joined[position] = f"{above[position]} {row[position]}"
    return joined
