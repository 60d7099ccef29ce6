"""Words for reading placements and surplus cases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from apps.communes.models import Unit, UnitCover
from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.cadres.models import Placement, SurplusCase  # noqa: F401  (names of the generic arguments)


class PlacementQuerySet(models.QuerySet["Placement"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))


class SurplusCaseQuerySet(models.QuerySet["SurplusCase"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))

    def begun_on(self, day: date) -> Self:
        """Cases of reorganisations that were in effect on `day`."""
        return self.filter(reorganisation__effective_on__lte=day)

    def settled_on(self, day: date) -> Self:
        """A decision is in force on `day`."""
        return self.filter(effective_on__lte=day)

    def outstanding_on(self, day: date) -> Self:
        return self.begun_on(day).filter(Q(effective_on__isnull=True) | Q(effective_on__gt=day))

    def in_unit(self, unit: Unit) -> Self:
        """Where the person served when the unit ended."""
        return self.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))
