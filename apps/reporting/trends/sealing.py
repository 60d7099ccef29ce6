"""A trend is sealed as the composed table of its days, of whose figures a seal keeps whom they count."""

from apps.reporting.composed.definitions import MOST_DAYS, Chosen, Composition
from apps.reporting.composed.flat import packed
from apps.reporting.composed.shows import Show
from apps.reporting.trends.asking import AskedTrend
from apps.reporting.trends.trend import Trend


def seal_query(asked: AskedTrend, trend: Trend) -> dict[str, str]:
    """What the address of its seal says; empty of a trend that no composed table can tell."""
    days = tuple(point.day.isoformat() for point in trend.told)
    if asked.scope.at or not 0 < len(days) <= MOST_DAYS:
        return {}
    table = Composition(
        "",
        (asked.group,),
        rows=(Chosen(asked.measure),),
        columns=(Chosen("day"),),
        shows=(Show.PERSONS, Show.COLUMN_SHARE) if trend.has_shares else (Show.PERSONS,),
        days=days,
        geography=asked.geography,
    )
    return {"t": packed(table), "unit": asked.scope.unit or trend.unit.code, "day": asked.day.isoformat()}
