"""How reports group units, and with them the people who serve there: by kind, and by the district of old."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Kind, Level, UnitCover, UnitPeriod
from apps.communes.querysets import UnitPeriodQuerySet
from apps.reporting.definitions import Category, PlaceDimension, PlaceSheet
from apps.reporting.definitions import Kind as RowKind
from apps.reporting.registry import registry

UNKNOWN = Category("unknown", _("No information"), RowKind.UNKNOWN, (None,))
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
SEVERAL = "several"


def kinds_on(day: date) -> PlaceSheet:
    """Commune, ward, township or special zone."""
    held = dict(_communes(day).values_list("unit_id", "kind"))
    rows = [Category(kind.value, kind.label, values=(kind.value,)) for kind in Kind if kind.value in held.values()]
    return PlaceSheet(held, (*rows, UNKNOWN))


def districts_on(day: date) -> PlaceSheet:
    """Until 30 June 2025 the district of the day; later the last district of the communes that a unit was made of."""
    if day <= LAST_DAY_OF_DISTRICTS:
        found = {unit: {district} for unit, district in _communes(day).values_list("unit_id", "parent_id")}
    else:
        found = _last_districts(day)
    titles = _titles(min(day, LAST_DAY_OF_DISTRICTS), {pk for held in found.values() for pk in held if pk})
    values = {unit: _value(held & titles.keys()) for unit, held in found.items() if held & titles.keys()}
    rows = [Category(code, title, values=(str(pk),)) for pk, (code, title) in titles.items()]
    several = Category(SEVERAL, _("Of several districts"), values=(SEVERAL,))
    return PlaceSheet(values, (*rows, several, UNKNOWN))


def _communes(day: date) -> UnitPeriodQuerySet:
    return UnitPeriod.objects.on(day).filter(unit__level=Level.COMMUNE.value).order_by()


def _last_districts(day: date) -> dict[int, set[int]]:
    """For each commune of the day the districts of all communes of the last day of districts that it covers."""
    last = _communes(LAST_DAY_OF_DISTRICTS).filter(unit=OuterRef("covered"))
    covers = UnitCover.objects.filter(unit__in=_communes(day).values("unit"))
    found: dict[int, set[int]] = defaultdict(set)
    pairs = covers.annotate(district=Subquery(last.values("parent")[:1])).filter(district__isnull=False)
    for unit, district in pairs.values_list("unit_id", "district"):
        found[unit].add(district)
    return found


def _titles(day: date, units: set[int]) -> dict[int, tuple[str, str]]:
    """Code and title of those of the units that are districts, in the order of their codes."""
    periods = UnitPeriod.objects.on(day).filter(unit__in=units, unit__level=Level.DISTRICT.value).order_by("code")
    return {period.unit_id: (period.code, period.title) for period in periods}


def _value(districts: set[int]) -> str:
    return str(next(iter(districts))) if len(districts) == 1 else SEVERAL


registry.declare(
    PlaceDimension(
        "unit_kind",
        _("Kind of unit"),
        _("By the kind of the commune-level unit on the day: commune, ward, township, special zone."),
        kinds_on,
        "Luật Tổ chức chính quyền địa phương",
    ),
    PlaceDimension(
        "old_district",
        _("District (as of 30 June 2025)"),
        _(
            "By the district of the unit; after 30 June 2025 by the last district of the communes that the unit was"
            " made of."
        ),
        districts_on,
        "Luật Tổ chức chính quyền địa phương 2025",
    ),
)
