"""What the header cells above a column say, from the top down: merged, centred or wrapped over several rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from apps.rosters.workbooks import CellValue, Sheet, Span, text_of

Path = tuple[str, ...]
Corners = set[tuple[int, int]]  # a level of the header and a column
NUMBERING = re.compile(r"\(?(\d{1,3}|[A-Za-z])\)?( ?[=+].*)?|\d+( ?[=+\-x*] ?\(?\d+\)?)+")
COLUMN_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NUMBERED_AT_LEAST = 3


@dataclass(frozen=True)
class HeaderPath:
    """How the cells above a column read, and how else where nothing tells how far an upper header reaches."""

    path: Path
    others: tuple[Path, ...] = ()


def is_numbering(row: Sequence[CellValue]) -> bool:
    """A row of column numbers: 1 2 3 …, (1) (2) …, A B 1 2 …, 7=5+6; no row of levels such as A B C A B C."""
    texts = list[str]()
    for text in filter(None, map(text_of, row)):
        # Nearly all rows of a list show with their second cell that they are none.
        if not NUMBERING.fullmatch(text):
            return False
        texts.append(text)
    if len(texts) < NUMBERED_AT_LEAST:
        return False
    numbered = sum(any(letter.isdigit() for letter in text) for text in texts)
    letters = "".join(text.strip("()").upper() for text in texts)
    # A B 1 of a narrow table.
    lettered = letters.rstrip("0123456789")
    is_begun = COLUMN_LETTERS.startswith(lettered) and letters[len(lettered) :].startswith("1")
    return numbered * 2 >= len(texts) or is_begun or COLUMN_LETTERS.startswith(letters)


def header_paths(sheet: Sheet, rows: range) -> dict[int, HeaderPath]:
    """The header path of each column that has one."""
    levels, begins, ends = _merged_levels(sheet, rows)
    reaching = _reaching(levels, ends)
    found = {}
    for position in range(len(levels[0])):
        own = _path(levels, position)
        if own:
            reached = _path(reaching, position)
            others = dict.fromkeys((own, *_under_the_next(levels, begins, position)))
            found[position] = HeaderPath(reached, tuple(path for path in others if path != reached))
    return found


def _merged_levels(sheet: Sheet, rows: range) -> tuple[list[list[str]], Corners, Corners]:
    """The texts of the header rows, merged cells filled with what they show; where merged cells begin and end."""
    written = {place: sheet.rows[place] if place < len(sheet.rows) else [] for place in rows}
    width = max(map(len, written.values()), default=0)
    numbered = _numbered_rows(written)
    levels = [[""] * width if place in numbered else [text_of(value) for value in written[place]] for place in rows]
    levels = [level + [""] * (width - len(level)) for level in levels]
    begins, ends = Corners(), Corners()
    for (top, left), (bottom, right) in _merges_in(sheet, rows):
        shown = levels[top - rows.start][left] if left < width else ""
        ends.add((top - rows.start, right))
        if right > left:
            begins.add((top - rows.start, left))
        for place in range(top, min(bottom, rows.stop - 1) + 1):
            levels[place - rows.start][left : right + 1] = [shown] * (min(right, width - 1) - left + 1)
    return levels, begins, ends


def _numbered_rows(rows: Mapping[int, Sequence[CellValue]]) -> set[int]:
    """Rows of column numbers; a lowest row of few levels, such as 1 2 3 below Bậc, is none."""
    filled = {place: sum(value != "" for value in row) for place, row in rows.items()}
    most = max(filled.values(), default=0)
    return {place for place, row in rows.items() if filled[place] * 2 >= most and is_numbering(row)}


def _merges_in(sheet: Sheet, rows: range) -> Iterator[Span]:
    return (span for span in sheet.merges or () if span[0][0] in rows)


def _reaching(levels: list[list[str]], ends: Corners) -> list[list[str]]:
    """An upper header that is not merged reaches to the right, over the columns that have a lower header."""
    reaching = [list(level) for level in levels]
    for place, level in enumerate(reaching[:-1]):
        lower = [_first_below(levels, place, position) for position in range(len(level))]
        for position in range(1, len(level)):
            before = level[position - 1]
            if level[position] or not lower[position] or lower[position - 1] in {"", before}:
                continue
            # Who writes an upper header over each of its columns leaves none to be reached.
            if position > 1 and levels[place][position - 1] == levels[place][position - 2] != "":
                continue
            parted = place and reaching[place - 1][position] != reaching[place - 1][position - 1]
            if not parted and (place, position - 1) not in ends:
                level[position] = before
    return reaching


def _first_below(levels: list[list[str]], place: int, position: int) -> str:
    return next((level[position] for level in levels[place + 1 :] if level[position]), "")


def _under_the_next(levels: list[list[str]], begins: Corners, position: int) -> Iterator[Path]:
    """An upper header that is centred stands above a column further right; one that is merged begins where it does."""
    for place, level in enumerate(levels[:-1]):
        if level[position] or not _first_below(levels, place, position):
            continue
        right = next((each for each in range(position + 1, len(level)) if level[each]), None)
        if right is not None and (place, right) not in begins:
            yield (level[right], *_path(levels, position))


def _path(levels: list[list[str]], position: int) -> Path:
    path: list[str] = []
    for level in levels:
        text = level[position]
        if text and text not in path[-1:]:
            path.append(text)
    return tuple(path)
