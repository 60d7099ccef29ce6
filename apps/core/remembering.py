"""Keeping what a function says of a text, for texts of usual length.

A cell may hold a hundred thousand letters: kept by the thousand, those of a few odd files would fill the memory of a
process that lives for months.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Told = TypeVar("Told")
LONGEST = 200


def remembered(size: int) -> Callable[[Callable[[str], Told]], Callable[[str], Told]]:
    """Remember the answers for the `size` texts that were asked for last; longer ones are answered anew."""

    def decorated(tell: Callable[[str], Told]) -> Callable[[str], Told]:
        kept = lru_cache(maxsize=size)(tell)

        @wraps(tell)
        def told(text: str) -> Told:
            return kept(text) if len(text) <= LONGEST else tell(text)

        return told

    return decorated
