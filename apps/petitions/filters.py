"""Filters of petitions: unit, kind, subject, span of receipt, how they stand on the day."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter

from apps.cadres.filters import DatedFilterSet, DayFilter
from apps.cadres.models import Cadre
from apps.cadres.search import matching
from apps.cadres.unitchoice import UnitChoice, UnitFilter
from apps.communes.models import Unit, UnitCover
from apps.petitions.models import Petition, PetitionKind, PetitionSubject, Result
from apps.petitions.querysets import PetitionQuerySet

Found = QuerySet[Petition]


class Stand(models.TextChoices):
    """How a petition stands on the day."""

    OPEN = "open", _("Waiting for an answer")
    LATE = "late", _("Answer overdue")
    ANSWERED = "answered", _("Answered")


class PetitionFilterSet(DatedFilterSet):
    """Which petitions are listed."""

    q = CharFilter(method="search", label=_("Number or person"), max_length=100)
    unit = UnitFilter(label=_("Unit"), method="within")
    stand = ChoiceFilter(choices=Stand.choices, label=_("State"), method="standing")
    since = DayFilter(field_name="received_on", lookup_expr="gte", label=_("Received from"))
    until = DayFilter(field_name="received_on", lookup_expr="lte", label=_("up to"))
    kind = ModelChoiceFilter(queryset=PetitionKind.objects.all(), label=_("Kind of petition"))
    subject = ModelChoiceFilter(queryset=PetitionSubject.objects.all(), label=_("Subject"))
    result = ChoiceFilter(choices=Result.choices, label=_("Result"))

    class Meta:
        model = Petition
        fields: list[str] = []

    def __init__(self, *args: Any, units: list[UnitChoice] | None = None, **kwargs: Any) -> None:
        self.units = units or []
        super().__init__(*args, **kwargs)

    def search(self, found: Found, name: str, value: str) -> Found:
        people = matching(Cadre.objects.visible_to(self.user), value, self.user)
        return found.filter(Q(register_number__icontains=value) | Q(cadre__in=people.values("pk")))

    def within(self, found: Found, name: str, unit: Unit) -> Found:
        return found.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def standing(self, found: PetitionQuerySet, name: str, value: str) -> Found:
        if value == Stand.OPEN:
            return found.open_on(self.day)
        return found.late_on(self.day) if value == Stand.LATE else found.answered_by(self.day)
