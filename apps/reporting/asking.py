"""What a page was asked for: report, unit, day, breakdown, group and measure, from the query of its address."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from apps.reporting.definitions import HEADCOUNT, Report
from apps.reporting.places import CHOSEN, Place
from apps.reporting.registry import registry
from apps.reporting.scope import Scope, scope_of
from apps.reporting.services import DEFAULT_GEOGRAPHY, find_report

ALL = "all"


@dataclass(frozen=True)
class Asked:
    """A page of a report; `by` is the level of the breakdown, the unit's own level for the total."""

    report: Report
    unit: str
    day: date
    by: str
    group: str
    measure: str
    geography: str = DEFAULT_GEOGRAPHY
    # The code of the one place of the geography that is shown; empty for all of the unit.
    place: str = ""

    @property
    def scope(self) -> Scope:
        return Scope(self.unit, self.geography, self.place)

    @property
    def measures(self) -> list[str] | None:
        return None if self.measure == ALL else [self.measure]

    @property
    def levels(self) -> list[str] | None:
        """The levels to count: the breakdown's, beside the unit's own; None of its own stands for the total alone."""
        return [self.by] if self.by else []

    @property
    def query(self) -> dict[str, str]:
        return {
            **self.scope.query,
            "day": self.day.isoformat(),
            "by": self.by,
            "group": self.group,
            "measure": self.measure,
        }

    def address(self, page: str = "report", **changes: str) -> str:
        return f"{reverse(f'reporting:{page}', args=[self.report.code])}?{urlencode({**self.query, **changes})}"

    def of(self, place: Place, root: Place) -> str:
        """The page of one place of the table alone."""
        scope = self.scope.of(place, root)
        return replace(self, unit=scope.unit, place=scope.at, by="").address()

    @property
    def trend_address(self) -> str:
        """The trend of the same group and measure."""
        return self.address("trend")

    def download(self, form: str) -> str:
        """The address of a file with the same cells."""
        return f"{reverse('reporting:download', args=[self.report.code, form])}?{urlencode(self.query)}"

    def at(self, unit: str) -> "Asked":
        return replace(self, unit=unit)


def asked_of(request: HttpRequest, code: str, *, unit: str, day: date) -> Asked:
    """The query as an `Asked`; what is missing or unknown falls back to the report's first group and measure."""
    report = find_report(code)
    levels = [CHOSEN, *(level.code for level in registry.geographies[DEFAULT_GEOGRAPHY].levels)]
    by = _one_of(request.GET.get("by", ""), levels, "")
    measures = [measure for measure in report.dimensions if measure != HEADCOUNT.code]
    scope = scope_of(request.GET, unit)
    return Asked(
        report,
        scope.unit,
        day,
        by,
        _one_of(request.GET.get("group", ""), [*report.populations, ALL], report.populations[0]),
        _one_of(request.GET.get("measure", ""), [*measures, ALL], ALL if not by else measures[0]),
        scope.geography,
        scope.at,
    )


def _one_of(value: str, known: list[str], otherwise: str) -> str:
    return value if value in known else otherwise
