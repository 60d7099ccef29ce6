"""Words for reading placements in job positions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from apps.cadres.querysets import visible_cadres

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.qualifications.models import JobPlacement  # noqa: F401  (generic argument)


class JobPlacementQuerySet(models.QuerySet["JobPlacement"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))

    def running_on(self, day: date) -> Self:
        return self.filter(period__contains=day)
