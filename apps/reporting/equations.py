"""Sums of a table as equations between its hidden figures, brought into an order in which each is solved by later ones.

All is reckoned in whole numbers, which neither overflow nor round; a fraction comes up only where no figure of an
equation stands there once.
"""

from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from random import Random
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
Number = int | Fraction
Row = dict[K, Number]
Pivots = dict[K, Row[K]]
SEED = 20250701
# Draws of so many bits that two lines do not cancel out by chance.
WIDTH = 61


@dataclass(frozen=True)
class Equations(Generic[K]):
    """The hidden figures of a table, those that hold nobody at the end, and what its sums say of them."""

    sums: Sequence[Mapping[K, int]]
    held: Sequence[K]
    empty: Sequence[K] = ()

    @cached_property
    def _eliminated(self) -> tuple[Pivots[K], list[Row[K]]]:
        """Each figure that holds someone by others, as far as the sums tell; and what they say of the rest alone."""
        held = set(self.held)
        hidden = held.union(self.empty)
        rows: list[Row[K]] = [{key: by for key, by in each.items() if key in hidden and by} for each in self.sums]
        return eliminated(rows, held)

    @property
    def of_the_empty(self) -> list[Row[K]]:
        """What the sums say of the figures that hold nobody."""
        return self._eliminated[1]

    def unmoved(self, zeros: AbstractSet[K] = frozenset()) -> set[K]:
        """The figures that are the same in all tables with these sums, in which those of the `zeros` are known.

        Of all differences between two such tables one is drawn by chance: what cannot move stands at zero in each.
        """
        pivots, rest = self._eliminated
        left = ({key: by for key, by in row.items() if key not in zeros} for row in rest)
        empty = set(self.empty)
        inner, _nothing = eliminated(left, empty)
        # Nobody needs to be kept from guessing what is drawn.
        drawn = Random(SEED)  # noqa: S311  # one number drawn after another must be the same each time
        values: Row[K] = {}
        for key in (*self.held, *self.empty):
            is_told = key in pivots or key in inner or key in zeros
            values[key] = 0 if is_told else drawn.getrandbits(WIDTH) + 1
        for solving in (inner, pivots):
            for pivot, row in reversed(solving.items()):
                value: Number = 0
                for key, by in row.items():
                    if key != pivot:
                        value -= by * values[key]
                values[pivot] = value
        return {key for key, value in values.items() if not value and key not in zeros}


def eliminated(rows: Iterable[Row[K]], leaders: Container[K]) -> tuple[Pivots[K], list[Row[K]]]:
    """Rows that each solve one of the leaders (with the factor 1), which no later row has; and those without any."""
    pivots: Pivots[K] = {}
    rest = []
    for row in sorted(filter(None, rows), key=len):
        left = row
        while not pivots.keys().isdisjoint(left):
            left = _told_by(pivots, left)
        leading = _leading(left, leaders)
        if leading is not None:
            pivots[leading] = _divided(left, left[leading])
        elif left:
            rest.append(left)
    return pivots, rest


def _leading(row: Row[K], leaders: Container[K]) -> K | None:
    """The figure to solve for: one that stands there once, if there is one."""
    first = None
    for place, by in row.items():
        if place in leaders:
            if by in (1, -1):
                return place
            first = place if first is None else first
    return first


def _divided(row: Row[K], by: Number) -> Row[K]:
    if by == 1:
        return row
    if by == -1:
        return {place: -each for place, each in row.items()}
    return {place: Fraction(each) / by for place, each in row.items()}


def _told_by(pivots: Pivots[K], row: Row[K]) -> Row[K]:
    """The row with each solved figure in the words of those that solve it, which may be solved themselves."""
    told: Row[K] = {}
    for place, by in row.items():
        pivot = pivots.get(place)
        if pivot is None:
            told[place] = told.get(place, 0) + by
            continue
        for other, times in pivot.items():
            if other != place:
                told[other] = told.get(other, 0) - times * by
    return {place: by for place, by in told.items() if by}
