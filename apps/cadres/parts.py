"""What apps tell of a person for the person's page, each in its own `dossier.py`, discovered as the registry starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from django.utils.functional import Promise

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate, Precision
from apps.core.permissions import FieldGroup
from apps.core.together import Asking

Words = str | Promise
# A longer section begins folded to so many rows (dossier.css knows the number too).
SHOWN_AT_FIRST = 6
Tone = Literal["", "unknown", "untrained", "good", "warning", "bad"]


@dataclass(frozen=True)
class Fact:
    """A line of the summary; `tone` tells what is unknown from what is known to be nothing.

    `about` is the code of what the line tells of, so that another part can remark on it.
    """

    label: Words
    value: Words
    note: Words = ""
    tone: Tone = ""
    about: str = ""


@dataclass(frozen=True)
class Remark:
    """What one part has to say on a line of another: the standard on a level that is too low."""

    about: str
    words: Words
    tone: Tone = "warning"


@dataclass(frozen=True)
class Need:
    """Something that a complete file holds."""

    label: Words
    is_there: bool


@dataclass(frozen=True)
class Entry:
    """Something on the timeline, at a date of known precision or none."""

    when: PartialDate | None
    title: Words
    text: Words = ""
    icon: str = "point"
    is_later: bool = False

    @property
    def short(self) -> str:
        """The date below the heading of its year: 28/02; a month keeps its year, a year alone has been said."""
        if self.when is None or self.when.precision == Precision.YEAR:
            return ""
        return str(self.when)[:5] if self.when.precision == Precision.DAY else str(self.when)

    @property
    def place(self) -> tuple[bool, date]:
        return (self.when is None, self.when.first if self.when else date.max)


@dataclass(frozen=True)
class Part:
    """What one app tells: a section of the page, lines of the summary, entries of the timeline, badges."""

    key: str
    title: Words
    template: str
    records: list[object]
    summary: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    badges: tuple[Fact, ...] = ()
    headline: object | None = None
    remarks: tuple[Remark, ...] = ()
    needs: tuple[Need, ...] = ()

    @property
    def count(self) -> int:
        """How many records the section lists; none where one record tells the whole section."""
        return len(self.records) if len(self.records) > 1 else 0

    @property
    def is_long(self) -> bool:
        return len(self.records) > SHOWN_AT_FIRST


# A generator: what it yields is read for all parts of the page at once.
Telling = Asking[Part]
Teller = Callable[[Cadre, User, date], Part | Telling]


@dataclass(frozen=True, order=True)
class Registered:
    """A teller in its place; with a group it is asked only for readers who hold the group's right."""

    position: int
    teller: Teller = field(compare=False)
    group: FieldGroup | None = field(compare=False, default=None)


_tellers: list[Registered] = []


def part(position: int, group: FieldGroup | None = None) -> Callable[[Teller], Teller]:
    """Register a function that tells a part of the dossier; parts stand in the order of their positions.

    A part of a restricted group is told to those alone who hold its right on the person, and that is logged.
    """

    def register(teller: Teller) -> Teller:
        _tellers.append(Registered(position, teller, group))
        return teller

    return register


def tellers() -> list[Registered]:
    """All tellers, in the order of their positions."""
    return sorted(_tellers)
