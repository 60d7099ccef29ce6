"""Tables whose column names stand one below another: a person in each column, or a block of lines for each person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from apps.rosters.cards import parted
from apps.rosters.header_spellings import COUNTER, IGNORED, folded
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import may_be_name
from apps.rosters.stacked_rows import with_one_row
from apps.rosters.templates_out import OWN_SHEETS
from apps.rosters.turned import LONGEST_SIGN, Turn
from apps.rosters.workbooks import CellValue, Sheet, Span, text_of

SEARCHED_ROWS, SEARCHED_COLUMNS, LEAST_NAMES = 60, 6, 4
# Lines of one person, and columns of which the names of columns take several.
LONGEST_BLOCK, TALLEST = 80, 4
NUMBER = r"(?:\d{1,2} )?"
OF_PERSON = re.compile(
    NUMBER + r"(?:ho va ten|ho ten|ho chu dem|ho dem|ho va chu dem|full name)(?! (?:vo|chong|cha|me|con)\b)"
)
OF_COLUMN = re.compile(
    NUMBER + r"(?:ngay|nawm|sinh|ntn|gioi|nam nu|phai|dan toc|ton giao|chuc|trinh do|td|chuyen|ly luan|llct|chinh tri"
    r"|quan ly|qlnn|tin hoc|ngoai ngu|van hoa|gdpt|giao duc|hoc van|dang vien|vao dang|so|cccd|can cuoc|cmnd|dien thoai"
    r"|email|que quan|don vi|co quan|noi|ngach|ma|bac|he so|phu cap|ghi chu|s?tt|birth|gender|sex|position|title)\b"
)


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


def with_rows(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The sheets, those of upright tables turned, unless one has a header of the usual kind beside them.

    Where each person has two rows, they are read as one.
    """
    places = [_named_at(sheet) for sheet in sheets]
    has_header = any(place and _is_header(sheet.rows[place[0]]) for sheet, place in zip(sheets, places, strict=True))
    rows = [row for sheet in sheets if sheet.name not in OWN_SHEETS for row in sheet.rows[:SEARCHED_ROWS]]
    has_lists = has_header or any(map(_is_header, rows))
    for sheet, place in zip(sheets, places, strict=True):
        turn = None if has_header or place is None else _turn(sheet, *place)
        if turn:
            yield _turned(sheet, turn)
        else:
            cards = None if has_lists or place is None else _of_cards(sheet, *place)
            yield cards or (with_one_row(sheet, *place) if place else None) or sheet


def _of_cards(sheet: Sheet, named: int, column: int) -> Sheet | None:
    """The sheet with a row for each person, where one cell names a column and says its value; None where none does."""
    found = parted(sheet, column)
    turn = _turn(found[0], named, column) if found else None
    if found is None or turn is None or not turn.starts:
        return None
    apart, second = found
    header, *people = _blocks(apart, turn)
    if not all(may_be_name(text_of(row[named - turn.first])) for row in people):
        return None
    lines = range(len(header))
    names = {line: second[at][0] for start in turn.starts for line in lines if (at := start + line) in second}
    turn = replace(turn, values=column, lines=len(header) if names else 0, twice=tuple(sorted(names)))
    further = [[second.get(start + line, ("", ""))[1] for line in turn.twice] for start in turn.starts]
    rows = [[*row, *more] for row, more in zip(people, further, strict=True)]
    header = [*header, *(names[line] for line in turn.twice)]
    return _whole(sheet, turn, [header, *rows]) if len(turn.sign) <= LONGEST_SIGN else None


def _named_at(sheet: Sheet) -> tuple[int, int] | None:
    """The first cell that says that names stand beside or below it."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        column = next((at for at, value in enumerate(row[:SEARCHED_COLUMNS]) if _says(OF_PERSON, value)), None)
        if column is not None:
            return place, column
    return None


def _says(pattern: re.Pattern[str], value: CellValue) -> bool:
    return isinstance(value, str) and bool(value) and bool(pattern.match(folded(value)))


def _is_header(row: Sequence[CellValue]) -> bool:
    return sum(_says(OF_COLUMN, value) for value in row) >= 2


def _turn(sheet: Sheet, named: int, column: int) -> Turn | None:
    """How to turn a sheet, where column names stand below the one of names and people beside it."""
    below = [_at(sheet, place, column) for place in range(named + 1, min(named + LONGEST_BLOCK, len(sheet.rows)))]
    if len({folded(str(value)) for value in below if _says(OF_COLUMN, value)}) < LEAST_NAMES - 1:
        return None
    people = [at for at in range(column + 1, len(sheet.rows[named])) if text_of(sheet.rows[named][at])]
    if not people or not all(may_be_name(text_of(sheet.rows[named][at])) for at in people):
        return None
    first = _first_line(sheet, named, column, people[0])
    again = [place for place in range(named, len(sheet.rows)) if _says(OF_PERSON, _at(sheet, place, column))]
    if len(again) == 1 and len(people) > 1:
        is_short = _stop(sheet, first, column) - first <= LONGEST_BLOCK
        return Turn(first, column) if people[0] - column < TALLEST and is_short else None
    starts = tuple(place - (named - first) for place in again)
    steps = {below - above for above, below in pairwise(starts)}
    turn = Turn(first, column, people[0], starts, steps.pop() if len(steps) == 1 else 0)
    is_whole = all(_only_value(sheet.rows[place], people) for place in again) and len(turn.sign) <= LONGEST_SIGN
    return turn if is_whole and _lines(sheet, turn) <= LONGEST_BLOCK and _are_alike(sheet, turn) else None


def _at(sheet: Sheet, row: int, column: int) -> CellValue:
    return sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else ""


def _first_line(sheet: Sheet, named: int, column: int, person: int) -> int:
    """The first of the lines right above that of the names which name a column and say something too."""
    first = named
    while first and _says(OF_COLUMN, _at(sheet, first - 1, column)) and text_of(_at(sheet, first - 1, person)):
        first -= 1
    return first


def _only_value(row: Sequence[CellValue], people: Sequence[int]) -> bool:
    return len(people) == 1 and not any(text_of(value) for value in row[people[0] + 1 :])


def _lines(sheet: Sheet, turn: Turn) -> int:
    """How many lines each of the people has at most."""
    steps = [below - above for above, below in pairwise(turn.starts)]
    left = range(turn.starts[-1], min(turn.starts[-1] + LONGEST_BLOCK, len(sheet.rows)))
    last = next((place for place in left if not any(map(text_of, sheet.rows[place]))), left.stop) - turn.starts[-1]
    return min(steps) if steps else last


def _label(sheet: Sheet, turn: Turn, line: int) -> CellValue | None:
    """What a line is called for each of the people who have it; None when it is not the same line of all."""
    called = [_at(sheet, start + line, turn.names) for start in turn.starts]
    said = [_at(sheet, start + line, turn.values) for start in turn.starts]
    if len({folded(text_of(label)) for label in called} - {""}) > 1:
        return None
    if any(text_of(value) and not text_of(label) for label, value in zip(called, said, strict=True)):
        return None
    return next((label for label in called if text_of(label)), "")


def _are_alike(sheet: Sheet, turn: Turn) -> bool:
    """Whether the same line says the same of all people, where it says something."""
    return all(
        _label(sheet, turn, line) is not None
        or not any(text_of(_at(sheet, start + line, turn.values)) for start in turn.starts)
        for line in range(_lines(sheet, turn))
    )


def _turned(sheet: Sheet, turn: Turn) -> Sheet:
    """The sheet with a row for each person below the rows above the table."""
    return _whole(sheet, turn, list(_blocks(sheet, turn) if turn.starts else _columns(sheet, turn)))


def _whole(sheet: Sheet, turn: Turn, table: Sequence[list[CellValue]]) -> Sheet:
    """The sheet with a table that was turned below the rows above it."""
    rows = [*sheet.rows[: turn.first], *table]
    width = max(map(len, rows))
    return replace(
        sheet,
        name=f"{sheet.name}{turn.sign}",
        rows=[[*row, *[""] * (width - len(row))] for row in rows],
        merges=None if sheet.merges is None else list(_merges(sheet.merges, turn)),
        struck=frozenset(),
        comments={},
    )


def _columns(sheet: Sheet, turn: Turn) -> Iterator[list[CellValue]]:
    """The columns from that of the column names on, down to the first empty line."""
    stop = _stop(sheet, turn.first, turn.names)
    for column in range(turn.names, max(map(len, sheet.rows))):
        yield [_at(sheet, place, column) for place in range(turn.first, stop)]


def _stop(sheet: Sheet, first: int, column: int) -> int:
    """The first empty line from a row on."""
    below = range(first, len(sheet.rows))
    return next((place for place in below if not any(map(text_of, sheet.rows[place][column:]))), below.stop)


def _blocks(sheet: Sheet, turn: Turn) -> Iterator[list[CellValue]]:
    """A header of what the lines are called, and what they say of each of the people."""
    called = {line: _label(sheet, turn, line) or "" for line in range(_lines(sheet, turn))}
    yield list(called.values())
    for start in turn.starts:
        yield [_at(sheet, start + line, turn.values) if label else "" for line, label in called.items()]


def _merges(merges: Sequence[Span], turn: Turn) -> Iterator[Span]:
    """The merged cells above the table, and those of a table whose people stand in columns."""
    for (top, left), (bottom, right) in merges:
        if bottom < turn.first:
            yield (top, left), (bottom, right)
        elif top >= turn.first and left >= turn.names and not turn.starts:
            beside, below = turn.first - turn.names, turn.first
            yield (left + beside, top - below), (right + beside, bottom - below)
