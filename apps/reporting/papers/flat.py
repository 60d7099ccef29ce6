"""A paper as CSV: the grids of the page, one below the other."""

from collections.abc import Iterator, Sequence

from apps.core.spreadsheets import csv_text
from apps.reporting.papers.layout import heading_grid
from apps.reporting.papers.paper import Cell, Paper, Table
from apps.reporting.papers.words import HIDDEN, seal_line, standing


def to_csv(paper: Paper) -> bytes:
    return csv_text(_lines(paper)).encode()


def _lines(paper: Paper) -> Iterator[Sequence[object]]:
    for line in (paper.title, *standing(paper)):
        yield [line]
    for table in paper.tables:
        yield []
        yield from _table(table)
    for note in filter(None, (*paper.notes, seal_line(paper))):
        yield [note]


def _table(table: Table) -> Iterator[Sequence[object]]:
    """The words of a merged heading stand over each of its columns, so that every column says what it is."""
    yield [table.title]
    yield from heading_grid(table)
    if table.numbers:
        yield table.numbers
    for row in table.rows:
        ordinal = [row.ordinal] if table.has_ordinals else []
        yield [*ordinal, row.title, *(_figure(cell) for cell in row.cells)]


def _figure(cell: Cell) -> object:
    if cell.is_hidden:
        return HIDDEN
    return "" if cell.value is None else cell.value
