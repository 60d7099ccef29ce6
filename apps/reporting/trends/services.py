"""Building a trend: the report of the unit on every day asked, in one geography."""

from collections.abc import Sequence
from datetime import date
from functools import reduce

from django.utils.translation import gettext as __

from apps.core.dates import parse_partial_date
from apps.core.listed import lists_held_at_most_once
from apps.core.permissions import Actor
from apps.reporting.definitions import Report
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY, geography_of
from apps.reporting.once import reading_once
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
from apps.reporting.services import breakdowns_of, build_report, find_report, populations_of, sheets_of
from apps.reporting.table import ReportTable
from apps.reporting.trends.trend import Point, Trend
from apps.reporting.unit_codes import codes_in, joined

FIRST_YEAR = 2019
MOST_DAYS = 24


def build_trend(
    code: str, *, unit: str, days: Sequence[date], user: Actor, group: str, measure: str, geography: str, at: str = ""
) -> Trend:
    """The measure of the group on every day; `geography` is a day, whose units the days are carried to.

    A day for which the report cannot be given stays as a break with its reason. Raises ReportError where no day can
    be told or what is asked is unknown, OutOfScope where the user may not see reports of the unit.
    """
    report = find_report(code)
    shown = geography_of(geography)
    fixed, on = registry.geographies[DEFAULT_GEOGRAPHY].fixed, shown.on or max(days)
    scope = Scope(joined(fixed(code, on) for code in codes_in(unit) or (unit,)), shown.code, at)
    populations_of(report, [group])
    with reading_once(), lists_held_at_most_once():
        breakdowns_of(report, [measure], sheets_of(report, [measure], max(days)))
        found = [(day, _table(report, scope, day, user, group, measure)) for day in sorted(set(days))]
    tables = [table for _day, table in found if isinstance(table, ReportTable)]
    if not tables:
        raise ReportError(next(str(trouble) for _day, trouble in found))
    last = tables[-1]
    return Trend(
        report,
        scope,
        last.unit,
        last.geography,
        last.groups[0],
        last.breakdowns[-1],
        tuple(_point(day, table) for day, table in found),
        reduce(frozenset.__and__, (table.rights for table in tables)),
    )


def _table(report: Report, scope: Scope, day: date, user: Actor, group: str, measure: str) -> ReportTable | ReportError:
    try:
        return build_report(
            report.code,
            unit=scope.unit,
            day=day,
            user=user,
            levels=[],
            groups=[group],
            measures=[measure],
            geography=scope.geography,
            at=scope.at,
        )
    except OutOfScope:
        raise
    except ReportError as error:
        return error


def _point(day: date, table: ReportTable | ReportError) -> Point:
    if isinstance(table, ReportError):
        return Point(day, trouble=str(table))
    group, breakdown, remarks = table.groups[0].code, table.breakdowns[-1], tuple(n.text for n in table.notices)
    if any(notice.code == "no_units" for notice in table.notices):
        return Point(day, trouble=" ".join(remarks))
    counts = {row.code: table.count(group, table.unit.pk, breakdown, row) for row in breakdown.shown}
    return Point(day, table.base(group, table.unit.pk), counts, remarks=remarks)


def usual_days(day: date) -> list[date]:
    """The ends of the years since the first on record, and the day itself."""
    ends = [date(year, 12, 31) for year in range(FIRST_YEAR, day.year + 1)]
    return [*(end for end in ends if end < day), day]


def days_of(text: str, day: date) -> list[date]:
    """Days as people type them, with commas or spaces between; a year or a month alone means its last day."""
    words = text.replace(",", " ").replace(";", " ").split()
    if not words:
        return usual_days(day)
    days = sorted({_day_of(word) for word in words})
    if len(days) > MOST_DAYS:
        raise ReportError(__("A trend shows at most %(most)s days. Leave some out.") % {"most": MOST_DAYS})
    return days


def _day_of(word: str) -> date:
    found = parse_partial_date(word)
    if found is None or not 1900 <= found.first.year <= 2100:
        raise ReportError(
            __("%(text)s is not a day. Write days as 31/12/2024 or 2024-12-31, with commas between them.")
            % {"text": word[:40]}
        )
    return found.last
