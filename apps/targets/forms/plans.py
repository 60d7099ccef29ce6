"""The form of a plan that sets targets."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from apps.communes.fields import UnitField
from apps.core.editing import WritingForm
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.targets.models import TargetPlan


class PlanForm(WritingForm):
    """A plan of a unit."""

    error_fields: ClassVar[dict[str, str]] = {
        "target_plan_named": "name",
        "target_plan_years": "last_year",
        "target_plan_once": "name",
    }

    unit = UnitField(label=_("Set by the unit"))

    class Meta:
        model = TargetPlan
        fields = ["unit", "name", "document_number", "issued_on", "issuer", "first_year", "last_year", "note"]
        help_texts = {"name": _("In full: several plans are called “Đề án 06”.")}

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = narrowed(self.fields["unit"], UnitField)
        unit.limit(user=self.user, day=self.day, permission=Permission.MANAGE_TARGETS)
        if self.instance.unit_id:
            self.initial["unit"] = self.instance.unit
