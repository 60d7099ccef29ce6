"""One composed table for one user: the single entry of pages, files, frames, command and interface."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import prod

from django.utils.formats import number_format
from django.utils.translation import gettext as __

from apps.core.permissions import Actor
from apps.reporting.composed.axes import Axis, Ground, Item
from apps.reporting.composed.checking import (
    known_part,
    normalised,
    require_opened,
    require_sense,
    rights_of,
    with_figures_of_flows,
)
from apps.reporting.composed.cube import Cube, OfDay, Wanted, counted
from apps.reporting.composed.days import days_of, period_days
from apps.reporting.composed.definitions import ALL, MOST_CELLS, UNIT, Chosen, Composition, blocks_of
from apps.reporting.composed.flows import (
    Persons,
    flows_in,
    require_open,
    require_period,
    with_flows,
    with_joined_reasons,
)
from apps.reporting.composed.hiding import hidden_of
from apps.reporting.composed.joining import with_joined
from apps.reporting.composed.leaves import Leaf, Side, side_of, without_lone_headings
from apps.reporting.composed.pairs import Blocks, Spread, pairs_of, put_together, spread_of
from apps.reporting.composed.places import Spot, Standing, standing_spots
from apps.reporting.composed.reading import Reading, filters_of, read, years_of
from apps.reporting.composed.set_against import amounts_of
from apps.reporting.composed.shows import Show
from apps.reporting.composed.sorting import with_sorted_rows
from apps.reporting.composed.table import ComposedTable
from apps.reporting.composed.unions import hidden_in_sums
from apps.reporting.errors import ReportError
from apps.reporting.geographies import geography_of
from apps.reporting.registry import registry


@dataclass(frozen=True)
class Composed:
    """A table with the questions that it was counted by."""

    table: ComposedTable
    of_days: tuple[OfDay, ...]
    reading: Reading
    # The blocks that were counted by themselves.
    pairs: tuple[Spread, ...]
    # Those who came and left, by cell.
    flows: Persons


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
    known, left_out = with_figures_of_flows(known)
    days = days_of(known.days, day)
    if known.has_flows:
        days = period_days(days)
    asked = normalised(replace(known, geography=geography or known.geography), len(days))
    require_sense(asked)
    reading = read(asked, days=days, unit=unit or asked.unit, user=user)
    require_opened(asked, reading.rights)
    require_period(reading)
    rows, columns = blocks_in(reading, asked.rows), blocks_in(reading, asked.columns, are_rows=False)
    require_size(asked, rows, columns)
    spread = spread_of(axis for block in (*rows, *columns) for axis in block)
    pairs = pairs_of(rows, columns, spread)
    flows = with_joined_reasons(flows_in(reading, pairs, spread), (a for block in (*rows, *columns) for a in block))
    blocks = counted_in(reading, pairs)
    cube = put_together(blocks, spread)
    table = ComposedTable(
        asked,
        day,
        tuple(each.day for each in reading.days),
        geography_of(asked.geography).code,
        reading.last.territory.root,
        reading.groups,
        Side(rows, ()),
        Side(columns, ()),
        spread,
        with_flows(cube, flows, len(reading.days)) if asked.has_flows else cube,
        {},
        reading.rights,
        rights_of(asked),
        remarks=(*remarks, *left_out, *reading.remarks),
        filtered_units=reading.filtered_units,
    )
    of_days = reading.of_days(spread.persons, filters_of(asked))
    spots = {each.number: spots_in(each, pairs, spread) for each in of_days}
    hidden = hidden_of(reading, table, blocks, of_days)
    require_open(reading, is_protected=hidden is not None)
    if hidden is not None:
        hidden |= hidden_in_sums(table, unit or asked.unit, lambda each: compose(each, day=day, user=user))
    amounts, amount_notes = amounts_of(asked, of_days, spread)
    table = replace(
        table,
        narrowest=narrowest_units(of_days, spread),
        amounts=amounts,
        amount_notes=amount_notes,
        notices=reading.notices(),
        hidden=hidden or frozenset(),
        is_protected=hidden is not None,
    )
    return Composed(with_leaves(table, spots), tuple(of_days), reading, tuple(pairs), flows)


def blocks_in(reading: Reading, steps: Sequence[Chosen], *, are_rows: bool = True) -> tuple[tuple[Axis, ...], ...]:
    return tuple(
        tuple(replace(with_joined(reading.axis(step)), is_row=are_rows) for step in block) for block in blocks_of(steps)
    )


def counted_in(reading: Reading, pairs: Sequence[Spread]) -> list[tuple[Spread, Cube]]:
    """The sums of every block."""
    wanted, filters = wanted_of(reading.composition), filters_of(reading.composition)
    return [
        (pair, counted(reading.of_days(pair.persons, filters), pair.persons, pair.places, wanted)) for pair in pairs
    ]


def spots_in(of_day: OfDay, pairs: Sequence[Spread], spread: Spread) -> set[Spot]:
    """Where units stand in some block of rows and of columns."""
    return {
        pair.spot_in(spot, spread)
        for pair in pairs
        for spot in standing_spots(pair.places, of_day.places, of_day.number)
    }


def wanted_of(composition: Composition) -> Wanted:
    shows = composition.shows
    return Wanted(any(show.counts_units for show in shows), Show.GROUP_SHARE in shows, tuple(years_of(composition)))


def require_size(composition: Composition, rows: Blocks, columns: Blocks) -> None:
    """A table that nobody can read is refused before it is counted."""
    cells = len(composition.shows) * sum(_cells((*row, *column)) for row in rows for column in columns)
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


def _cells(axes: Sequence[Axis]) -> int:
    cells = prod(_width(axis) for axis in axes)
    # Communes stand in one district each.
    units = [len(axis.shown) for axis in axes if axis.step.dimension == UNIT]
    return cells // max(1, min(units, default=1)) if len(units) > 1 else cells


def _width(axis: Axis) -> int:
    """How many rows or columns it makes; of the reasons for which people come and leave hardly a third is met."""
    if axis.ground is not Ground.FLOW:
        return len(axis.shown) + axis.has_total
    reasons = sum(item.is_remainder for item in axis.shown)
    return len(axis.shown) - reasons + reasons // 3


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


def with_leaves(table: ComposedTable, spots: Mapping[int, set[Spot]]) -> ComposedTable:
    """The rows and columns in their order, without those in which no unit can stand, or nobody does."""

    def size(axis: Axis, item: Item) -> int:
        return table.persons(table.key_of({axis.code: item.code})) or 0

    rows = side_of(table.rows.blocks, are_rows=True, size=size)
    columns = side_of(table.columns.blocks, are_rows=False, size=size)
    whole = replace(table, rows=rows, columns=columns)
    known = set().union(*spots.values())
    kept_rows, kept_columns = _kept(whole, rows, columns, known), _kept(whole, columns, rows, known)
    # A column of which no figure says anything: the total of shares on the first day of changes.
    kept_columns = tuple(leaf for leaf in kept_columns if whole.shows_at(leaf)) or kept_columns
    kept = replace(whole, rows=_of_leaves(rows, kept_rows), columns=_of_leaves(columns, kept_columns))
    return with_sorted_rows(kept)


def _of_leaves(side: Side, kept: Sequence[Leaf]) -> Side:
    return replace(side, leaves=without_lone_headings(kept, side.leading))


def _kept(table: ComposedTable, side: Side, other: Side, spots: set[Spot]) -> tuple[Leaf, ...]:
    standing = Standing(tuple(axis.code for axis in table.spread.places), spots)
    kept = [leaf for leaf in side.leaves if _can_stand(table, leaf, standing)]
    drops = table.composition.is_without_empty
    return tuple(
        leaf
        for leaf in kept
        if not (drops or any(item.is_remainder for item in leaf.items)) or _holds_anyone(table, leaf, other)
    )


def _can_stand(table: ComposedTable, leaf: Leaf, standing: Standing) -> bool:
    """Whether a unit that is counted stands in all places of the leaf: no ward stands in a district of communes."""
    own = {axis.code: item.code for axis, item in leaf.named if axis.ground is Ground.PLACE}
    is_narrowed = any(each.dimension == UNIT for each in table.composition.filters)
    return not own or (len(own) < 2 and not is_narrowed) or standing.holds(own)


def _holds_anyone(table: ComposedTable, leaf: Leaf, other: Side) -> bool:
    """Whether a row counts anybody in any column; what is hidden counts too."""
    keys = (table.key(leaf, each) for each in other.leaves)
    return any(table.persons(key) != 0 for key in keys)
