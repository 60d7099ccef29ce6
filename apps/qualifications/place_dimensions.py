"""How reports group units by the areas that decisions name: mountain, border, especially difficult, and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Level, UnitPeriod
from apps.qualifications.models import AreaFlag, UnitArea
from apps.reporting.definitions import Category, Kind, PlaceDimension, PlaceSheet
from apps.reporting.registry import registry

NONE = "none"
BASIS = "Nghị định 33/2023/NĐ-CP Điều 10(3); Quyết định 861/QĐ-TTg"
MINORITY_AREAS = ("KV_DTTS_I", "KV_DTTS_II", "KV_DTTS_III")
# What has a dimension of its own; any other entry of the list is a group of units that a province made, as a “khu”.
OF_THEIR_OWN = (
    *MINORITY_AREAS,
    *("KV_VUNG_CAO", "KV_MIEN_NUI", "KV_BIEN_GIOI", "KV_HAI_DAO", "KV_XA_DAO", "KV_VUNG_SAU"),
    *("KV_DBKK", "KV_BAI_NGANG", "KV_ATK"),
)
WORDS = _("By the areas that decisions name for the unit on the day; without a decision a unit is in none.")


def within(flags: Iterable[str]) -> Callable[[date], PlaceSheet]:
    """In which of the areas a unit lies; of several the first in the list."""
    return _by(Q(code__in=tuple(flags)))


def _by(wanted: Q) -> Callable[[date], PlaceSheet]:
    def read(day: date) -> PlaceSheet:
        known = {flag.code: flag for flag in AreaFlag.objects.filter(wanted)}
        named = UnitArea.objects.filter(period__contains=day, flag__in=known).order_by("-flag__position", "-flag")
        values = dict.fromkeys(_units(day), NONE) | dict(named.values_list("unit_id", "flag_id"))
        rows = [Category(code, flag.label, values=(code,)) for code, flag in known.items()]
        return PlaceSheet(values, (*rows, *REST))

    return read


def difficult(day: date) -> PlaceSheet:
    """Whether a unit lies in any area for which a province may let a lower level hold."""
    named = UnitArea.objects.filter(period__contains=day, flag__is_difficult=True).order_by()
    values = dict.fromkeys(_units(day), NONE) | dict.fromkeys(named.values_list("unit_id", flat=True), "difficult")
    return PlaceSheet(values, (Category("difficult", _("Difficult area"), values=("difficult",)), *REST))


def _units(day: date) -> Iterable[int]:
    communes = UnitPeriod.objects.on(day).filter(unit__level=Level.COMMUNE.value).order_by()
    return communes.values_list("unit_id", flat=True)


REST = (
    Category(NONE, _("No decision names one"), values=(NONE,)),
    # Posts above the commune level belong to no commune.
    Category("unknown", _("No information"), Kind.UNKNOWN, (None,)),
)

registry.declare(
    PlaceDimension("area_difficult", _("Difficult area"), WORDS, difficult, BASIS),
    PlaceDimension("area_minority", _("Ethnic minority area"), WORDS, within(MINORITY_AREAS), "Quyết định 861/QĐ-TTg"),
    PlaceDimension("area_mountain", _("Mountain area"), WORDS, within(("KV_VUNG_CAO", "KV_MIEN_NUI")), BASIS),
    PlaceDimension("area_border", _("Border area"), WORDS, within(("KV_BIEN_GIOI",)), BASIS),
    PlaceDimension("area_island", _("Islands"), WORDS, within(("KV_HAI_DAO", "KV_XA_DAO")), BASIS),
    PlaceDimension("area_hardest", _("Especially difficult commune"), WORDS, within(("KV_DBKK",)), BASIS),
    PlaceDimension("area_remote", _("Remote area"), WORDS, within(("KV_VUNG_SAU",)), BASIS),
    PlaceDimension("area_coastal", _("Coastal sandbank commune"), WORDS, within(("KV_BAI_NGANG",)), BASIS),
    PlaceDimension("area_safe_zone", _("Former revolutionary safe zone"), WORDS, within(("KV_ATK",)), BASIS),
    PlaceDimension(
        "area_own",
        _("Group of communes"),
        _("By the groups that the province made of its communes in the list of areas, as the khu of a town."),
        _by(~Q(code__in=OF_THEIR_OWN)),
    ),
)
