"""A seal beside today's figures as its page shows it, within the rights of the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.utils.translation import override

from apps.core.permissions import Actor, Permission
from apps.reporting.composed.flat import unpacked
from apps.reporting.composed.shows import YEARS, Show
from apps.reporting.definitions import PersonLine
from apps.reporting.models import SealedKind
from apps.reporting.registry import registry
from apps.reporting.seals.cell_differences import CellsDifference
from apps.reporting.seals.changed_figures import CellDifference, Where
from apps.reporting.seals.differences import Difference, PartDifference
from apps.reporting.seals.paper_differences import PaperCell, paper_differences
from apps.reporting.seals.reasons import Explained, changed_definitions, changed_lists, explained, rested_on
from apps.reporting.seals.services import paper_of
from apps.reporting.seals.shifts import Shift
from apps.reporting.seals.traces import Reason
from apps.reporting.seals.unit_records import UnitRecord, unit_records
from apps.reporting.table import Key

CELLS_A_PAGE = 100
PEOPLE_A_PAGE = 50
BETWEEN = "~"


@dataclass(frozen=True)
class CellLine:
    """A figure that differs, in words."""

    where: Where
    cell: CellDifference
    url: str
    is_current: bool


@dataclass(frozen=True)
class ReasonLine:
    """A reason with the number of persons whom it concerns first of all."""

    reason: Reason
    persons: int


@dataclass(frozen=True)
class Named:
    """A person whom the reader may know, with what is otherwise and why."""

    line: PersonLine
    shifts: tuple[Shift, ...]
    explained: Explained
    move: int | None


@dataclass(frozen=True)
class ComparisonPage:
    """All that the page of a comparison shows; `chosen` is one figure whose people alone are listed."""

    difference: Difference
    reader: Actor
    chosen: str = ""
    cells_page: str = ""
    people_page: str = ""
    others_page: str = ""

    @cached_property
    def everyone(self) -> list[Explained]:
        return explained(self.difference)

    @cached_property
    def reasons(self) -> list[ReasonLine]:
        """How many persons each reason concerns; together they are all who differ."""
        first = {each.difference.person: each.reason for each in self.everyone if each.difference.person > 0}
        counted = Counter(reason.code for reason in first.values())
        known = {reason.code: reason for reason in first.values()}
        return [ReasonLine(known[code], persons) for code, persons in counted.most_common()]

    @cached_property
    def definitions(self) -> list[tuple[Any, Any]]:
        return changed_definitions(self.difference)

    @cached_property
    def lists(self) -> list[Reason]:
        return changed_lists(self.difference.seal.known_at)

    @cached_property
    def cells(self) -> Page[CellLine]:
        lines = [line for part in self.difference.parts for line in self._lines(part)]
        return Paginator(lines, CELLS_A_PAGE).get_page(self.cells_page)

    @cached_property
    def paper_cells(self) -> Page[PaperCell]:
        """Of what was sealed without its people: the figures of the paper that stand otherwise today."""
        sealed, now = paper_of(self.difference.seal), self.difference.again.paper
        found = () if self.difference.parts else paper_differences(sealed, now)
        return Paginator(found, CELLS_A_PAGE).get_page(self.cells_page)

    @cached_property
    def other_cells(self) -> Page[PaperCell]:
        """Of a composed table the figures that are no numbers of persons: shares, means, posts, inhabitants.

        They may stand otherwise though nobody is counted otherwise: another birth date, more posts allotted.
        """
        seal = self.difference.seal
        is_composed = bool(self.difference.parts) and seal.kind == SealedKind.COMPOSED
        found = paper_differences(paper_of(seal), self.difference.again.paper) if is_composed else ()
        with override(self.difference.again.paper.language):
            persons = str(Show.PERSONS.title)
        # Over numbers of persons alone stands no heading of their own.
        is_named = is_composed and unpacked(seal.parameters["t"]).shows != (Show.PERSONS,)
        others = [each for each in found if is_named and not each.column.endswith(persons)]
        return Paginator(others, CELLS_A_PAGE).get_page(self.others_page)

    @cached_property
    def unit_records(self) -> list[UnitRecord]:
        """What was recorded of units since, on which the other figures rest."""
        return unit_records(self.difference.seal) if self.other_cells.paginator.count else []

    @cached_property
    def _rested_on(self) -> list[Explained]:
        if not self.other_cells.paginator.count:
            return []
        shows = unpacked(self.difference.seal.parameters["t"]).shows
        return rested_on(self.difference, {YEARS[show].dimension for show in shows if show in YEARS})

    @cached_property
    def rested_on(self) -> list[Named]:
        """Persons whom the reader may see, by whose own records means of years stand otherwise; the first of them."""
        if not self.reader.can(Permission.VIEW_CADRES, self.difference.seal):
            return []
        seen = self._visible([each.difference.person for each in self._rested_on])
        shown = [each for each in self._rested_on if each.difference.person in seen][:PEOPLE_A_PAGE]
        return self._named(shown)

    @property
    def rested_on_unnamed(self) -> int:
        return len(self._rested_on) - len(self.rested_on)

    @cached_property
    def hidden_cells(self) -> int:
        return sum(cell.is_hidden for part in self.difference.parts for cell in part.cells)

    def _lines(self, part: PartDifference | CellsDifference) -> Iterator[CellLine]:
        for cell in part.cells:
            if not cell.is_hidden:
                where, name = part.where(cell.key), name_of(cell.key)
                url = "" if self._is_closed(where.opened_by) else f"?{urlencode({'cell': name})}#people"
                yield CellLine(where, cell, url, name == self.chosen)

    @property
    def is_redefined(self) -> bool:
        """Whether any figure stands otherwise by its definition and not by somebody."""
        return any(cell.by_definition for part in self.difference.parts for cell in part.cells)

    @cached_property
    def chosen_line(self) -> CellLine | None:
        lines = (line for part in self.difference.parts for line in self._lines(part))
        return next((line for line in lines if line.is_current and line.url), None)

    @cached_property
    def known(self) -> list[Explained]:
        """Persons whom the reader may see, of whom something may be told."""
        told = [each for each in self.everyone if self._shifts(each) and self._moves(each)]
        if not self.reader.can(Permission.VIEW_CADRES, self.difference.seal):
            return []
        seen = self._visible([each.difference.person for each in told])
        return [each for each in told if each.difference.person in seen]

    def _visible(self, people: list[int]) -> set[int]:
        """Those who stood in the scope on the day, and those who are at home there now."""
        on_the_day = registry.subject.visible(self.reader, self.difference.seal.as_of)
        now = on_the_day.model._default_manager.visible_to(self.reader)
        return {pk for rows in (on_the_day, now) for pk in rows.filter(pk__in=people).values_list("pk", flat=True)}

    @cached_property
    def listed(self) -> Page[Explained]:
        return Paginator(self.known, PEOPLE_A_PAGE).get_page(self.people_page)

    @cached_property
    def people(self) -> list[Named]:
        """The page of persons with their names, as lists behind figures show them."""
        return self._named(self.listed)

    def _named(self, found: Iterable[Explained]) -> list[Named]:
        shown = {each.difference.person: each for each in found}
        people = registry.subject.visible(self.reader, self.difference.seal.as_of).model._default_manager
        rows = people.filter(pk__in=shown).order_by("pk")
        lines = registry.subject.lines(rows, self.difference.seal.as_of)
        pairs = zip([row.pk for row in rows], lines, strict=True)
        return [
            Named(line, self._shifts(shown[pk]), shown[pk], self._move(shown[pk])) for pk, line in pairs if pk in shown
        ]

    @property
    def unnamed(self) -> int:
        """Persons of the list whom the reader may not know, or who are gone."""
        return sum(self._moves(each) for each in self.everyone if each.difference.person > 0) - len(self.known)

    @cached_property
    def opened(self) -> dict[Permission, int]:
        """The sensitive groups that the page tells of persons, with their number."""
        told = ({right for shift in each.shifts for right in shift.opened_by.split()} for each in self.people)
        rights = Counter(right for each in told for right in each)
        return {Permission(right): persons for right, persons in rights.items()}

    def _shifts(self, each: Explained) -> tuple[Shift, ...]:
        return tuple(shift for shift in each.difference.shifts if not self._is_closed(shift.opened_by))

    def _is_closed(self, opened_by: str) -> bool:
        return any(not self.reader.can(Permission(right), self.difference.seal) for right in opened_by.split())

    def _moves(self, each: Explained) -> bool:
        return self.chosen_line is None or self._move(each) is not None

    def _move(self, each: Explained) -> int | None:
        """By how much the person moves the chosen figure."""
        return each.difference.moves.get(self.chosen_line.cell.key) if self.chosen_line else None


def name_of(key: Key) -> str:
    """A figure as it stands in an address."""
    return BETWEEN.join(map(str, key))
