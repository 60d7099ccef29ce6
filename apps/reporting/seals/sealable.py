"""What can be sealed: a paper, the parameters by which it is made again, and whom its questions count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from apps.core.permissions import Permission
from apps.reporting.models import SealedKind
from apps.reporting.papers.paper import Cell, Paper, Row
from apps.reporting.places import Place
from apps.reporting.seals.cells import Cells
from apps.reporting.seals.counting import Part

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Definition:
    """A definition that a paper rests on, in its words, by which a later change of it is noticed."""

    code: str
    title: str
    words: str
    version: str = ""


@dataclass(frozen=True)
class Sealable:
    """A report as it stands at the moment, of whatever kind."""

    kind: SealedKind
    report: str
    title: str
    # Where rights are asked, and what the paper is of: one place of it, or the same.
    scope: Place
    unit: Place
    day: date
    geography: str
    # Whatever counts the same again, as plain data.
    parameters: Parameters
    paper: Paper
    definitions: tuple[Definition, ...] = ()
    # Of a declared report its question; of any other kind its cells, with whom each of them counts.
    parts: tuple[Part, ...] = ()
    cells: Cells | None = None
    # The days on which people are counted, where these are several.
    days: tuple[date, ...] = ()
    # Rights without which the paper would tell too much of few people.
    needs: frozenset[Permission] = frozenset()

    @property
    def units(self) -> tuple[int, ...]:
        """The keys of all units at which rights are asked."""
        return tuple(place.pk for place in self.scope.chosen or (self.scope,))


def without_addresses(paper: Paper) -> Paper:
    """Figures that were sealed lead to no page, as the people behind them are others tomorrow."""

    def plain(cell: Cell) -> Cell:
        return replace(cell, url="") if cell.url else cell

    def bare(row: Row) -> Row:
        return replace(row, url="", cells=tuple(map(plain, row.cells)))

    tables = tuple(replace(table, rows=tuple(map(bare, table.rows))) for table in paper.tables)
    return replace(paper, tables=tables)
