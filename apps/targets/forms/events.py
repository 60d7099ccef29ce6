"""The form of a target that is a figure of events or posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import narrowed
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import TallyReport
from apps.reporting.tallies.lines import Section
from apps.reporting.tallies.services import sections_of
from apps.targets.forms.aims import SEPARATOR, AimForm
from apps.targets.models import Basis, Kind
from apps.targets.sources.events import counts_persons_once, has_whole, span_words


class EventsForm(AimForm):
    """What happened in the span that a report shows, and posts: trained this year, moved, vacant."""

    basis = Basis.EVENTS
    kinds: ClassVar[tuple[Kind, ...]] = (Kind.COUNT, Kind.SHARE, Kind.MEAN, Kind.STAFF)

    group = forms.ChoiceField(
        label=_("What is counted"),
        help_text=_("Over the span of the report that ends on the day asked, whatever the years of the plan."),
    )
    figure = forms.ChoiceField(label=_("Row"), help_text=_("A row of the report, as it stands on its page."))

    field_order = ("title", "group", "figure", "unit_kind", "kind", "floor", "ceiling", "is_limit", "due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["group"], forms.ChoiceField).choices = [("", _("Choose…")), *self._groups()]
        narrowed(self.fields["figure"], forms.ChoiceField).choices = [("", _("Choose…")), *self._figures()]
        target = self.instance
        if target.report:
            self.initial["group"] = SEPARATOR.join([target.report, target.group])
            self.initial["figure"] = SEPARATOR.join([target.measure, target.category])

    def _reports(self) -> list[TallyReport]:
        """Of what needs a right of its own nothing is aimed at."""
        return [report for report in registry.tally_reports.values() if report.opened_by is None]

    def _sections(self, report: TallyReport) -> tuple[Section, ...]:
        found = sections_of(report, report.span(self.day), None, None)
        return tuple(section for section in found if section.tally.protected_by is None)

    def _groups(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for report in self._reports():
            sections = self._sections(report)
            own = {
                f"{report.code}/{group.code}": f"{section.tally.title}: {group.title} ({group.counted.title})"
                for section in sections
                for group in section.groups
            }
            span = span_words(report.span(self.day))
            yield f"{report.title} ({span})", list(own.items())

    def _figures(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
        for report in self._reports():
            for section in self._sections(report):
                for measure in section.measures:
                    rows = [(f"{measure.code}/{row.code}", str(row.title)) for row in measure.shown]
                    found.setdefault(measure.code, (f"{report.title}: {measure.title}", rows))
        yield from found.values()

    def clean(self) -> dict[str, Any]:
        """The group's report must show the figure, and what is aimed at must be told of it."""
        cleaned = super().clean()
        if "group" not in cleaned or "figure" not in cleaned:
            return cleaned
        report, _slash, group = cleaned["group"].partition(SEPARATOR)
        measure, _slash, category = cleaned["figure"].partition(SEPARATOR)
        self._require_told(report, group, measure, category)
        target = self.instance
        target.report, target.group, target.measure, target.category = report, group, measure, category
        return cleaned

    def _require_told(self, report: str, group: str, measure: str, category: str) -> None:
        named = registry.tally_reports[report]
        for section in self._sections(named):
            own = next((each for each in section.groups if each.code == group), None)
            line = next((each for each in section.measures if each.code == measure), None)
            if own and line and category in line.by_code:
                if self.cleaned_data.get("kind") == Kind.SHARE and not has_whole(own, line, category):
                    raise ValidationError({"kind": _("The report shows no share of this row. Choose its number.")})
                if self.cleaned_data.get("unit_kind") and counts_persons_once(own):
                    words = _(
                        "Who was counted in two communes is one person: numbers of persons are not added by kind."
                    )
                    raise ValidationError({"unit_kind": words})
                return
        raise ValidationError({"figure": _("The report of this group does not show this. Choose another row.")})
