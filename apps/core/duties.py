"""Duties: what there is to do next for someone, contributed by each app in its own `duties.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from django.utils import timezone
from django.utils.translation import get_language

from apps.core.permissions import Actor
from apps.core.together import Asking, answered, answered_with_texts
from apps.core.unchanged import State, Told, histories_of_tables, state_of_records

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
Question = tuple[Hashable, ...]


class Finder(Protocol):
    """Looks whether there is something to do for a user on a working day.

    It answers at once, or asks for rows and numbers that are read together with those of other duties.
    """

    def __call__(self, user: Actor, day: date) -> Duty | Finding | None: ...


_finders: list[Finder] = []
_passing: list[Finder] = []
# Of whoever works here today, each duty by itself; it holds until something is written on which it depends.
_told = Told(most=20_000)
# What a user may see follows from these, whatever a duty reads besides; coverage is derived from units.
ALWAYS = ("accounts_user", "accounts_membership", "communes_unit", "communes_unitperiod", "communes_succession")
NAME = re.compile(r"\w+")


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
    """What there is to do for a user, the urgent first; of equal urgency what others wait for by the hour."""
    state = state_of_records()
    asked = [*_passing, *_finders]
    whose = (user.pk, day, timezone.localdate(), get_language())
    questions: list[Question] = [(*whose, number) for number in range(len(asked))]
    known: dict[Question, tuple[Duty | None]] = {
        question: _told.find(question, state) for question in questions[len(_passing) :]
    }
    _tell_anew([(q, f) for q, f in zip(questions, asked, strict=True) if not known.get(q)], known, user, day, state)
    found = [known[question][0] for question in questions]
    return sorted((duty for duty in found if duty), key=lambda duty: URGENCY.index(duty.tone))


def _tell_anew(
    asked: Sequence[tuple[Question, Finder]],
    known: dict[Question, tuple[Duty | None]],
    user: Actor,
    day: date,
    state: State | None,
) -> None:
    """Ask those duties whose answers are not known any more, and keep the answers of those that last."""
    answers = answered_with_texts([_asking(finder, user, day) for _question, finder in asked])
    for (question, _finder), (found, texts) in zip(asked, answers, strict=True):
        if question in known:
            _told.keep(question, state, (found,), _histories(texts))
        known[question] = (found,)


def _histories(texts: Iterable[str]) -> frozenset[str]:
    """The histories of the tables that the statements name."""
    histories = histories_of_tables()
    named = {name for text in texts for name in NAME.findall(text)}
    return frozenset(histories[table] for table in histories.keys() & (named | set(ALWAYS)))


def _asking(finder: Finder, user: Actor, day: date) -> Finding:
    found = finder(user, day)
    if isinstance(found, Generator):
        return (yield from found)
    return found
