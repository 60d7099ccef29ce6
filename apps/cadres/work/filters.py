"""Filters that every work list has: a name or code, a unit with all below it, titles held on the day."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter

from apps.cadres.filters import DatedFilterSet, TitleFilter
from apps.cadres.models import Cadre, Posting
from apps.cadres.search import matching
from apps.cadres.unitchoice import UnitChoice, UnitFilter


class WorkFilterSet(DatedFilterSet):
    """Narrows the records of a work list by what is true of their people."""

    q = CharFilter(label=_("Name or code"), max_length=100, method="unchanged")
    unit = UnitFilter(label=_("Unit"), method="unchanged")
    title = TitleFilter(label=_("Title"), method="unchanged")

    def __init__(self, *args: Any, units: list[UnitChoice], person: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        self.person = person

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        data = self.form.cleaned_data
        if not any(data.get(name) for name in ("q", "unit", "title")):
            return queryset
        people = Cadre.objects.all()
        if data["unit"]:
            people = people.in_unit(data["unit"])
        if data["title"]:
            people = people.filter(self._holds(data["title"]))
        if data["q"]:
            found = matching(people, data["q"], self.user).order_by().values("pk")
        else:
            found = people.order_by().values("pk")
        key = f"{self.person}__in" if self.person else "pk__in"
        return queryset.filter(Q(**{key: found}))

    def _holds(self, titles: list[str]) -> Exists:
        running = Posting.objects.running_on(self.day).filter(title__in=titles)
        return Exists(running.filter(cadre=OuterRef("pk")))

    def unchanged(self, queryset: QuerySet[Any], name: str, value: object) -> QuerySet[Any]:
        """The people are narrowed once for all filters."""
        return queryset
