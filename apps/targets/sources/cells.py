"""One cell of a composed table, in every unit: one table is made for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import pgettext

from apps.core.narrowing import present
from apps.core.permissions import Permission
from apps.reporting.composed.axes import UNKNOWN, is_unit
from apps.reporting.composed.checking import rights_of
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
from apps.reporting.composed.figures import Figure
from apps.reporting.composed.flat import as_json, packed, parse
from apps.reporting.composed.leaves import Leaf, Side
from apps.reporting.composed.services import composed
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.definitions import Place
from apps.reporting.errors import ReportError
from apps.targets.kinds import DIMENSION
from apps.targets.sources.reading import Asked, Counted, Heads, Reading, Told


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


def cell_in(data: dict[str, Any]) -> Cell:
    return Cell(parse(data["composition"]), tuple(data["row"]), tuple(data["column"]), data["words"])


def without_units(composition: Composition) -> Composition:
    """The table as targets are chosen from it: on the day asked, in whole, in the order of its definition."""
    rows, columns = (
        tuple(step for step in steps if step.dimension not in (UNIT, DAY))
        for steps in (composition.rows, composition.columns)
    )
    return replace(
        composition,
        rows=rows,
        columns=columns,
        shows=tuple(show for show in composition.shows if can_be_aimed_at(show)) or (Show.PERSONS,),
        unit="",
        days=(ASKED,),
        sorting=None,
        is_without_empty=False,
    )


def can_be_aimed_at(show: Show) -> bool:
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


@dataclass(frozen=True)
class CellReading(Reading):
    """The cell's table with the units as its outermost rows."""

    cell: Cell | None = None
    table: ComposedTable | None = None

    @property
    def _table(self) -> ComposedTable:
        return present(self.table)

    @property
    def _cell(self) -> Cell:
        return present(self.cell)

    @property
    def whom(self) -> str:
        return str(self._table.groups[0].title)

    @property
    def what(self) -> str:
        return self._cell.words

    @property
    def report_url(self) -> str:
        return f"{reverse('reporting:compose')}?{urlencode({'t': packed(self._shown(self.root))})}"

    @property
    def heads(self) -> Heads:
        if self._cell.show.is_of_units:
            return Heads()
        return Heads(__("Persons"), pgettext("base of a share", "Of") if self._cell.show.is_share else "")

    def now(self, place: Place, counted: Counted) -> Told:
        leaves = self._leaves(place)
        if leaves is None:
            return Told(0, None, None)
        figure = self._table.figure(*leaves, self._cell.show)
        base = self._table.base(*leaves, self._cell.show) if self._cell.show.is_share else None
        count = None if self._cell.show.is_of_units else self._table.persons(self._table.key(*leaves))
        return Told(count, base, _value(figure), is_hidden=figure.is_hidden)

    @property
    def silence(self) -> str:
        return __("Of a cell of a composed table nothing is foreseen: there is no forecast.")

    def people_url(self, place: Place, told: Told) -> str:
        opened = {Permission.VIEW_CADRES, *self._table.opened_by} <= self.rights
        if not told.count or not opened or place.is_remainder:
            return ""
        query = {
            "t": packed(self._shown(place)),
            "day": self.asked.day.isoformat(),
            "row": "~".join(self._cell.row),
            "column": "~".join(self._cell.column),
        }
        return f"{reverse('reporting:composed_people')}?{urlencode(query)}"

    def _shown(self, place: Place) -> Composition:
        """The cell's table of one place by itself."""
        scope = self.asked.scope
        composition = _of_kind(self._cell.composition, self.target.unit_kind)
        shown = replace(composition, unit=scope.unit, geography=scope.geography)
        if place == self.root:
            return shown
        return replace(shown, filters=(*shown.filters, Filter(UNIT, (place.code,))))

    def _leaves(self, place: Place) -> tuple[Leaf, Leaf] | None:
        code = ALL if place == self.root else place.code
        found = [
            next((leaf for leaf in side.leaves if _codes(leaf) == (*([code] if _has_units(side) else []), *own)), None)
            for side, own in ((self._table.rows, self._cell.row), (self._table.columns, self._cell.column))
        ]
        return (found[0], found[1]) if found[0] and found[1] else None


def read_cell(asked: Asked) -> CellReading:
    if asked.target.cell is None:
        raise ReportError(
            __("The registry no longer counts this. Edit the target “%(target)s”.") % {"target": asked.target.title}
        )
    cell = cell_in(asked.target.cell)
    if rights_of(cell.composition):
        raise ReportError(__("Of what needs a right of its own no target is set."))
    by_unit = _by_unit(_of_kind(cell.composition, asked.target.unit_kind), asked.level)
    scope = asked.scope
    found = composed(by_unit, day=asked.day, unit=scope.unit, user=asked.user, geography=scope.geography)
    territory = found.reading.last.territory
    apart = frozenset({step.code for step in by_unit.steps() if step.dimension == UNIT})
    table = replace(found.table, apart=apart)
    levels = {territory.root.level, *asked.levels}
    places = tuple(each for each in territory.places if each.level in levels and not each.is_remainder)
    return CellReading(asked, territory.root, places, table.rights, table.notices, cell, table)


def _of_kind(composition: Composition, kind: str) -> Composition:
    if not kind:
        return composition
    return replace(composition, filters=(*composition.filters, Filter(DIMENSION, (kind,))))


def _by_unit(composition: Composition, level: str) -> Composition:
    """The units stand where there is room for them: rows and columns are divided by three things each at most."""
    if not level:
        return composition
    unit = Chosen(UNIT, level=level)
    if len(composition.rows) < MOST_NESTED:
        return replace(composition, rows=(unit, *composition.rows))
    return replace(composition, columns=(unit, *composition.columns))


def _has_units(side: Side) -> bool:
    return any(is_unit(axis) for axis in side.axes)


def _codes(leaf: Leaf) -> tuple[str, ...]:
    return tuple(item.code for item in leaf.items)


def _value(figure: Figure) -> Decimal | None:
    return None if figure.value is None else Decimal(figure.value)
