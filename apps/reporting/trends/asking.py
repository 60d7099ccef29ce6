"""What a page of a trend was asked for, from the query of its address."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from apps.reporting.definitions import HEADCOUNT, Report
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.scope import Scope, scope_of
from apps.reporting.services import find_report


@dataclass(frozen=True)
class AskedTrend:
    """A report's measure for a group and a unit; `days` as they were typed, empty for the usual ones."""

    report: Report
    scope: Scope
    day: date
    days: str
    group: str
    measure: str

    @property
    def geography(self) -> str:
        """One for all days: without another that of the day asked."""
        return self.day.isoformat() if self.scope.geography == DEFAULT_GEOGRAPHY else self.scope.geography

    @property
    def query(self) -> dict[str, str]:
        chosen = {"day": self.day.isoformat(), "group": self.group, "measure": self.measure}
        return {**self.scope.query, **chosen, **({"days": self.days} if self.days else {})}

    def address(self, page: str = "trend") -> str:
        return f"{reverse(f'reporting:{page}', args=[self.report.code])}?{urlencode(self.query)}"

    def download(self, form: str) -> str:
        return f"{reverse('reporting:trend_file', args=[self.report.code, form])}?{urlencode(self.query)}"

    @property
    def report_address(self) -> str:
        """The report of the one day."""
        query = {name: value for name, value in self.query.items() if name != "days"}
        return f"{reverse('reporting:report', args=[self.report.code])}?{urlencode(query)}"


def asked_of(request: HttpRequest, code: str, *, unit: str, day: date) -> AskedTrend:
    """What is missing or unknown falls back to the report's first group and measure."""
    report, query = find_report(code), request.GET
    measures = [measure for measure in report.dimensions if measure != HEADCOUNT.code]
    group, measure = query.get("group", ""), query.get("measure", "")
    return AskedTrend(
        report,
        scope_of(query, unit),
        day,
        query.get("days", "").strip()[:400],
        group if group in report.populations else report.populations[0],
        measure if measure in report.dimensions else measures[0],
    )
