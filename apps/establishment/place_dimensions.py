"""How reports group units by their class (phân loại đơn vị hành chính)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.establishment.models import UnitClass, UnitClassification
from apps.reporting.definitions import Category, Kind, PlaceDimension, PlaceSheet
from apps.reporting.registry import registry

UNKNOWN = Category("unknown", _("No information"), Kind.UNKNOWN, (None,))


def classes_on(day: date) -> PlaceSheet:
    told = UnitClassification.objects.running_on(day).order_by()
    rows = [Category(each.code, each.label, values=(each.code,)) for each in UnitClass.objects.all()]
    return PlaceSheet(dict(told.values_list("unit_id", "unit_class_id")), (*rows, UNKNOWN))


registry.declare(
    PlaceDimension(
        "unit_class",
        _("Class of the commune"),
        _("By the class (special, I, II, III) that the decision in force on the day gives to the unit."),
        classes_on,
        "Nghị quyết 1211/2016/UBTVQH13; Nghị định 33/2023/NĐ-CP Điều 6",
    )
)
