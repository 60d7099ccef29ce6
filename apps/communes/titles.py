"""What units are called on a day, also those that have ended by then or are yet to come."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from apps.communes.models import UnitPeriod


def nearest_periods(units: Iterable[int], day: date) -> dict[int, UnitPeriod]:
    """For each unit the period that runs on `day`, else the last before it, else the first after it."""
    return nearest_among(periods_of(units), day)


def periods_of(units: Iterable[int]) -> QuerySet[UnitPeriod]:
    return UnitPeriod.objects.filter(unit__in=set(units)).select_related("unit")


def nearest_among(periods: Iterable[UnitPeriod], day: date) -> dict[int, UnitPeriod]:
    nearest: dict[int, UnitPeriod] = {}
    for period in periods:
        held = nearest.get(period.unit_id)
        if held is None or _distance(period, day) < _distance(held, day):
            nearest[period.unit_id] = period
    return nearest


def titles_near(units: Iterable[int], day: date) -> dict[int, str]:
    """Kind and name of each unit on `day`, or when it last or first existed."""
    return titles_among(periods_of(units), day)


def titles_apart(units: Iterable[int], day: date) -> dict[int, str]:
    """As `titles_near`, with the unit above in brackets where two would be called alike in one list of choices."""
    nearest = nearest_periods(units, day)
    known = Counter(period.title for period in nearest.values())
    alike = {unit: period for unit, period in nearest.items() if known[period.title] > 1}
    above = titles_near((period.parent_id for period in alike.values() if period.parent_id), day)
    return {
        unit: f"{period.title} ({above.get(period.parent_id or 0, period.code)})" if unit in alike else period.title
        for unit, period in nearest.items()
    }


def titles_among(periods: Iterable[UnitPeriod], day: date) -> dict[int, str]:
    return {unit: period.title for unit, period in nearest_among(periods, day).items()}


def _distance(period: UnitPeriod, day: date) -> tuple[bool, int]:
    """Periods in the past come before those to come, the closer one first."""
    if period.valid.lower and day < period.valid.lower:
        return True, (period.valid.lower - day).days
    if period.valid.upper and day >= period.valid.upper:
        return False, (day - period.valid.upper).days + 1
    return False, 0
