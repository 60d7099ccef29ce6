"""The addresses of the people behind the figures of a trend."""

from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from apps.core.permissions import Permission
from apps.reporting.definitions import Category
from apps.reporting.scope import Scope
from apps.reporting.trends.trend import Point, Trend


def opens_people(trend: Trend) -> bool:
    """Whether the user may see who stands behind the numbers."""
    opened_by = trend.breakdown.dimension.opened_by
    return Permission.VIEW_CADRES in trend.rights and (opened_by is None or opened_by in trend.rights)


def people_url(trend: Trend, point: Point, measure: str, category: Category) -> str:
    """Empty where nobody stands behind the figure or the user may not see them."""
    count = point.base if measure != trend.breakdown.dimension.code else point.counts.get(category.code)
    if not count or not opens_people(trend):
        return ""
    people = _people_of(trend.report.code, point.day, trend.scope, trend.group.code)
    return f"{people}&{urlencode({'measure': measure, 'category': category.code})}"


@lru_cache(maxsize=64)
def _people_of(report: str, day: date, scope: Scope, group: str) -> str:
    """What the addresses of a day share: a trend has hundreds, which take as long to write as to count."""
    query = {"report": report, "day": day.isoformat(), **scope.query, "group": group}
    return f"{reverse('reporting:people')}?{urlencode(query)}"
