"""What a page of events was asked for: report, unit, span, breakdown, group and measure."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.dates import Precision, parse_partial_date
from apps.reporting.asking import ALL
from apps.reporting.errors import ReportError
from apps.reporting.places import CHOSEN, Place
from apps.reporting.registry import registry
from apps.reporting.scope import Scope, scope_of
from apps.reporting.services import DEFAULT_GEOGRAPHY
from apps.reporting.tallies.definitions import Cross, Span, TallyReport
from apps.reporting.tallies.lines import Measure, blocks_of


@dataclass(frozen=True)
class AskedTally:
    """A page of a report; `by` is the level of the breakdown, empty for the total."""

    report: TallyReport
    scope: Scope
    span: Span
    by: str
    group: str
    measure: str
    # What the page offers to choose from: every measure with the groups that it is told for.
    offered: tuple[tuple[Measure, list[str]], ...] = ()

    @property
    def unit(self) -> str:
        return self.scope.unit

    @property
    def day(self) -> date:
        return self.span.last

    @property
    def levels(self) -> list[str]:
        """The levels to count: the breakdown's, beside the unit's own."""
        return [self.by] if self.by else []

    @property
    def groups(self) -> list[str] | None:
        return None if self.group == ALL else [self.group]

    @property
    def measures(self) -> list[str] | None:
        return None if self.measure == ALL else [self.measure]

    @property
    def query(self) -> dict[str, str]:
        return {
            **self.scope.query,
            "from": self.span.first.isoformat() if self.span.first else "",
            "day": self.span.last.isoformat(),
            "by": self.by,
            "group": self.group,
            "measure": self.measure,
        }

    def address(self, page: str = "report", **changes: str) -> str:
        return f"{reverse(f'reporting:{page}', args=[self.report.code])}?{urlencode({**self.query, **changes})}"

    def of(self, place: Place, root: Place) -> str:
        """The page of one place of the table alone."""
        return replace(self, scope=self.scope.of(place, root), by="").address()

    def download(self, form: str) -> str:
        """The address of a file with the same cells."""
        return f"{reverse('reporting:download', args=[self.report.code, form])}?{urlencode(self.query)}"

    def at(self, unit: str) -> "AskedTally":
        return replace(self, scope=replace(self.scope, unit=unit))


def span_of(report: TallyReport, last: date, text: str | None) -> Span:
    """The span that ends on `last`: the report's own without a first day, everything so far with an empty one."""
    if text is None:
        return Span(report.span(last).first, last)
    if text.strip() in ("", ALL):
        return Span(None, last)
    first = parse_partial_date(text.strip())
    if first is None or first.precision != Precision.DAY:
        raise ReportError(__("%(text)s is not a day. Write it as 01/07/2020 or 2020-07-01.") % {"text": text})
    return Span(first.first, last)


def asked_of(request: HttpRequest, report: TallyReport, *, day: date) -> AskedTally:
    """The query as an `AskedTally`; what is missing or unknown falls back to what can be shown."""
    span = span_of(report, day, request.GET.get("from"))
    levels = [CHOSEN, *(level.code for level in registry.geographies[DEFAULT_GEOGRAPHY].levels)]
    by = _one_of(request.GET.get("by", ""), levels, "")
    offered = tuple(measures_of(report, span))
    groups: dict[str, list[str]] = {}
    for told_measure, codes in offered:
        groups.setdefault(told_measure.code, []).extend(codes)
    every = [] if by else [ALL]
    measure = _one_of(request.GET.get("measure", ""), [*groups, *every], widest_of(offered) if by else ALL)
    told = groups[measure] if measure != ALL else [group.code for group in report.groups]
    # A matrix for each group at once would make a page too long to begin with.
    has_matrix = any(isinstance(each, Cross) for tally in report.tallies for each in tally.breakdowns)
    group = _one_of(request.GET.get("group", ""), [*told, *every], told[0] if by or has_matrix else ALL)
    return AskedTally(report, scope_of(request.GET), span, by, group, measure, offered)


def widest_of(offered: tuple[tuple[Measure, list[str]], ...]) -> str:
    """The first measure that has categories and is no row of a cross: what a page by unit begins with."""
    return next((m.code for m, _groups in offered if m.categories and m.row is None), offered[0][0].code)


def measures_of(report: TallyReport, span: Span) -> list[tuple[Measure, list[str]]]:
    """Every measure of every tally with the groups that it is told for; two tallies may tell one for their groups."""
    return [
        (measure, [group.code for group in tally.groups])
        for tally in report.tallies
        for block in blocks_of(tally, span)
        for measure in block.measures
    ]


def _one_of(value: str, known: list[str], otherwise: str) -> str:
    return value if value in known else otherwise
