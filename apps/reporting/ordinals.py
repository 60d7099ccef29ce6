"""How offices number rows and columns: I, 1, a; and a column of sums as 2 (=3+4+5)."""

from collections.abc import Sequence
from itertools import pairwise

ROMANS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# A longer run of numbers that follow each other is told by its ends.
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
    """3+4+5; 3+…+12 where many follow each other."""
    if _is_run(terms) and len(terms) > LONGEST_SUM:
        return f"{terms[0][1]}+…+{terms[-1][1]}"
    return "".join(f"{sign if place or sign == '-' else ''}{number}" for place, (sign, number) in enumerate(terms))


def _is_run(terms: Sequence[Term]) -> bool:
    numbers = [int(number) for sign, number in terms if sign == "+" and str(number).isdecimal()]
    return len(numbers) == len(terms) and all(after == before + 1 for before, after in pairwise(numbers))
