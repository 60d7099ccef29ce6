"""What no report tells and a composed table does: persons by single years of age, and how many communes there are."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.composed.addresses import query_of
from apps.reporting.composed.asking import OF_NUMBERS
from apps.reporting.composed.definitions import THEN, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry
from apps.reporting.telling.checking.addresses import Address
from apps.reporting.territories import read_territory

# In the place of a report.
COMPOSED = "composed"


@dataclass(frozen=True)
class Counted:
    """Persons in the rows of an address, all of the group, and the table that tells them.

    `unsure` are persons of whom nothing tells in which row they stand: their birth date leaves two ages open.
    """

    persons: int
    base: int
    unsure: int
    url: str


def counted(address: Address, unit: str, day: date, user: Actor) -> Counted:
    """Raises ReportError, also where the number is hidden."""
    rows = tuple(category for _group, _measure, category in address.cells)
    filters = () if address.measure == HEADCOUNT.code else (Filter(address.measure, rows),)
    asked = Composition("", (address.group,), filters, shows=(Show.PERSONS, Show.GROUP_SHARE))
    persons, base = _told(asked, unit, day, user)
    query = query_of(replace(asked, unit=unit), day=day.isoformat(), composing="1")
    url = f"{reverse('reporting:compose')}?{query}"
    if address.measure not in OF_NUMBERS:
        return Counted(persons, base, 0, url)
    first, last = OF_NUMBERS[address.measure]
    others = tuple(code for code in map(str, range(first, last + 1)) if code not in rows)
    outside, _base = _told(replace(asked, filters=(Filter(address.measure, others),)), unit, day, user)
    return Counted(persons, base, base - persons - outside, url)


def _told(asked: Composition, unit: str, day: date, user: Actor) -> tuple[int, int]:
    table = compose(asked, day=day, unit=unit, user=user)
    key = table.key(table.rows.leaves[0], table.columns.leaves[0])
    persons = table.persons(key)
    if persons is None:
        raise ReportError(__("The number is hidden: so few persons could be recognised by it."))
    return persons, table.cube.groups.get(key[:3], persons)


def communes_of(unit: str, day: date, user: Actor) -> int:
    """How many communes the unit has on the day; raises ReportError."""
    narrowest = registry.geographies[THEN].levels[-1].code
    territory = read_territory(unit, day, user, (Permission.VIEW_REPORTS,), THEN)
    return sum(place.level == narrowest and not place.is_remainder for place in territory.places)
