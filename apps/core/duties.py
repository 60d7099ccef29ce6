"""Duties: what there is to do next for someone, contributed by each app in its own `duties.py`."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from django.utils import timezone
from django.utils.translation import get_language

from apps.core.permissions import Actor
from apps.core.together import Asking, answered, answered_together
from apps.core.unchanged import Told, state_of_records

Tone = Literal["danger", "warning", "info", "success"]
URGENCY: tuple[Tone, ...] = ("danger", "warning", "info", "success")


@dataclass(frozen=True)
class Duty:
    """One thing to do: its name, how many, where to do it, and a sentence that says what is meant."""

    title: str
    url: str
    text: str = ""
    count: int | None = None
    tone: Tone = "info"
    # What the button says; without it the page says "Open".
    action: str = ""
    icon: str = "checklist"


Finding = Asking["Duty | None"]


class Finder(Protocol):
    """Looks whether there is something to do for a user on a working day.

    It answers at once, or asks for rows and numbers that are read together with those of other duties.
    """

    def __call__(self, user: Actor, day: date) -> Duty | Finding | None: ...


_finders: list[Finder] = []
_passing: list[Finder] = []
# Of whoever works here today; what was told holds until something is written.
_told = Told(most=500)


def duty(finder: Finder) -> Callable[[Actor, date], Duty | None]:
    """Register a function that finds a duty; it answers None when there is nothing to do.

    Gives a function that answers for this duty alone.
    """
    _finders.append(finder)
    return lambda user, day: answered(_asking(finder, user, day))


def passing_duty(finder: Finder) -> Callable[[Actor, date], Duty | None]:
    """The same for what does not follow from records with a history alone: from uploads, or from the hour."""
    _passing.append(finder)
    return lambda user, day: answered(_asking(finder, user, day))


def duties_of(user: Actor, day: date) -> list[Duty]:
    """What there is to do for a user, the urgent first."""
    question = (user.pk, day, timezone.localdate(), get_language())
    state = state_of_records()
    lasting: list[Duty] | None = _told.find(question, state)
    asked = _passing if lasting is not None else [*_passing, *_finders]
    found = answered_together([_asking(finder, user, day) for finder in asked])
    if lasting is None:
        lasting = [duty for duty in found[len(_passing) :] if duty]
        _told.keep(question, state, lasting)
    passing = [duty for duty in found[: len(_passing)] if duty]
    return sorted([*lasting, *passing], key=lambda duty: URGENCY.index(duty.tone))


def _asking(finder: Finder, user: Actor, day: date) -> Finding:
    found = finder(user, day)
    if isinstance(found, Generator):
        return (yield from found)
    return found
