"""Filters of decisions: span, track, form, offence, unit at that time, and how they stand on the day."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter

from apps.cadres.codelists import Category
from apps.cadres.filters import DatedFilterSet, DayFilter
from apps.cadres.models import Cadre
from apps.cadres.search import matching
from apps.cadres.unitchoice import UnitChoice, UnitFilter
from apps.communes.models import Unit, UnitCover
from apps.discipline.effects import SOON
from apps.discipline.models import DisciplinaryDecision, DisciplineForm, DisciplineTrack, OffenceGroup
from apps.discipline.querysets import DecisionQuerySet

Found = QuerySet[DisciplinaryDecision]
CATEGORIES = [*Category.choices, ("none", _("No post"))]


class Stand(models.TextChoices):
    """How a decision stands on the day."""

    RUNNING = "running", _("In force")
    ENDING = "ending", _("Ending within 30 days")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")
    NO_STATE = "no_state", _("Party decision that the State has not followed in time")


class DecisionFilterSet(DatedFilterSet):
    """Which decisions are listed."""

    q = CharFilter(method="search", label=_("Name or code"), max_length=100)
    unit = UnitFilter(label=_("Unit at that time"), method="within")
    stand = ChoiceFilter(choices=Stand.choices, label=_("State"), method="standing")
    since = DayFilter(field_name="effective_on", lookup_expr="gte", label=_("In effect from"))
    until = DayFilter(field_name="effective_on", lookup_expr="lte", label=_("up to"))
    track = ModelChoiceFilter(queryset=DisciplineTrack.objects.all(), field_name="form__track", label=_("Track"))
    form = ModelChoiceFilter(queryset=DisciplineForm.objects.select_related("track"), label=_("Form of discipline"))
    offence = ModelChoiceFilter(queryset=OffenceGroup.objects.all(), field_name="act__offence", label=_("Offence"))
    category = ChoiceFilter(
        choices=[*Category.choices, ("none", _("No post"))], label=_("Category"), method="of_category"
    )

    class Meta:
        model = DisciplinaryDecision
        fields: list[str] = []

    def __init__(self, *args: Any, units: list[UnitChoice] | None = None, **kwargs: Any) -> None:
        self.units = units or []
        super().__init__(*args, **kwargs)

    def search(self, found: Found, name: str, value: str) -> Found:
        people = matching(Cadre.objects.visible_to(self.user), value, self.user)
        return found.filter(cadre__in=people.values("pk"))

    def within(self, found: Found, name: str, unit: Unit) -> Found:
        return found.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def of_category(self, found: Found, name: str, value: str) -> Found:
        return found.filter(category="" if value == "none" else value)

    def standing(self, found: DecisionQuerySet, name: str, value: str) -> Found:
        cancelled = Q(cancelled_on__lte=self.day)
        if value == Stand.CANCELLED:
            return found.filter(cancelled)
        if value == Stand.NO_STATE:
            return found.without_state_decision(self.day)
        if value == Stand.ENDED:
            return found.with_end().filter(ends_on__lte=self.day).exclude(cancelled)  # type: ignore[misc]  # annotated by `with_end`
        if value == Stand.ENDING:
            return found.ending_within(self.day, SOON)
        return found.running_on(self.day)
