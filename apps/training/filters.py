"""Filters of classes: words, unit, course, year and how the class stands on the day."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter, NumberFilter

from apps.cadres.filters import DatedFilterSet
from apps.cadres.unitchoice import UnitChoice, UnitFilter
from apps.communes.models import Unit, UnitCover
from apps.training.models import Course, Enrolment, Part, TrainingClass
from apps.training.querysets import ClassQuerySet

Found = QuerySet[TrainingClass]


class Stand(models.TextChoices):
    """How a class stands on the day."""

    TO_COME = "to_come", _("To come")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")
    NO_RESULTS = "no_results", _("Ended, results missing")


class ClassFilterSet(DatedFilterSet):
    """Which classes are listed."""

    q = CharFilter(method="search", label=_("Name, school or code"), max_length=100)
    unit = UnitFilter(label=_("Unit"), method="within")
    year = NumberFilter(method="in_year", label=_("Year"), min_value=1990, max_value=2100)
    course = ModelChoiceFilter(queryset=Course.objects.all(), label=_("Course"))
    part = ChoiceFilter(choices=Part.choices, field_name="course__row__part", label=_("Kind of training"))
    stand = ChoiceFilter(choices=Stand.choices, method="standing", label=_("State"))

    class Meta:
        model = TrainingClass
        fields: list[str] = []

    def __init__(self, *args: Any, units: list[UnitChoice] | None = None, **kwargs: Any) -> None:
        self.units = units or []
        super().__init__(*args, **kwargs)

    @property
    def pick_fields(self) -> list[Any]:
        return [self.form[name] for name in ("course", "part", "stand")]

    def search(self, found: Found, name: str, value: str) -> Found:
        return found.filter(
            Q(name__icontains=value) | Q(code__icontains=value) | Q(provider__label_vi__icontains=value)
        )

    def within(self, found: Found, name: str, unit: Unit) -> Found:
        """Held by the unit or below it, or attended by its people."""
        covered = UnitCover.objects.filter(unit=unit).values("covered")
        attended = Enrolment.objects.visible_to(self.user).filter(training_class=OuterRef("pk"), unit__in=covered)
        return found.filter(Q(unit__in=covered) | Exists(attended))

    def in_year(self, found: Found, name: str, value: int) -> Found:
        """Classes of which at least a part lies in the year."""
        return found.filter(starts_on__year__lte=value, ends_on__year__gte=value)

    def standing(self, found: ClassQuerySet, name: str, value: str) -> Found:
        if value == Stand.TO_COME:
            return found.filter(starts_on__gt=self.day)
        if value == Stand.RUNNING:
            return found.running_on(self.day)
        if value == Stand.NO_RESULTS:
            return found.without_results(self.day)
        return found.filter(ends_on__lt=self.day)
