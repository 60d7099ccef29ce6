"""A composed table as a paper, of which page and files are made."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import get_language

from apps.reporting.composed.definitions import ALL, Show
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.sentences import (
    definitions,
    geography_words,
    notes,
    sentence,
    short_title,
    title_of_table,
)
from apps.reporting.composed.table import ComposedTable, Figure
from apps.reporting.papers.paper import Cell, Explanation, Form, Head, Look, Paper, Row, Table

# Where the people behind a cell are listed; without it a cell opens nothing.
Link = Callable[[Leaf, Leaf], str]
FORMS = {Show.MEAN_UNITS: Form.DECIMAL, Show.MEAN_AGE: Form.DECIMAL}


def paper_of(
    table: ComposedTable, names: Mapping[tuple[str, str], str] | None = None, link: Link | None = None
) -> Paper:
    """All that the table says; `names` are the words of filters' categories (`page.names_of`)."""
    said = sentence(table, dict(names or {}))
    return Paper(
        code="composed",
        title=title_of_table(table),
        unit=table.unit.title,
        unit_code=table.unit.code,
        day=table.day,
        as_of=said,
        tables=(Table("", tuple(heads(table)), tuple(rows(table, link))),),
        geography=geography_words(table),
        notes=tuple(notes(table)),
        definitions=tuple(Explanation(*each) for each in definitions(table)),
        language=(get_language() or "vi")[:2],
    )


def heads(table: ComposedTable) -> Iterator[tuple[Head, ...]]:
    """A row of headings for every axis of the columns, and one for the figures where there are several."""
    axes, shows = table.columns.axes, table.shows
    is_named = len(shows) > 1 or shows[0] is not Show.PERSONS or not axes
    corner = Head(", ".join(axis.title for axis in table.rows.axes), 1, len(axes) + is_named)
    for number in range(len(axes)):
        level = list(_level(table, number))
        yield (corner, *level) if number == 0 else tuple(level)
    if is_named:
        named = [
            Head(short_title(show, table.composition)) for leaf in table.columns.leaves for show in table.shows_at(leaf)
        ]
        yield (corner, *named) if not axes else tuple(named)


def _level(table: ComposedTable, number: int) -> Iterator[Head]:
    """The headings of one axis: as wide as the leaves that share the path, and totals as high as what is below."""
    side = table.columns
    leaves, start = side.leaves, 0
    while start < len(leaves):
        path = leaves[start].items[: number + 1]
        end = start
        while end < len(leaves) and leaves[end].items[: number + 1] == path:
            end += 1
        item = path[-1]
        is_alone = end == start + 1 and all(below.code == ALL for below in leaves[start].items[number + 1 :])
        if number == 0 or not _is_covered(leaves[start], number, leaves):
            width = sum(len(table.shows_at(leaf)) for leaf in leaves[start:end])
            yield Head(item.title, width, len(side.axes) - number if is_alone else 1, item.look)
        start = end


def _is_covered(leaf: Leaf, number: int, leaves: tuple[Leaf, ...]) -> bool:
    """Whether a heading above reaches down over this one."""
    for level in range(number):
        path = leaf.items[: level + 1]
        alike = [each for each in leaves if each.items[: level + 1] == path]
        if len(alike) == 1 and all(below.code == ALL for below in leaf.items[level + 1 :]):
            return True
    return False


def rows(table: ComposedTable, link: Link | None) -> Iterator[Row]:
    """The rows; an outer row without a total of its own is a heading over its inner rows."""
    before: Leaf | None = None
    for leaf in table.rows.leaves:
        yield from _headings(table, leaf, before)
        yield Row(
            leaf.title if leaf.items else table.unit.title, tuple(_cells(table, leaf, link)), leaf.look, depth_of(leaf)
        )
        before = leaf


def depth_of(leaf: Leaf) -> int:
    """How far a row stands in: below every outer item."""
    named = [number for number, item in enumerate(leaf.items) if item.code != ALL]
    return named[-1] if named else 0


def _headings(table: ComposedTable, leaf: Leaf, before: Leaf | None) -> Iterator[Row]:
    for number, item in enumerate(leaf.items[:-1]):
        path = leaf.items[: number + 1]
        is_new = before is None or before.items[: number + 1] != path
        if is_new and any(below.code != ALL for below in leaf.items[number + 1 :]):
            yield Row(item.title, (), Look.HEADING, number)


def _cells(table: ComposedTable, row: Leaf, link: Link | None) -> Iterator[Cell]:
    for column in table.columns.leaves:
        for show in table.shows_at(column):
            figure = table.figure(row, column, show)
            url = link(row, column) if link and show is Show.PERSONS and figure.value else ""
            yield cell_of(figure, show, url)


def cell_of(figure: Figure, show: Show, url: str = "") -> Cell:
    form = Form.PERCENT if show.is_share else FORMS.get(show, Form.COUNT)
    return Cell(figure.value, form, figure.is_hidden, url)
