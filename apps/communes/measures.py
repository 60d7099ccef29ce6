"""The units of a day for reports: a unit with all below it, and the units that a user may ask for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.communes.absence import explain_absence
from apps.communes.carrying import carry
from apps.communes.heirs import ENDED, with_heirs
from apps.communes.kept import kept
from apps.communes.models import LIVING_ON, Succession, Unit, UnitCover, UnitPeriod, titled
from apps.communes.models import Level as UnitLevel
from apps.communes.querysets import UnitPeriodQuerySet
from apps.communes.region import Days
from apps.core.permissions import Actor, Permission
from apps.reporting.errors import ReportError
from apps.reporting.once import once
from apps.reporting.places import Carried, Events, Geography, Level, Place, Territory, UnitChoice
from apps.reporting.registry import registry
from apps.reporting.sql import Sql, compiled


@dataclass(frozen=True)
class Row:
    """A unit of a day as it comes from the database, without the cost of a model."""

    unit_id: int
    code: str
    name: str
    kind: str
    parent_id: int | None
    level: str
    complete_from: date | None

    @property
    def title(self) -> str:
        return titled(self.kind, self.name)


COLUMNS = ("unit_id", "code", "name", "kind", "parent_id", "unit__level", "unit__complete_from")


def read_territory(
    code: str, day: date, user: Actor, permissions: tuple[Permission, ...], on: date | None = None
) -> Territory:
    """The unit that holds the code on the day, all units below it, and which permissions the user has there.

    With `on` the places are those of that day; a code that nobody holds on the day itself is then looked up there.
    A code may name the day on which it is held: 25@2025-07-01.
    """
    asked, own_day = _asked(code)
    if own_day is None:
        found = _found(asked, day, user, permissions)
        if found is None and on is not None:
            found = _found(asked, on, user, permissions)
    else:
        found = _found(asked, own_day, user, permissions)
    if found is None:
        raise ReportError(_absence(asked, day) if own_day is None else explain_absence(asked, own_day))
    return _shown(found, Days(day, found.day, on or day))


@dataclass(frozen=True)
class Below:
    """A unit of a day with all units below it, in the order of the tree."""

    top: Row
    units: tuple[int, ...]
    places: tuple[Place, ...]
    # Ended units with the unit of the tree that succeeded each.
    heirs: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Found:
    """A unit on the day on which it was found, and what the user may do there."""

    below: Below
    day: date
    rights: frozenset[Permission]


def _absence(code: str, day: date) -> str:
    """Why nobody holds the code; what has ended can still be shown as it stood on its last day."""
    words = explain_absence(code, day)
    past = UnitPeriod.objects.coded(code).filter(valid__fully_lt=(day, None)).order_by("valid").last()
    if past is None:
        return words
    other = __("Or choose the geography of %(last)s, in which the people of %(day)s are shown by the old units.")
    return f"{words} {other % {'last': f'{past.last_day:%d/%m/%Y}', 'day': f'{day:%d/%m/%Y}'}}"


def _asked(code: str) -> tuple[str, date | None]:
    digits, _at, text = code.partition("@")
    try:
        return digits, date.fromisoformat(text) if text else None
    except ValueError as error:
        words = __("%(code)s names no unit. Write the code, or the code and a day on which it holds: 25@2025-07-01.")
        raise ReportError(words % {"code": code}) from error


def _found(code: str, day: date, user: Actor, permissions: tuple[Permission, ...]) -> Found | None:
    key = ("unit", code, day, id(user), permissions)
    return once(key, lambda: _looked_up(code, day, user, permissions))


def _looked_up(code: str, day: date, user: Actor, permissions: tuple[Permission, ...]) -> Found | None:
    below = kept((get_language(), code, day), lambda: _all_below(code, day))
    if below is None:
        return None
    # Rights are asked at the unit itself: the gate grants them for all below it.
    held = frozenset(right for right in permissions if user.can(right, Unit(pk=below.top.unit_id)))
    return Found(below, day, held)


def _all_below(code: str, day: date) -> Below | None:
    statement = _with_all_below(code, day)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.params)
        found = [Row(*columns) for columns in cursor.fetchall()]
    heirs = tuple((row.unit_id, row.parent_id) for row in found if row.level == ENDED and row.parent_id)
    rows = [row for row in found if row.level != ENDED]
    top = next((row for row in rows if row.code == code), None)
    if top is None:
        return None
    places = tuple(_place(row) for row in _in_tree_order(rows, top))
    return Below(top, tuple(row.unit_id for row in rows), places, heirs)


def _shown(found: Found, days: Days) -> Territory:
    """The unit with its places; without another day these are its own units."""
    below = found.below
    root = _place(below.top)
    if days.found == days.counted:
        _require_complete_list(below.top, days.counted)
    if days.found == days.counted == days.shown:
        return Territory(root, below.places, found.rights, heirs=below.heirs)
    if days.found == days.counted and root.level == UnitLevel.COMMUNE:
        own = tuple((unit, root.pk) for unit in (root.pk, *(ended for ended, _heir in below.heirs)))
        return Territory(root, (root,), found.rights, Carried(own, (), lambda: Events(own[:1])), own[1:])
    heirs = below.heirs if days.found == days.counted else None
    places, carried, ended = carry(root, below.units, days, heirs)
    return Territory(root, places, found.rights, carried, ended)


@lru_cache(maxsize=64)
def _with_all_below(code: str, day: date) -> Sql:
    """The statement for a unit and those below it, which is the same for everyone who asks for it on the day."""
    own = UnitPeriod.objects.on(day).coded(code)
    children = UnitPeriod.objects.on(day).filter(parent__in=own.values("unit"))
    grandchildren = UnitPeriod.objects.on(day).filter(parent__in=children.values("unit"))
    pieces = [compiled(periods.values_list(*COLUMNS)) for periods in (own, children, grandchildren)]
    text = " UNION ALL ".join(f"({piece.text})" for piece in pieces)
    return with_heirs(Sql(text, tuple(param for piece in pieces for param in piece.params)), day)


def unit_choices(user: Actor, day: date, code: str) -> list[UnitChoice]:
    """The units of the user's scope as a tree; of a scope with many provinces only the one that holds the code."""
    scope = UnitPeriod.objects.on(day).filter(user.unit_condition(Permission.VIEW_REPORTS, "unit"))
    provinces = _rows(scope.filter(parent__isnull=True))
    if len(provinces) > 1:
        holder = _province_of(code, day)
        within = UnitPeriod.objects.on(day).filter(Q(parent=holder) | _child_of_a_child(holder, day))
        return _as_tree([*provinces, *_rows(scope.filter(pk__in=within.values("pk")))])
    return _as_tree(_rows(scope))


def _rows(periods: UnitPeriodQuerySet) -> list[Row]:
    return [Row(*columns) for columns in periods.order_by().values_list(*COLUMNS)]


def fixed(code: str, day: date) -> str:
    """The code with the day, or with the last one before it, or else the first one after it, on which it is held."""
    asked, own_day = _asked(code)
    if own_day is not None:
        return code
    held = UnitPeriod.objects.coded(asked).order_by("valid")
    if held.filter(valid__contains=day).exists():
        return f"{asked}@{day.isoformat()}"
    past = held.filter(valid__fully_lt=(day, None)).last()
    coming = held.filter(valid__fully_gt=(None, day)).first()
    if past is not None:
        return f"{asked}@{past.last_day}"
    if coming is not None:
        return f"{asked}@{coming.first_day}"
    raise ReportError(explain_absence(asked, day))


def turns_of(code: str, day: date) -> list[date]:
    """The days on which units of the asked one, or what it took over, were founded, joined or divided."""
    asked, own_day = _asked(code)
    root = UnitPeriod.objects.on(own_day or day).coded(asked).values("unit")
    covered = UnitCover.objects.filter(unit__in=root).values("covered")
    links = Succession.objects.filter(Q(predecessor__in=covered) | Q(successor__in=covered)).exclude(kind__in=LIVING_ON)
    return sorted(set(links.values_list("reorganisation__effective_on", flat=True)))


def _require_complete_list(top: Row, day: date) -> None:
    """Sums over units would be wrong on a day for which the province's list of units is not complete."""
    complete_from = top.complete_from
    if top.parent_id is None and complete_from is not None and day < complete_from:
        raise ReportError(
            __(
                "The list of units of %(unit)s is complete only from %(day)s on, so totals for %(asked)s would be"
                " wrong. Ask for a later day, or for one commune."
            )
            % {"unit": top.title, "day": f"{complete_from:%d/%m/%Y}", "asked": f"{day:%d/%m/%Y}"}
        )


def _place(row: Row) -> Place:
    return Place(row.unit_id, row.code, row.title, row.level, row.parent_id, row.kind)


def _in_tree_order(rows: Iterable[Row], top: Row) -> list[Row]:
    """Each unit followed by those below it, by code."""
    below: dict[int | None, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.code):
        below[row.parent_id].append(row)
    ordered: list[Row] = []

    def walk(row: Row) -> None:
        ordered.append(row)
        for child in below[row.unit_id]:
            walk(child)

    walk(top)
    return ordered


def _as_tree(rows: list[Row]) -> list[UnitChoice]:
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
            Level(UnitLevel.DISTRICT.value, _("District"), _("By district"), until=date(2025, 7, 1)),
            Level(UnitLevel.COMMUNE.value, _("Commune"), _("By commune")),
        ),
        read=read_territory,
        choices=unit_choices,
        turns=turns_of,
        fixed=fixed,
    )
)
