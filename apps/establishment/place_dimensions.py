"""How reports group units by their class (phân loại đơn vị hành chính), as which they were allotted their posts."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.establishment.models import Allotment, UnitClass
from apps.reporting.definitions import Category, Kind, PlaceDimension, PlaceSheet
from apps.reporting.registry import registry

UNKNOWN = Category("unknown", _("No information"), Kind.UNKNOWN, (None,))


def classes_on(day: date) -> PlaceSheet:
    """The class that the latest allotment until the year of the day names."""
    told = Allotment.objects.filter(year__lte=day.year, unit_class__isnull=False).order_by("year", "pk")
    rows = [Category(each.code, each.label, values=(each.code,)) for each in UnitClass.objects.all()]
    return PlaceSheet(dict(told.values_list("unit_id", "unit_class_id")), (*rows, UNKNOWN))


registry.declare(
    PlaceDimension(
        "unit_class",
        _("Class of the commune"),
        _("By the class (special, I, II, III) as which the unit was allotted posts for the year, or last before it."),
        classes_on,
        "Nghị quyết 1211/2016/UBTVQH13; Nghị định 33/2023/NĐ-CP Điều 6",
    )
)
