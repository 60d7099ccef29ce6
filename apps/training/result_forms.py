"""A line of results for each person of a class, and one form that completes all who are still in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RegistryForm
from apps.training.models import Enrolment, EnrolmentState, ResultGrade, TrainingClass
from apps.training.services import Result


class ResultForm(RegistryForm):
    """What one person's enrolment came to."""

    state = forms.ChoiceField(label=_("State"), choices=EnrolmentState)
    attended = forms.IntegerField(label=_("Sessions attended"), required=False, min_value=0, max_value=1000)
    result = forms.ChoiceField(label=_("Result grade"), required=False, choices=[("", "–"), *ResultGrade.choices])
    completed_on = forms.DateField(label=_("Completed on"), required=False)
    certificate_number = forms.CharField(label=_("Certificate number"), required=False, max_length=60)

    def __init__(self, *args: Any, enrolment: Enrolment, training_class: TrainingClass, **kwargs: Any) -> None:
        names = ("state", "attended", "result", "completed_on", "certificate_number")
        initial = {name: getattr(enrolment, name) for name in names}
        super().__init__(*args, prefix=f"e{enrolment.pk}", initial=initial, **kwargs)
        self.enrolment, self.training_class = enrolment, training_class
        for field in self.fields.values():
            field.widget.attrs |= {"aria-label": f"{field.label}: {enrolment.cadre.full_name}"}

    def clean_attended(self) -> int | None:
        attended: int | None = self.cleaned_data["attended"]
        sessions = self.training_class.sessions
        if attended is not None and sessions is not None and attended > sessions:
            raise forms.ValidationError(_("The class has %(sessions)s sessions."), params={"sessions": sessions})
        return attended

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        is_completed = cleaned.get("state") == EnrolmentState.COMPLETED
        day = cleaned.get("completed_on")
        if not is_completed and cleaned.get("certificate_number"):
            self.add_error("certificate_number", _("Only who completed the class has a certificate."))
        if not is_completed and cleaned.get("result"):
            self.add_error("result", _("Only who completed the class has a grade."))
        if is_completed and day and day < self.training_class.starts_on:
            self.add_error("completed_on", _("Nobody completes a class before it begins."))
        if not is_completed:
            cleaned["completed_on"] = None
        return cleaned

    @property
    def as_result(self) -> Result:
        given = self.cleaned_data
        return Result(
            self.enrolment.pk,
            given["state"],
            given["attended"],
            given["result"],
            given["completed_on"],
            given["certificate_number"].strip(),
        )


class CompleteAllForm(RegistryForm):
    """All who are still in the class completed it."""

    completed_on = forms.DateField(label=_("Completed on"))

    def __init__(self, *args: Any, training_class: TrainingClass, **kwargs: Any) -> None:
        super().__init__(*args, initial={"completed_on": training_class.ends_on}, prefix="all", **kwargs)
        self.training_class = training_class

    def clean_completed_on(self) -> Any:
        day = self.cleaned_data["completed_on"]
        if day < self.training_class.starts_on:
            raise forms.ValidationError(_("Nobody completes a class before it begins."))
        return day
