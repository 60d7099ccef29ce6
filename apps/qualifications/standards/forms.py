"""Forms for deciding on majors and for exemptions."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.cadres.periods import last_day, period
from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.qualifications.models import Exemption, StandardCriterion, StandardSet, Suitability


class MajorsForm(RegistryForm):
    """One decision for everyone who was ticked."""

    result = forms.ChoiceField(label=_("Decision"), choices=Suitability.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("For instance: degree in land management, as the title asks.")
    )


class ExemptionForm(RecordForm):
    """From what a person is exempt, why, by which document and for how long."""

    error_fields: ClassVar[dict[str, str]] = {
        "exemption_once_at_a_time": "first",
        "exemption_begins": "last",
        "exemption_has_document": "decision_number",
        "exemption_reason_known": "reason",
        "exemption_criterion_of_its_standard": "criterion",
        "last_before_first": "last",
    }

    first = forms.DateField(label=_("First day"))
    last = forms.DateField(label=_("Last day"), required=False, help_text=_("Leave empty when it does not end."))

    class Meta:
        model = Exemption
        fields = [
            "standard", "criterion", "reason", "first", "last", "decision_number", "decision_on", "decision_issuer",
            "legal_basis", "note",
        ]  # fmt: skip

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standard = narrowed(self.fields["standard"], forms.ModelChoiceField)
        criterion = narrowed(self.fields["criterion"], forms.ModelChoiceField)
        valid = StandardSet.objects.valid_on(self.day)
        chosen = StandardSet.objects.filter(pk=self.instance.standard_id)
        standard.queryset = valid | chosen
        criteria = StandardCriterion.objects.filter(standard__in=standard.queryset.values("pk"))
        criterion.queryset = criteria.select_related("standard", "ladder", "level")
        criterion.label_from_instance = _criterion_words  # type: ignore[method-assign,assignment]  # as Django says
        criterion.empty_label = str(_("All criteria of the standard"))
        if self.instance.period:
            self.initial.update(first=self.instance.period.lower, last=last_day(self.instance.period))

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first:
            try:
                self.instance.period = period(first, last)
            except ValidationError as error:
                self.add_error("last", error)


def _criterion_words(criterion: Any) -> str:
    return f"{criterion.standard}: {criterion}"
