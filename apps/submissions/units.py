"""The units of a reporting period: the communes of a province on a day."""

from __future__ import annotations

from datetime import date

from apps.communes.models import Level, Unit, UnitPeriod


def communes_of(province: Unit, day: date) -> list[int]:
    """The communes that stood below the province on the day, directly or below one of its districts."""
    running = UnitPeriod.objects.on(day)
    districts = running.below(province).filter(unit__level=Level.DISTRICT).values("unit")
    communes = running.filter(unit__level=Level.COMMUNE)
    below = communes.below(province) | communes.filter(parent__in=districts)
    return list(below.order_by("code").values_list("unit", flat=True))
