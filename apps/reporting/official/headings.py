"""The rows of headings over a form's columns: columns that stand under the same words share them."""

from collections.abc import Sequence
from itertools import groupby

from apps.reporting.official.definitions import Line
from apps.reporting.papers.paper import Head

Path = tuple[str, ...]


def heads_of(corners: Sequence[str], columns: Sequence[Line]) -> tuple[tuple[Head, ...], ...]:
    """Rows of headings; the corners over ordinals and titles reach over all of them."""
    paths = [(*map(str, column.under), str(column.title)) for column in columns]
    depth = max((len(path) for path in paths), default=1)
    rows = [list(_row(paths, level, depth)) for level in range(depth)]
    rows[0] = [*(Head(corner, rows=depth) for corner in corners), *rows[0]]
    return tuple(tuple(row) for row in rows)


def _row(paths: Sequence[Path], level: int, depth: int) -> list[Head]:
    """The headings that begin on a level: shared ones, and the column's own, which reaches down to the figures."""
    heads = []
    for (upper, number), same in groupby(_numbered(paths, level), key=lambda item: item[0]):
        width = len(list(same))
        if len(upper) <= level:
            continue
        is_own = number >= 0
        heads.append(Head(upper[level], columns=width, rows=depth - level if is_own else 1))
    return heads


def _numbered(paths: Sequence[Path], level: int) -> list[tuple[tuple[Path, int], int]]:
    """The upper part of each path; a column's own heading stands alone, whatever its neighbour is called."""
    numbered = []
    for place, path in enumerate(paths):
        is_shared = len(path) > level + 1
        numbered.append(((path[: level + 1], -1 if is_shared else place), place))
    return numbered
