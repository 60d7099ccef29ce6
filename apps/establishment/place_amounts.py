"""Inhabitants, area and posts of units, lent to reports that set people against them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from apps.establishment import post_amounts
from apps.establishment.models import UnitSize
from apps.reporting.definitions import Amount, PlaceAmount
from apps.reporting.registry import registry


def inhabitants_on(units: Collection[int], day: date) -> Mapping[int, Amount]:
    return _told("inhabitants", units, day)


def area_on(units: Collection[int], day: date) -> Mapping[int, Amount]:
    return _told("area", units, day)


def _told(field: str, units: Collection[int], day: date) -> dict[int, Amount]:
    rows = UnitSize.objects.filter(unit__in=units).telling(field, day)
    told = rows.values_list("unit", field, "counted_on", "source")
    return {unit: Amount(Decimal(number), counted_on, source) for unit, number, counted_on, source in told}


registry.declare(
    PlaceAmount("inhabitants", _("Inhabitants"), inhabitants_on),
    PlaceAmount("area", _("Area, km²"), area_on),
    *post_amounts.amounts(),
)
