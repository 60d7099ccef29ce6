"""Which hidden figures can only be nobody: numbers of persons are never below zero, and who reads a table knows that.

Seen from the true numbers, each table that a reader may think of is a step that keeps all sums and takes nothing from
a figure that holds nobody. A figure that no such step can raise is told by the table, however many are hidden.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
Line = list[Fraction]


def forced(sums: Iterable[Mapping[K, int]], hidden: Collection[K], nobody: Collection[K]) -> set[K]:
    """The hidden figures of `nobody` that no table with the same sums can raise."""
    rows = [{key: by for key, by in each.items() if key in hidden and by} for each in sums]
    among = _among(nobody, rows)
    keys = list(dict.fromkeys(key for row in among for key in row))
    left = list(range(len(keys)))
    lines = [[row.get(key, Fraction(0)) for key in keys] for row in among]
    while left:
        step = _step([*lines, [Fraction(place in left) for place in range(len(keys))]])
        if step is None:
            break
        left = [place for place in left if not step[place]]
    return {keys[place] for place in left}


def _among(nobody: Collection[K], rows: Sequence[Mapping[K, int]]) -> list[dict[K, Fraction]]:
    """What the sums say of `nobody` alone: figures that hold someone can rise and fall, and are put out of the way."""
    pivots: dict[K, dict[K, Fraction]] = {}
    found = []
    for row in sorted(rows, key=len):
        left = {key: Fraction(by) for key, by in row.items()}
        while (known := next((key for key in left if key in pivots), None)) is not None:
            _take(left, pivots[known], left[known])
        first = next((key for key in left if key not in nobody), None)
        if first is not None:
            pivots[first] = {key: by / left[first] for key, by in left.items()}
        elif left:
            found.append(left)
    return found


def _take(row: dict[K, Fraction], other: Mapping[K, Fraction], times: Fraction) -> None:
    for key, by in other.items():
        rest = row.get(key, Fraction(0)) - times * by
        if rest:
            row[key] = rest
        else:
            row.pop(key, None)


def _step(lines: Sequence[Line]) -> Line | None:
    """Numbers from zero up by which all lines give zero and the last one gives one; None where there are none.

    The first phase of the simplex method, with the rule of Bland, which never turns in circles.
    """
    width, height = len(lines[0]), len(lines)
    tableau = [[*line, Fraction(number == height - 1)] for number, line in enumerate(lines)]
    basis = list(range(width, width + height))
    missing = [sum(column, Fraction(0)) for column in zip(*tableau, strict=True)]
    while missing[-1]:
        entering = next((place for place in range(width) if missing[place] > 0), None)
        if entering is None:
            return None
        leaving = _leaving(tableau, basis, entering)
        _turn(tableau, missing, leaving, entering)
        basis[leaving] = entering
    held = dict(zip(basis, (line[-1] for line in tableau), strict=True))
    return [held.get(place, Fraction(0)) for place in range(width)]


def _leaving(tableau: Sequence[Line], basis: Sequence[int], entering: int) -> int:
    """The line that reaches zero first, of several that of the first column; there is one, as what is missing ends."""
    rising = [number for number, line in enumerate(tableau) if line[entering] > 0]
    return min(rising, key=lambda number: (tableau[number][-1] / tableau[number][entering], basis[number]))


def _turn(tableau: list[Line], missing: Line, leaving: int, entering: int) -> None:
    by = tableau[leaving][entering]
    tableau[leaving] = own = [value / by for value in tableau[leaving]]
    others = [line for number, line in enumerate(tableau) if number != leaving]
    for line in (*others, missing):
        times = line[entering]
        if times:
            line[:] = [value - times * each for value, each in zip(line, own, strict=True)]
