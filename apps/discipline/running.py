"""Who is under discipline on a day, and what that blocks: for guards of planning, training and appraisal.

What a guard says of a person is shown to those alone who may see discipline: pass the rows through `visible_to`.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, Subquery

from apps.core.ranges import MonthsLater
from apps.discipline.effects import Blocked
from apps.discipline.models import DisciplinaryDecision
from apps.discipline.querysets import DecisionQuerySet, effects_of


def running_discipline(day: date) -> DecisionQuerySet:
    """Decisions in force on the day, with `ends_on`, the first day on which they no longer are."""
    return DisciplinaryDecision.objects.running_on(day)


def blocking(day: date, what: Blocked) -> DecisionQuerySet:
    """Decisions that block something on the day, with `blocked_until`, the first day on which they no longer do."""
    months = Subquery(effects_of(OuterRef("form"), OuterRef("decision_on"), what.value))
    begun = DisciplinaryDecision.objects.filter(effective_on__lte=day)
    standing = begun.filter(Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=day))
    return standing.annotate(blocked_until=MonthsLater("effective_on", months)).filter(blocked_until__gt=day)


def is_blocked(day: date, what: Blocked, cadre: str = "pk") -> Exists:
    """Whether the person whose key a row holds under `cadre` is kept from something on the day."""
    return Exists(blocking(day, what).filter(cadre=OuterRef(cadre)))


def blocked_until(day: date, what: Blocked, cadre: str = "pk") -> Subquery:
    """The first day on which the person is free again; NULL for who is free."""
    rows = blocking(day, what).filter(cadre=OuterRef(cadre)).order_by(F("blocked_until").desc())
    return Subquery(rows.values("blocked_until")[:1])  # type: ignore[misc]  # annotated by `blocking`
