"""The form of a recruitment."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.cadres.models import Recruitment
from apps.core.forms import PartialDateField
from apps.core.narrowing import narrowed


class RecruitmentForm(RecordForm):
    """When, in which form and by whom a person was recruited."""

    error_fields: ClassVar[dict[str, str]] = {
        "recruitment_once_a_day": "recruited",
        "recruitment_day_plausible": "recruited",
        "recruitment_day_precise": "recruited",
        "recruited_as_a_child": "recruited",
    }

    recruited = PartialDateField(label=_("Recruited on"))

    class Meta:
        model = Recruitment
        fields = [
            "recruited", "kind", "recruited_by", "decision_number", "decision_on", "decision_issuer", "legal_basis",
        ]  # fmt: skip
        help_texts = {"recruited_by": _("The office that recruited, as the decision names it.")}

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("recruited", self.instance.recruited if self.instance.recruited_on else None)
        narrowed(self.fields["recruited"], PartialDateField).latest = self.day

    def clean(self) -> None:
        self.partial("recruited")
