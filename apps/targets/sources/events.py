"""Figures of reports of events and posts: trained this year, vacancies, movements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import pgettext

from apps.core.narrowing import present
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.errors import ReportError
from apps.reporting.places import Place
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from apps.reporting.tallies.definitions import Aggregate, Group, Span
from apps.reporting.tallies.lines import Measure
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.tallies.table import TallyTable
from apps.targets.models import Kind, Target
from apps.targets.sources.reading import Asked, Counted, Heads, Reading, Told, summed, value_of

# Whose number events are set against where a target speaks of 100 of them.
STAFF_REPORT, STAFF = "quality", "cadres_and_civil_servants"


@dataclass(frozen=True)
class EventsReading(Reading):
    """A report of events by unit, over the span that it shows as of the day."""

    table: TallyTable | None = None
    # Cadres and civil servants by unit, where the target is for 100 of them.
    staff: ReportTable | None = None

    @property
    def _table(self) -> TallyTable:
        return present(self.table)

    @cached_property
    def group(self) -> Group:
        found = next((each for each in self._table.groups if each.code == self.target.group), None)
        if found is None:
            raise _lost(self.target)
        return found

    @cached_property
    def measure(self) -> Measure:
        held = (each for section in self._table.sections for each in section.measures)
        found = next((each for each in held if each.code == self.target.measure), None)
        if found is None or self.target.category not in found.by_code:
            raise _lost(self.target)
        return found

    @property
    def whom(self) -> str:
        return str(self.group.title)

    @property
    def what(self) -> str:
        row = f"{self.measure.title} – {self.measure.by_code[self.target.category].title}"
        return f"{row}, {span_words(self._table.span)}"

    @property
    def report_url(self) -> str:
        query = {**self.asked.scope.query, "day": self.asked.day.isoformat()}
        return f"{reverse('reporting:report', args=[self.target.report])}?{urlencode(query)}"

    @property
    def heads(self) -> Heads:
        base = self.target.kind in (Kind.SHARE, Kind.STAFF)
        # A number aimed at is the figure itself.
        counted = "" if self.target.kind == Kind.COUNT else str(self.group.counted.title)
        return Heads(counted, pgettext("base of a share", "Of") if base else "")

    def now(self, place: Place, counted: Counted) -> Told:
        count = summed([self._count(unit, self.target.category) for unit in counted.units])
        base = self._base(counted)
        value = value_of(Kind(self.target.kind), count, base, counted.communes)
        return Told(count, base, value, is_hidden=count is None)

    @property
    def silence(self) -> str:
        return __("What will happen until then is not recorded: there is no forecast.")

    def _count(self, unit: int, category: str) -> int | None:
        return self._table.count(self.target.group, unit, self.measure, category)

    def _base(self, counted: Counted) -> int | None:
        if self.staff is not None:
            return sum(self.staff.base(STAFF, unit) for unit in counted.units)
        if self.target.kind != Kind.SHARE:
            return None
        return summed([self._whole(unit) for unit in counted.units])

    def _whole(self, unit: int) -> int | None:
        """Of posts that are filled, those allotted; of others the whole that the report shows."""
        of = whole_of(self.measure, self.target.category)
        if of:
            return self._count(unit, of)
        return self._table.base(self.group, unit, self.measure, self.measure.by_code[self.target.category])


def read_events(asked: Asked) -> EventsReading:
    target = asked.target
    if target.report not in registry.tally_reports:
        raise _lost(target)
    table = build_tally_report(
        target.report,
        unit=asked.scope.unit,
        span=registry.tally_reports[target.report].span(asked.day),
        user=asked.user,
        levels=asked.levels,
        groups=[target.group],
        measures=[target.measure],
        geography=asked.scope.geography,
    )
    staff = _staff(asked) if target.kind == Kind.STAFF else None
    return EventsReading(asked, table.unit, table.places, table.rights, table.notices, table, staff)


def _staff(asked: Asked) -> ReportTable:
    return build_report(
        STAFF_REPORT,
        unit=asked.scope.unit,
        day=asked.day,
        user=asked.user,
        levels=asked.levels,
        groups=[STAFF],
        measures=[HEADCOUNT.code],
        geography=asked.scope.geography,
    )


def whole_of(measure: Measure, category: str) -> str:
    """Of a row that is taken off another one, as filled posts from those allotted, the row that holds it."""
    return next((each.of for each in measure.differences if each.less == category), "")


def has_whole(group: Group, measure: Measure, category: str) -> bool:
    """Whether the report shows the row as a share."""
    if whole_of(measure, category) or measure.difference(category):
        return True
    is_total = measure.is_total(measure.by_code[category])
    return measure.total is not None and (bool(group.part_of) or not is_total)


def counts_persons_once(group: Group) -> bool:
    """Whether the numbers of units cannot be added: whoever was trained in two communes is one person."""
    return group.counted.aggregate is Aggregate.DISTINCT


def span_words(span: Span) -> str:
    last = f"{span.last:%d/%m/%Y}"
    if span.first == span.last:
        return last
    if span.first is None:
        return __("until %(last)s") % {"last": last}
    return f"{span.first:%d/%m/%Y}–{last}"


def _lost(target: Target) -> ReportError:
    return ReportError(
        __("The registry no longer counts this. Edit the target “%(target)s”.") % {"target": target.title}
    )
