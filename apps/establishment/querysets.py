"""Words for reading the establishment: which allotment holds in a year, which vacancies are open on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from apps.communes.models import Unit, UnitCover
from apps.core.permissions import Permission

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.establishment.models import Allotment, Opening, UnitClassification, UnitSize  # noqa: F401  (generic arguments)


class AllotmentQuerySet(models.QuerySet["Allotment"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "unit"))

    def holding_in(self, year: int) -> Self:
        """Of each unit and block the allotment of the year, or of the last year before it that has one."""
        earlier = self.model._default_manager.filter(unit=OuterRef("unit"), block=OuterRef("block"), year__lte=year)
        return self.filter(year=Subquery(earlier.order_by("-year").values("year")[:1]))


class UnitClassificationQuerySet(models.QuerySet["UnitClassification"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "unit"))

    def running_on(self, day: date) -> Self:
        return self.filter(period__contains=day)


class UnitSizeQuerySet(models.QuerySet["UnitSize"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "unit"))

    def holding_on(self, day: date) -> Self:
        """Of each unit the latest count up to the day."""
        return self.filter(counted_on__lte=day).order_by("unit", "-counted_on").distinct("unit")

    def telling(self, field: str, day: date) -> Self:
        """Of each unit the latest count up to the day that tells the field: one may tell the area alone."""
        return self.filter(**{f"{field}__isnull": False}).holding_on(day)


class OpeningQuerySet(models.QuerySet["Opening"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "unit"))

    def in_unit(self, unit: Unit) -> Self:
        return self.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def open_on(self, day: date) -> Self:
        """Decided on by the day, not closed, and with vacancies left."""
        running = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
        return self.filter(running, opened_on__lte=day, filled__lt=F("number"))

    def late_on(self, day: date) -> Self:
        return self.open_on(day).filter(wanted_by__lt=day)
