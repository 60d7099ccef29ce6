"""Two papers of one report side by side: which figures differ, by the words of their rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from apps.reporting.papers.layout import heading_grid, stub_columns
from apps.reporting.papers.paper import Cell, Form, Paper, Table

# Table, row and column by their words, and which of several with the same words.
Place = tuple[str, str, str, int]


@dataclass(frozen=True)
class PaperCell:
    """A figure that stands otherwise on two papers; empty where it stands on one alone."""

    table: str
    row: str
    column: str
    before: int | Decimal | None
    now: int | Decimal | None

    @property
    def difference(self) -> int | Decimal | None:
        return None if self.before is None or self.now is None else self.now - self.before


def paper_differences(before: Paper, now: Paper) -> tuple[PaperCell, ...]:
    """In the order of the first paper; hidden figures and words are left out."""
    old, new = dict(_figures(before)), dict(_figures(now))
    return tuple(
        PaperCell(*place[:3], old.get(place), new.get(place))
        for place in dict.fromkeys([*old, *new])
        if old.get(place) != new.get(place)
    )


def _figures(paper: Paper) -> Iterator[tuple[Place, int | Decimal]]:
    seen: Counter[tuple[str, str, str]] = Counter()
    for table in paper.tables:
        columns = _columns(table)
        for row in table.rows:
            for column, cell in zip(columns, row.cells, strict=False):
                words = (table.title, row.title, column)
                seen[words] += 1
                if (value := _value(cell)) is not None:
                    yield (*words, seen[words]), value


def _columns(table: Table) -> list[str]:
    """The words above each column, from the widest heading down."""
    grid = heading_grid(table)
    return [
        ", ".join(dict.fromkeys(text for row in grid if (text := row[column])))
        for column in range(stub_columns(table), table.width)
    ]


def _value(cell: Cell) -> int | Decimal | None:
    if cell.is_hidden or cell.form is Form.TEXT or isinstance(cell.value, str):
        return None
    return cell.value
