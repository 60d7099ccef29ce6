"""Which hidden figures can only be nobody: numbers of persons are never below zero, and who reads a table knows that.

Seen from the true numbers, each table that a reader may think of is a step that keeps all sums and takes nothing from
a figure that holds nobody. A figure that no such step can raise is told by the table, however many are hidden.

Whole numbers stay whole where they can: they are reckoned many times as fast as fractions.
"""

from collections.abc import Sequence
from fractions import Fraction

from apps.reporting.equations import K, Number, Row

Line = list[Number]


def forced(rows: Sequence[Row[K]]) -> set[K]:
    """Of the figures that hold nobody, of which the rows tell, those that no table with the same sums can raise."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    left = list(range(len(keys)))
    lines = [[_plain(row.get(key, 0)) for key in keys] for row in rows]
    while left:
        step = _step([*lines, [int(number in left) for number in range(len(keys))]])
        if step is None:
            break
        left = [number for number in left if not step[number]]
    return {keys[number] for number in left}


def _step(lines: Sequence[Line]) -> Line | None:
    """Numbers from zero up by which all lines give zero and the last one gives one; None where there are none.

    The first phase of the simplex method, with the rule of Bland, which never turns in circles.
    """
    width, height = len(lines[0]), len(lines)
    tableau = [[*line, int(number == height - 1)] for number, line in enumerate(lines)]
    basis = list(range(width, width + height))
    missing: Line = [sum(column) for column in zip(*tableau, strict=True)]
    while missing[-1]:
        entering = next((place for place in range(width) if missing[place] > 0), None)
        if entering is None:
            return None
        leaving = _leaving(tableau, basis, entering)
        _turn(tableau, missing, leaving, entering)
        basis[leaving] = entering
    held = dict(zip(basis, (line[-1] for line in tableau), strict=True))
    return [held.get(place, 0) for place in range(width)]


def _leaving(tableau: Sequence[Line], basis: Sequence[int], entering: int) -> int:
    """The line that reaches zero first, of several that of the first column; there is one, as what is missing ends."""
    rising = [number for number, line in enumerate(tableau) if line[entering] > 0]
    return min(rising, key=lambda number: (Fraction(tableau[number][-1], tableau[number][entering]), basis[number]))


def _turn(tableau: list[Line], missing: Line, leaving: int, entering: int) -> None:
    by = tableau[leaving][entering]
    if by != 1:
        tableau[leaving] = [_plain(Fraction(value, by)) if value else 0 for value in tableau[leaving]]
    filled = [(place, each) for place, each in enumerate(tableau[leaving]) if each]
    others = [line for number, line in enumerate(tableau) if number != leaving]
    for line in (*others, missing):
        times = line[entering]
        if times:
            for place, each in filled:
                line[place] -= times * each


def _plain(number: Number) -> Number:
    return number if isinstance(number, int) else number.numerator if number.denominator == 1 else number
