"""Forms for enrolling people: a list of names, and where to send those who were chosen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.rosters.reading import read
from apps.rosters.values import RefusedError
from apps.training.choosing import Chosen
from apps.training.forms import draft_plans
from apps.training.models import Course, TrainingClass
from apps.training.names import NamedLine, lines_of_text, lines_of_workbook

MOST_BYTES = 5 * 1024 * 1024


class NamesForm(RegistryForm):
    """A list of names, pasted or in a workbook."""

    names = forms.CharField(
        label=_("Paste the list"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A person a line: name and date of birth, or the code, or the citizen id."),
    )
    file = forms.FileField(
        label=_("Or choose a workbook"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
        help_text=_("The first sheet is read; other columns do no harm."),
    )
    lines: list[NamedLine]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        file = cleaned.get("file")
        self.lines = self._read(file) if file else lines_of_text(cleaned.get("names", ""))
        if not self.lines:
            raise ValidationError(_("No name was found in the list. Write a person a line, for instance: Bùi Văn A."))
        return cleaned

    def _read(self, file: Any) -> list[NamedLine]:
        if file.size > MOST_BYTES:
            raise ValidationError(_("The workbook is larger than 5 MB. Copy the names alone into a new one."))
        try:
            return lines_of_workbook(read(file.read(), file.name or ""))
        except RefusedError as refusal:
            raise ValidationError(refusal.refused.message()) from refusal


class PlanTrainingForm(RegistryForm):
    """Where those who were chosen go: a class that is open, a new one, or a plan."""

    course = forms.ModelChoiceField(Course.objects.none(), label=_("Course"), empty_label=None)
    training_class = forms.ModelChoiceField(
        TrainingClass.objects.none(), label=_("Class"), required=False, empty_label=_("Choose…")
    )
    plan = forms.ModelChoiceField(
        Course.objects.none(), label=_("Training plan"), required=False, empty_label=_("Choose…")
    )

    def __init__(self, *args: Any, user: Any, day: Any, chosen: Chosen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        helps = Course.objects.filter(level__in=chosen.levels).valid_on(day)
        courses = helps if helps else Course.objects.valid_on(day)
        self._offer("course", courses.select_related("level"))
        own = user.unit_condition(Permission.MANAGE_TRAINING, "unit")
        useful = Q(course__in=helps.values("pk")) if helps else Q()
        open_ones = TrainingClass.objects.filter(own, useful, ends_on__gte=day).select_related("course")
        # The latest to begin first: who is sent now seldom joins a class that began years ago.
        newest = open_ones.order_by("-starts_on", "pk")
        self._offer("training_class", newest)
        self._offer("plan", draft_plans(user, day.year))
        self.initial.setdefault("course", most_needed(list(courses), chosen))
        self.initial.setdefault(
            "training_class", newest.filter(course=self.initial["course"]).first() or newest.first()
        )
        self.initial.setdefault("plan", draft_plans(user, day.year).first())

    def _offer(self, name: str, rows: Any) -> None:
        field = narrowed(self.fields[name], forms.ModelChoiceField)
        field.queryset = rows
        if name == "course":
            field.label_from_instance = self._course_words  # type: ignore[method-assign,assignment]  # as Django offers it
        elif name == "training_class":
            field.label_from_instance = class_words  # type: ignore[method-assign,assignment]  # as Django offers it

    def _course_words(self, course: object) -> str:
        course = narrowed(course, Course)
        return f"{course} · {len(self.chosen.needing(course))}"


def class_words(found: object) -> str:
    found = narrowed(found, TrainingClass)
    return f"{found.name} ({found.starts_on:%d/%m/%Y} – {found.ends_on:%d/%m/%Y})"


def most_needed(courses: list[Course], chosen: Chosen) -> Course | None:
    levels = chosen.levels
    return max(courses, key=lambda course: levels[course.level_id or ""], default=None)
