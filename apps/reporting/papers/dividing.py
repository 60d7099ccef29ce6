"""Tables that are too wide for a page of a document, divided into several with the same rows.

Official forms are printed whole, on larger paper: their columns are numbered.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from django.utils.translation import gettext as __

from apps.reporting.papers.layout import MOST_ON_A4, Placed, placed_heads, stub_columns
from apps.reporting.papers.paper import Head, Paper, Row, Table


def tables_on_pages(paper: Paper) -> tuple[Table, ...]:
    """The tables of a paper as its documents print them."""
    if paper.form_number:
        return paper.tables
    return tuple(part for table in paper.tables for part in divided(table))


def divided(table: Table) -> Iterator[Table]:
    """The table, or parts of it one after the other, cut where headings end."""
    if table.width <= MOST_ON_A4 or table.numbers:
        yield table
        return
    heads = placed_heads(table)
    first = stub_columns(table)
    while first < table.width:
        last = _end(table, heads, first)
        yield _part(table, heads, first, last)
        first = last


def _end(table: Table, heads: tuple[Placed, ...], first: int) -> int:
    """Up to the uppermost heading that begins where parts of one width would end, else up to the page's end."""
    held = MOST_ON_A4 - stub_columns(table)
    most, left = first + held, table.width - first
    if left <= held:
        return table.width
    even = first + left / ceil(left / held)
    for row in range(len(table.heads)):
        ends = {placed.column for placed in heads if placed.row <= row and first + held / 2 <= placed.column <= most}
        if ends:
            return min(ends, key=lambda column: abs(column - even))
    return most


def _part(table: Table, heads: tuple[Placed, ...], first: int, last: int) -> Table:
    stub = stub_columns(table)
    shown = [(placed.row, head) for placed in heads if (head := _within(placed, first, last, stub))]
    lines = tuple(tuple(head for row, head in shown if row == number) for number in range(len(table.heads)))
    is_first = first == stub
    name = __("%(table)s (continued)") % {"table": table.title} if table.title else __("(continued)")
    return replace(
        table,
        title=table.title if is_first else name,
        words=table.words if is_first else "",
        heads=lines,
        rows=tuple(_cut(row, first - stub, last - stub) for row in table.rows),
        composition=None,
        is_continued=not is_first,
    )


def _within(placed: Placed, first: int, last: int, stub: int) -> Head | None:
    """The heading with as many of its columns as stand in the part."""
    if placed.column < stub:
        return placed.head
    columns = min(placed.column + placed.head.columns, last) - max(placed.column, first)
    return replace(placed.head, columns=columns) if columns > 0 else None


def _cut(row: Row, first: int, last: int) -> Row:
    return replace(row, cells=row.cells[first:last])
