"""Forms of a job position, of placing posts in one, and of one placement."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.cadres.periods import last_day, period
from apps.communes.fields import UnitField
from apps.communes.models import Level
from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.qualifications.models import JobPlacement, JobPosition


class PositionForm(RecordForm):
    """What the province approved, and by which decision."""

    province = UnitField(label=_("Province"))

    class Meta:
        model = JobPosition
        fields = [
            "province",
            "label_vi",
            "label_en",
            "category",
            "valid_from",
            "valid_to",
            "legal_basis",
            "decision_number",
            "decision_on",
            "decision_issuer",
        ]
        labels = {"label_vi": _("Name"), "label_en": _("Name in English"), "valid_to": _("Held no longer from")}
        help_texts = {"label_en": _("Left empty, the Vietnamese name stands there too.")}

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["province"], UnitField).limit(
            user=self.user, day=self.day, permission=Permission.MANAGE_ESTABLISHMENT, level=Level.PROVINCE
        )
        self.fields["label_en"].required = False
        self.initial.setdefault("province", self.instance.province)

    def clean_label_en(self) -> str:
        return str(self.cleaned_data["label_en"] or self.cleaned_data.get("label_vi", ""))

    def clean(self) -> None:
        super().clean()
        if province := self.cleaned_data.get("province"):
            self.instance.province = province
        first, end = self.cleaned_data.get("valid_from"), self.cleaned_data.get("valid_to")
        if first and end and end <= first:
            self.add_error("valid_to", _("It must come after the first day."))


class PlacingForm(RegistryForm):
    """In which position the ticked posts are placed, from when, by which decision."""

    position = forms.ModelChoiceField(label=_("Job position"), queryset=JobPosition.objects.none())
    first = forms.DateField(label=_("First day"))
    decision_number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    decision_on = forms.DateField(label=_("Decision date"), required=False)
    decision_issuer = forms.CharField(label=_("Issued by"), max_length=160, required=False)

    day: date

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = narrowed(self.fields["position"], forms.ModelChoiceField)
        choice.queryset = JobPosition.objects.valid_on(self.day)
        choice.empty_label = _("Choose…")
        self.initial.setdefault("first", self.day)


def placing_form(on: date) -> type[PlacingForm]:
    """The form with the positions that hold on a day."""
    return type("PlacingFormOfDay", (PlacingForm,), {"day": on})


class PlacementForm(RecordForm):
    """One placement: its position, its days and its decision."""

    error_fields: ClassVar[dict[str, str]] = {
        "job_placement_one_at_a_time": "first",
        "job_placement_begins": "last",
        "last_before_first": "last",
    }

    first = forms.DateField(label=_("First day"))
    last = forms.DateField(label=_("Last day"), required=False, help_text=_("Empty while it runs."))

    class Meta:
        model = JobPlacement
        fields = ["position", "first", "last", "decision_number", "decision_on", "decision_issuer"]

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if held := self.instance.period:
            self.initial.update(first=held.lower, last=last_day(held))

    def clean(self) -> None:
        super().clean()
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first:
            try:
                self.instance.period = period(first, last)
            except ValidationError as error:
                self.add_error("last", error)
