"""Why a person is counted otherwise than in a seal: what was recorded since, put into the words of the field.

The apps declare how their records leave a trace (`seal_traces.py`); this engine only reads the history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.reporting.definitions import StrOrPromise


@dataclass(frozen=True)
class Reason:
    """A reason, with the sentence that explains it."""

    code: str
    title: StrOrPromise
    words: StrOrPromise = ""


@dataclass(frozen=True)
class Happened:
    """One event of history with the one before it of the same record."""

    kind: str
    event: Any
    before: Any | None

    @cached_property
    def changed(self) -> frozenset[str]:
        """Fields that an update changed."""
        if self.kind != "update" or self.before is None:
            return frozenset()
        names = [f.attname for f in self.event._meta.concrete_fields if not f.name.startswith("pgh_")]
        return frozenset(name for name in names if getattr(self.event, name) != getattr(self.before, name))


@dataclass(frozen=True)
class Told:
    """A reason with the measures that it can move, by the beginning of their codes; "" stands for groups and units."""

    reason: Reason
    moves: tuple[str, ...]
    # What the record said and says, where means rest on it: a birth date, a first day in the post.
    before: str = ""
    now: str = ""


Explain = Callable[[Happened, date], "Told | None"]


@dataclass(frozen=True)
class Trace:
    """How events of one model explain a difference; `person` names the field with the person's key."""

    model: type[models.Model]
    person: str
    explain: Explain


@dataclass(frozen=True)
class ListTrace:
    """Tables on which everyone's figures rest, and the reason where one of them changed."""

    models: tuple[type[models.Model], ...]
    reason: Reason


@dataclass(frozen=True)
class UnitTrace:
    """How records of units move what is told of them.

    `words` say what one event of their history states, `titles` what units are called on a day, by their keys.
    """

    model: type[models.Model]
    amounts: tuple[str, ...]
    words: Callable[[Any], str]
    titles: Callable[[Iterable[int], date], dict[int, str]]


@dataclass(frozen=True)
class LawTrace:
    """How rows of a dated list that hold for all units move what is told of them.

    `words` say what one event of their history states.
    """

    model: type[models.Model]
    amounts: tuple[str, ...]
    title: StrOrPromise
    words: Callable[[Any], str]


@dataclass
class Traces:
    """All declared traces, and reasons that together mean a third."""

    of_units: list[UnitTrace] = field(default_factory=list)
    of_laws: list[LawTrace] = field(default_factory=list)
    of_people: list[Trace] = field(default_factory=list)
    of_lists: list[ListTrace] = field(default_factory=list)
    joint: list[tuple[frozenset[str], Reason]] = field(default_factory=list)

    def declare(self, *found: Trace | ListTrace | UnitTrace | LawTrace) -> None:
        for each in found:
            if isinstance(each, Trace):
                self.of_people.append(each)
            elif isinstance(each, UnitTrace):
                self.of_units.append(each)
            elif isinstance(each, LawTrace):
                self.of_laws.append(each)
            else:
                self.of_lists.append(each)

    def declare_joint(self, codes: Iterable[str], reason: Reason) -> None:
        self.joint.append((frozenset(codes), reason))

    def joined(self, reasons: Sequence[Reason]) -> list[Reason]:
        """Reasons that only together say what happened are replaced by that."""
        for codes, reason in self.joint:
            if codes <= {each.code for each in reasons}:
                return self.joined([reason, *(each for each in reasons if each.code not in codes)])
        return list(reasons)


traces = Traces()

ADDED = Reason("added", _("Recorded after sealing"))
CHANGED = Reason("changed", _("Changed after sealing"))
REMOVED = Reason("removed", _("Deleted after sealing"))
GENERIC = {"insert": ADDED, "update": CHANGED, "delete": REMOVED}
DEFINITION = Reason(
    "definition",
    _("Definition changed"),
    _("Nothing of the person's own records changed; a definition of the report did."),
)
UNRECORDED = Reason(
    "unrecorded",
    _("No recorded change"),
    _("History holds no change after sealing that explains this. It may have been saved while the seal was made."),
)
