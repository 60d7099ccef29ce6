"""What is left of a wider file without the people of a narrower one, by everything that both tell together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from apps.reporting.extract.people import LEFT_OUT

if TYPE_CHECKING:
    import pandas

# Of so many columns each combination is tried; of more only those of so few, and all of them.
MOST_TRIED_WHOLE, FEW = 8, 3
SIDE = "side"


def fewest_left(wider: pandas.DataFrame, narrower: pandas.DataFrame, shared: Sequence[str], least: int) -> int | None:
    """The smallest number of people of one kind who are left, where it is too small to hide anyone.

    What is left out of a row is of no kind.
    """
    frame = _both(wider, narrower, shared)
    orders = [_as_given_up(rows, shared) for rows in (wider, narrower)]
    smallest = [_few(frame, columns, least) for columns in combined(shared, orders)]
    return min((each for each in smallest if each is not None), default=None)


def combined(shared: Sequence[str], orders: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """The columns by which somebody may count both files: none, each alone, and together.

    Columns are left out of rows in one order, so those that are left at each step are tried in any case.
    """
    most = len(shared) if len(shared) <= MOST_TRIED_WHOLE else FEW
    tried = [tuple(columns) for size in range(most + 1) for columns in combinations(shared, size)]
    left = [tuple(code for code in shared if code in order[first:]) for order in orders for first in range(len(order))]
    yield from dict.fromkeys([*tried, *left])


def _as_given_up(rows: pandas.DataFrame, shared: Sequence[str]) -> list[str]:
    """What was given up first is missing most often."""
    return sorted(shared, key=lambda code: list(rows[code]).count(LEFT_OUT), reverse=True)


def _both(wider: pandas.DataFrame, narrower: pandas.DataFrame, shared: Sequence[str]) -> pandas.DataFrame:
    """Rows of both as numbers, nought for what is left out; those of the narrower file are taken away."""
    import pandas

    rows = pandas.concat([wider[list(shared)], narrower[list(shared)]], ignore_index=True)
    numbered = {
        name: pandas.Categorical(values, categories=[LEFT_OUT, *(each for each in values.unique() if each != LEFT_OUT)])
        for name, values in rows.items()
    }
    frame = pandas.DataFrame({name: each.codes for name, each in numbered.items()}, index=rows.index)
    frame[SIDE] = [1] * len(wider) + [-1] * len(narrower)
    return frame


def _few(frame: pandas.DataFrame, columns: tuple[str, ...], least: int) -> int | None:
    if not columns:
        left = [int(frame[SIDE].sum())]
    else:
        told = frame[(frame[list(columns)] != 0).all(axis=1)]
        left = told.groupby(list(columns), sort=False)[SIDE].sum().tolist()
    return min((each for each in left if 0 < each < least), default=None)
