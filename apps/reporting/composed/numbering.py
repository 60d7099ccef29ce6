"""The numbers of rows and columns as offices print them: I, 1, a before the rows, and a line of numbers with sums."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from apps.reporting.composed.axes import Axis, Ground, Item
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.flow_items import CAME, CLOSING, LEFT, OPENING
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.ordinals import letter, roman, summed
from apps.reporting.papers.paper import Look, Row

# By how many depths the rows have, from the outermost in.
KINDS: dict[int, tuple[Callable[[int], str], ...]] = {1: (str,), 2: (roman, str), 3: (roman, str, letter)}
CORNERS = ("A", "B")


def numbered_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Each row among those beside it; totals have no number."""
    depths = sorted({row.depth for row in rows if row.look is not Look.TOTAL})
    kinds = KINDS.get(len(depths), KINDS[3])
    counts = [0] * len(depths)
    found = []
    for row in rows:
        place = depths.index(row.depth) if row.depth in depths else 0
        if row.look is Look.TOTAL or place >= len(kinds):
            found.append(row)
            continue
        counts[place] += 1
        counts[place + 1 :] = [0] * (len(depths) - place - 1)
        found.append(replace(row, ordinal=kinds[place](counts[place])))
    return tuple(found)


def column_numbers(table: ComposedTable) -> tuple[str, ...]:
    """The letters of the columns before the figures, and of each figure its number, of sums with what they add."""
    numbers: dict[tuple[str, Show], int] = {}
    for leaf in table.columns.leaves:
        for show in table.shows_at(leaf):
            numbers[leaf.address, show] = len(numbers) + 1
    found = (_number(table, leaf, show, numbers) for leaf in table.columns.leaves for show in table.shows_at(leaf))
    return (*CORNERS, *found)


def _number(table: ComposedTable, leaf: Leaf, show: Show, numbers: dict[tuple[str, Show], int]) -> str:
    own = str(numbers[leaf.address, show])
    if show is not Show.PERSONS:
        return own
    known = [(sign, numbers[part.address, show]) for sign, part in _parts(table, leaf)]
    return f"{own} (={summed(known)})" if len(known) > 1 else own


def _parts(table: ComposedTable, leaf: Leaf) -> list[tuple[str, Leaf]]:
    """The columns that a column adds, where all of them are shown."""
    for place in reversed(range(len(leaf.items))):
        axis, item = leaf.axes[place], leaf.items[place]
        beside = [each for each in table.columns.leaves if _differs_in(each, leaf, place)]
        if axis.ground is Ground.FLOW:
            return list(_of_flow(axis, item, beside, place))
        if item.code == ALL and axis.ground is Ground.PERSON and _adds(axis):
            return [("+", each) for each in beside]
    return []


def _differs_in(one: Leaf, other: Leaf, place: int) -> bool:
    """Whether it stands for a part of the item at that place, and for the same elsewhere."""
    if one.block != other.block or one.items[place].code == other.items[place].code:
        return False
    return one.items[:place] == other.items[:place] and one.items[place + 1 :] == other.items[place + 1 :]


def _adds(axis: Axis) -> bool:
    """Whether each person stands in exactly one of its columns."""
    return axis.is_whole and not axis.step.hides_unknown and all(item.is_exclusive for item in axis.shown)


def _of_flow(axis: Axis, item: Item, beside: Sequence[Leaf], place: int) -> Iterator[tuple[str, Leaf]]:
    """Increase and decrease add their reasons; the end is the beginning plus the one less the other."""
    by_code = {each.items[place].code: each for each in beside}
    if item.code in (CAME, LEFT) and not axis.step.categories:
        yield from (("+", each) for each in beside if each.items[place].above == item.title != each.items[place].title)
    if item.code == CLOSING and {OPENING, CAME, LEFT} <= by_code.keys():
        yield from (("+", by_code[OPENING]), ("+", by_code[CAME]), ("-", by_code[LEFT]))
