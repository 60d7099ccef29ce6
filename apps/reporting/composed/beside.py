"""Figures that speak of the one to their left: ranks, and how it compares with the first column, row or the total."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from apps.core.decimals import quotient
from apps.core.narrowing import present
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.figures import HIDDEN, NOTHING, Figure, places_of
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.shows import Show

if TYPE_CHECKING:
    from apps.reporting.composed.table import ComposedTable


def left_of(table: ComposedTable, show: Show, column: Leaf) -> Show:
    """The nearest figure to the left that stands by itself, or persons where there is none."""
    own = table.shows_at(column)
    left = [each for each in own[: own.index(show)] if not each.follows] if show in own else []
    return left[-1] if left else Show.PERSONS


def rank(table: ComposedTable, row: Leaf, column: Leaf) -> Figure:
    """Nothing for totals; hidden where a figure that it stands on is."""
    if row.among is None:
        return NOTHING
    named = row.among, column.address
    if named not in table.ranked:
        table.ranked[named] = _figures_among(table, row, column)
    figures = table.ranked[named]
    if any(each.is_hidden for each in figures.values()):
        return HIDDEN
    own = figures[row.address].value
    if own is None:
        return NOTHING
    return Figure(1 + sum(each.value is not None and each.value > own for each in figures.values()))


def _figures_among(table: ComposedTable, row: Leaf, column: Leaf) -> dict[str, Figure]:
    by = left_of(table, Show.RANK, column)
    return {leaf.address: table.figure(leaf, column, by) for leaf in table.rows.everyone if leaf.among == row.among}


def set_against(table: ComposedTable, row: Leaf, column: Leaf, show: Show) -> Figure:
    """The figure to the left less the same one of another cell, or how many times that it is.

    Of numbers and shares of persons from the counts themselves, of other figures from what is printed.
    Nothing for the first one itself, and for totals.
    """
    other = _other_end(table, row, column, show)
    if other is None or other == (row, column):
        return NOTHING
    by = left_of(table, show, column)
    own, first = _exact(table, row, column, by), _exact(table, *other, by)
    if own is None or first is None:
        return HIDDEN if any(table.figure(*each, by).is_hidden for each in ((row, column), other)) else NOTHING
    if show.is_ratio:
        return Figure(_rounded(own / first, 2)) if first > 0 else NOTHING
    places = max(places_of(table.figure(*each, by)) for each in ((row, column), other))
    return Figure(_rounded(own - first, places) if places else int(own - first))


def _exact(table: ComposedTable, row: Leaf, column: Leaf, by: Show) -> Fraction | None:
    figure = table.figure(row, column, by)
    if figure.value is None:
        return None
    if by.is_share:
        return Fraction(100 * present(table.persons(table.key(row, column))), present(table.base(row, column, by)))
    return Fraction(figure.value)


def _rounded(number: Fraction, places: int) -> Decimal:
    return quotient(number.numerator, number.denominator, places)


def _other_end(table: ComposedTable, row: Leaf, column: Leaf, show: Show) -> tuple[Leaf, Leaf] | None:
    """The cell that is taken away."""
    if show in (Show.COLUMN_GAP, Show.COLUMN_TIMES):
        first = table.columns.first_among(column)
        return (row, first) if first else None
    above = table.rows.first_among(row) if show in (Show.ROW_GAP, Show.ROW_TIMES) else _total_above(table, row)
    return (above, column) if above else None


def _total_above(table: ComposedTable, row: Leaf) -> Leaf | None:
    """The row that holds all of those beside it."""
    if row.among is None:
        return None
    _block, above, depth = row.among
    alike = (each for each in table.rows.leaves if each.axes[:depth] == row.axes[:depth])
    return next((each for each in alike if _codes(each)[:depth] == above and set(_codes(each)[depth:]) <= {ALL}), None)


def _codes(leaf: Leaf) -> tuple[str, ...]:
    return tuple(item.code for item in leaf.items)
