"""Whose grace to meet the standard of the post ends within a year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.dates import day_before
from apps.qualifications.models import Outcome, StandardOutcome
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.evaluation import outcomes_by_person
from apps.qualifications.standards.words import ASPECT_LABELS

# A degree in service takes two years and more; a course of political theory, six months.
SOON = timedelta(days=365)
MISSED = (Outcome.NOT_MET, Outcome.WITHIN_GRACE)


def grace_ending(user: User, day: date) -> QuerySet[StandardOutcome]:
    """Those in the user's units who must meet the standard of their primary post within a year, the first first."""
    return grace_ending_of(Cadre.objects.visible_to(user), day)


def grace_ending_of(people: QuerySet[Cadre], day: date) -> QuerySet[StandardOutcome]:
    serving = Posting.objects.running_on(day).counted().filter(is_primary=True).values("cadre")
    outcomes = outcomes_by_person(day, people.filter(pk__in=serving))
    soon = outcomes.filter(outcome=Outcome.WITHIN_GRACE, deadline__lte=day + SOON + timedelta(days=1)).select_related(
        "standard"
    )
    return soon.order_by("deadline", "person__sort_key", "pk")


def last_day_of_grace(record: Any) -> date:
    return day_before(record.deadline)


def words_missed(record: Any) -> str:
    """What the standard asks and the person does not have."""
    return "; ".join(str(ASPECT_LABELS[name]) for name in ASPECTS if getattr(record, name) in MISSED)
