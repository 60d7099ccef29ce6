"""What a decision brings with it, as of a day: its state, until when it is in force, and what it blocks until when.

Nothing of this is stored: it follows from the decision's dates and from the effects that its form had when it was made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.cadres.retirement import months_later
from apps.core.dates import day_before
from apps.discipline.models import DisciplinaryDecision, DisciplineEffect


class Blocked(models.TextChoices):
    """What a person may not have for a while; the values are the names of the effect's fields."""

    PROMOTION = "no_promotion", _("Appointment, election, a higher post")
    PLANNING = "no_planning", _("Planning for a post")
    TRAINING = "no_training", _("Being sent to training")
    EXAM = "no_exam", _("Grade examination or promotion in grade")
    HIGHER_POST = "no_higher_post", _("A higher post in the Party and its bodies")
    PAY = "pay_delay", _("Next pay step (delayed by so long)")
    RETURN = "no_return", _("Applying again for the service")


class State(models.TextChoices):
    TO_COME = "to_come", _("Not yet in effect")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")


@dataclass(frozen=True)
class Block:
    """Something that is blocked, with the last day on which it is."""

    what: Blocked
    until: date

    @property
    def words(self) -> str | Promise:
        return self.what.label


class Effects:
    """The effects of all forms, read once for a page."""

    @cached_property
    def rows(self) -> QuerySet[DisciplineEffect]:
        return DisciplineEffect.objects.all()

    def of(self, form: str, day: date) -> DisciplineEffect | None:
        """The effect that a form had on a day."""
        return next((row for row in self.rows if row.form_id == form and _is_valid(row, day)), None)


@dataclass(frozen=True)
class Standing:
    """A decision as it stands on a day."""

    decision: DisciplinaryDecision
    effect: DisciplineEffect | None
    day: date

    @property
    def over_on(self) -> date | None:
        """The first day on which the decision is no longer in force."""
        months = self.effect.in_force if self.effect else None
        own = months_later(self.decision.effective_on, months) if months is not None else None
        ends = [end for end in (own, self.decision.cancelled_on) if end]
        return min(ends, default=None)

    @property
    def in_force_until(self) -> date | None:
        return day_before(self.over_on) if self.over_on else None

    @property
    def state(self) -> State:
        cancelled = self.decision.cancelled_on
        if cancelled and cancelled <= self.day:
            return State.CANCELLED
        if self.decision.effective_on > self.day:
            return State.TO_COME
        return State.ENDED if self.over_on and self.over_on <= self.day else State.IN_FORCE

    @property
    def is_running(self) -> bool:
        return self.state == State.IN_FORCE

    @property
    def blocks(self) -> list[Block]:
        """All that the decision blocks, the longest last; nothing once it is cancelled."""
        if self.effect is None or self.state == State.CANCELLED:
            return []
        found = [(what, getattr(self.effect, what.value)) for what in Blocked]
        begins = self.decision.effective_on
        blocks = [Block(what, day_before(months_later(begins, months))) for what, months in found if months]
        return sorted(blocks, key=lambda block: block.until)

    @property
    def running_blocks(self) -> list[Block]:
        return [block for block in self.blocks if block.until >= self.day]

    @property
    def legal_basis(self) -> str:
        return self.effect.legal_basis if self.effect else ""


# Decisions that end within so many days are told beforehand.
SOON = 30


def standings(decisions: Iterable[DisciplinaryDecision], day: date) -> list[Standing]:
    """Decisions with what they bring, the effects read once."""
    return standings_under(Effects(), decisions, day)


def standings_under(effects: Effects, decisions: Iterable[DisciplinaryDecision], day: date) -> list[Standing]:
    return [Standing(d, effects.of(d.form_id, d.decision_on), day) for d in decisions]


def _is_valid(row: DisciplineEffect, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day < row.valid_to)
