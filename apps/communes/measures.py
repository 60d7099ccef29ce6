"""The units of a day for reports: a unit with all below it, and the units that a user may ask for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.communes.absence import explain_absence
from apps.communes.models import Level as UnitLevel
from apps.communes.models import UnitPeriod
from apps.communes.querysets import UnitPeriodQuerySet
from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import Geography, Level, Place, Territory, UnitChoice
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry


def read_territory(code: str, day: date, user: Actor, permissions: tuple[Permission, ...]) -> Territory:
    """The unit that holds the code on the day, all units below it, and which permissions the user has there."""
    root = UnitPeriod.objects.on(day).coded(code)
    children = UnitPeriod.objects.on(day).filter(parent__in=root.values("unit"))
    grandchildren = UnitPeriod.objects.on(day).filter(parent__in=children.values("unit"))
    # Rights are asked at the unit itself: the gate grants them for all below it.
    known = [
        _with_rights(periods, user, asked)
        for periods, asked in ((root, permissions), (children, ()), (grandchildren, ()))
    ]
    rows = list(known[0].union(*known[1:], all=True))
    top = next((row for row in rows if row.code == code), None)
    if top is None:
        raise ReportError(explain_absence(code, day))
    _require_complete_list(top, day)
    held = frozenset(right for right, is_held in zip(permissions, rights_of(top), strict=True) if is_held)
    return Territory(_place(top), tuple(_place(row) for row in _in_tree_order(rows, top)), held)


def unit_choices(user: Actor, day: date, code: str) -> list[UnitChoice]:
    """The units of the user's scope as a tree; of a scope with many provinces only the one that holds the code."""
    # Units stand below accounts: the user's type is not known here.
    scope = UnitPeriod.objects.on(day).filter(user.unit_condition(Permission.VIEW_REPORTS, "unit"))  # type: ignore[attr-defined]
    provinces = list(scope.filter(parent__isnull=True).select_related("unit"))
    if len(provinces) > 1:
        holder = _province_of(code, day)
        within = UnitPeriod.objects.on(day).filter(Q(parent=holder) | _child_of_a_child(holder, day))
        rows = [*provinces, *scope.filter(pk__in=within.values("pk")).select_related("unit")]
    else:
        rows = list(scope.select_related("unit"))
    return _as_tree(rows)


def _with_rights(periods: UnitPeriodQuerySet, user: Actor, permissions: tuple[Permission, ...]) -> UnitPeriodQuerySet:
    held = [
        # As above.
        Exists(UnitPeriod.objects.filter(user.unit_condition(permission, "unit"), pk=OuterRef("pk")))  # type: ignore[attr-defined]
        for permission in permissions
    ]
    rights = Func(*held, template="ARRAY[%(expressions)s]::boolean[]", output_field=ArrayField(BooleanField()))
    return periods.annotate(rights=rights, level=F("unit__level"), complete_from=F("unit__complete_from")).order_by()


def _require_complete_list(top: UnitPeriod, day: date) -> None:
    """Sums over units would be wrong on a day for which the province's list of units is not complete."""
    complete_from = top.complete_from  # type: ignore[attr-defined]  # annotated
    if top.parent_id is None and complete_from is not None and day < complete_from:
        raise ReportError(
            __(
                "The list of units of %(unit)s is complete only from %(day)s on, so totals for %(asked)s would be"
                " wrong. Ask for a later day, or for one commune."
            )
            % {"unit": top.title, "day": f"{complete_from:%d/%m/%Y}", "asked": f"{day:%d/%m/%Y}"}
        )


def rights_of(row: UnitPeriod) -> list[bool]:
    """Which of the permissions asked for the user holds at the unit."""
    return list(row.rights)  # type: ignore[attr-defined]  # annotated


def _place(row: UnitPeriod) -> Place:
    return Place(row.unit_id, row.code, row.title, row.level, row.parent_id)  # type: ignore[attr-defined]  # annotated


def _in_tree_order(rows: Iterable[UnitPeriod], top: UnitPeriod) -> list[UnitPeriod]:
    """Each unit followed by those below it, by code."""
    below: dict[int | None, list[UnitPeriod]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.code):
        below[row.parent_id].append(row)
    ordered: list[UnitPeriod] = []

    def walk(row: UnitPeriod) -> None:
        ordered.append(row)
        for child in below[row.unit_id]:
            walk(child)

    walk(top)
    return ordered


def _as_tree(rows: list[UnitPeriod]) -> list[UnitChoice]:
    held = {row.unit_id for row in rows}
    tops = sorted((row for row in rows if row.parent_id not in held), key=lambda row: row.code)
    choices = []
    for top in tops:
        depths = {top.parent_id: -1}
        for row in _in_tree_order(rows, top):
            depths[row.unit_id] = depths[row.parent_id] + 1
            choices.append(UnitChoice(row.code, row.title, depths[row.unit_id]))
    return choices


def _province_of(code: str, day: date) -> int | None:
    """The province above the unit that holds the code on the day."""
    row = UnitPeriod.objects.on(day).coded(code).first()
    while row is not None and row.parent is not None:
        row = row.parent.period_on(day)
    return row.unit_id if row else None


def _child_of_a_child(province: int | None, day: date) -> Q:
    return Q(parent__in=UnitPeriod.objects.on(day).filter(parent=province).values("unit"))


registry.declare(
    Geography(
        code="then",
        title=_("boundaries of that day"),
        levels=(
            Level(UnitLevel.PROVINCE.value, _("Province"), _("Total")),
            Level(UnitLevel.DISTRICT.value, _("District"), _("By district")),
            Level(UnitLevel.COMMUNE.value, _("Commune"), _("By commune")),
        ),
        read=read_territory,
        choices=unit_choices,
    )
)
