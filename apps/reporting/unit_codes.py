"""Codes of units as addresses, commands and definitions carry them: one, or several with commas between them."""

from collections.abc import Iterable

# A code with the day on which it is held: 05362@2025-07-01.
LONGEST = 16
# The units beside the first one of a form.
ALSO = "also"
# As the boxes send them that are ticked in a form.
TICKED = "only_also"
COMMA = ","
MOST_UNITS = 40
LONGEST_CODES = MOST_UNITS * (LONGEST + 1)


def codes_in(text: str) -> tuple[str, ...]:
    """The official codes, each once; a code may name its day: 17,25@2025-07-01."""
    codes = dict.fromkeys(code.strip()[:LONGEST] for code in text.split(COMMA))
    return tuple(code for code in codes if code)[:MOST_UNITS]


def joined(codes: Iterable[str]) -> str:
    return COMMA.join(codes_in(COMMA.join(codes)))


def first_of(text: str) -> str:
    return next(iter(codes_in(text)), "")


def are_several(text: str) -> bool:
    return len(codes_in(text)) > 1


def are_codes(text: str) -> bool:
    """Whether the text names units at all: letters and digits, perhaps with a day behind each."""
    codes = codes_in(text)
    return bool(codes) and all(code.partition("@")[0].isalnum() for code in codes)


def in_file_names(text: str) -> str:
    """One code as it is; of several the first, and how many stand beside it."""
    first, *others = codes_in(text) or (text,)
    return f"{first}-and-{len(others)}" if others else first
