"""Doubts: what is possible but unlikely. A person is asked once and decides; an error leaves no choice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Doubt:
    """Something to look at before saving; the code holds the values in doubt, so that other values are asked anew."""

    code: str
    message: str


class DoubtfulError(Exception):
    """Nothing was saved: these doubts were not yet seen by the person."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        super().__init__("; ".join(doubt.code for doubt in doubts))
        self.doubts = tuple(doubts)


def settle(doubts: Sequence[Doubt], *, seen: Collection[str]) -> None:
    """Raise DoubtfulError when any doubt was not seen."""
    if any(doubt.code not in seen for doubt in doubts):
        raise DoubtfulError(doubts)
