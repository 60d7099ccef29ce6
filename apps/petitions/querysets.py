"""Words for reading petitions: what waits for an answer on a day, what is late, and who may see it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from apps.communes.models import Unit, UnitCover
from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.petitions.models import Petition  # noqa: F401  (generic argument)


class PetitionQuerySet(models.QuerySet["Petition"]):
    def visible_to(self, user: User) -> Self:
        """Two rights at the unit that it concerns: to see its people, and to see petitions."""
        sees_people = user.unit_condition(Permission.VIEW_CADRES, "unit")
        return self.filter(sees_people & user.unit_condition(Permission.SEE_PETITIONS, "unit"))

    def in_unit(self, unit: Unit) -> Self:
        """Petitions that concern the unit or one below it."""
        return self.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def open_on(self, day: date) -> Self:
        """Received by the day and without an answer on it."""
        return self.filter(Q(answered_on__isnull=True) | Q(answered_on__gt=day), received_on__lte=day)

    def late_on(self, day: date) -> Self:
        return self.open_on(day).filter(due_on__lt=day)

    def answered_by(self, day: date) -> Self:
        return self.filter(answered_on__lte=day)
