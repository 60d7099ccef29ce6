"""Words for reading training: what a user may see, which classes wait for results, which studies are overdue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from apps.cadres.querysets import visible_cadres
from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.training.models import (  # noqa: F401  (names of the generic arguments)
        Enrolment,
        PlanLine,
        TrainingClass,
        TrainingPlan,
    )


class PlanQuerySet(models.QuerySet["TrainingPlan"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "unit"))


class PlanLineQuerySet(models.QuerySet["PlanLine"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "plan__unit"))


class ClassQuerySet(models.QuerySet["TrainingClass"]):
    def visible_to(self, user: User) -> Self:
        """Classes of one's own units, and those that one's own people attend."""
        own = user.unit_condition(Permission.VIEW_CADRES, "unit")
        attend = self._enrolments(cadre__in=visible_cadres(user))
        return self.filter(own | Q(Exists(attend)))

    def running_on(self, day: date) -> Self:
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def without_results(self, day: date) -> Self:
        """Ended before the day, with people whose result nobody has recorded."""
        return self.filter(Exists(self._enrolments(state__in=("enrolled", "attending"))), ends_on__lt=day)

    def _enrolments(self, **found: object) -> models.QuerySet[models.Model]:
        from apps.training.models import Enrolment

        return Enrolment.objects.filter(training_class=OuterRef("pk"), **found)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))

    def holding_places(self) -> Self:
        return self.exclude(state="withdrawn")

    def unfinished(self) -> Self:
        return self.filter(state__in=("enrolled", "attending"))
