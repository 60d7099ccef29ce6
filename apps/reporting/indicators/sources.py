"""Figures that stand in a declared report, whether of a day or of events over a span."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.permissions import Permission
from apps.reporting.definitions import HEADCOUNT, Category, Kind, Population
from apps.reporting.indicators.definitions import Figures, IndicatorValue, Inquiry, Source
from apps.reporting.papers.paper import Form, Look
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import Breakdown, ReportTable, share
from apps.reporting.tallies.definitions import Group
from apps.reporting.tallies.lines import Measure
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.tallies.table import TallyTable

LOOKS = {
    Kind.PART: Look.PART,
    Kind.UNTRAINED: Look.UNTRAINED,
    Kind.UNKNOWN: Look.UNKNOWN,
    Kind.ROLL_UP: Look.ROLL_UP,
    Kind.ALIAS: Look.ROLL_UP,
}


@dataclass(frozen=True)
class OfReport:
    """Rows of a report of a day; `bases` names the rows of which shares are taken, empty for all of the group."""

    report: str
    groups: tuple[str, ...]
    measures: tuple[str, ...]
    # All rows where none are named.
    categories: tuple[str, ...] = ()
    bases: tuple[str, ...] = ("",)

    def read(self, inquiry: Inquiry) -> Figures:
        table = build_report(
            self.report,
            unit=inquiry.unit,
            day=inquiry.day,
            user=inquiry.user,
            levels=[],
            groups=self.groups,
            measures=self.measures,
            **inquiry.scope.chosen,
        )
        query = {**inquiry.scope.query, "day": inquiry.day.isoformat(), "group": self.groups[0]}
        drawn = next((measure for measure in self.measures if measure != HEADCOUNT.code), "")
        return Figures(
            table.unit.title,
            tuple(self._values(table, inquiry)),
            report_address("report", self.report, query),
            report_address("chart", self.report, {**query, "measure": drawn}) if drawn else "",
            tuple(notice.text for notice in table.notices),
        )

    def _values(self, table: ReportTable, inquiry: Inquiry) -> Iterator[IndicatorValue]:
        wanted = [each for each in table.breakdowns if each.dimension.code in self.measures]
        for breakdown in wanted:
            for group in table.groups:
                for base in self.bases if breakdown.dimension != HEADCOUNT else ("",):
                    for category in self._rows(breakdown, base):
                        yield self._value(table, group, breakdown, category, base, inquiry)

    def _rows(self, breakdown: Breakdown, base: str) -> list[Category]:
        """The rows asked for; of a base that is a row itself only those that are parts of it."""
        if breakdown.dimension == HEADCOUNT:
            return list(breakdown.shown)
        codes = self.categories or tuple(row.code for row in breakdown.shown)
        rows = [breakdown.by_code[code] for code in codes if code in breakdown.by_code]
        if base not in breakdown.by_code:
            return rows
        whole = set(breakdown.by_code[base].parts)
        return [row for row in rows if row.code != base and set(row.parts or (row.code,)) <= whole]

    def _value(
        self,
        table: ReportTable,
        group: Population,
        breakdown: Breakdown,
        category: Category,
        base: str,
        inquiry: Inquiry,
    ) -> IndicatorValue:
        unit = table.unit.pk
        found = table.count(group.code, unit, breakdown, category)
        named = breakdown.by_code.get(base)
        whole = table.count(group.code, unit, breakdown, named) if named else table.base(group.code, unit)
        is_share = breakdown.dimension != HEADCOUNT
        return IndicatorValue(
            group.code,
            category.code,
            found,
            whole if is_share else None,
            share(found, whole or 0) if is_share else found,
            Form.PERCENT if is_share else Form.COUNT,
            breakdown.dimension.code,
            base,
            str(group.title),
            str(breakdown.dimension.title),
            str(category.title),
            str(named.title) if named else __("All persons") if is_share else "",
            LOOKS[category.kind],
            people_address(table, group, breakdown, category, inquiry) if found else "",
            is_hidden=found is None,
        )


@dataclass(frozen=True)
class OfTally:
    """Figures of a report of events, over the span that the report shows as of the day."""

    report: str
    groups: tuple[str, ...]
    measures: tuple[str, ...]

    def read(self, inquiry: Inquiry) -> Figures:
        report = registry.tally_reports[self.report]
        table = build_tally_report(
            self.report,
            unit=inquiry.unit,
            span=report.span(inquiry.day),
            user=inquiry.user,
            levels=[],
            groups=self.groups,
            measures=self.measures,
            **inquiry.scope.chosen,
        )
        query = {**inquiry.scope.query, "day": inquiry.day.isoformat()}
        return Figures(
            table.unit.title,
            tuple(self._values(table)),
            report_address("report", self.report, query),
        )

    def _values(self, table: TallyTable) -> Iterator[IndicatorValue]:
        for section in table.sections:
            for measure in section.measures:
                for group in section.groups:
                    if group.code in self.groups:
                        for category in measure.shown:
                            yield self._value(table, group, measure, category)

    def _value(self, table: TallyTable, group: Group, measure: Measure, category: Category) -> IndicatorValue:
        cell = table.cell(group, table.unit, measure, category)
        is_whole = measure.is_total(category) and not group.part_of
        is_share = cell.base is not None and not is_whole
        return IndicatorValue(
            group.code,
            category.code,
            cell.count,
            cell.base if is_share else None,
            share(cell.count, cell.base or 0) if is_share else cell.count,
            Form.PERCENT if is_share else Form.COUNT,
            measure.code,
            "",
            str(group.title),
            str(measure.title),
            str(category.title),
            look=Look.TOTAL if measure.is_total(category) else LOOKS[category.kind],
            is_hidden=cell.count is None,
        )


@dataclass(frozen=True)
class Together:
    """The figures of several sources, one after the other; the first one leads to its report."""

    sources: tuple[Source, ...]

    def read(self, inquiry: Inquiry) -> Figures:
        found = [source.read(inquiry) for source in self.sources]
        notes = tuple(dict.fromkeys(note for each in found for note in each.notes))
        return replace(found[0], values=tuple(value for each in found for value in each.values), notes=notes)


def report_address(page: str, report: str, query: dict[str, str]) -> str:
    return f"{reverse(f'reporting:{page}', args=[report])}?{urlencode(query)}"


def people_address(
    table: ReportTable, group: Population, breakdown: Breakdown, category: Category, inquiry: Inquiry
) -> str:
    """The list of those who are counted, for whoever may see them."""
    opened_by = breakdown.dimension.opened_by
    if Permission.VIEW_CADRES not in table.rights or (opened_by is not None and opened_by not in table.rights):
        return ""
    query = {
        "report": table.report.code,
        "day": table.day.isoformat(),
        **inquiry.scope.query,
        "group": group.code,
        "measure": breakdown.dimension.code,
        "category": category.code,
    }
    return f"{reverse('reporting:people')}?{urlencode(query)}"
