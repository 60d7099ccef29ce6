"""Figures that are rows of a report: one row, or a level with all above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import pgettext

from apps.core.narrowing import present
from apps.core.permissions import Permission
from apps.reporting.definitions import Category
from apps.reporting.definitions import Kind as RowKind
from apps.reporting.errors import ReportError
from apps.reporting.places import Place
from apps.reporting.services import build_report
from apps.reporting.table import Breakdown, ReportTable
from apps.targets.forecast import Studies, can_be_foreseen, expected_table, studies_for
from apps.targets.models import Kind, Target
from apps.targets.sources.reading import Asked, Counted, Heads, Reading, Told, is_whole, summed, value_of


@dataclass(frozen=True)
class RowsReading(Reading):
    """A report by unit; without persons in the group there is no figure."""

    table: ReportTable | None = None

    @property
    def _table(self) -> ReportTable:
        return present(self.table)

    @cached_property
    def rows(self) -> tuple[Category, ...]:
        return rows_meant(self.target, self._table.breakdown(self.target.measure))

    @property
    def whom(self) -> str:
        return str(self._table.groups[0].title)

    @property
    def what(self) -> str:
        titles = ", ".join(str(row.title) for row in self.rows)
        return f"{self._table.breakdowns[-1].dimension.title} – {titles}"

    @property
    def report_url(self) -> str:
        query = {**self.asked.scope.query, "day": self.asked.day.isoformat(), "group": self.target.group}
        query |= {"measure": self.target.measure, "by": self.asked.level}
        return f"{reverse('reporting:report', args=[self.target.report])}?{urlencode(query)}"

    @property
    def heads(self) -> Heads:
        return Heads(__("Persons"), pgettext("base of a share", "Of"))

    def now(self, place: Place, counted: Counted) -> Told:
        return self._told(self._table, counted)

    def expected(self, place: Place, counted: Counted) -> Told | None:
        return self._told(self._later, counted) if self._later else None

    @property
    def expectation(self) -> str:
        return __("Expected by the day if all who study now finish in time, and nobody comes or leaves:")

    @property
    def silence(self) -> str:
        return __("Studies do not change this figure, and who will come or leave is not known: there is no forecast.")

    def _told(self, table: ReportTable, counted: Counted) -> Told:
        group, breakdown = self.target.group, table.breakdown(self.target.measure)
        count = summed([table.count(group, unit, breakdown, row) for unit in counted.units for row in self.rows])
        base = sum(table.base(group, unit) for unit in counted.units)
        value = value_of(Kind(self.target.kind), count, base, counted.communes) if base else None
        return Told(count, base, value, is_hidden=count is None)

    @cached_property
    def _is_foreseen(self) -> bool:
        return can_be_foreseen(self._table, self.target.measure, self.target.due_on)

    @cached_property
    def _later(self) -> ReportTable | None:
        if not self._is_foreseen:
            return None
        asked, target = self.asked, self.target
        return expected_table(self._table, target.measure, due=target.due_on, scope=asked.scope, user=asked.user)

    def studies(self, counted: Counted) -> Studies | None:
        """Who studies is told for a whole unit, not for one kind of communes in it."""
        if not self._is_foreseen or not is_whole(self.root, counted.units):
            return None
        asked, target = self.asked, self.target
        return studies_for(
            self._table, target.measure, self.rows, due=target.due_on, scope=asked.scope, user=asked.user
        )

    def people_url(self, place: Place, told: Told) -> str:
        if not told.count or Permission.VIEW_CADRES not in self.rights:
            return ""
        query = {
            "report": self.target.report,
            **self.asked.scope.of(place, self.root).query,
            "day": self.asked.day.isoformat(),
            "group": self.target.group,
            "measure": self.target.measure,
            "category": ",".join(row.code for row in self.rows),
        }
        return f"{reverse('reporting:people')}?{urlencode(query)}"


def read_rows(asked: Asked) -> RowsReading:
    target = asked.target
    table = build_report(
        target.report,
        unit=asked.scope.unit,
        day=asked.day,
        user=asked.user,
        levels=asked.levels,
        groups=[target.group],
        measures=[target.measure],
        geography=asked.scope.geography,
    )
    return RowsReading(asked, table.unit, table.places, table.rights, table.notices, table)


def rows_meant(target: Target, breakdown: Breakdown) -> tuple[Category, ...]:
    """The rows that count: the one named, or with it all levels above."""
    if target.category not in breakdown.by_code:
        raise ReportError(
            __("The report no longer has the row %(row)s. Edit the target “%(target)s”.")
            % {"row": target.category, "target": target.title}
        )
    named = breakdown.by_code[target.category]
    if not target.and_above:
        return (named,)
    parts = [row for row in breakdown.exclusive if row.kind is RowKind.PART]
    lowest = min((parts.index(row) for row in parts if row == named or row.code in named.parts), default=len(parts))
    return tuple(parts[lowest:])
