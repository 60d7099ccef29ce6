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
from apps.accounts.readings import log_readings
from apps.cadres.day import age_words
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate, Precision
from apps.core.permissions import FieldGroup, Permission

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
    def sections(self) -> list[Part]:
        """The parts that have a section of their own on the page."""
        return [part for part in self.parts if part.template]

    @cached_property
    def summary(self) -> list[Fact]:
        return [fact for part in self.parts for fact in part.summary]

    @cached_property
    def needs(self) -> list[Need]:
        return [need for part in self.parts for need in part.needs]

    @cached_property
    def remarks(self) -> dict[str, Remark]:
        return {remark.about: remark for part in self.parts for remark in part.remarks}

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
        held: dict[FieldGroup, object] = {
            FieldGroup.ETHNICITY_RELIGION: self.cadre.ethnic_group_id or self.cadre.religion_id,
            FieldGroup.CONTACT: self.cadre.phone or self.cadre.email,
        }
        shown = [group for group, filled in held.items() if filled and self.may[group.value]]
        log_readings(user=self.user, groups=[*shown, *self._told_groups], person=self.cadre.code, address=address)

    def note_timeline_reading(self, *, address: str) -> None:
        """Log what the timeline alone shows."""
        log_readings(user=self.user, groups=self._told_groups, person=self.cadre.code, address=address)

    @property
    def _told_groups(self) -> list[FieldGroup]:
        """The restricted groups of which a part has something to tell."""
        return [registered.group for registered, part in self.told if registered.group and part.records]
