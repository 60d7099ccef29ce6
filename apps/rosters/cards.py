"""Cards of people whose lines name a column and say its value in one cell: "Họ và tên: Bùi Văn Hạnh"."""

import re
from dataclasses import replace

from apps.rosters.header_spellings import folded
from apps.rosters.workbooks import CellValue, Sheet

# What a line is called, and all that it says.
LINE = re.compile(r"\s*([^:\n]{2,60}?)\s*:\s*(.*?)[\s.…]*", re.DOTALL)
# Forms ask for the sex behind the name, in the same cell.
SECOND = re.compile(
    r"(?P<first>.*?)[\s,;.…]*(?P<name>\bNam\s*[/,-]\s*Nữ|\bGiới tính)\s*:[\s.…]*(?P<value>.*)",
    re.DOTALL | re.IGNORECASE,
)
BORN = re.compile(r"\b(?:sinh|birth)\b")
FURTHER = re.compile(r"\w:(?!\d)")


def parted(sheet: Sheet, column: int) -> tuple[Sheet, dict[int, tuple[str, str]]] | None:
    """The sheet with what lines are called in a column and what they say in the next, and the second name and value.

    The second ones are by their row, counted from 0. None where the sheet asks nobody when they were born (whoever made
    a report is named in the same way), and where a line says more than two things.
    """
    rows, second, called = [], {}, []
    for place, cells in enumerate(sheet.rows):
        value = cells[column] if column < len(cells) else ""
        name, said = _line(value)
        if found := SECOND.fullmatch(said):
            said, second[place] = found["first"], (found["name"], found["value"])
        if any(map(FURTHER.search, (said, *second.get(place, ())))):
            return None
        if said:
            called.append(folded(name))
        before = [*cells[:column], *[""] * (column - len(cells))]
        rows.append([*before, name or value, said, *cells[column + 1 :]])
    return (replace(sheet, rows=rows), second) if any(map(BORN.search, called)) else None


def _line(value: CellValue) -> tuple[str, str]:
    """What a line is called and what it says; nothing for one that does not say so."""
    found = LINE.fullmatch(value) if isinstance(value, str) else None
    return (found[1], found[2]) if found else ("", "")
