"""Words for reading discipline: what runs on a day, until when, and who may see it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import DateField, Exists, Func, OuterRef, Q, Subquery
from django.db.models.functions import Least

from apps.communes.models import Unit, UnitCover
from apps.core.permissions import Permission
from apps.core.ranges import MonthsLater

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision  # noqa: F401  (generic arguments)


class DaysLater(Func):
    """A day some days after another."""

    template = "(%(expressions)s)"
    arg_joiner = " + "
    output_field = DateField()


def gate(user: User) -> Q:
    """Two rights at the person's unit: to see the person, and to see discipline."""
    return user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit") & user.unit_condition(
        Permission.SEE_DISCIPLINE, "cadre__home_unit"
    )


class ActQuerySet(models.QuerySet["DisciplinaryAct"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(gate(user))


class DecisionQuerySet(models.QuerySet["DisciplinaryDecision"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(gate(user))

    def in_unit(self, unit: Unit) -> Self:
        """Decisions on people who served in the unit, or below it, at that time."""
        return self.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def with_end(self) -> Self:
        """`ends_on`: the first day on which the decision is no longer in force; none where it does not end by itself.

        A cancelled decision ends when it is cancelled, if that comes earlier.
        """
        own_end = MonthsLater("effective_on", Subquery(effects_of(OuterRef("form"), OuterRef("decision_on"))))
        return self.annotate(own_end=own_end).annotate(ends_on=Least("own_end", "cancelled_on"))

    def running_on(self, day: date) -> Self:
        """In force on the day: begun, not over, not cancelled."""
        return self.with_end().filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), effective_on__lte=day)

    def ending_within(self, day: date, days: int) -> Self:
        """In force on the day, and over by itself or cancelled at most so many days later."""
        return self.running_on(day).filter(ends_on__lte=day + timedelta(days=days))

    def standing(self) -> Self:
        return self.filter(cancelled_on__isnull=True)

    def without_state_decision(self, day: date) -> Self:
        """The Party's decisions on cadres and civil servants that the State's has not followed in time."""
        standing = Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=day)
        answers = self.model._default_manager.filter(standing, act=OuterRef("act"), side="state", decision_on__lte=day)
        late = DaysLater("decision_on", "form__track__follow_days")
        found = self.running_on(day).filter(side="party", category__in=("cadre", "civil_servant"))
        return found.annotate(state_due_on=late).filter(~Exists(answers), state_due_on__lt=day)


def effects_of(form: OuterRef, day: OuterRef, number: str = "in_force") -> models.QuerySet[models.Model, int]:
    """The months that the effect of a form, as it was on a day, gives."""
    from apps.discipline.models import DisciplineEffect

    valid = DisciplineEffect.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gt=day), form=form
    )
    months: models.QuerySet[models.Model, int] = valid.values(number)[:1]
    return months
