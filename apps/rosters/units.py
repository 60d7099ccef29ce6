"""The units that rosters belong to, known to the engine only as what uploads refer to."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import models

from apps.core.permissions import Permission
from apps.rosters.models import Upload


def unit_model() -> Any:
    """The model of units."""
    return Upload._meta.get_field("unit").related_model


def unit_by_code(code: str, day: date, *, among: Any = None) -> models.Model | None:
    """The unit that holds an official code on a day; for who looks `among` the units of a user it is known mostly."""
    own: models.Model | None = among.own_unit(code, day) if among else None
    if own is not None:
        return own
    found: models.Model | None = unit_model().objects.filter(periods__code=code, periods__valid__contains=day).first()
    return found


def choosable_units(user: Any, day: date) -> Any:
    """The unit periods of `day` for which a user may upload, communes first."""
    periods = unit_model()._meta.get_field("periods").related_model
    scope = user.unit_condition(Permission.UPLOAD_ROSTERS, "unit")
    return periods.objects.filter(scope, valid__contains=day).select_related("unit").order_by("-unit__level", "code")


def province_of(unit: Any) -> Any:
    """The province that a unit belongs to: of those that ever covered it the one with the fewest units."""
    covering = list(unit_model().objects.filter(covers__covered=unit, level="province").order_by("pk"))
    reach = reach_of([each.pk for each in covering])
    return min(covering, key=lambda each: reach[each.pk], default=None)


def reach_of(units: Collection[int]) -> Mapping[int, int]:
    """How many units each of these ever covered; where there is one alone it does not matter."""
    if len(units) < 2:
        return dict.fromkeys(units, 1)
    covers = unit_model()._meta.get_field("covers").related_model
    return dict(covers.objects.filter(unit__in=units).order_by().values_list("unit").annotate(models.Count("pk")))
