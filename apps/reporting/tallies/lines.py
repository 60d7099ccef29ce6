"""A tally's breakdowns with the categories of the span: which cells there are, in the order in which they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from apps.reporting.definitions import Category, Kind, StrOrPromise
from apps.reporting.tallies.definitions import Axis, Cross, Difference, Group, Span, Tally


@dataclass(frozen=True)
class Scale:
    """An axis with its categories of the span, the rest among them."""

    axis: Axis
    categories: tuple[Category, ...]

    @cached_property
    def leaves(self) -> tuple[Category, ...]:
        """The categories of which every row has exactly one; the last is the rest."""
        return tuple(category for category in self.categories if category.kind.is_exclusive)

    @cached_property
    def roll_ups(self) -> tuple[Category, ...]:
        return tuple(category for category in self.categories if category.parts)

    def leaf_numbers(self, category: Category) -> list[int]:
        """The places of the leaves that a category stands for."""
        codes = category.parts or (category.code,)
        return [number for number, leaf in enumerate(self.leaves) if leaf.code in codes]


def scale_of(axis: Axis, span: Span) -> Scale:
    return Scale(axis, (*axis.categories(span), axis.rest))


@dataclass(frozen=True)
class Measure:
    """One line of figures: its categories, its total and its differences, in this order."""

    code: str
    title: StrOrPromise
    categories: tuple[Category, ...]
    total: Category | None
    differences: tuple[Difference, ...] = ()
    # The category of a cross that this line tells; None for its last line and for all others.
    row: Category | None = None

    @property
    def exclusive(self) -> tuple[Category, ...]:
        return tuple(category for category in self.categories if category.kind.is_exclusive)

    @cached_property
    def shown(self) -> tuple[Category, ...]:
        """Everything that is printed, the total and the differences as categories of their own."""
        differences = (Category(each.code, each.title, Kind.ROLL_UP) for each in self.differences)
        return (*self.categories, *([self.total] if self.total else []), *differences)

    @cached_property
    def by_code(self) -> dict[str, Category]:
        return {category.code: category for category in self.shown}

    def difference(self, category: str) -> Difference | None:
        return next((each for each in self.differences if each.code == category), None)

    def is_total(self, category: Category) -> bool:
        return category is self.total


@dataclass(frozen=True)
class Block:
    """A breakdown with its lines: one for an axis, one per row and a last one for a cross, one for a bare total."""

    breakdown: Axis | Cross | None
    scales: tuple[Scale, ...]
    measures: tuple[Measure, ...]

    def holds(self, measures: tuple[str, ...]) -> bool:
        return any(measure.code in measures for measure in self.measures)


@dataclass(frozen=True)
class Section:
    """A tally with what is asked of it."""

    tally: Tally
    groups: tuple[Group, ...]
    blocks: tuple[Block, ...]

    @property
    def measures(self) -> Iterator[Measure]:
        return (measure for block in self.blocks for measure in block.measures)


def blocks_of(tally: Tally, span: Span) -> tuple[Block, ...]:
    """The bare total, unless a breakdown tells it under the tally's name, and every breakdown."""
    blocks = tuple(_block(breakdown, tally, span) for breakdown in tally.breakdowns)
    told = {breakdown.code for breakdown in tally.breakdowns}
    if tally.total is None or tally.code in told:
        return blocks
    return (Block(None, (), (Measure(tally.code, tally.title, (), tally.total),)), *blocks)


def _block(breakdown: Axis | Cross, tally: Tally, span: Span) -> Block:
    if isinstance(breakdown, Axis):
        scale = scale_of(breakdown, span)
        line = Measure(breakdown.code, breakdown.title, scale.categories, tally.total, breakdown.differences)
        return Block(breakdown, (scale,), (line,))
    rows, columns = scale_of(breakdown.rows, span), scale_of(breakdown.columns, span)
    lines = [Measure(row.code, row.title, columns.categories, tally.total, row=row) for row in rows.categories]
    last = Measure(breakdown.code, breakdown.title, columns.categories, tally.total)
    return Block(breakdown, (rows, columns), (*lines, last))
