"""Who studies on a day, and whose study should have ended by then."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from apps.accounts.models import User
from apps.core.dates import Precision
from apps.qualifications.models import Qualification


def studying(user: User, day: date) -> QuerySet[Qualification]:
    """Studies begun by the day, the first to end first."""
    found = Qualification.objects.visible_to(user).studying().filter(reported_on__lte=day)
    return found.select_related("level__ladder").order_by("expected_on", "cadre__sort_key", "pk")


def overdue(user: User, day: date) -> QuerySet[Qualification]:
    """Studies whose last expected day is over; a month or a year is over with its own last day."""
    is_over = (
        Q(expected_precision=Precision.DAY, expected_on__lt=day)
        | Q(expected_precision=Precision.MONTH, expected_on__lt=day.replace(day=1))
        | Q(expected_precision=Precision.YEAR, expected_on__lt=day.replace(day=1, month=1))
    )
    return studying(user, day).filter(is_over)
