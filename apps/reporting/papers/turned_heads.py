"""Headings of official forms that are turned by a quarter, so that narrow columns cut none of their words."""

from collections.abc import Collection, Sequence
from itertools import count

from apps.reporting.papers.layout import has_turned_heads, placed_heads, stub_columns
from apps.reporting.papers.paper import Table
from apps.reporting.papers.wrapping import lines_of

# In letters: what the ends of a line take.
ENDS = 2


def turned_places(table: Table) -> frozenset[tuple[int, int]]:
    """Row and column of each heading that is turned: the lowest ones over single columns of figures."""
    if not has_turned_heads(table):
        return frozenset()
    stub = stub_columns(table)
    return frozenset(
        (placed.row, placed.column)
        for placed in placed_heads(table)
        if placed.row + placed.head.rows == len(table.heads) and placed.head.columns == 1 and placed.column >= stub
    )


def letters_of_turned(table: Table, turned: Collection[tuple[int, int]], lines: Sequence[int]) -> int:
    """How many letters long the row of turned headings is; `lines` are what the width of each column has room for."""
    heads = [placed for placed in placed_heads(table) if (placed.row, placed.column) in turned]
    return max((_shortest(placed.head.text, lines[placed.column]) + ENDS for placed in heads), default=0)


def _shortest(text: str, lines: int) -> int:
    """The fewest letters of a line by which whole words need no more than so many lines."""
    longest = max(map(len, text.split()), default=0)
    return next(letters for letters in count(longest) if lines_of(text, letters) <= max(lines, 1))
