"""The rows and the columns of a composed table: every path through their axes, with totals and subtotals.

Axes that stand beside each other make a block each; groups and days that lead stand over all blocks of a side.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product, takewhile

from django.utils.translation import gettext as __

from apps.reporting.composed.axes import Axis, Item, is_unit
from apps.reporting.composed.definitions import ALL, Order
from apps.reporting.papers.paper import Look
from apps.reporting.registry import registry

# How many persons an item of an axis holds, for the order by size.
Size = Callable[[Axis, Item], int]
# Which rows stand beside each other: the block, the items above them, and how deep they stand.
Among = tuple[int, tuple[str, ...], int]


@dataclass(frozen=True)
class Leaf:
    """One row or column: an item of every axis, outermost first."""

    axes: tuple[Axis, ...]
    items: tuple[Item, ...]
    # Which of the blocks of its side it stands in, and the words over the block.
    block: int = 0
    heading: str = ""

    @property
    def address(self) -> str:
        """The codes of the items; what opens the people behind a number."""
        codes = "~".join(item.code for item in self.items)
        return f"{self.block}.{codes}" if self.block else codes

    @cached_property
    def codes(self) -> dict[str, str]:
        """The item of each of its axes; a cell is where those of a row and of a column meet."""
        return {axis.code: item.code for axis, item in zip(self.axes, self.items, strict=True)}

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
    def among(self) -> Among | None:
        """The rows that it can be ranked with; none for totals and whoever is unknown."""
        depth = max((n for n, item in enumerate(self.items) if item.code != ALL), default=-1)
        if depth < 0 or self.items[depth].look is Look.UNKNOWN:
            return None
        return self.block, tuple(item.code for item in self.items[:depth]), depth

    @property
    def title(self) -> str:
        """As a row shows it below its outer rows."""
        return next((item.title for item in reversed(self.items) if item.code != ALL), __("Total"))

    @property
    def words(self) -> str:
        """As a chart or a list of people names it."""
        return ", ".join(item.words for _axis, item in self.named) or __("Total")


@dataclass(frozen=True)
class Side:
    """Rows or columns: blocks of axes beside each other, mostly one."""

    blocks: tuple[tuple[Axis, ...], ...]
    leaves: tuple[Leaf, ...]
    # All of them, where only the first ones are shown.
    uncut: tuple[Leaf, ...] = ()

    @property
    def everyone(self) -> tuple[Leaf, ...]:
        """All rows that there are, also those that are not shown."""
        return self.uncut or self.leaves

    @property
    def axes(self) -> tuple[Axis, ...]:
        """Those of all blocks, each once."""
        return tuple({axis.code: axis for block in self.blocks for axis in block}.values())

    @property
    def leading(self) -> int:
        """How many axes stand over all blocks."""
        return leading_of(self.blocks)

    def first_among(self, leaf: Leaf) -> Leaf | None:
        """The first of those beside a row or column; none for totals and whoever is unknown."""
        if leaf.among is None:
            return None
        return next(each for each in self.leaves if each.among == leaf.among)

    def of_block(self, number: int) -> "Side":
        """One block alone."""
        return Side((self.blocks[number],), tuple(leaf for leaf in self.leaves if leaf.block == number))


def without_lone_headings(leaves: Sequence[Leaf], leading: int) -> tuple[Leaf, ...]:
    """A block of which one row or column is left needs no words over it."""
    held = Counter((leaf.block, leaf.items[:leading]) for leaf in leaves if leaf.heading)
    return tuple(leaf if held[leaf.block, leaf.items[:leading]] > 1 else replace(leaf, heading="") for leaf in leaves)


def leading_of(blocks: Sequence[Sequence[Axis]]) -> int:
    """How many of the first axes are groups or days that stand over several blocks."""
    return len(list(takewhile(lambda axis: not axis.has_total, blocks[0]))) if len(blocks) > 1 else 0


def side_of(blocks: Sequence[Sequence[Axis]], *, are_rows: bool, size: Size) -> Side:
    own = tuple(tuple(replace(axis, shown=ordered(axis, size)) for axis in block) for block in blocks)
    return Side(own, tuple(_leaves(own, leading_of(own), are_rows=are_rows)))


def _leaves(blocks: tuple[tuple[Axis, ...], ...], leading: int, *, are_rows: bool) -> Iterator[Leaf]:
    """Below every item of the leading axes all blocks; what a block before has shown does not stand again."""
    for above in product(*(axis.shown for axis in blocks[0][:leading])):
        seen: set[frozenset[tuple[str, str]]] = set()
        for number, axes in enumerate(blocks):
            inner = axes[leading:]
            paths = list(_paths(inner, are_rows=are_rows and len(blocks) == 1))
            heading = inner[0].title if len(blocks) > 1 and inner else ""
            for path in paths:
                leaf = Leaf(axes, (*above, *path), number, heading)
                told = frozenset((axis.code, item.code) for axis, item in leaf.named)
                if told not in seen:
                    yield leaf if _names(path) else replace(leaf, heading="")
                seen.add(told)


def _names(path: tuple[Item, ...]) -> bool:
    """Whether it is more than the total of the block."""
    return any(item.code != ALL for item in path)


def ordered(axis: Axis, size: Size) -> tuple[Item, ...]:
    """The categories in the order that was chosen; who is unknown stays last."""
    known = [item for item in axis.shown if item.look is not Look.UNKNOWN]
    rest = [item for item in axis.shown if item.look is Look.UNKNOWN]
    if axis.step.order is Order.REVERSED:
        known.reverse()
    if axis.step.order is Order.BY_SIZE:
        known.sort(key=lambda item: -size(axis, item))
    if axis.step.order is Order.OWN:
        places = {code: place for place, code in enumerate(axis.step.categories)}
        known.sort(
            key=lambda item: min((places[c] for c in (item.code, *item.joins) if c in places), default=len(places))
        )
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
            if item.code != ALL or not any(
                below.code != ALL and _stands_within(axis, each) for each, below in zip(inner, path, strict=True)
            ):
                yield (item, *path)


def _stands_within(outer: Axis, inner: Axis) -> bool:
    """Communes stand in their districts' rows, titles in their category's: below the total they would stand again."""
    if is_unit(outer):
        return is_unit(inner)
    known = registry.dimensions.get(inner.step.dimension)
    return known is not None and outer.step.dimension in known.within
