"""The chart of who came and who left: a bar for each reason, the period's last days where there are several."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

from django.utils.translation import gettext as __

from apps.reporting.chart import MOST_BARS, NOWHERE, Bars, Drawing, drawing_of
from apps.reporting.composed.axes import Axis, Ground, Item, on_ground
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.flow_items import CAME, LEFT
from apps.reporting.composed.papers import Link
from apps.reporting.composed.sentences import title_of_table
from apps.reporting.composed.table import ComposedTable
from apps.reporting.palette import APART

COLOURS = {CAME: APART[0], LEFT: APART[5]}


def flow_axis_of(table: ComposedTable) -> Axis | None:
    return next(on_ground((*table.rows.axes, *table.columns.axes), Ground.FLOW), None)


def draw_flows(table: ComposedTable, axis: Axis, link: Link) -> Drawing | None:
    """None where nobody came or left, a reason is hidden, or there are more reasons than an eye can compare."""
    reasons = [(item, table.persons(table.key_of({axis.code: item.code}))) for item in axis.shown if _direction(item)]
    told = [(item, persons) for item, persons in reasons if persons]
    if not 0 < len(told) <= MOST_BARS or any(persons is None for _item, persons in reasons):
        return None
    named = Counter(item.title for item, _persons in told)
    bars = {item.code: item.title if named[item.title] == 1 else item.words for item, _persons in told}
    sums = {each.code: each.title for each in axis.items if each.code in COLOURS}
    parts = tuple(_part(table, item, persons, bars, link) for item, persons in told)
    shown = [code for code in COLOURS if any(_direction(item) == code for item, _persons in told)]
    legend = tuple((sums[code], COLOURS[code]) for code in shown)
    drawn = Bars(parts, legend, tuple(bars.values()), as_shares=False, counted=__("Persons"))
    whom = f": {table.groups[0].title}" if len(table.groups) > 1 else ""
    period = f"{table.days[-2]:%d/%m/%Y} – {table.days[-1]:%d/%m/%Y}"
    return drawing_of(drawn, f"{title_of_table(table)}{whom}, {table.unit.title}, {period}")


def _direction(item: Item) -> str:
    """Whether it is a reason why people came or why they left; nothing of sums, the beginning and the end."""
    direction, _mark, reason = item.code.partition(".")
    return direction if reason else ""


def _part(table: ComposedTable, item: Item, persons: int | None, bars: dict[str, str], link: Link) -> tuple[Any, ...]:
    """(bar, row, order, persons, words, address)"""
    opened = next((link(row, column) for row, column in _totals(table, item)), "")
    return bars[item.code], item.above, 0, persons, f"{item.words}: {persons}", NOWHERE + opened


def _totals(table: ComposedTable, item: Item) -> Iterator[tuple[Any, Any]]:
    """The cells that hold the reason and nothing narrower."""
    for row, column in product(table.rows.leaves, table.columns.leaves):
        items = (*row.items, *column.items)
        if {each.code for each in items} <= {item.code, ALL} and item.code in {each.code for each in items}:
            yield row, column
