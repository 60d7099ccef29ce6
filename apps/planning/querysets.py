"""Words for reading planning lists and examinations: what a user may see, what holds on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.planning.models import HealthExamination, PlanningEntry, PlanningRound  # noqa: F401  (generic arguments)


def gate(user: User, permission: Permission, unit: str) -> Q:
    """Two rights at a unit: to see people there, and to see the restricted group."""
    return user.unit_condition(Permission.VIEW_CADRES, unit) & user.unit_condition(permission, unit)


class RoundQuerySet(models.QuerySet["PlanningRound"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(gate(user, Permission.SEE_PLANNING, "unit"))


class EntryQuerySet(models.QuerySet["PlanningEntry"]):
    def visible_to(self, user: User) -> Self:
        """Planned people whom the user may see, in lists of units of the user."""
        return self.filter(
            gate(user, Permission.SEE_PLANNING, "cadre__home_unit"), gate(user, Permission.SEE_PLANNING, "round__unit")
        )

    def standing_on(self, day: date) -> Self:
        """Who was in a list on the day."""
        return self.filter(Q(removed_on__isnull=True) | Q(removed_on__gt=day), added_on__lte=day)


class ExaminationQuerySet(models.QuerySet["HealthExamination"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(gate(user, Permission.SEE_HEALTH, "cadre__home_unit"))
