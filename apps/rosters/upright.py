"""Tables whose column names stand one below another: a person in each column, or a sheet of paper for each person."""

from apps.rosters.header_words import COUNTER, IGNORED, HeaderWords
from apps.rosters.workbooks import CellValue, Sheet

SEARCHED_ROWS, SEARCHED_COLUMNS, LEAST_NAMES = 60, 6, 4


def standing(sheet: Sheet, words: HeaderWords) -> tuple[int, int] | None:
    """The row and the column (counted from 0) in which upright column names begin, the one of names among them."""
    for column in range(min(SEARCHED_COLUMNS, max(map(len, sheet.rows), default=0))):
        cells = ((row, cells[column]) for row, cells in enumerate(sheet.rows[:SEARCHED_ROWS]) if column < len(cells))
        found = {row: key for row, value in cells if (key := _key(value, words))}
        if len({*found.values()}) >= LEAST_NAMES and not {*words.declared.person}.isdisjoint(found.values()):
            return min(found), column
    return None


def _key(value: CellValue, words: HeaderWords) -> str | None:
    key = words.exact((value.strip().rstrip(":"),)) if isinstance(value, str) and value.strip() else None
    return None if key in {COUNTER, IGNORED} else key
