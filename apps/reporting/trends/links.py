"""The addresses of the people behind the figures of a trend."""

from urllib.parse import urlencode

from django.urls import reverse

from apps.core.permissions import Permission
from apps.reporting.definitions import Category
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
    query = {
        "report": trend.report.code,
        "day": point.day.isoformat(),
        **trend.scope.query,
        "group": trend.group.code,
        "measure": measure,
        "category": category.code,
    }
    return f"{reverse('reporting:people')}?{urlencode(query)}"
