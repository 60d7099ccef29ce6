"""One cell of a composed table, in every unit: one table is made for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import pgettext

from apps.core.narrowing import present
from apps.core.permissions import Permission
from apps.reporting.composed.checking import rights_of
from apps.reporting.composed.definitions import ALL, UNIT, Composition, Filter
from apps.reporting.composed.figures import Figure
from apps.reporting.composed.flat import packed
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.services import composed
from apps.reporting.composed.single_cells import Cell, by_unit, cell_in, leaves_of_unit, with_units_apart
from apps.reporting.composed.table import ComposedTable
from apps.reporting.errors import ReportError
from apps.reporting.places import Place
from apps.targets.kinds import DIMENSION
from apps.targets.sources.reading import Asked, Counted, Heads, Reading, Told


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
        return leaves_of_unit(self._table, self._cell, ALL if place == self.root else place.code)


def read_cell(asked: Asked) -> CellReading:
    if asked.target.cell is None:
        raise ReportError(
            __("The registry no longer counts this. Edit the target “%(target)s”.") % {"target": asked.target.title}
        )
    cell = cell_in(asked.target.cell)
    if rights_of(cell.composition):
        raise ReportError(__("Of what needs a right of its own no target is set."))
    divided = by_unit(_of_kind(cell.composition, asked.target.unit_kind), asked.level)
    scope = asked.scope
    found = composed(divided, day=asked.day, unit=scope.unit, user=asked.user, geography=scope.geography)
    territory = found.reading.last.territory
    table = with_units_apart(found.table)
    levels = {territory.root.level, *asked.levels}
    places = tuple(each for each in territory.places if each.level in levels and not each.is_remainder)
    return CellReading(asked, territory.root, places, table.rights, table.notices, cell, table)


def _of_kind(composition: Composition, kind: str) -> Composition:
    if not kind:
        return composition
    return replace(composition, filters=(*composition.filters, Filter(DIMENSION, (kind,))))


def _value(figure: Figure) -> Decimal | None:
    return None if figure.value is None else Decimal(figure.value)
