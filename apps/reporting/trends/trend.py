"""A trend: for every day the persons of each row, their base, or the reason why there is no figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from apps.core.permissions import Permission
from apps.reporting.definitions import HEADCOUNT, Category, Population, Report
from apps.reporting.places import Geography, Place
from apps.reporting.scope import Scope
from apps.reporting.table import Breakdown, points, share


@dataclass(frozen=True)
class Point:
    """The figures of one day; without a base there are none, and `trouble` says why."""

    day: date
    base: int | None = None
    counts: Mapping[str, int | None] = field(default_factory=dict)
    trouble: str = ""
    # What the reader of the figures has to know.
    remarks: tuple[str, ...] = ()

    def share(self, category: Category, places: int = 2) -> Decimal | None:
        return share(self.counts.get(category.code), self.base or 0, places)


@dataclass(frozen=True)
class Trend:
    """Several days of a report for one unit, group and measure."""

    report: Report
    # The unit with the day on which its code is held, so that it is the same unit on all days.
    scope: Scope
    unit: Place
    geography: Geography
    group: Population
    breakdown: Breakdown
    points: tuple[Point, ...]
    rights: frozenset[Permission]

    @property
    def has_shares(self) -> bool:
        """The headcount is the base itself; its numbers alone tell something."""
        return self.breakdown.dimension != HEADCOUNT

    @property
    def rows(self) -> tuple[Category, ...]:
        return self.breakdown.shown

    @property
    def told(self) -> tuple[Point, ...]:
        """The days that have figures."""
        return tuple(point for point in self.points if point.base is not None)

    def before(self, point: Point) -> Point | None:
        """The day with figures before that of the point."""
        earlier = [each for each in self.told if each.day < point.day]
        return earlier[-1] if earlier else None


def change(before: Point | None, after: Point | None, category: Category) -> Decimal | None:
    """By how many percentage points a share has changed; none where either day has no figure."""
    if before is None or after is None or not before.base or not after.base:
        return None
    first, last = before.counts.get(category.code), after.counts.get(category.code)
    if first is None or last is None:
        return None
    return points(last, after.base, first, before.base)
