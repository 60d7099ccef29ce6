"""Who stands behind every number of a composed table, for those who keep it: the same questions, person by person."""

from collections.abc import Iterator, Sequence
from itertools import product

from apps.reporting.alike import alike
from apps.reporting.composed.cube import Key, OfDay, parts_of
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.flows import at_beginning
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.pairs import Spread
from apps.reporting.composed.places import Ladder, ladders_of
from apps.reporting.composed.reading import filters_of
from apps.reporting.composed.services import Composed
from apps.reporting.composed.table import ComposedTable


def cells_of(table: ComposedTable) -> dict[Key, tuple[Leaf, Leaf]]:
    """The rows and columns of every number that the table has."""
    return {table.key(row, column): (row, column) for row in table.rows.everyone for column in table.columns.leaves}


def standing_in(composed: Composed) -> Iterator[tuple[Key, Sequence[int]]]:
    """Every cell with its persons; sums that several blocks share come with each of them."""
    whole, wanted = composed.table.spread, cells_of(composed.table)
    filters = filters_of(composed.table.composition)
    for pair in composed.pairs:
        for of_day in composed.reading.of_days(pair.persons, filters):
            for ladder in ladders_of(pair.places, of_day.territory, of_day.places, of_day.number, has_narrowest=False):
                for key, persons in _on(ladder, of_day, pair):
                    full = pair.key_in(key, whole)
                    yield from ((each, persons) for each in (full, at_beginning(full)) if each in wanted)
    yield from ((key, persons) for key, persons in composed.flows.items() if key in wanted)


def _on(ladder: Ladder, of_day: OfDay, pair: Spread) -> Iterator[tuple[Key, Sequence[int]]]:
    held = [axis.held[of_day.number] for axis in pair.persons]
    dimensions = [axis.step.dimension for axis in pair.persons]
    for question in parts_of(of_day.question, ladder):
        for each in alike(question, dimensions, of_day.restrictions):
            rows = ((ALL, *own.get(value, ())) for own, value in zip(held, each.values, strict=True))
            for codes in product(*rows):
                yield (each.group, of_day.number, ladder.spots[each.unit], codes), each.persons
