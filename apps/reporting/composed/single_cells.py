"""One cell of a composed table by itself, for what is told of it elsewhere: a target, a figure of an official form.

A cell is a table that holds nothing beside it; with units as its outermost rows one table tells it of all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as __

from apps.reporting.composed.axes import UNKNOWN, is_unit
from apps.reporting.composed.definitions import (
    ALL,
    ASKED,
    DAY,
    GROUP,
    MOST_NESTED,
    UNIT,
    Chosen,
    Composition,
    Filter,
    Order,
)
from apps.reporting.composed.flat import as_json, parse
from apps.reporting.composed.leaves import Leaf, Side
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable


@dataclass(frozen=True)
class Cell:
    """A cell by the items of its row and its column, in a table that holds nothing beside it."""

    composition: Composition
    row: tuple[str, ...]
    column: tuple[str, ...]
    words: str = ""

    @property
    def show(self) -> Show:
        return self.composition.shows[0]

    def as_data(self) -> dict[str, Any]:
        told = {"row": list(self.row), "column": list(self.column), "show": self.show.value, "words": self.words}
        return {"composition": as_json(self.composition), **told}


def cell_in(data: Mapping[str, Any]) -> Cell:
    return Cell(parse(data["composition"]), tuple(data["row"]), tuple(data["column"]), data["words"])


def without_units(composition: Composition) -> Composition:
    """The table as single cells are chosen from it: on the day asked, in whole, in the order of its definition."""
    rows, columns = (
        tuple(step for step in steps if step.dimension not in (UNIT, DAY))
        for steps in (composition.rows, composition.columns)
    )
    return replace(
        composition,
        rows=rows,
        columns=columns,
        shows=tuple(show for show in composition.shows if stands_alone(show)) or (Show.PERSONS,),
        unit="",
        days=(ASKED,),
        sorting=None,
        is_without_empty=False,
    )


def stands_alone(show: Show) -> bool:
    """Figures that stand for themselves: changes and what is set against other cells say nothing of a unit alone."""
    return not (show.follows or show.compares or show is Show.FIRST_SHARE)


def cell_of(composition: Composition, row: Leaf, column: Leaf, show: Show) -> Cell:
    """The cell alone: of one group, with the divisions of its own row and column."""
    named = {axis.code: item.code for leaf in (row, column) for axis, item in zip(leaf.axes, leaf.items, strict=True)}
    steps, codes = zip(*(_kept(leaf) for leaf in (row, column)), strict=True)
    known_only = {step.dimension for step in composition.steps() if step.is_known_only}
    left = known_only - {step.dimension for side in steps for step in side}
    alone = replace(
        composition,
        groups=(named.get(GROUP, composition.groups[0]),),
        filters=(*composition.filters, *(Filter(each, (UNKNOWN,), is_excluded=True) for each in sorted(left))),
        rows=steps[0],
        columns=steps[1],
        shows=(show,),
    )
    words = " · ".join(leaf.words for leaf in (row, column) if leaf.named) or __("Total")
    return Cell(alone, codes[0], codes[1], f"{words}: {show.title}")


def _kept(leaf: Leaf) -> tuple[tuple[Chosen, ...], tuple[str, ...]]:
    """What the cell is divided by, with its own item alone; of a total nothing is left."""
    pairs = [(axis.step, item.code) for axis, item in leaf.named if axis.step.dimension != GROUP]
    return tuple(_alone(step, code) for step, code in pairs), tuple(code for _step, code in pairs)


def _alone(step: Chosen, code: str) -> Chosen:
    # Joined rows and bands are made of the categories around them.
    categories = step.categories if step.joined or step.bands else (code,)
    return replace(step, categories=categories, order=Order.LISTED, is_beside=False)


def by_unit(composition: Composition, level: str) -> Composition:
    """The units stand where there is room for them: rows and columns are divided by three things each at most."""
    if not level:
        return composition
    unit = Chosen(UNIT, level=level)
    if len(composition.rows) < MOST_NESTED:
        return replace(composition, rows=(unit, *composition.rows))
    return replace(composition, columns=(unit, *composition.columns))


def with_units_apart(table: ComposedTable) -> ComposedTable:
    """Each unit a table of its own, so that no share is reckoned across them."""
    steps = table.composition.steps()
    return replace(table, apart=frozenset({step.code for step in steps if step.dimension == UNIT}))


def leaves_of_unit(table: ComposedTable, cell: Cell, unit: str = ALL) -> tuple[Leaf, Leaf] | None:
    """The row and the column of the cell in the unit of that code; none where the table has no such row."""
    found = [
        next((leaf for leaf in side.leaves if _codes(leaf) == (*([unit] if _has_units(side) else []), *own)), None)
        for side, own in ((table.rows, cell.row), (table.columns, cell.column))
    ]
    return (found[0], found[1]) if found[0] and found[1] else None


def _has_units(side: Side) -> bool:
    return any(is_unit(axis) for axis in side.axes)


def _codes(leaf: Leaf) -> tuple[str, ...]:
    return tuple(item.code for item in leaf.items)
