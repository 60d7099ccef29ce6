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
from apps.reporting.composed.definitions import ALL, THEN, Chosen, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.definitions import HEADCOUNT, TOTAL
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry
from apps.reporting.telling.checking.addresses import Address, Cell, Threshold
from apps.reporting.telling.checking.ages import AGE_YEARS
from apps.reporting.telling.words import TITLED
from apps.reporting.territories import read_territory

# In the place of a report.
COMPOSED = "composed"
COMMUNES, ALLOTTED, ALLOWED, AGES = (f"{COMPOSED}.{what}" for what in ("communes", "allotted", "allowed", "ages"))
# Units are told of whatever group is counted in them.
ANYBODY: tuple[Cell, ...] = (("cadres_and_civil_servants", HEADCOUNT.code, TOTAL.code),)
# People less posts.
GAPS = {ALLOTTED: f"{COMPOSED}.allotted_gap", ALLOWED: f"{COMPOSED}.allowed_gap"}
COMMUNES_WITH = f"{COMPOSED}.communes_with"
POSTS = (ALLOTTED, ALLOWED)
OF_COMMUNES = (Show.PERSONS, Show.UNITS)
OF_UNITS = {
    COMMUNES: Show.UNITS,
    ALLOTTED: Show.ALLOTTED,
    ALLOWED: Show.ALLOWED,
    GAPS[ALLOTTED]: Show.ALLOTTED_GAP,
    GAPS[ALLOWED]: Show.ALLOWED_GAP,
}


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
    group, holders = _whom(address.group, day)
    also = (*holders, *(Filter(measure, rows) for measure, rows in address.also))
    asked = Composition("", (group,), also)
    if holders and address.report in (*POSTS, *GAPS.values()):
        raise ReportError(__("Posts are not allotted to the holders of one title."))
    if address.report in OF_UNITS:
        return _of_units(replace(asked, shows=(Show.PERSONS, OF_UNITS[address.report])), unit, day, user)
    if address.report == AGES:
        return _of_ages(replace(asked, shows=(Show.PERSONS, Show.MEAN_AGE)), unit, day, user)
    if address.reaching is not None:
        return _of_communes(asked, address, address.reaching, unit, day, user)
    rows = tuple(category for _group, _measure, category in address.cells)
    own = () if address.measure == HEADCOUNT.code else (Filter(address.measure, rows),)
    part = replace(asked, filters=(*own, *also))
    persons = _persons(part, unit, day, user)
    # Those of one kind of units are a share of those of all units.
    base = _persons(asked if own else replace(asked, filters=holders), unit, day, user)
    url = _url(part, unit, day)
    if address.measure not in OF_NUMBERS:
        return Counted(persons, base, 0, url)
    first, last = OF_NUMBERS[address.measure]
    others = tuple(code for code in map(str, range(first, last + 1)) if code not in rows)
    outside = _persons(replace(asked, filters=(Filter(address.measure, others), *also)), unit, day, user)
    return Counted(persons, base, base - persons - outside, url)


def _whom(group: str, day: date) -> tuple[str, tuple[Filter, ...]]:
    """The group that is counted; of holders of a title those of its titles that are known on the day."""
    if not group.startswith(TITLED):
        return group, ()
    known = {row.code for facts in registry.facts_with(["title"]) for row in facts.read(day).categories["title"]}
    titles = tuple(code for code in group.removeprefix(TITLED).split("+") if code in known)
    if not titles:
        raise ReportError(__("Nobody holds this title on that day."))
    return ANYBODY[0][0], (Filter("title", titles),)


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


def _of_communes(
    asked: Composition, address: Address, reaching: Threshold, unit: str, day: date, user: Actor
) -> Counted:
    """How many communes reach a number of persons or a share of the group, or stay below it; of all communes there."""
    rows = tuple(category for _group, _measure, category in address.cells)
    own = () if address.measure == HEADCOUNT.code else (address.measure,)
    if reaching.is_share:
        columns = tuple(Chosen(measure, rows) for measure in own)
        part = replace(asked, columns=columns, least_share=reaching.least, shows=(*OF_COMMUNES, Show.UNITS_SHARE))
    else:
        filters = (*(Filter(measure, rows) for measure in own), *asked.filters)
        show = Show.UNITS_BELOW if reaching.is_below else Show.UNITS_WITH
        part = replace(asked, filters=filters, least=reaching.least, shows=(*OF_COMMUNES, show))
    table = compose(part, day=day, unit=unit, user=user)
    row, leaves = table.rows.leaves[0], table.columns.leaves
    told = {rows[0]} if reaching.is_share else set()
    column = next(leaf for leaf in leaves if told <= {item.code for _axis, item in leaf.named})
    figure, communes = (table.figure(row, column, show).value for show in (part.shows[-1], Show.UNITS))
    if figure is None or communes is None:
        raise ReportError(__("The number is hidden: so few persons could be recognised by it."))
    if reaching.is_over:
        figure = communes_over(table, table.key(row, column), reaching.least)
    number = int(communes - figure) if reaching.is_share and reaching.is_below else int(figure)
    return Counted(number, int(communes), 0, _url(part, unit, day))


def communes_over(table: ComposedTable, key: Key, share: int) -> int:
    """In how many communes more than this share of the row stand in the cell."""
    held, whole = table.cube.narrow.get(key, {}), table.cube.narrow.get((*key[:3], (ALL,) * len(key[3])), {})
    return sum(held.get(unit, 0) * 100 > persons * share for unit, persons in whole.items() if persons)


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
