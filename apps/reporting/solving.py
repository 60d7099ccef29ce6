"""Hiding figures so that nobody can reckon them back: sums that a table prints are equations between its figures.

A hidden figure is safe when it can still be another number while every sum holds and no figure falls below zero.
Looking for single gaps along the sums finds most of what must be hidden too; what follows from several sums together is
found by solving them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

from apps.reporting.forcing import forced

K = TypeVar("K", bound=Hashable)
# What is reckoned with: whole numbers modulo a large prime neither overflow nor round.
PRIME = (1 << 61) - 1
SEED = 20250701


def parts_of_whole(whole: K, parts: Iterable[K]) -> dict[K, int]:
    """The parts make the whole."""
    found = dict.fromkeys(parts, 1)
    found[whole] = found.get(whole, 0) - 1
    return found


def hidden_with(
    small: Collection[K], sums: Sequence[Mapping[K, int]], can_hide: Callable[[K], bool], persons: Callable[[K], int]
) -> set[K]:
    """The small figures, and as many others as it takes until none of them follows from what is printed."""
    crossing: dict[K, list[int]] = defaultdict(list)
    for number, each in enumerate(sums):
        for key in each:
            crossing[key].append(number)

    # Among equals the first one, so that the same table hides the same figures whenever it is made.
    order = {key: place for place, key in enumerate(crossing)}

    def choice(key: K) -> tuple[bool, int, int]:
        return not persons(key), persons(key), order[key]

    def hide_beside(numbers: Iterable[int]) -> K | None:
        """Of the figures that may be hidden too the smallest that holds anyone."""
        beside = (key for number in numbers for key in sums[number] if key not in hidden and can_hide(key))
        return min(beside, key=choice, default=None)

    def close(waiting: set[int]) -> None:
        while waiting:
            number = waiting.pop()
            gaps = sum(key in hidden for key in sums[number])
            if gaps == 1 and (another := hide_beside([number])) is not None:
                hidden.add(another)
                waiting.update(crossing[another])

    def more_beside(told: Collection[K]) -> list[K]:
        """One along the sums of each figure that is told, unless one was chosen there already."""
        chosen: dict[K, None] = {}
        for key in sorted(told, key=choice):
            if not any(other in chosen for number in crossing[key] for other in sums[number]):
                another = hide_beside(crossing[key])
                chosen.update({another: None} if another is not None else {})
        if chosen:
            return list(chosen)
        another = hide_beside(number for key in hidden for number in crossing[key])
        return [] if another is None else [another]

    hidden = set(small)
    close({number for key in order if key in hidden for number in crossing[key]})
    while told := told_by(sums, hidden, persons):
        more = more_beside(told)
        if not more:
            return hidden
        hidden.update(more)
        close({number for key in more for number in crossing[key]})
    return hidden


def told_by(sums: Sequence[Mapping[K, int]], hidden: Collection[K], persons: Callable[[K], int]) -> set[K]:
    """The hidden figures that follow from the others, as sums or because nobody can be fewer than nobody."""
    if found := solved(sums, hidden):
        return found
    nobody: set[K] = {key for key in hidden if not persons(key)}
    # Where nothing follows even from knowing all of these, none of them can tell anything.
    if not solved(sums, set(hidden) - nobody):
        return set()
    only_nobody: set[K] = forced(sums, hidden, nobody)
    return solved(sums, set(hidden) - only_nobody)


def solved(sums: Sequence[Mapping[K, int]], hidden: Collection[K]) -> set[K]:
    """The hidden figures that follow from the others.

    Of all solutions of the sums' differences one is drawn by chance: a figure that cannot move stands at zero in each.
    """
    order = {key: place for place, key in enumerate(hidden)}
    rows = [{order[key]: by for key, by in each.items() if key in order and by} for each in sums]
    pivots = _echelon(sorted((row for row in rows if row), key=len))
    # Drawn so that two lines do not cancel out by chance; nobody needs to be kept from guessing it.
    drawn = Random(SEED)  # noqa: S311
    values: dict[int, int] = {}
    for place in range(len(order)):
        if place not in pivots:
            values[place] = drawn.randrange(1, PRIME)
    for pivot, row in reversed(pivots.items()):
        rest = sum(by * values[place] for place, by in row.items() if place != pivot)
        values[pivot] = -rest % PRIME
    return {key for key, place in order.items() if not values[place]}


def _echelon(rows: Sequence[Mapping[int, int]]) -> dict[int, dict[int, int]]:
    """Rows of which each begins with a figure (with the factor 1) that no row after it has, in their order."""
    pivots: dict[int, dict[int, int]] = {}
    for row in rows:
        left = {place: by % PRIME for place, by in row.items()}
        while (known := next((place for place in left if place in pivots), None)) is not None:
            _take(left, pivots[known], left[known])
        if left:
            first = next(iter(left))
            inverse = pow(left[first], -1, PRIME)
            pivots[first] = {place: by * inverse % PRIME for place, by in left.items()}
    return pivots


def _take(row: dict[int, int], other: Mapping[int, int], times: int) -> None:
    for place, by in other.items():
        found = (row.get(place, 0) - times * by) % PRIME
        if found:
            row[place] = found
        else:
            row.pop(place, None)
