"""Moments of deadlines."""

from datetime import datetime, timedelta

from django.utils import timezone

MINUTE = timedelta(minutes=1)


def end_of(deadline: datetime) -> datetime:
    """The last instant that is still in time: the minute of the deadline counts to its end."""
    return deadline + MINUTE - timedelta(microseconds=1)


def seen_from(deadline: datetime, *, at_deadline: bool) -> datetime:
    """The moment as of which one looks: now, or the deadline when it has passed."""
    now = timezone.now()
    return min(now, end_of(deadline)) if at_deadline else now
