"""What a board member reads in twenty seconds: the lines of all parts in four groups, and what the file lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from apps.cadres.parts import Fact, Need, Remark, Words
from apps.cadres.person_page import Dossier

PERSON, LEVELS, RECORD, RUNNING = "person", "levels", "record", "running"
# What runs comes first: a board must not miss it.
TITLES: dict[str, Words] = {
    RUNNING: _("Running matters"),
    PERSON: _("The person"),
    RECORD: _("Work so far"),
    LEVELS: _("Levels"),
}
# Where the lines of a part stand, by its key; those of others tell of the person.
PLACES = {
    "qualifications": LEVELS,
    "standards": LEVELS,
    "training": RECORD,
    "appraisal": RECORD,
    "votes": RECORD,
    "health": RECORD,
    "movements": RUNNING,
    "reorganisations": RUNNING,
    "discipline": RUNNING,
    "planning": RUNNING,
}


@dataclass(frozen=True)
class Line:
    """A fact with what another part remarks on it."""

    fact: Fact
    remark: Remark | None


@dataclass(frozen=True)
class Group:
    key: str
    title: Words
    lines: list[Line]


@dataclass(frozen=True)
class Summary:
    """The head of a person's page."""

    dossier: Dossier

    @cached_property
    def groups(self) -> list[Group]:
        """Those of the groups that have something to say."""
        return [Group(key, title, lines) for key, title in TITLES.items() if (lines := list(self._lines(key)))]

    def _lines(self, key: str) -> Iterator[Line]:
        for part in self.dossier.parts:
            if PLACES.get(part.key, PERSON) == key:
                yield from (Line(fact, self.dossier.remarks.get(fact.about)) for fact in part.summary)

    @property
    def missing(self) -> list[Need]:
        return [need for need in self.dossier.needs if not need.is_there]

    @property
    def complete(self) -> int:
        return len(self.dossier.needs) - len(self.missing)

    @property
    def asked(self) -> int:
        return len(self.dossier.needs)
