"""Figures of a form that are those of composed tables, told of the unit, day and geography of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from apps.core.permissions import Actor
from apps.reporting.composed.definitions import ALL, UNIT, Composition, Filter
from apps.reporting.composed.figures import Figure
from apps.reporting.composed.flat import packed
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.papers import form_of
from apps.reporting.composed.services import Composed, composed
from apps.reporting.composed.single_cells import by_unit, leaves_of_unit, with_units_apart
from apps.reporting.composed.standing import standing_in
from apps.reporting.official.definitions import Kind, OfficialForm, Taken
from apps.reporting.official.positions import Position
from apps.reporting.papers.paper import Form
from apps.reporting.places import Place
from apps.reporting.scope import Scope


@dataclass(frozen=True)
class TakenFigure:
    """A figure in its table, and the table of it alone, by which its people open."""

    taken: Taken
    composed: Composed
    leaves: tuple[Leaf, Leaf]
    alone: Composition

    @property
    def figure(self) -> Figure:
        table = with_units_apart(self.composed.table)
        return table.figure(*self.leaves, self.taken.cell.show)

    @property
    def written_as(self) -> Form:
        return form_of(self.composed.table, self.leaves[1], self.taken.cell.show)

    @property
    def address(self) -> str:
        """Where its people are; of what is told of units alone there are none."""
        cell = self.taken.cell
        if cell.show.is_of_units:
            return ""
        at = {"row": "~".join(cell.row), "column": "~".join(cell.column)}
        query = {"t": packed(self.alone), "day": self.composed.table.day.isoformat(), **at}
        return f"{reverse('reporting:composed_people')}?{urlencode(query)}"

    @property
    def persons(self) -> Iterator[int]:
        """Whom it counts, for those who keep it."""
        key = self.composed.table.key(*self.leaves)
        return (person for found, persons in standing_in(self.composed) if found == key for person in persons)


@dataclass(frozen=True)
class Asking:
    """Of what the figures are told: the scope, the day, and of a form by unit the level of its rows."""

    scope: Scope
    day: date
    user: Actor
    level: str = ""

    def composed(self, composition: Composition) -> Composed:
        scope = self.scope
        return composed(composition, day=self.day, unit=scope.unit, user=self.user, geography=scope.geography)

    def alone(self, composition: Composition, place: str = "") -> Composition:
        """The table of the scope's place, or of one place below it, by itself."""
        narrowed = place or self.scope.at
        filters = (*composition.filters, *([Filter(UNIT, (narrowed,))] if narrowed else []))
        return replace(composition, unit=self.scope.unit, geography=self.scope.geography, filters=filters)


def figures_taken(
    form: OfficialForm, asking: Asking, places: Mapping[str, Place] | None = None
) -> dict[Position, TakenFigure]:
    """By the cells of the form; of a form by unit `places` are its rows, the total among them as the whole."""
    found: dict[Position, TakenFigure] = {}
    for taken in form.taken:
        if form.kind is Kind.UNITS:
            found |= _in_units(taken, asking, places or {})
        else:
            alone = asking.alone(taken.cell.composition)
            counted = asking.composed(alone)
            if leaves := leaves_of_unit(counted.table, taken.cell):
                found[Position(taken.row, taken.column)] = TakenFigure(taken, counted, leaves, alone)
    return found


def _in_units(taken: Taken, asking: Asking, places: Mapping[str, Place]) -> dict[Position, TakenFigure]:
    composition = taken.cell.composition
    counted = asking.composed(by_unit(asking.alone(composition), asking.level))
    found = {}
    for row, place in places.items():
        is_whole = place.code != row
        leaves = leaves_of_unit(counted.table, taken.cell, ALL if is_whole else place.code)
        if leaves and not place.is_remainder:
            alone = asking.alone(composition, "" if is_whole else place.code)
            found[Position(row, taken.column)] = TakenFigure(taken, counted, leaves, alone)
    return found
