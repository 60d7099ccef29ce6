"""The province in which a reader works: of units called alike, those at home come first and need no province."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from apps.communes.models import Level, Unit, UnitPeriod
from apps.communes.titles import nearest_periods
from apps.core.permissions import Actor


def home_provinces(user: Actor, day: date) -> frozenset[int]:
    """The provinces of the day of all units in which the reader has people to see."""
    running = UnitPeriod.objects.on(day)
    found = set(running.filter(unit__in=Unit.objects.in_scope_of(user)).values_list("unit", "unit__level", "parent"))
    provinces = {unit for unit, level, _parent in found if level == Level.PROVINCE}
    while above := {parent for _unit, _level, parent in found if parent} - provinces:
        found = set(running.filter(unit__in=above).values_list("unit", "unit__level", "parent"))
        provinces |= {unit for unit, level, _parent in found if level == Level.PROVINCE}
    return frozenset(provinces)


def lying_in(provinces: Collection[int], day: date) -> Q:
    """Of unit periods: those of these provinces and of all below them on the day."""
    districts = UnitPeriod.objects.on(day).filter(parent__in=provinces).values("unit")
    return Q(unit__in=provinces) | Q(parent__in=provinces) | Q(parent__in=districts)


def places_of(periods: Iterable[UnitPeriod], day: date, *, known: Collection[int] = ()) -> dict[int, str]:
    """Under each unit's key: the names of the units above it, the nearest first; not those `known` to the reader."""
    shown = list(periods)
    above: dict[int, UnitPeriod] = {}
    while missing := {p.parent_id for p in (*shown, *above.values()) if p.parent_id} - above.keys():
        above |= nearest_periods(missing, day)
    return {period.unit_id: ", ".join(_names(period.parent_id, above, known)) for period in shown}


def _names(unit: int | None, above: dict[int, UnitPeriod], known: Collection[int]) -> Iterable[str]:
    while unit and unit not in known:
        yield above[unit].title
        unit = above[unit].parent_id
