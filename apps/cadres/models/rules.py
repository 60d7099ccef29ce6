"""Fields and constraints that the records of a person share."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.dates import Precision


def precise(name: str, day: str, precision: str) -> models.CheckConstraint:
    """A date of month or year precision stands on the first day of its stretch, so that equal dates are equal."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{day}__isnull": True})
        | Q(**{precision: Precision.DAY})
        | Q(**{precision: Precision.MONTH, f"{day}__day": 1})
        | Q(**{precision: Precision.YEAR, f"{day}__day": 1, f"{day}__month": 1}),
        violation_error_message=_("A date that gives only month or year must stand on the first day of it."),
    )


def known(name: str, field: str, values: list[str]) -> models.CheckConstraint:
    """A field of choices holds one of them, or nothing where it may be empty."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": values}),
        violation_error_message=_("Choose one of the values offered."),
    )


def precision_field() -> models.CharField[str, str]:
    return models.CharField(_("precision"), max_length=5, choices=Precision, default=Precision.DAY)
