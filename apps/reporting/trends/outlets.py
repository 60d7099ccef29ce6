"""A trend for programs: JSON with flat cells, or a file of its paper."""

from datetime import date

from apps.core.permissions import Actor
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.scope import Scope
from apps.reporting.services import find_report
from apps.reporting.trends.flat import to_json
from apps.reporting.trends.papers import paper_of
from apps.reporting.trends.services import build_trend, days_of
from apps.reporting.trends.trend import Trend


def trend_of(
    code: str, scope: Scope, *, days: str, day: date, user: Actor, group: str = "", measure: str = ""
) -> Trend:
    """The trend in words of programs: without a group or measure those that the report names first."""
    report = find_report(code)
    first = next(each for each in report.dimensions if each != HEADCOUNT.code)
    return build_trend(
        code,
        unit=scope.unit,
        days=days_of(days, day),
        user=user,
        group=group or report.populations[0],
        measure=measure or first,
        geography=day.isoformat() if scope.geography == DEFAULT_GEOGRAPHY else scope.geography,
        at=scope.at,
    )


def file_of_trend(trend: Trend, form: str) -> bytes:
    return to_json(trend).encode() if form == "json" else RENDERERS[form](paper_of(trend))
