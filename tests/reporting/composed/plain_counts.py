"""What a composed table should say, counted person by person with nothing of the engine."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from apps.communes.models import Unit, UnitPeriod
from apps.reporting.composed.axes import Axis, Ground, Item
from apps.reporting.composed.definitions import Composition, Filter
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.table import ComposedTable
from tests.reporting.oracle import by_unit, everyone, rows_of, units_below

Rows = set[tuple[str, str]]
# Units that have ended by the day of a geography: where their people count, and the day of it.
Fates = Mapping[int, tuple[Unit, date]]
COMMITTEE = "party_executive_committee"


@dataclass(frozen=True)
class Counter:
    """Everyone of a group on a day: what is known of them and the codes and kinds of the units where they count."""

    people: dict[int, Rows]
    stands: dict[int, set[frozenset[tuple[str, str]]]]

    def count(self, wanted: Rows, places: Rows, filters: Iterable[Filter]) -> int:
        """Persons with all of these categories who count in a unit that is in all of these places."""
        return self.count_any([{each} for each in wanted], [{each} for each in places], filters)

    def count_any(self, wanted: list[Rows], places: list[Rows], filters: Iterable[Filter]) -> int:
        """The same, where one of each set is enough."""
        return sum(
            all(each & rows for each in wanted)
            and all(passes(rows, each) for each in filters)
            and any(all(each & spot for each in places) for spot in self.stands[person])
            for person, rows in self.people.items()
        )


def counter_of(group: str, root: Unit, day: date, fates: Fates | None = None) -> Counter:
    people: dict[int, Rows] = {}
    seated = set().union(*by_unit(COMMITTEE, day).values())
    stands: dict[int, set[frozenset[tuple[str, str]]]] = {}
    cadres, placed = everyone(), by_unit(group, day)
    for unit in units_below(root, day):
        spot = frozenset(_places_of(*(fates or {}).get(unit.pk, (unit, day))))
        for person in placed.get(unit.pk, ()):
            if person not in people:
                known = rows_of(cadres[person], day)
                people[person] = known | {(f"also_{COMMITTEE}", "in" if person in seated else "out")}
            stands.setdefault(person, set()).add(spot)
    return Counter(people, stands)


def _places_of(unit: Unit, day: date) -> Rows:
    """The unit's kind, and itself with all above it by level."""
    found: Rows = set()
    step: Unit | None = unit
    while step is not None:
        period = UnitPeriod.objects.select_related("parent").get(unit=step, valid__contains=day)
        found.add((f"unit.{step.level}", period.code))
        if step == unit:
            found.add(("unit_kind", period.kind))
        step = period.parent
    return found


def passes(rows: Rows, filter_: Filter) -> bool:
    is_in = any((filter_.dimension, code) in rows for code in filter_.categories)
    return is_in != filter_.is_excluded


def expected(table: ComposedTable, root: Unit) -> dict[tuple[str, str], int]:
    """Every cell of the table by the addresses of its row and column."""
    counters = {(g.code, day): counter_of(g.code, root, day) for g in table.groups for day in table.days}
    filters = all_filters(table.composition)
    return {
        (row.address, column.address): _cell([*row.named, *column.named], table, counters, filters)
        for row in table.rows.leaves
        for column in table.columns.leaves
    }


def _cell(
    named: list[tuple[Axis, Item]],
    table: ComposedTable,
    counters: dict[tuple[str, date], Counter],
    filters: list[Filter],
) -> int:
    codes = {axis.code: item.code for axis, item in named}
    day = date.fromisoformat(codes["day"]) if "day" in codes else table.days[-1]
    persons, places = (
        [{(axis.code, code) for code in item.joins or (item.code,)} for axis, item in named if axis.ground is ground]
        for ground in (Ground.PERSON, Ground.PLACE)
    )
    return counters[codes.get("group", table.groups[0].code), day].count_any(persons, places, filters)


def all_filters(composition: Composition) -> list[Filter]:
    known = [Filter(s.dimension, ("unknown",), is_excluded=True) for s in composition.steps() if s.is_known_only]
    return [*composition.filters, *known]


def found(table: ComposedTable) -> dict[tuple[str, str], int | None]:
    def persons(row: Leaf, column: Leaf) -> int | None:
        return table.persons(table.key(row, column))

    return {
        (row.address, column.address): persons(row, column)
        for row in table.rows.leaves
        for column in table.columns.leaves
    }
