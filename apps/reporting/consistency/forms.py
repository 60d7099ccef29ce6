"""A stated figure as its form: of which unit and day, of which group and row, as what, from which document."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.editing import WritingForm
from apps.core.narrowing import narrowed
from apps.core.permissions import Actor
from apps.reporting.definitions import Report
from apps.reporting.models import Claim, ClaimForm
from apps.reporting.places import UnitChoice
from apps.reporting.registry import registry
from apps.reporting.services import breakdowns_of, sheets_of

# 1.234 persons as papers write them, or 83,42 and 83.42.
WHOLE = re.compile(r"\d{1,3}([. ]\d{3})+|\d+")
SHARE = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))? ?%?")
NO_REPORT = _("No report tells this row for this group. Choose another group or row.")


class StatedClaimForm(WritingForm):
    """The report is found by group and row; the value is written as the document prints it."""

    error_fields: ClassVar[dict[str, str]] = {
        "claim_form_known": "form",
        "claim_value_possible": "stated_value",
        "claim_count_is_whole": "stated_value",
        "claim_has_source": "source",
    }

    unit_of = forms.ChoiceField(label=_("Unit"))
    group_of = forms.ChoiceField(label=_("Group"))
    row_of = forms.ChoiceField(label=_("Row"))
    stated_value = forms.CharField(
        label=_("Stated value"), max_length=12, help_text=_("As printed: 2.654, or 83,4 for 83,4 %.")
    )

    field_order = ("source", "words", "unit_of", "day", "group_of", "row_of", "form", "stated_value")

    class Meta:
        model = Claim
        fields = ("source", "words", "day", "form")
        widgets: ClassVar[dict[str, Any]] = {"words": forms.Textarea(attrs={"rows": 2}), "day": forms.DateInput}
        help_texts: ClassVar[dict[str, Any]] = {
            "day": _("Leave it empty where the document gives no day: the figure is kept, but cannot be compared."),
            "words": _("The sentence, as it stands in the document."),
        }

    def __init__(self, *args: Any, choices: list[UnitChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = choices
        self._offer("unit_of", [(choice.code, f"{choice.title} ({choice.code})") for choice in choices])
        self._offer("group_of", [(code, str(each.title)) for code, each in _groups().items()])
        self._offer("row_of", [*rows_on(self.day)])
        if self.instance.pk:
            claim = self.instance
            shown = f"{claim.stated}".replace(".", ",") if claim.places else f"{claim.stated:f}"
            self.initial.update(
                {
                    "unit_of": claim.unit_code,
                    "group_of": claim.group,
                    "row_of": f"{claim.measure}|{claim.category}",
                    "stated_value": shown,
                }
            )

    def _offer(self, name: str, choices: list[Any]) -> None:
        narrowed(self.fields[name], forms.ChoiceField).choices = [("", _("Choose…")), *choices]

    def reopened(self, row: Any) -> StatedClaimForm:
        return type(self)(instance=row, user=self.user, day=self.day, choices=self.units)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        measure, _bar, category = cleaned.get("row_of", "").partition("|")
        report = report_of(cleaned.get("group_of", ""), measure)
        if cleaned.get("group_of") and measure and report is None:
            self.add_error("row_of", NO_REPORT)
        if cleaned.get("stated_value") and cleaned.get("form"):
            self._read_value(cleaned)
        self.instance.report = report.code if report else ""
        self.instance.group, self.instance.measure = cleaned.get("group_of", ""), measure
        self.instance.category = category
        return cleaned

    def _read_value(self, cleaned: dict[str, Any]) -> None:
        try:
            self.instance.value, self.instance.places = read_value(cleaned["stated_value"], cleaned["form"])
        except ValidationError as error:
            self.add_error("stated_value", error)


def read_value(text: str, form: str) -> tuple[Decimal, int]:
    """The value with its decimal places."""
    tidy = text.strip()
    if form == ClaimForm.COUNT:
        if WHOLE.fullmatch(tidy):
            return Decimal(re.sub(r"\D", "", tidy)), 0
        raise ValidationError(_("“%(text)s” is not a number of persons. Write it as 2654 or 2.654.") % {"text": tidy})
    if found := SHARE.fullmatch(tidy):
        whole, decimals = found.group(1), found.group(2) or ""
        return Decimal(f"{whole}.{decimals or 0}"), len(decimals)
    raise ValidationError(_("“%(text)s” is not a share. Write it as 83 or 83,42.") % {"text": tidy})


def report_of(group: str, measure: str) -> Report | None:
    """The first report that tells the measure for the group."""
    return next((r for r in registry.reports.values() if group in r.populations and measure in r.dimensions), None)


def _groups() -> dict[str, Any]:
    told = {code for report in registry.reports.values() for code in report.populations}
    return {code: each for code, each in registry.populations.items() if code in told}


def rows_on(day: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """All rows of all reports, under the names of their measures; the headcount first."""
    offered: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for report in registry.reports.values():
        for each in breakdowns_of(report, None, sheets_of(report, None, day)):
            code, title = each.dimension.code, str(each.dimension.title)
            offered.setdefault(code, (title, [(f"{code}|{row.code}", f"{title}: {row.title}") for row in each.shown]))
    return list(offered.values())


def claim_form(
    data: Any, *, instance: Claim | None, user: Actor, day: date, choices: list[UnitChoice]
) -> StatedClaimForm:
    return StatedClaimForm(data, instance=instance or Claim(), user=user, day=day, choices=choices)
