"""What no report tells and a composed table does: single years of age, parts of parts, communes, posts, mean ages."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.composed.addresses import query_of
from apps.reporting.composed.asking import OF_NUMBERS
from apps.reporting.composed.cube import Key
from apps.reporting.composed.definitions import THEN, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.definitions import HEADCOUNT, TOTAL
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry
from apps.reporting.telling.checking.addresses import Address, Cell
from apps.reporting.telling.checking.ages import AGE_YEARS
from apps.reporting.territories import read_territory

# In the place of a report.
COMPOSED = "composed"
COMMUNES, ALLOTTED, ALLOWED, AGES = (f"{COMPOSED}.{what}" for what in ("communes", "allotted", "allowed", "ages"))
# Units are told of whatever group is counted in them.
ANYBODY: tuple[Cell, ...] = (("cadres_and_civil_servants", HEADCOUNT.code, TOTAL.code),)
POSTS = (ALLOTTED, ALLOWED)
OF_UNITS = {COMMUNES: Show.UNITS, ALLOTTED: Show.ALLOTTED, ALLOWED: Show.ALLOWED}


@dataclass(frozen=True)
class Counted:
    """A number, that of which it is a share or over which it is a mean, and the table that tells them.

    `unsure` are persons of whom nothing tells in which row they stand: their birth date leaves two ages open.
    """

    number: int
    base: int
    unsure: int
    url: str


def is_reckoned(address: Address) -> bool:
    """Whether a composed table tells it."""
    return address.report.startswith(COMPOSED)


def counted(address: Address, unit: str, day: date, user: Actor) -> Counted:
    """Raises ReportError, also where the number is hidden or unknown."""
    also = tuple(Filter(measure, rows) for measure, rows in address.also)
    asked = Composition("", (address.group,), also)
    if address.report in OF_UNITS:
        return _of_units(replace(asked, shows=(Show.PERSONS, OF_UNITS[address.report])), unit, day, user)
    if address.report == AGES:
        return _of_ages(replace(asked, shows=(Show.PERSONS, Show.MEAN_AGE)), unit, day, user)
    rows = tuple(category for _group, _measure, category in address.cells)
    own = () if address.measure == HEADCOUNT.code else (Filter(address.measure, rows),)
    part = replace(asked, filters=(*own, *also))
    persons = _persons(part, unit, day, user)
    # Those of one kind of units are a share of those of all units.
    base = _persons(asked if own else replace(asked, filters=()), unit, day, user)
    url = _url(part, unit, day)
    if address.measure not in OF_NUMBERS:
        return Counted(persons, base, 0, url)
    first, last = OF_NUMBERS[address.measure]
    others = tuple(code for code in map(str, range(first, last + 1)) if code not in rows)
    outside = _persons(replace(asked, filters=(Filter(address.measure, others), *also)), unit, day, user)
    return Counted(persons, base, base - persons - outside, url)


def _persons(asked: Composition, unit: str, day: date, user: Actor) -> int:
    table, key = _told(asked, unit, day, user)
    persons = table.persons(key)
    if persons is None:
        raise ReportError(__("The number is hidden: so few persons could be recognised by it."))
    return persons


def _of_units(asked: Composition, unit: str, day: date, user: Actor) -> Counted:
    table, key = _told(asked, unit, day, user)
    figure = table.figure(table.rows.leaves[0], table.columns.leaves[0], asked.shows[-1])
    if figure.value is None:
        raise ReportError(__("The number of posts is not recorded for all units there."))
    return Counted(int(figure.value), table.persons(key) or 0, 0, _url(asked, unit, day))


def _of_ages(asked: Composition, unit: str, day: date, user: Actor) -> Counted:
    """The years of all together and how many they are; those of whom only the year of birth is known stand apart."""
    table, key = _told(asked, unit, day, user)
    years: Counter[int] = table.cube.years.get(AGE_YEARS, {}).get(key, Counter())
    if table.persons(key) is None:
        raise ReportError(__("The number is hidden: so few persons could be recognised by it."))
    total = sum(age * persons for age, persons in years.items())
    return Counted(total, sum(years.values()), 0, _url(asked, unit, day))


def _told(asked: Composition, unit: str, day: date, user: Actor) -> tuple[ComposedTable, Key]:
    table = compose(asked, day=day, unit=unit, user=user)
    return table, table.key(table.rows.leaves[0], table.columns.leaves[0])


def _url(asked: Composition, unit: str, day: date) -> str:
    query = query_of(replace(asked, unit=unit), day=day.isoformat(), composing="1")
    return f"{reverse('reporting:compose')}?{query}"


def communes_of(unit: str, day: date, user: Actor) -> int:
    """How many communes the unit has on the day; raises ReportError."""
    narrowest = registry.geographies[THEN].levels[-1].code
    territory = read_territory(unit, day, user, (Permission.VIEW_REPORTS,), THEN)
    return sum(place.level == narrowest and not place.is_remainder for place in territory.places)
