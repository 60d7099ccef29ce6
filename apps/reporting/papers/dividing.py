"""Tables that are too wide for a page of a document, divided into several with the same rows.

Official forms are printed whole, on larger paper: their columns are numbered.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from django.utils.translation import gettext as __

from apps.reporting.papers.layout import MOST_ON_A4, MOST_UPRIGHT, Placed, has_room, needs, placed_heads, stub_columns
from apps.reporting.papers.paper import Head, Paper, Row, Table

# Parts of fewer columns would be more pages than anybody lays beside each other.
FEWEST = 10


def tables_on_pages(paper: Paper) -> tuple[Table, ...]:
    """The tables of a paper as its documents print them."""
    if paper.form_number:
        return paper.tables
    return tuple(part for table in paper.tables for part in divided(table))


def divided(table: Table) -> Iterator[Table]:
    """The table, or parts of it one after the other, cut where headings end.

    Each part is as wide as a page can hold without cutting words; where even few columns have no room, as its A4 does.
    """
    if table.numbers:
        yield table
        return
    yield from (_part(table, placed_heads(table), *ends) for ends in _ends(table)) if _is_parted(table) else (table,)


def _is_parted(table: Table) -> bool:
    return table.width > MOST_ON_A4 or (table.width > MOST_UPRIGHT and len(_ends(table)) > 1)


def _ends(table: Table) -> list[tuple[int, int]]:
    """The first and the last column of each part."""
    needed, stub = needs(table), stub_columns(table)
    widest = min(table.width, MOST_ON_A4)
    for most in range(widest, FEWEST - 1, -1):
        found = _cuts(table, most - stub)
        if all(has_room((*needed[:stub], *needed[first:last])) for first, last in found):
            return found
    return _cuts(table, widest - stub)


def _cuts(table: Table, held: int) -> list[tuple[int, int]]:
    heads, first, found = placed_heads(table), stub_columns(table), []
    while first < table.width:
        last = _end(table, heads, first, held)
        found.append((first, last))
        first = last
    return found


def _end(table: Table, heads: tuple[Placed, ...], first: int, held: int) -> int:
    """Up to the uppermost heading that begins where parts of one width would end, else up to the page's end."""
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
