"""Words for reading qualifications: what counts on a day, and the highest level of each ladder."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from apps.cadres.querysets import visible_cadres

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.qualifications.models import Qualification  # noqa: F401  (name of the generic argument)


class QualificationQuerySet(models.QuerySet["Qualification"]):
    def counting_on(self, day: date) -> Self:
        """Held by `day`, and not refused when checked."""
        return self.filter(state="held", counts_from__lte=day).exclude(verification="refused")

    def studying(self) -> Self:
        return self.filter(state="studying")

    def highest_on(self, day: date) -> Self:
        """The highest counting qualification of each person and ladder; equal ranks by the order of the list."""
        return (
            self.counting_on(day)
            .order_by("cadre_id", "level__ladder_id", "-level__rank", "-level__position", "-counts_from", "pk")
            .distinct("cadre_id", "level__ladder_id")
        )

    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))
