"""The form of a petition; who wrote it is not asked."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.forms import RecordForm
from apps.cadres.personchoice import PersonField
from apps.communes.fields import UnitField
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.petitions.models import Petition


class PetitionForm(RecordForm):
    """What came in, whom or what it concerns, until when it is to be answered, and the answer."""

    error_fields: ClassVar[dict[str, str]] = {
        "petition_registered_once": "register_number",
        "petition_due_after_receipt": "due_on",
        "petition_answered_after_receipt": "answered_on",
        "petition_answer_with_result": "result",
    }

    unit = UnitField(label=_("Unit"))
    person = PersonField(
        label=_("Person concerned"),
        required=False,
        help_text=_("Leave empty where it concerns the work of the unit. The code, or a name that one person bears."),
    )

    class Meta:
        model = Petition
        fields = [
            "unit",
            "person",
            "kind",
            "subject",
            "received_on",
            "register_number",
            "summary",
            "handled_by",
            "due_on",
            "answered_on",
            "result",
            "decision_number",
            "decision_on",
            "decision_issuer",
            "legal_basis",
        ]
        help_texts = {
            "summary": _("One line. Never the name or address of who wrote it: the law keeps that secret."),
            "due_on": _("Left empty, it follows from the kind and the day of receipt."),
        }
        widgets = {"summary": forms.Textarea(attrs={"rows": 2})}

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["unit"], UnitField).limit(
            user=self.user, day=self.instance.received_on or self.day, permission=Permission.SEE_PETITIONS
        )
        narrowed(self.fields["person"], PersonField).limit(reader=cast(User, self.user))
        self.initial.setdefault("unit", self.instance.unit if self.instance.unit_id else None)
        self.initial.setdefault("person", self.instance.cadre)

    def clean(self) -> None:
        super().clean()
        self.instance.cadre = self.cleaned_data.get("person")
        if unit := self.cleaned_data.get("unit"):
            self.instance.unit = unit
