"""The chart of a composed table: stacked bars of the innermost division that makes a whole, each part with its link."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as __

from apps.reporting.chart import MOST_BARS, NOWHERE, Bars, Drawing, drawing_of
from apps.reporting.composed.axes import Axis, Ground, Item
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.flow_chart import draw_flows, flow_axis_of
from apps.reporting.composed.leaves import Leaf, Side
from apps.reporting.composed.papers import Link
from apps.reporting.composed.sentences import title_of_table
from apps.reporting.composed.table import ComposedTable
from apps.reporting.definitions import Category, Kind
from apps.reporting.palette import APART, HIDDEN, shades_of
from apps.reporting.papers.paper import Look
from apps.reporting.registry import registry

# Each part has a colour of its own.
MOST_PARTS = len(APART)
KINDS = {Look.UNTRAINED: Kind.UNTRAINED, Look.UNKNOWN: Kind.UNKNOWN}
Cell = tuple[Leaf, Leaf]


@dataclass(frozen=True)
class Plan:
    """Which axis is stacked, and the bars with the cell of every part."""

    axis: Axis
    bars: dict[str, dict[str, Cell]]


def draw(table: ComposedTable, link: Link) -> Drawing | None:
    """None where nothing makes a whole, or more bars or colours would be needed than an eye can compare."""
    table = of_one_block(table)
    flows = flow_axis_of(table)
    if flows:
        return draw_flows(table, flows, link)
    plan = plan_of(table)
    if plan is None or not 0 < len(plan.bars) <= MOST_BARS:
        return None
    parts = tuple(_parts(table, plan, link))
    title = f"{title_of_table(table)}, {table.unit.title}, {table.days[-1]:%d/%m/%Y}"
    if not parts:
        return None
    if len(plan.axis.shown) > MOST_PARTS:
        return _side_by_side(parts, title) if len(plan.bars) == 1 else None
    colours = shades_of(tuple(_category(item) for item in plan.axis.shown), ordered=_is_ordered(plan.axis))
    legend = tuple((item.title, colours[item.code]) for item in plan.axis.shown)
    if any(part[1] == __("Hidden") for part in parts):
        legend = (*legend, (__("Hidden"), HIDDEN))
    return drawing_of(Bars(parts, legend, tuple(plan.bars), as_shares=True), title)


def _side_by_side(parts: tuple[tuple[Any, ...], ...], title: str) -> Drawing | None:
    """Of one whole so many parts that colours could not tell them: each name has a bar of its own."""
    counted = __("Persons")
    bars = tuple((row, counted, 0, persons, words, url) for _bar, row, _order, persons, words, url in parts)
    order = tuple(dict.fromkeys(bar for bar, *_rest in bars))
    if len(order) > MOST_BARS:
        return None
    return drawing_of(Bars(bars, ((counted, APART[0]),), order, as_shares=False), title)


def of_one_block(table: ComposedTable) -> ComposedTable:
    """Of several blocks the first whose rows or columns make a whole."""
    sides = [_one_block(side) for side in (table.rows, table.columns)]
    return replace(table, rows=sides[0], columns=sides[1])


def _one_block(side: Side) -> Side:
    if len(side.blocks) < 2:
        return side
    whole = (number for number, axes in enumerate(side.blocks) if axes and _makes_whole(axes[-1]))
    return side.of_block(next(whole, 0))


def plan_of(table: ComposedTable) -> Plan | None:
    """The last division of the columns is stacked, or that of the rows where the columns have none."""
    for stacked in (table.columns, table.rows):
        axis = stacked.axes[-1] if stacked.axes else None
        if axis is not None and _makes_whole(axis):
            return Plan(axis, _bars(table, axis))
        if any(each.ground in (Ground.PERSON, Ground.PLACE) for each in stacked.axes):
            return None
    return None


def _makes_whole(axis: Axis) -> bool:
    return axis.ground is Ground.PERSON and axis.is_whole and all(item.is_exclusive for item in axis.shown)


def _bars(table: ComposedTable, axis: Axis) -> dict[str, dict[str, Cell]]:
    """By its words every bar: the cells that differ in the stacked axis alone."""
    bars: dict[str, dict[str, Cell]] = {}
    for row in table.rows.leaves:
        for column in table.columns.leaves:
            named = [*row.named, *column.named]
            code = next((item.code for each, item in named if each.code == axis.code), ALL)
            others = [item.title for each, item in named if each.code != axis.code]
            if _is_full(row, axis) and _is_full(column, axis):
                bars.setdefault(", ".join(others) or table.unit.title, {})[code] = (row, column)
    return {words: cells for words, cells in bars.items() if len(cells) > 1}


def _is_full(leaf: Leaf, axis: Axis) -> bool:
    """Totals would stand as bars among their parts; a row of totals alone stands for the unit."""
    others = [item for each, item in zip(leaf.axes, leaf.items, strict=True) if each.code != axis.code]
    return all(item.code != ALL for item in others) or all(item.code == ALL for item in others)


def _parts(table: ComposedTable, plan: Plan, link: Link) -> Iterator[tuple[Any, ...]]:
    """(bar, row, order, persons, words, address) for every part of every bar that holds anyone."""
    for words, cells in plan.bars.items():
        shown = 0
        for order, item in enumerate(plan.axis.shown):
            persons = table.persons(table.key(*cells[item.code])) if item.code in cells else 0
            shown += persons or 0
            if persons:
                told = f"{words}, {item.title}: {persons}"
                yield words, item.title, order, persons, told, NOWHERE + link(*cells[item.code])
        rest = _whole(table, next(iter(cells.values())), plan.axis) - shown
        if rest > 0:
            yield words, __("Hidden"), len(plan.axis.shown), rest, __("Hidden"), NOWHERE


def _whole(table: ComposedTable, cell: Cell, axis: Axis) -> int:
    """All persons of the bar, where that is open."""
    codes = {each.code: item.code for leaf in cell for each, item in leaf.named if each.code != axis.code}
    return table.persons(table.key_of(codes)) or 0


def _category(item: Item) -> Category:
    return Category(item.code, item.title, KINDS.get(item.look, Kind.PART))


def _is_ordered(axis: Axis) -> bool:
    return registry.dimensions[axis.step.dimension].is_ordered
