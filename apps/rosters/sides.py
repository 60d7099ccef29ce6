"""Two tables side by side on one sheet, with the same header or each its own: read as if each had its own sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from apps.rosters.header_spellings import folded
from apps.rosters.turned import whole_name
from apps.rosters.workbooks import CellValue, Sheet, Span, letter_of, text_of

SEARCHED_ROWS, LEAST_COLUMNS, LEAST_ROWS, LEAST_TABLES = 60, 4, 2, 2
# How a table of people begins: with a column of running numbers beside one of names.
COUNTERS = frozenset(so + counter for so in ("", "so ") for counter in ("tt", "stt", "s tt", "thu tu"))
NAMES = re.compile(r"(ho (va |ten|dem)|ten (can bo|cong chuc)).*")

# The texts of a row with their places.
Filled = Sequence[tuple[int, str]]


class Folded(dict[str, str]):
    """The words of each text, folded once: a list says most of its texts in many rows."""

    def __missing__(self, text: str) -> str:
        words = self[text] = folded(text)
        return words


def sides(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet itself, or a sheet for each of its tables; cells keep their places."""
    found = _second_table(sheet)
    if found is None:
        yield sheet
        return
    top, left = found
    width = max(map(len, sheet.rows))
    yield _part(sheet, top, range(left), sheet.name)
    yield from sides(_part(sheet, top, range(left, width), f"{whole_name(sheet.name)} ▸ {letter_of(left)}"))


def _second_table(sheet: Sheet) -> tuple[int, int] | None:
    """The row of the header, and the column in which it begins anew."""
    words = Folded()
    for top, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        filled = [(position, words[value]) for position, value in enumerate(row) if isinstance(value, str) and value]
        left = _repeats_at(filled) or _begins_anew(filled)
        if left and _is_filled_beside(sheet, top, left):
            return top, left
    return None


def _repeats_at(filled: Filled) -> int | None:
    """Where the texts of a row begin once more, in the same order and at the same distance."""
    first = next((words for _, words in filled if words), None)
    starts = [number for number, (_, words) in enumerate(filled) if words == first]
    if len(starts) < LEAST_COLUMNS // 2 or starts[0] != 0 or starts[1] < LEAST_COLUMNS:
        return None
    count = starts[1]
    shift = filled[count][0] - filled[0][0]
    block, again = filled[:count], filled[count : 2 * count]
    is_again = [(position + shift, words) for position, words in block] == again
    return filled[count][0] if is_again and len({words for _, words in block}) == count else None


def _begins_anew(filled: Filled) -> int | None:
    """Where a second column of running numbers stands beside a second one of names, behind enough others."""
    begins = [
        place
        for place, ((_, first), (_, second)) in enumerate(pairwise(filled))
        if first in COUNTERS and NAMES.fullmatch(second)
    ]
    if len(begins) < LEAST_TABLES or begins[0] != 0:
        return None
    is_wide = begins[1] >= LEAST_COLUMNS - 1 and len(filled) - begins[1] >= LEAST_COLUMNS - 1
    return filled[begins[1]][0] if is_wide else None


def _is_filled_beside(sheet: Sheet, top: int, left: int) -> bool:
    """Whether nothing stands left of the first table, and several rows of the second hold something."""
    header = sheet.rows[top]
    first = next(position for position, value in enumerate(header) if value != "")
    below = sheet.rows[top + 1 :]
    if any(text_of(value) for row in below for value in row[:first]):
        return False
    return sum(sum(value != "" for value in row[left:]) >= LEAST_COLUMNS // 2 for row in below) >= LEAST_ROWS


def _part(sheet: Sheet, top: int, kept: range, name: str) -> Sheet:
    """The sheet with nothing beside one of its tables; what stands above both belongs to each."""
    above = [*sheet.rows[:top]]
    below: list[list[CellValue]] = [
        [value if position in kept else "" for position, value in enumerate(row)] for row in sheet.rows[top:]
    ]
    return replace(sheet, name=name, rows=above + below, merges=_merges(sheet.merges, top, kept))


def _merges(merges: list[Span] | None, top: int, kept: range) -> list[Span] | None:
    if merges is None:
        return None
    return [span for span in merges if span[1][0] < top or (span[0][1] in kept and span[1][1] in kept)]
