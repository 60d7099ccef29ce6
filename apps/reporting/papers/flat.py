"""A paper as CSV: the grids of the page, one below the other."""

import csv
import io
from collections.abc import Iterator

from apps.reporting.papers.layout import heading_grid
from apps.reporting.papers.paper import Cell, Paper, Table
from apps.reporting.papers.words import HIDDEN, standing

# What a spreadsheet program would take for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(paper: Paper) -> bytes:
    """Commas, decimal points and a byte order mark, which Excel needs to read Vietnamese letters."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for line in (paper.title, *standing(paper)):
        writer.writerow([_text(line)])
    for table in paper.tables:
        writer.writerow([])
        writer.writerows(_lines(table))
    for note in paper.notes:
        writer.writerow([_text(note)])
    return ("\ufeff" + stream.getvalue()).encode()


def _lines(table: Table) -> Iterator[list[object]]:
    """The words of a merged heading stand over each of its columns, so that every column says what it is."""
    yield [_text(table.title)]
    for heads in heading_grid(table):
        yield [_text(text) for text in heads]
    if table.numbers:
        yield [_text(text) for text in table.numbers]
    for row in table.rows:
        ordinal = [_text(row.ordinal)] if table.has_ordinals else []
        yield [*ordinal, _text(row.title), *(_figure(cell) for cell in row.cells)]


def _figure(cell: Cell) -> object:
    if cell.is_hidden:
        return HIDDEN
    if cell.value is None:
        return ""
    return _text(cell.value) if isinstance(cell.value, str) else cell.value


def _text(text: str) -> str:
    """Words that look like a formula are marked as words; a lone sign is none."""
    return f"'{text}" if len(text) > 1 and text.startswith(FORMULA_STARTS) else text
