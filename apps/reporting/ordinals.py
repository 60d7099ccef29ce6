"""How offices number rows and columns: I, 1, a; and a column of sums as 2 (=3+4+5)."""

from collections.abc import Sequence
from itertools import pairwise

ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# A longer run of numbers at one distance is told by its ends.
LONGEST_SUM = 6
# Rows and columns that stand in sums, with their sign.
Term = tuple[str, int | str]


def roman(number: int) -> str:
    found = ""
    for value, letters in ROMANS:
        found += letters * (number // value)
        number %= value
    return found


def letter(number: int) -> str:
    """a to z, then aa: a list of more rows than that has figures before it."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def summed(terms: Sequence[Term]) -> str:
    """3+4+5; 3+…+12 where many follow each other, 2+4+…+16 where they do at another distance."""
    distance = _distance(terms) if len(terms) > LONGEST_SUM else 0
    if distance:
        first = terms[:1] if distance == 1 else terms[:2]
        return "+".join([*(str(number) for _sign, number in first), "…", str(terms[-1][1])])
    return "".join(f"{sign if place or sign == '-' else ''}{number}" for place, (sign, number) in enumerate(terms))


def _distance(terms: Sequence[Term]) -> int:
    """Between each number and the one after it; 0 where they differ."""
    numbers = [int(number) for sign, number in terms if sign == "+" and str(number).isdecimal()]
    found = {after - before for before, after in pairwise(numbers)}
    return found.pop() if len(numbers) == len(terms) and len(found) == 1 else 0
