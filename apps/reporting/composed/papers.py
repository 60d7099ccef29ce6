"""A composed table as a paper, of which page and files are made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as __

from apps.reporting.composed.axes import Ground
from apps.reporting.composed.beside import left_of
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.numbering import column_numbers, numbered_rows
from apps.reporting.composed.sentences import (
    definitions,
    geography_words,
    notes,
    sentence,
    short_title,
    title_of_table,
)
from apps.reporting.composed.set_against import has_no_posts
from apps.reporting.composed.shows import SHARE_CHANGES, Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.papers.paper import Cell, Explanation, Form, Head, Look, Paper, Row, Table

# Where the people behind a cell are listed; without it a cell opens nothing.
Link = Callable[[Leaf, Leaf], str]
# A key, the words, and what they are.
Heading = tuple[str, str, Look]

OF_WHOM = "of_whom"
DECIMALS = (Show.MEAN_UNITS, Show.AREA, Show.PER_THOUSAND)


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
        as_of=said.removesuffix("."),
        tables=(printed(table, link),),
        geography=geography_words(table),
        notes=tuple(notes(table)),
        definitions=tuple(Explanation(*each) for each in definitions(table)),
        language=(get_language() or "vi")[:2],
    )


def printed(table: ComposedTable, link: Link | None = None) -> Table:
    """The table itself; where numbers were asked for, with them."""
    found = Table("", tuple(heads(table)), tuple(rows(table, link)))
    if not table.composition.is_numbered:
        return found
    first, *below = found.heads
    corner = Head(__("No."), 1, first[0].rows)
    return replace(
        found,
        heads=((corner, *first), *below),
        rows=numbered_rows(found.rows),
        numbers=column_numbers(table),
        has_ordinals=True,
    )


def heads(table: ComposedTable) -> Iterator[tuple[Head, ...]]:
    """Rows of headings: blocks, the items of every axis, and the figures where there are several."""
    shows = table.shows
    paths = [tuple(_path(leaf, table.columns.leading)) for leaf in table.columns.leaves]
    depth = max(map(len, paths), default=0)
    is_named = len(shows) > 1 or shows[0] is not Show.PERSONS or not depth
    corner = Head(_corner(table), 1, depth + is_named)
    for level in range(depth):
        found = _level(table, paths, level, depth)
        yield (corner, *found) if level == 0 else tuple(found)
    if is_named:
        named = [
            Head(_title_of_figure(table, leaf, show)) for leaf in table.columns.leaves for show in table.shows_at(leaf)
        ]
        yield (corner, *named) if not depth else tuple(named)


def _title_of_figure(table: ComposedTable, column: Leaf, show: Show) -> str:
    """A gap between shares is told in points, not in percent; the titles of changes of shares say so themselves."""
    title = short_title(show, table.composition)
    is_gap_of_points = show.is_gap and _is_of_points(table, column, show)
    return __("%(difference)s, points of %%") % {"difference": title} if is_gap_of_points else title


def _is_of_points(table: ComposedTable, column: Leaf, show: Show) -> bool:
    """Whether the figure is a difference of percents, which is no percent itself."""
    return show in SHARE_CHANGES or (show.is_gap and left_of(table, show, column).is_of_percent)


def _corner(table: ComposedTable) -> str:
    return __("Item") if len(table.rows.blocks) > 1 else ", ".join(axis.title for axis in table.rows.axes)


def _path(leaf: Leaf, leading: int) -> Iterator[tuple[str, str, Look]]:
    """What stands over a column, from above; totals below a total are told once."""
    for number, item in enumerate(leaf.items):
        if number == leading and is_of_whom(leaf, leading):
            yield OF_WHOM, pgettext("columns", "Of whom"), Look.PART
        if number == leading and leaf.heading:
            yield f"{leaf.block}", leaf.heading, Look.PART
        if item.above:
            yield f"{leaf.block}.{item.above}", item.above, Look.PART
        is_last = all(below.code == ALL for below in leaf.items[number + 1 :])
        title = __("Total") if item.title == item.above else item.title
        yield f"{leaf.block if number >= leading else ''}.{item.code}", title, item.look
        if is_last and item.code == ALL:
            return


def is_of_whom(leaf: Leaf, leading: int) -> bool:
    """Whether a column stands beside others for one part of all alone: women, say, of everyone."""
    inner = leaf.items[leading:]
    if leaf.heading or len(inner) != 1 or inner[0].code == ALL:
        return False
    axis = leaf.axes[leading]
    return axis.ground is Ground.PERSON and len(axis.shown) == 1 and axis.step.has_total and axis.step.hides_unknown


def _level(table: ComposedTable, paths: Sequence[tuple[Heading, ...]], level: int, depth: int) -> Iterator[Head]:
    """One heading over the columns that share the path; what ends here, or has a total alone below, reaches down."""
    leaves, start = table.columns.leaves, 0
    while start < len(paths):
        path = paths[start][: level + 1]
        end = start + 1
        while end < len(paths) and paths[end][: level + 1] == path:
            end += 1
        if len(path) == level + 1 and not _is_covered(paths, start, level):
            width = sum(len(table.shows_at(leaf)) for leaf in leaves[start:end])
            yield Head(path[-1][1], width, depth - level if _is_alone(paths, start, end, level) else 1, path[-1][2])
        start = end


def _is_alone(paths: Sequence[tuple[Heading, ...]], start: int, end: int, level: int) -> bool:
    """Whether one column stands here, with nothing below but its total."""
    return end == start + 1 and all(look is Look.TOTAL for _key, _title, look in paths[start][level + 1 :])


def _is_covered(paths: Sequence[tuple[Heading, ...]], place: int, level: int) -> bool:
    """Whether a heading above reaches down over this one."""
    for above in range(level):
        alike = [path for path in paths if path[: above + 1] == paths[place][: above + 1]]
        if len(alike) == 1 and _is_alone(paths, place, place + 1, above):
            return True
    return False


def rows(table: ComposedTable, link: Link | None) -> Iterator[Row]:
    """The rows; a block, and an outer row without a total of its own, is a heading over its inner rows."""
    before: Leaf | None = None
    leading = table.rows.leading
    for leaf in table.rows.leaves:
        yield from _headings(leaf, before, leading)
        title = leaf.title if leaf.items else table.unit.title
        yield Row(title, tuple(_cells(table, leaf, link)), leaf.look, depth_of(leaf))
        before = leaf


def depth_of(leaf: Leaf) -> int:
    """How far a row stands in: below its block and every outer item."""
    named = [number for number, item in enumerate(leaf.items) if item.code != ALL]
    innermost = leaf.items[named[-1]] if named else None
    is_reason = innermost is not None and innermost.above not in ("", innermost.title)
    return (named[-1] if named else 0) + bool(leaf.heading) + is_reason


def _headings(leaf: Leaf, before: Leaf | None, leading: int) -> Iterator[Row]:
    for number, item in enumerate(leaf.items):
        is_new = before is None or before.items[: number + 1] != leaf.items[: number + 1]
        if number == leading and leaf.heading and not _is_of_block(leaf, before, leading):
            yield Row(leaf.heading, (), Look.HEADING, number)
        if number < len(leaf.items) - 1 and is_new and any(below.code != ALL for below in leaf.items[number + 1 :]):
            yield Row(item.title, (), Look.HEADING, number + (bool(leaf.heading) and number >= leading))


def _is_of_block(leaf: Leaf, before: Leaf | None, leading: int) -> bool:
    """Whether the row before stands in the same block, below the same groups and days."""
    if before is None or not before.heading:
        return False
    return before.block == leaf.block and before.items[:leading] == leaf.items[:leading]


def _cells(table: ComposedTable, row: Leaf, link: Link | None) -> Iterator[Cell]:
    is_total = row.look is Look.TOTAL
    for column in table.columns.leaves:
        for show in table.shows_at(column):
            figure = table.figure(row, column, show)
            url = link(row, column) if link and show is Show.PERSONS and figure.value else ""
            if is_total and (why := _why_no_posts(table, row, column, show)):
                yield Cell(why)
                continue
            yield Cell(figure.value, form_of(table, column, show), figure.is_hidden, url)


def _why_no_posts(table: ComposedTable, row: Leaf, column: Leaf, show: Show) -> str:
    """Why a figure of posts is not there; empty where it is, or where the figure is none of posts."""
    if not show.has_own_of_groups:
        return ""
    key = table.key(row, column)
    if has_no_posts(show, key[0]):
        return __("not apart")
    return __("not recorded") if table.amount(key, show) is None else ""


def form_of(table: ComposedTable, column: Leaf, show: Show) -> Form:
    """A difference looks like what it is the difference of; points are written without the sign of percent."""
    if show.is_ratio or _is_of_points(table, column, show):
        return Form.DECIMAL
    told = left_of(table, show, column) if show.is_gap else show
    if told.is_of_percent:
        return Form.PERCENT
    is_of_years = told.of_years is not None and not told.of_years.is_whole
    return Form.DECIMAL if is_of_years or told in DECIMALS else Form.COUNT
