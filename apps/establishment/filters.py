"""Filters of vacancies to fill."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter

from apps.cadres.filters import DatedFilterSet
from apps.cadres.unitchoice import UnitChoice, UnitFilter
from apps.communes.models import Unit, UnitCover
from apps.establishment.models import Block, Opening, Way
from apps.establishment.querysets import OpeningQuerySet

Found = QuerySet[Opening]


class Stand(models.TextChoices):
    """How a vacancy stands on the day."""

    OPEN = "open", _("Open")
    LATE = "late", _("Overdue")
    DONE = "done", _("Filled or closed")


class OpeningFilterSet(DatedFilterSet):
    """Which vacancies are listed."""

    unit = UnitFilter(label=_("Unit"), method="within")
    stand = ChoiceFilter(choices=Stand.choices, label=_("State"), method="standing")
    block = ModelChoiceFilter(queryset=Block.objects.all(), label=_("Block"))
    way = ChoiceFilter(choices=Way.choices, label=_("Way of filling"))

    class Meta:
        model = Opening
        fields: list[str] = []

    def __init__(self, *args: Any, units: list[UnitChoice] | None = None, **kwargs: Any) -> None:
        self.units = units or []
        super().__init__(*args, **kwargs)

    def within(self, found: Found, name: str, unit: Unit) -> Found:
        return found.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def standing(self, found: OpeningQuerySet, name: str, value: str) -> Found:
        if value == Stand.OPEN:
            return found.open_on(self.day)
        if value == Stand.LATE:
            return found.late_on(self.day)
        return found.exclude(pk__in=Opening.objects.open_on(self.day).values("pk")).filter(opened_on__lte=self.day)
