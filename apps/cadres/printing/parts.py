"""What is printed under each item: every app tells its own in its `form_2c.py`, discovered as the registry starts.

An item of a restricted group is asked for only when the reader holds its right on the person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from apps.accounts.models import User
from apps.accounts.readings import log_readings
from apps.cadres.models import Cadre
from apps.cadres.printing.items import BY_NUMBER, CLOSED, ITEMS, Item
from apps.core.permissions import FieldGroup, Permission

Row = tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What an app has to say under an item: a text, or rows of its table."""

    number: str
    text: str = ""
    rows: tuple[Row, ...] = ()


Teller = Callable[[Cadre, User, date], Iterable[Answer]]
_tellers: list[tuple[tuple[str, ...], Teller]] = []


def form_section(*numbers: str) -> Callable[[Teller], Teller]:
    """Register a function that answers these items; they are of one group, whose right opens them together."""
    if unknown := [number for number in numbers if number not in BY_NUMBER]:
        raise ValueError(f"Form 2C has no item {', '.join(unknown)}")

    def register(teller: Teller) -> Teller:
        _tellers.append((numbers, teller))
        return teller

    return register


@dataclass(frozen=True)
class Filled:
    """An item as it stands on the paper."""

    item: Item
    text: str
    rows: tuple[Row, ...] = ()
    is_known: bool = True


@dataclass(frozen=True)
class Form:
    """The filled form of a person for a reader on a day."""

    cadre: Cadre
    user: User
    day: date

    @cached_property
    def filled(self) -> list[Filled]:
        return [self._filled(item) for item in ITEMS]

    def _filled(self, item: Item) -> Filled:
        if not self._may(item):
            return Filled(item, str(CLOSED), is_known=False)
        told = [answer for answer in self._answers if answer.number == item.number]
        rows = tuple(row for answer in told for row in answer.rows)
        text = "; ".join(answer.text for answer in told if answer.text)
        return Filled(item, text or ("" if rows else str(item.empty)), rows, bool(text or rows))

    @cached_property
    def _answers(self) -> list[Answer]:
        asked = [teller for numbers, teller in _tellers if all(self._may(BY_NUMBER[number]) for number in numbers)]
        return [answer for teller in asked for answer in teller(self.cadre, self.user, self.day)]

    def _may(self, item: Item) -> bool:
        return item.group is None or self.user.can(Permission(item.group.value), self.cadre)

    @property
    def shown_groups(self) -> set[FieldGroup]:
        """The restricted groups of which something is printed."""
        return {filled.item.group for filled in self.filled if filled.item.group and filled.is_known}

    def note_reading(self, *, address: str) -> None:
        log_readings(user=self.user, groups=sorted(self.shown_groups), person=self.cadre.code, address=address)
