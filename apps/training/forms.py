"""Forms for plans, their lines and classes."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.forms import RecordForm
from apps.communes.fields import UnitField
from apps.core.money import DONG_HELP, DongField
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.training.models import PlanLine, PlanState, TrainingClass, TrainingPlan

TEXTS_OF_TRAINING = ("ND101_2017", "ND89_2021", "ND171_2025", "QD57_2022", "ND33_2023")


class UnitRecordForm(RecordForm):
    """A record that belongs to a unit at which the user manages training."""

    unit = UnitField(label=_("Held by the unit"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = narrowed(self.fields["unit"], UnitField)
        unit.limit(user=self.user, day=self.day, permission=Permission.MANAGE_TRAINING)
        basis = narrowed(self.fields["legal_basis"], forms.ModelChoiceField)
        basis.queryset = basis.queryset.model.objects.filter(pk__in=TEXTS_OF_TRAINING)  # type: ignore[union-attr]  # a choice of models
        if self.instance.unit_id:
            self.initial["unit"] = self.instance.unit


class PlanForm(UnitRecordForm):
    """The plan of a unit for a year."""

    error_fields: ClassVar[dict[str, str]] = {
        "training_plan_year_plausible": "year",
        "training_plan_approved_by_decision": "decision_number",
        "training_plan_once": "title",
    }

    class Meta:
        model = TrainingPlan
        fields = [
            "unit", "year", "title", "state", "legal_basis", "decision_number", "decision_on", "decision_issuer",
        ]  # fmt: skip
        help_texts = {"state": _("An approved plan needs the number and the date of its decision.")}

    field_order = Meta.fields


class LineForm(RecordForm):
    """One course of a plan."""

    error_fields: ClassVar[dict[str, str]] = {
        "training_line_for_someone": "planned",
        "training_line_cost_not_negative": "cost",
        "training_line_once": "course",
    }

    cost = DongField(label=_("Planned cost (dong)"), help_text=DONG_HELP, initial=0)

    class Meta:
        model = PlanLine
        fields = ["course", "audience", "planned", "cost", "funding"]
        help_texts = {"audience": _("For instance: heads and deputy heads of communes.")}

    field_order = Meta.fields


class ClassForm(UnitRecordForm):
    """A class."""

    error_fields: ClassVar[dict[str, str]] = {
        "training_class_ends_after_it_begins": "ends_on",
        "training_class_cost_not_negative": "cost",
        "training_class_has_places": "capacity",
        "training_class_has_sessions": "sessions",
        "training_places_of_the_class": "capacity",
        "training_attended_of_the_sessions": "sessions",
        "training_completed_after_the_start": "starts_on",
        "course_of_enrolled": "course",
    }

    cost = DongField(label=_("Cost (dong)"), help_text=DONG_HELP, initial=0)

    class Meta:
        model = TrainingClass
        fields = [
            "course", "name", "unit", "line", "provider", "held_at", "place", "mode", "starts_on", "ends_on",
            "sessions", "capacity", "cost", "funding", "legal_basis", "decision_number", "decision_on",
            "decision_issuer",
        ]  # fmt: skip
        help_texts = {
            "line": _("Then the class counts as part of what was planned."),
            "capacity": _("Empty: as many as come."),
            "sessions": _("How many sessions attendance is counted in."),
        }

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line = narrowed(self.fields["line"], forms.ModelChoiceField)
        line.queryset = lines_for(narrowed(self.user, User), self.instance)
        line.label_from_instance = line_words  # type: ignore[method-assign,assignment]  # as Django offers it
        line.empty_label = _("Outside any plan")


def lines_for(user: User, training_class: TrainingClass) -> QuerySet[PlanLine]:
    """Lines of the plans of one's units that are not long past, and the one that was chosen."""
    own = PlanLine.objects.filter(user.unit_condition(Permission.MANAGE_TRAINING, "plan__unit"))
    newest = own.order_by("-plan__year").values_list("plan__year", flat=True).first() or 0
    recent = own.filter(Q(plan__year__gte=newest - 2) | Q(classes=training_class.pk or 0)).distinct()
    return recent.select_related("plan", "course").order_by("-plan__year", "course__position")


def line_words(line: object) -> str:
    line = narrowed(line, PlanLine)
    audience = f" ({line.audience})" if line.audience else ""
    return f"{line.plan.year} · {line.course}{audience}"


def draft_plans(user: User, year: int) -> QuerySet[TrainingPlan]:
    """Plans that people can still be put into."""
    own = TrainingPlan.objects.filter(user.unit_condition(Permission.MANAGE_TRAINING, "unit"))
    return own.filter(year__gte=year, state=PlanState.DRAFT).order_by("year", "title")
