"""What has happened does not lie ahead: a day or a year to come is a slip of the pen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _


def latest_day(day: date) -> date:
    """The last day on which something may have happened: today, for the working day may lie years back."""
    return max(day, timezone.localdate())


@deconstructible
class NotAhead:
    """Refuse a day or a year after today and after the working day."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self, value: date | int) -> None:
        latest = latest_day(self.day)
        if value > latest.year if isinstance(value, int) else value > latest:
            shown: Any = value if isinstance(value, int) else f"{value:%d/%m/%Y}"
            message = _("%(value)s lies in the future. Check the year.")
            raise ValidationError(message, code="too_late", params={"value": shown})
