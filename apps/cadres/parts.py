"""A person's page: what was known of the person on a day, gathered from every app that knows something.

Each app tells its part in its own `dossier.py`, discovered when the registry starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from django.utils.functional import Promise

from apps.accounts.models import User
from apps.accounts.readings import log_reading
from apps.cadres.day import age_words
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate
from apps.core.permissions import FieldGroup, Permission

Words = str | Promise
Tone = Literal["", "unknown", "untrained", "good"]


@dataclass(frozen=True)
class Fact:
    """A line of the summary; `tone` tells what is unknown from what is known to be nothing."""

    label: Words
    value: Words
    note: Words = ""
    tone: Tone = ""


@dataclass(frozen=True)
class Entry:
    """Something on the timeline, at a date of known precision or none."""

    when: PartialDate | None
    title: Words
    text: Words = ""
    icon: str = "point"
    is_later: bool = False

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


Teller = Callable[[Cadre, User, date], Part]


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


@dataclass(frozen=True)
class Dossier:
    """A person as a user may see them on a day."""

    cadre: Cadre
    user: User
    day: date
    citizen_id_shown: bool = False

    @cached_property
    def told(self) -> list[tuple[Registered, Part]]:
        open_ones = [r for r in sorted(_tellers) if r.group is None or self.may[r.group.value]]
        return [(registered, registered.teller(self.cadre, self.user, self.day)) for registered in open_ones]

    @cached_property
    def parts(self) -> list[Part]:
        return [part for _, part in self.told]

    @cached_property
    def summary(self) -> list[Fact]:
        return [fact for part in self.parts for fact in part.summary]

    @cached_property
    def headline(self) -> object | None:
        """The post or seat that says who the person is on the day."""
        return next((part.headline for part in self.parts if part.headline), None)

    @cached_property
    def badges(self) -> list[Fact]:
        return [badge for part in self.parts for badge in part.badges]

    @cached_property
    def timeline(self) -> list[Entry]:
        """Everything in the order of its dates; what has none stands last."""
        return sorted((entry for part in self.parts for entry in part.entries), key=lambda entry: entry.place)

    @cached_property
    def may(self) -> dict[str, bool]:
        """The rights on this person, by the names of the permissions."""
        return {permission.value: self.user.can(permission, self.cadre) for permission in Permission}

    @property
    def age(self) -> str:
        return age_words(self.cadre, self.day)

    @property
    def masked_citizen_id(self) -> str:
        """All but the last three digits hidden."""
        number = self.cadre.citizen_id or ""
        return number if self.citizen_id_shown else "•" * (len(number) - 3) + number[-3:]

    def note_reading(self, *, address: str) -> None:
        """Log the sensitive groups that the page shows: those with something in them, for which the right is held."""
        shown: dict[FieldGroup, object] = {
            FieldGroup.ETHNICITY_RELIGION: self.cadre.ethnic_group_id or self.cadre.religion_id,
            FieldGroup.CONTACT: self.cadre.phone or self.cadre.email,
        }
        shown |= {registered.group: part.records for registered, part in self.told if registered.group}
        for group, filled in shown.items():
            if filled and self.may[group.value]:
                log_reading(user=self.user, group=group, person=self.cadre.code, address=address)
