"""Periods as people write them: a first and a last day, both included."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from apps.core.dates import PartialDate, day_before

Period = DateRange


def period(first: date, last: date | None) -> DateRange:
    """From the first day to the last, or open; ValidationError when they are the wrong way round."""
    if last and last < first:
        raise ValidationError(_("The last day must not come before the first."), code="last_before_first")
    return DateRange(first, last + timedelta(days=1) if last else None)


def last_day(held: DateRange) -> date | None:
    """The last day that the period includes; None while it runs."""
    return day_before(held.upper) if held.upper else None


def refuse_start_before_birth(held: DateRange, birth: PartialDate | None) -> None:
    """Nobody holds a post before being born; the two stand in different tables, so no constraint can see both."""
    if birth and held.lower and held.lower <= birth.first:
        raise ValidationError(
            _("The first day comes before the date of birth, %(birth)s. Correct one of them."),
            code="start_before_birth",
            params={"birth": str(birth)},
        )
