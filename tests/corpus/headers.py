"""Headers of one to three rows: merged both ways, centred without merging, each upper text repeated."""

from collections.abc import Iterator
from itertools import groupby

from tests.corpus.columns import Path
from tests.corpus.said import Formula, Page, Value

STYLES = ("merged", "unmerged", "repeated")
NUMBERINGS = ("none", "numbers", "letters", "formulas", "brackets")


def write_header(page: Page, paths: list[Path], style: str) -> None:
    """Write the header below what the page holds; single texts stand in the top row, as merged cells have them."""
    depth = max(len(path) for path in paths)
    top = len(page.rows)
    for level in range(depth):
        page.add(*(_text(paths, place, level, style) for place in range(len(paths))))
    if style == "merged":
        _merge(page, paths, top, depth)


def numbering(page: Page, width: int, style: str) -> None:
    """The row of column numbers that forms have below their header."""
    if style == "none":
        return
    row = len(page.rows)
    texts: dict[str, list[Value]] = {
        "numbers": list(range(1, width + 1)),
        "letters": ["A", "B", *range(1, width - 1)],
        "formulas": [1, *(Formula(f"={letter_of(place)}{row + 1}+1", place + 2) for place in range(width - 1))],
        "brackets": [f"({place})" for place in range(1, width + 1)],
    }
    page.add(*texts[style])


def letter_of(place: int) -> str:
    """The letter of a column counted from 0."""
    head, last = divmod(place, 26)
    return (letter_of(head - 1) if head else "") + chr(ord("A") + last)


def _text(paths: list[Path], place: int, level: int, style: str) -> Value:
    path = paths[place]
    if level >= len(path):
        return None
    is_first = place == 0 or paths[place - 1][: level + 1] != path[: level + 1]
    return path[level] if is_first or style == "repeated" else None


def _merge(page: Page, paths: list[Path], top: int, depth: int) -> None:
    """What embraces several columns is merged over them, what has nothing below down to the last row."""
    for level in range(depth):
        for upper, span in _spans(paths, level):
            is_leaf = len(upper) == level + 1 and len(paths[span[0]]) == level + 1
            bottom = top + depth - 1 if is_leaf else top + level
            if len(upper) == level + 1 and (len(span) > 1 or bottom > top + level):
                page.merges.append((top + level, span[0], bottom, span[-1]))


def _spans(paths: list[Path], level: int) -> Iterator[tuple[Path, list[int]]]:
    grouped = groupby(range(len(paths)), key=lambda place: paths[place][: level + 1])
    return ((upper, list(places)) for upper, places in grouped)
