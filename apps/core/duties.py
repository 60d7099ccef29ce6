"""Duties: what there is to do next for someone, contributed by each app in its own `duties.py`."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from apps.core.permissions import Actor

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


class Finder(Protocol):
    """Looks whether there is something to do for a user on a working day."""

    def __call__(self, user: Actor, day: date) -> Duty | None: ...


_finders: list[Finder] = []


def duty(finder: Finder) -> Finder:
    """Register a function that finds a duty; it answers None when there is nothing to do."""
    _finders.append(finder)
    return finder


def duties_of(user: Actor, day: date) -> list[Duty]:
    """What there is to do for a user, the urgent first."""
    found = [duty for finder in _finders if (duty := finder(user, day))]
    return sorted(found, key=lambda duty: URGENCY.index(duty.tone))
