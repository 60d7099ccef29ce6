"""What is hidden of a unit alone is hidden in every sum with it, so that no series of sums gives it away."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from apps.reporting.composed.cube import Key
from apps.reporting.composed.definitions import ALL, Chosen, Composition
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.unit_codes import codes_in

# The same table of one of the units alone.
Alone = Callable[[Composition], ComposedTable]


def hidden_in_sums(table: ComposedTable, units: str, alone: Alone) -> frozenset[Key]:
    """The cells over all units of the table that are hidden in one of them; none where it is of one unit."""
    if not table.unit.chosen or not set(table.opened_by) - table.rights:
        return frozenset()
    bare = replace(
        table.composition,
        rows=tuple(_of_persons(table, table.composition.rows)),
        columns=tuple(_of_persons(table, table.composition.columns)),
        shows=(Show.PERSONS,),
        sorting=None,
    )
    tables = (alone(replace(bare, unit=code)) for code in codes_in(units))
    return frozenset(key for each in tables for key in _hidden_over_all(each, table))


def _of_persons(table: ComposedTable, steps: tuple[Chosen, ...]) -> Iterator[Chosen]:
    kept = {axis.code for axis in table.spread.persons}
    return (step for step in steps if step.code in kept)


def _hidden_over_all(alone: ComposedTable, table: ComposedTable) -> Iterator[Key]:
    everywhere = tuple(ALL for _axis in table.spread.places)
    for group, day, _spot, codes in alone.hidden:
        told = {axis.code: code for axis, code in zip(alone.spread.persons, codes, strict=True)}
        yield group, day, everywhere, tuple(told.get(axis.code, ALL) for axis in table.spread.persons)
