"""Which cells of a composed table are hidden: each block is looked through by itself, sums that blocks share in all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as __

from apps.reporting.composed.axes import Axis, Item
from apps.reporting.composed.cube import Cube, Key, OfDay, Wanted, counted
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.pairs import Spread, spread_of
from apps.reporting.composed.places import standing_spots
from apps.reporting.composed.protection import MOST_PROTECTED, Guard, shown_as
from apps.reporting.composed.reading import Reading, filters_of
from apps.reporting.composed.table import ComposedTable, Hidden
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry


@dataclass(frozen=True)
class Guarded:
    """What of the cells of one block may be put together: with an axis for every sensitive filter."""

    shown: Spread
    own: Spread
    guard: Guard


def hidden_of(
    reading: Reading, table: ComposedTable, blocks: Sequence[tuple[Spread, Cube]], of_days: Sequence[OfDay]
) -> Hidden | None:
    """The cells to hide; None where all may be shown: with the right to the dimension, and inside one unit alone.

    `blocks` are the counts that the table shows.
    """
    asked, spread = table.composition, table.spread
    guards = _guards(reading, asked)
    crosses = bool(spread.places) or any(show.counts_units for show in asked.shows)
    if not guards or not (crosses or set(table.opened_by) - table.rights):
        return None
    sieves = _sieves(guards, asked)
    wide = spread_of((*spread.places, *spread.persons, *guards))
    guarded = [_guarded(reading, table, block, sieves, of_days) for block in blocks]
    hidden = _all_hidden(guarded, wide)
    return frozenset(
        each.shown.key_in(key, spread)
        for each in guarded
        for key in shown_as(
            _within(hidden, each, wide),
            each.guard,
            _allowed(each.guard.axes, guards, filters_of(asked)),
            each.shown.persons,
        )
    )


def _guarded(
    reading: Reading,
    table: ComposedTable,
    block: tuple[Spread, Cube],
    sieves: Sequence[Axis],
    of_days: Sequence[OfDay],
) -> Guarded:
    """Counted without the sensitive filters, so that what they leave out is seen; without any it is counted already."""
    pair, cube = block
    axes = (*pair.persons, *(axis for axis in sieves if axis.code not in pair.person_codes))
    if sieves:
        loose = [f for f in filters_of(table.composition) if f.dimension not in {axis.code for axis in sieves}]
        cube = counted(reading.of_days(axes, loose), axes, pair.places, Wanted())
    spots = {each.number: standing_spots(pair.places, each.places, each.number) for each in of_days}
    guard = Guard(cube, axes, table.groups, spots)
    if guard.size > MOST_PROTECTED:
        raise ReportError(
            __("With sensitive data the table would be too large to protect single persons. Divide it by fewer things.")
        )
    return Guarded(pair, Spread(pair.places, axes), guard)


def _all_hidden(guarded: Sequence[Guarded], wide: Spread) -> set[Key]:
    """Until no block asks for more: a sum that one of them hides is hidden in all."""
    found: set[Key] = set()
    own: list[frozenset[Key] | None] = [None] * len(guarded)
    while True:
        known = len(found)
        for number, each in enumerate(guarded):
            asked = _within(found, each, wide)
            # What a block has hidden hides no more of it.
            if asked != own[number]:
                own[number] = hidden = each.guard.hidden(asked)
                found |= {each.own.key_in(key, wide) for key in hidden}
        if len(guarded) == 1 or len(found) == known:
            return found


def _within(hidden: set[Key], each: Guarded, wide: Spread) -> frozenset[Key]:
    own = (each.own.key_from(key, wide) for key in hidden)
    return frozenset(key for key in own if key is not None)


def _guards(reading: Reading, composition: Composition) -> list[Axis]:
    """An axis for every sensitive dimension, whether it divides or filters."""
    named = [*(step.dimension for step in composition.steps()), *(each.dimension for each in composition.filters)]
    sensitive = [d for d in dict.fromkeys(named) if d in registry.dimensions and registry.dimensions[d].opened_by]
    return [reading.axis(Chosen(dimension)) for dimension in sensitive]


def _sieves(guards: Sequence[Axis], composition: Composition) -> list[Axis]:
    """Those that filter: they stand in every block. What only divides another block divides none of this one."""
    filtered = {each.dimension for each in filters_of(composition)}
    return [axis for axis in guards if axis.step.dimension in filtered]


def _allowed(axes: Sequence[Axis], guards: Sequence[Axis], filters: Sequence[Filter]) -> dict[str, tuple[str, ...]]:
    """The exclusive categories that the filters leave of the sensitive axes; axes without a filter are not named."""
    plain = {axis.code: axis for axis in guards}
    allowed: dict[str, tuple[str, ...]] = {}
    for axis in axes:
        own = [each for each in filters if each.dimension == axis.code and axis.code in plain]
        if own:
            rows = (item for item in axis.items if item.is_exclusive)
            allowed[axis.code] = tuple(
                item.code for item in rows if all(_passes(item, each, plain[axis.code]) for each in own)
            )
    return allowed


def _passes(item: Item, filter_: Filter, axis: Axis) -> bool:
    parts = {part for each in axis.items if each.code in filter_.categories for part in each.parts}
    named = {*filter_.categories, *parts}
    passing = {(code in named) != filter_.is_excluded for code in item.joins or (item.code,)}
    if len(passing) > 1:
        raise ReportError(
            __("“%(row)s” joins what the filter by “%(name)s” counts with what it leaves out. Join them otherwise.")
            % {"row": item.title, "name": axis.title}
        )
    return passing.pop()
