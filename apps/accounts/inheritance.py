"""What an account of a unit that has ended goes on seeing: the units that were made of nothing but its own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from apps.communes.models import Succession, UnitCover, UnitPeriod


@lru_cache(maxsize=256)
def heirs_of(unit: int, last: int | None) -> frozenset[int]:
    """The successors of what a unit covers, of those that came into being so and have no predecessor from elsewhere.

    Among their people is nobody whom an account of the unit could not see before. Kept as long as `last` is the last
    succession: reckoning takes 40 ms for a province, and each request asks.
    """
    covered = UnitCover.objects.filter(unit=unit).values("covered")
    made = Succession.objects.filter(predecessor__in=covered).exclude(predecessor=F("successor"))
    own = made.filter(~Exists(_from_elsewhere(covered)), ~Exists(_older()))
    return frozenset(own.values_list("successor", flat=True))


def _from_elsewhere(covered: QuerySet[UnitCover, Any]) -> QuerySet[Succession]:
    return Succession.objects.filter(successor=OuterRef("successor")).exclude(predecessor__in=covered)


def _older() -> QuerySet[UnitPeriod]:
    """Periods by which the successor existed before the reorganisation, with people of its own."""
    before = UnitPeriod.objects.filter(unit=OuterRef("successor"))
    effective = OuterRef("reorganisation__effective_on")
    return before.exclude(valid__startswith__gte=effective)


def holds_code(periods: list[dict[str, str | None]], code: str, day: date) -> bool:
    """Whether a unit with these periods has an official code on a day."""
    asked = day.isoformat()
    return any(
        period["code"] == code
        and (period["since"] is None or period["since"] <= asked)
        and (period["until"] is None or asked < period["until"])
        for period in periods
    )


def has_ended(periods: list[dict[str, str | None]], today: date) -> bool:
    """Whether a unit with these periods is gone."""
    return all(period["until"] is not None and date.fromisoformat(period["until"]) <= today for period in periods)
