"""The filter of the list of people by the year in which they reach retirement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from apps.cadres.filters import CadreFilterSet, LaterChoices
from apps.cadres.models import Cadre
from apps.cadres.retirement import retires_between

YEARS_BACK, YEARS_AHEAD = 10, 30


def years() -> list[tuple[str, str]]:
    present = timezone.localdate().year
    return [(str(year), str(year)) for year in range(present - YEARS_BACK, present + YEARS_AHEAD)]


class RetirementFilter(ChoiceFilter):  # type: ignore[misc]  # django_filters has no types
    """People who reach the age of retirement in a year, not before the day that is looked at."""

    def __init__(self) -> None:
        super().__init__(label=_("Retires in"), choices=LaterChoices(years))

    def filter(self, queryset: QuerySet[Cadre], value: Any) -> QuerySet[Cadre]:
        if not value:
            return queryset
        year = int(value)
        return queryset.filter(retires_between(max(self.parent.day, date(year, 1, 1)), date(year, 12, 31)))


CadreFilterSet.extend({"retires": RetirementFilter()})
