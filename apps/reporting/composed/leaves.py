"""The rows and the columns of a composed table: every path through their axes, with totals and subtotals."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as __

from apps.reporting.composed.axes import Axis, Ground, Item, is_unit
from apps.reporting.composed.definitions import ALL, Order
from apps.reporting.papers.paper import Look

# How many persons an item of an axis holds, for the order by size.
Size = Callable[[Axis, Item], int]


@dataclass(frozen=True)
class Leaf:
    """One row or column: an item of every axis, outermost first."""

    axes: tuple[Axis, ...]
    items: tuple[Item, ...]

    @property
    def address(self) -> str:
        """The codes of the items; what opens the people behind a number."""
        return "~".join(item.code for item in self.items)

    @property
    def named(self) -> tuple[tuple[Axis, Item], ...]:
        """The items that are no totals."""
        return tuple(each for each in zip(self.axes, self.items, strict=True) if each[1].code != ALL)

    @property
    def look(self) -> Look:
        if not self.items or all(item.code == ALL for item in self.items):
            return Look.TOTAL
        if any(item.code == ALL for item in self.items):
            return Look.SUBTOTAL
        return self.items[-1].look

    @property
    def title(self) -> str:
        """As a row shows it below its outer rows."""
        return next((item.title for item in reversed(self.items) if item.code != ALL), __("Total"))

    @property
    def words(self) -> str:
        """As a chart or a list of people names it."""
        return ", ".join(item.title for _axis, item in self.named) or __("Total")


@dataclass(frozen=True)
class Side:
    """Rows or columns."""

    axes: tuple[Axis, ...]
    leaves: tuple[Leaf, ...]


def side_of(axes: Sequence[Axis], *, are_rows: bool, size: Size) -> Side:
    own = tuple(replace(axis, shown=ordered(axis, size)) for axis in axes)
    leaves = (Leaf(own, items) for items in _paths(own, are_rows=are_rows))
    return Side(own, tuple(leaves))


def ordered(axis: Axis, size: Size) -> tuple[Item, ...]:
    """The categories in the order that was chosen; who is unknown stays last."""
    known = [item for item in axis.shown if item.look is not Look.UNKNOWN]
    rest = [item for item in axis.shown if item.look is Look.UNKNOWN]
    if axis.step.order is Order.REVERSED:
        known.reverse()
    if axis.step.order is Order.BY_SIZE:
        known.sort(key=lambda item: -size(axis, item))
    return (*known, *rest)


def _paths(axes: tuple[Axis, ...], *, are_rows: bool, is_outermost: bool = True) -> Iterator[tuple[Item, ...]]:
    if not axes:
        yield ()
        return
    axis, *inner = axes
    items = list(axis.shown)
    if axis.has_total and (axis.step.has_total or not items):
        total = Item(ALL, __("Total"), Look.TOTAL)
        stands_last = are_rows and is_outermost and not is_unit(axis)
        items.insert(len(items) if stands_last else 0, total)
    for item in items:
        for path in _paths(tuple(inner), are_rows=are_rows, is_outermost=False):
            if not _is_unit_below_total(axis, item, inner, path):
                yield (item, *path)


def _is_unit_below_total(axis: Axis, item: Item, inner: Sequence[Axis], path: tuple[Item, ...]) -> bool:
    """Communes stand in their districts' rows; below the total of the districts they would stand again."""
    if not is_unit(axis) or item.code != ALL:
        return False
    return any(is_unit(each) and below.code != ALL for each, below in zip(inner, path, strict=True))


def divides(axes: Sequence[Axis]) -> tuple[Axis, ...]:
    """The axes over which shares can be reckoned."""
    return tuple(axis for axis in axes if axis.ground in (Ground.PERSON, Ground.PLACE))
