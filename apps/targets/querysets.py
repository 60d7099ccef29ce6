"""Who sees plans with targets: whoever sees reports at a unit that the plan covers, or above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from apps.communes.models import UnitCover
from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.targets.models import Target, TargetPlan  # noqa: F401  (names of the generic arguments)


class TargetPlanQuerySet(models.QuerySet["TargetPlan"]):
    def visible_to(self, user: User) -> Self:
        """Plans of one's units, and those that set targets for them."""
        covering = UnitCover.objects.filter(user.unit_condition(Permission.VIEW_REPORTS, "covered")).values("unit")
        return self.filter(user.unit_condition(Permission.VIEW_REPORTS, "unit") | Q(unit__in=covering))


class TargetQuerySet(models.QuerySet["Target"]):
    def visible_to(self, user: User) -> Self:
        from apps.targets.models import TargetPlan

        return self.filter(plan__in=TargetPlan.objects.visible_to(user))
