"""Forms for a qualification and for the check of its diploma."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.core.editing import WritingForm
from apps.core.forms import PartialDateField, RegistryForm
from apps.core.narrowing import narrowed
from apps.qualifications.models import Ladder, Qualification, QualificationLevel, Verification
from apps.qualifications.services import REFUSED_WHY, Check
from apps.qualifications.triggers import LANGUAGE_RULE, UNTRAINED_RULE


class QualificationForm(RecordForm):
    """A qualification on one ladder: its levels are offered, highest first."""

    error_fields: ClassVar[dict[str, str]] = {
        "qualification_award_only_when_held": "awarded",
        "qualification_award_precise": "awarded",
        "qualification_expected_only_before_held": "expected",
        "qualification_expected_precise": "expected",
        "qualification_state_known": "state",
        "award_before_school": "awarded",
        LANGUAGE_RULE: "language",
        UNTRAINED_RULE: "state",
    }

    awarded = PartialDateField(label=_("Awarded on"), required=False, help_text=_("Only when held."))
    expected = PartialDateField(
        label=_("Expected on"), required=False, help_text=_("Only while studying, or when planned.")
    )

    class Meta:
        model = Qualification
        fields = [
            "level",
            "state",
            "language",
            "specialty",
            "institution",
            "mode",
            "awarded",
            "expected",
            "diploma_number",
            "proof_kind",
            "note",
        ]

    field_order = Meta.fields

    def __init__(self, *args: Any, ladder: Ladder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ladder = ladder
        self.initial.update(awarded=self.instance.awarded, expected=self.instance.expected)
        self.fields["awarded"].latest = self.day  # type: ignore[attr-defined]  # a PartialDateField
        level = narrowed(self.fields["level"], forms.ModelChoiceField)
        level.queryset = (
            (level.queryset or QualificationLevel.objects.all()).filter(ladder=ladder).order_by("-rank", "position")
        )
        if ladder.code != "foreign_lang":
            del self.fields["language"]

    def reopened(self, row: Any) -> QualificationForm:
        return type(self)(instance=row, user=self.user, day=self.day, ladder=self.ladder)

    def clean(self) -> None:
        self.partial("awarded")
        self.partial("expected")


class EvidenceForm(RegistryForm):
    """By whom, when and by which paper a diploma was checked, where that is known."""

    by_whom = forms.CharField(
        label=_("Checked by"),
        max_length=120,
        required=False,
        help_text=_("Who compared it, or the school that answered."),
    )
    on = forms.DateField(label=_("Checked on"), required=False)
    document = forms.CharField(
        label=_("Document of the check"), max_length=120, required=False, help_text=_("Number and day of the answer.")
    )


class CheckForm(EvidenceForm):
    """What the check of several diplomas found."""

    found = forms.ChoiceField(
        label=_("What did you find?"),
        choices=[(value, label) for value, label in Verification.choices if value != Verification.DECLARED],
        widget=forms.RadioSelect,
    )
    because = forms.CharField(
        label=_("Remark"), max_length=300, required=False, help_text=_("Needed when the diplomas are refused.")
    )
    field_order = ("found", "because", "by_whom", "on", "document")


class VerificationForm(EvidenceForm, WritingForm):
    """What the check of a diploma found."""

    error_fields: ClassVar[dict[str, str]] = {
        REFUSED_WHY: "because",
        "qualification_verified_when_held": "found",
    }

    found = forms.ChoiceField(label=_("What did you find?"), choices=Verification, widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("Remark"), max_length=300, required=False, help_text=_("Needed when the diploma is refused.")
    )
    field_order = ("found", "because", "by_whom", "on", "document")

    class Meta:
        model = Qualification
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = self.instance
        self.initial.update(found=known.verification, because=known.check_remark, by_whom=known.checked_by)
        self.initial.update(on=known.checked_on, document=known.check_document)


def check_of(given: Mapping[str, Any]) -> Check:
    """What was entered about a check."""
    return Check(
        found=Verification(given["found"]),
        remark=given["because"],
        by_whom=given["by_whom"],
        on=given["on"],
        document=given["document"],
    )
