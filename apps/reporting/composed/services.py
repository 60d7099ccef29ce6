"""One composed table for one user: the single entry of pages, files, frames, command and interface."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from django.utils.formats import number_format
from django.utils.translation import gettext as __

from apps.core.permissions import Actor
from apps.reporting.composed.axes import Axis, Ground, Item, on_ground
from apps.reporting.composed.checking import known_part, normalised, require_sense, rights_of
from apps.reporting.composed.cube import OfDay, Wanted, counted
from apps.reporting.composed.days import days_of
from apps.reporting.composed.definitions import ALL, MOST_CELLS, UNIT, Chosen, Composition, Filter, Show
from apps.reporting.composed.leaves import Leaf, Side, side_of
from apps.reporting.composed.places import Spot, standing_spots
from apps.reporting.composed.protection import MOST_PROTECTED, Guard, exclusive, shown_as
from apps.reporting.composed.reading import Reading, filters_of, read
from apps.reporting.composed.table import ComposedTable, Hidden, Spread
from apps.reporting.errors import ReportError
from apps.reporting.geographies import geography_of, notices_of
from apps.reporting.registry import registry


@dataclass(frozen=True)
class Composed:
    """A table with the questions that it was counted by."""

    table: ComposedTable
    of_days: tuple[OfDay, ...]


def compose(
    composition: Composition, *, day: date, unit: str = "", user: Actor, geography: str | None = None
) -> ComposedTable:
    """The table of a composition for the unit of that official code, opened on `day`.

    Without a unit or a geography those of the composition are taken. Raises ReportError with sentences, OutOfScope
    where the user may not see reports of the unit.
    """
    return composed(composition, day=day, unit=unit, user=user, geography=geography).table


def composed(
    composition: Composition, *, day: date, unit: str = "", user: Actor, geography: str | None = None
) -> Composed:
    """The same, with the questions, by which the people behind its numbers are found."""
    known, remarks = known_part(composition)
    days = days_of(known.days, day)
    asked = normalised(replace(known, geography=geography or known.geography), len(days))
    require_sense(asked)
    reading = read(asked, days=days, unit=unit or asked.unit, user=user)
    rows = [reading.axis(step) for step in asked.rows]
    columns = [replace(reading.axis(step), is_row=False) for step in asked.columns]
    require_size(asked, rows, columns)
    axes = (*rows, *columns)
    spread = Spread(tuple(on_ground(axes, Ground.PLACE)), tuple(on_ground(axes, Ground.PERSON)))
    of_days = reading.of_days(spread.persons, filters_of(asked))
    table = ComposedTable(
        asked,
        day,
        tuple(each.day for each in reading.days),
        geography_of(asked.geography).code,
        reading.last.territory.root,
        reading.groups,
        Side(tuple(rows), ()),
        Side(tuple(columns), ()),
        spread,
        counted(of_days, spread.persons, spread.places, wanted_of(asked)),
        narrowest_units(of_days, spread),
        reading.rights,
        rights_of(asked),
        notices=notices_of(reading.last.territory, of_days[-1].question),
        remarks=(*remarks, *reading.remarks),
        filtered_units=reading.filtered_units,
    )
    spots = {each.number: standing_spots(spread.places, each.places, each.number) for each in of_days}
    hidden = hidden_of(reading, table, spots)
    table = replace(table, hidden=hidden or frozenset(), is_protected=hidden is not None)
    return Composed(with_leaves(table, rows, columns, spots), tuple(of_days))


def wanted_of(composition: Composition) -> Wanted:
    shows = composition.shows
    return Wanted(Show.UNITS_WITH in shows, Show.GROUP_SHARE in shows, Show.MEAN_AGE in shows)


def require_size(composition: Composition, rows: Sequence[Axis], columns: Sequence[Axis]) -> None:
    """A table that nobody can read is refused before it is counted."""
    cells = len(composition.shows)
    for axis in (*rows, *columns):
        cells *= len(axis.shown) + axis.has_total
    # Communes stand in one district each.
    units = [len(axis.shown) for axis in (*rows, *columns) if axis.step.dimension == "unit"]
    cells //= max(1, min(units, default=1)) if len(units) > 1 else 1
    if cells > MOST_CELLS:
        raise ReportError(
            __(
                "This table would have about %(cells)s figures; at most %(most)s can be shown. Divide it by fewer"
                " things, pick single rows, or ask for a smaller unit."
            )
            % {
                "cells": number_format(cells, force_grouping=True),
                "most": number_format(MOST_CELLS, force_grouping=True),
            }
        )


def narrowest_units(of_days: Sequence[OfDay], spread: Spread) -> Mapping[tuple[int, Spot], int]:
    """How many communes stand in every spot; districts and the like hold people only through them."""
    narrowest = registry.geographies["then"].levels[-1].code
    found: Counter[tuple[int, Spot]] = Counter()
    for each in of_days:
        for place in each.places:
            if place.level == narrowest and not place.is_remainder:
                own = (({ALL, *axis.held[each.number].get(place.pk, ("unknown",))}) for axis in spread.places)
                found.update((each.number, spot) for spot in product(*own))
    return found


def with_leaves(
    table: ComposedTable, rows: Sequence[Axis], columns: Sequence[Axis], spots: Mapping[int, set[Spot]]
) -> ComposedTable:
    """The rows and columns in their order, without those in which no unit can stand, or nobody does."""

    def size(axis: Axis, item: Item) -> int:
        return table.persons(table.key_of({axis.code: item.code})) or 0

    sides = [side_of(rows, are_rows=True, size=size), side_of(columns, are_rows=False, size=size)]
    whole = replace(table, rows=sides[0], columns=sides[1])
    known = set().union(*spots.values())
    kept_rows = _kept(whole, whole.rows, whole.columns, known)
    kept_columns = _kept(whole, whole.columns, whole.rows, known)
    return replace(whole, rows=replace(sides[0], leaves=kept_rows), columns=replace(sides[1], leaves=kept_columns))


def _kept(table: ComposedTable, side: Side, other: Side, spots: set[Spot]) -> tuple[Leaf, ...]:
    kept = [leaf for leaf in side.leaves if _can_stand(table, leaf, spots)]
    drops = table.composition.is_without_empty
    return tuple(
        leaf
        for leaf in kept
        if not (drops or any(item.is_remainder for item in leaf.items)) or _holds_anyone(table, leaf, other)
    )


def _can_stand(table: ComposedTable, leaf: Leaf, spots: set[Spot]) -> bool:
    """Whether a unit that is counted stands in all places of the leaf: no ward stands in a district of communes."""
    own = {axis.code: item.code for axis, item in leaf.named if axis.ground is Ground.PLACE}
    is_narrowed = any(each.dimension == UNIT for each in table.composition.filters)
    if not own or (len(own) < 2 and not is_narrowed):
        return True
    places = [axis.code for axis in table.spread.places]
    return any(all(spot[places.index(code)] == item for code, item in own.items()) for spot in spots)


def _holds_anyone(table: ComposedTable, leaf: Leaf, other: Side) -> bool:
    """Whether a row counts anybody in any column; what is hidden counts too."""
    keys = (table.key(leaf, each) for each in other.leaves)
    return any(table.persons(key) != 0 for key in keys)


def hidden_of(reading: Reading, table: ComposedTable, spots: Mapping[int, set[Spot]]) -> Hidden | None:
    """The cells to hide; None where all may be shown: with the right to the dimension, and inside one unit alone."""
    asked, spread = table.composition, table.spread
    sensitive = {axis.code for axis in _guards(reading, asked)}
    crosses = bool(spread.places) or Show.UNITS_WITH in asked.shows
    if not sensitive or not (crosses or set(table.opened_by) - table.rights):
        return None
    loose = [each for each in filters_of(asked) if each.dimension not in sensitive]
    own = {axis.code for axis in spread.persons}
    axes = (*spread.persons, *(axis for axis in _guards(reading, asked) if axis.code not in own))
    cube = counted(reading.of_days(axes, loose), axes, spread.places, Wanted())
    guard = Guard(cube, axes, table.groups, spots)
    if guard.size > MOST_PROTECTED:
        raise ReportError(
            __("With sensitive data the table would be too large to protect single persons. Divide it by fewer things.")
        )
    return shown_as(guard.hidden(), guard, _allowed(axes, sensitive, filters_of(asked)), spread.persons)


def _guards(reading: Reading, composition: Composition) -> list[Axis]:
    """An axis for every sensitive dimension, whether it divides or filters."""
    named = [*(step.dimension for step in composition.steps()), *(each.dimension for each in composition.filters)]
    sensitive = [d for d in dict.fromkeys(named) if d in registry.dimensions and registry.dimensions[d].opened_by]
    return [reading.axis(Chosen(dimension)) for dimension in sensitive]


def _allowed(axes: Sequence[Axis], sensitive: set[str], filters: Sequence[Filter]) -> dict[str, tuple[str, ...]]:
    """The exclusive categories that the filters leave of the sensitive axes; axes without a filter are not named."""
    allowed: dict[str, tuple[str, ...]] = {}
    for axis in axes:
        own = [each for each in filters if each.dimension == axis.code and axis.code in sensitive]
        if own:
            allowed[axis.code] = tuple(
                code for code in exclusive(axis) if all(_passes(code, each, axis) for each in own)
            )
    return allowed


def _passes(code: str, filter_: Filter, axis: Axis) -> bool:
    joined = {part for item in axis.items if item.code in filter_.categories for part in item.parts}
    return (code in filter_.categories or code in joined) != filter_.is_excluded
