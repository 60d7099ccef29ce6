"""The form of a target that is a row of a report."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import narrowed
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.definitions import Kind as RowKind
from apps.reporting.registry import registry
from apps.reporting.services import breakdowns_of, sheets_of
from apps.targets.forms.aims import SEPARATOR, AimForm
from apps.targets.models import Basis, Kind


class RowsForm(AimForm):
    """A row of a report, or a level with all above it."""

    basis = Basis.ROWS
    kinds: ClassVar[tuple[Kind, ...]] = (Kind.SHARE, Kind.MEAN, Kind.COUNT)

    group = forms.ChoiceField(label=_("Of whom"))
    figure = forms.ChoiceField(label=_("What"), help_text=_("A row of the report, as it stands on its page."))

    class Meta(AimForm.Meta):
        fields = ["title", "and_above", "unit_kind", "kind", "floor", "ceiling", "is_limit", "due_on"]

    field_order = (
        "title", "group", "figure", "and_above", "unit_kind", "kind", "floor", "ceiling", "is_limit", "due_on",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["group"], forms.ChoiceField).choices = self._groups()
        narrowed(self.fields["figure"], forms.ChoiceField).choices = self._figures()
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
        cleaned = super().clean()
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
