"""Forms for plans and their targets; a target names a figure that a report shows."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.communes.fields import UnitField
from apps.core.editing import WritingForm
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.definitions import Kind as RowKind
from apps.reporting.registry import registry
from apps.reporting.services import breakdowns_of, sheets_of
from apps.targets.kinds import kind_titles
from apps.targets.models import Target, TargetPlan

SEPARATOR = "/"


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


class TargetForm(WritingForm):
    """A target of a plan."""

    error_fields: ClassVar[dict[str, str]] = {
        "target_named": "title",
        "target_floor_possible": "floor",
        "target_ceiling_possible": "ceiling",
        "target_kind_known": "kind",
    }

    group = forms.ChoiceField(label=_("Of whom"))
    figure = forms.ChoiceField(label=_("What"), help_text=_("A row of the report, as it stands on its page."))

    unit_kind = forms.ChoiceField(
        label=_("In which communes"), required=False, help_text=_("Some documents aim at wards and communes apart.")
    )

    class Meta:
        model = Target
        fields = ["title", "and_above", "unit_kind", "kind", "floor", "ceiling", "due_on"]
        help_texts = {
            "title": _("In the words of the document, for instance: civil servants with intermediate level or above."),
            "floor": _("In percent for a share, otherwise persons."),
            "ceiling": _("Leave empty where the document gives only one number."),
        }

    field_order = ("title", "group", "figure", "and_above", "unit_kind", "kind", "floor", "ceiling", "due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["group"], forms.ChoiceField).choices = self._groups()
        narrowed(self.fields["figure"], forms.ChoiceField).choices = self._figures()
        kinds = [(code, str(title)) for code, title in kind_titles(self.day).items()]
        named = [(self.instance.unit_kind, self.instance.unit_kind)] if self.instance.unit_kind else []
        choices = [("", _("All communes, wards and townships")), *(dict(named) | dict(kinds)).items()]
        narrowed(self.fields["unit_kind"], forms.ChoiceField).choices = choices
        if self.instance.report:
            self.initial["group"] = SEPARATOR.join([self.instance.report, self.instance.group])
            self.initial["figure"] = SEPARATOR.join([self.instance.measure, self.instance.category])

    def _groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each report with its groups."""
        return [
            (
                str(report.title),
                [(f"{report.code}/{code}", str(registry.populations[code].title)) for code in report.populations],
            )
            for report in registry.reports.values()
        ]

    def _figures(self) -> list[tuple[str, Any]]:
        """Each measure with its rows as they are on the day; of what needs a right of its own nothing is aimed at."""
        found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
        for report in registry.reports.values():
            for breakdown in breakdowns_of(report, None, sheets_of(report, None, self.day)):
                code = breakdown.dimension.code
                if breakdown.dimension != HEADCOUNT and breakdown.dimension.opened_by is None:
                    rows = [(f"{code}/{row.code}", str(row.title)) for row in breakdown.shown]
                    found[code] = (str(breakdown.dimension.title), rows)
        # The first row of the first measure would be somebody's target only by oversight.
        return [("", _("Choose…")), *found.values()]

    def _has_order(self, measure: str, category: str) -> bool:
        """Whether rows lie above this one: who is untrained or unknown stands on no step of a ladder."""
        (facts,) = registry.facts_with([measure])
        rows = {row.code: row for row in facts.read(self.day).categories[measure]}
        row, rest = rows[category], {each.code for each in rows.values() if each.kind is not RowKind.PART}
        return registry.dimensions[measure].is_ordered and not rest & {*(row.parts or (category,))}

    def clean(self) -> dict[str, Any]:
        """The group's report must show the figure."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "group" in cleaned and "figure" in cleaned:
            report, _slash, group = cleaned["group"].partition(SEPARATOR)
            measure, _slash, category = cleaned["figure"].partition(SEPARATOR)
            if measure not in registry.reports[report].dimensions:
                raise ValidationError({"figure": _("The report of this group does not show this. Choose another row.")})
            if cleaned.get("and_above") and not self._has_order(measure, category):
                words = _("Only levels and bands stand in an order. Choose a single row, or one of a ladder of levels.")
                raise ValidationError({"and_above": words})
            target = self.instance
            target.report, target.group, target.measure, target.category = report, group, measure, category
        return cleaned
