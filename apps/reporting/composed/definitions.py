"""What a person composes: who is counted, which of them, in what rows and columns, on what days; frozen data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from django.utils.translation import gettext_lazy as _

from apps.reporting.composed.shows import Show
from apps.reporting.definitions import StrOrPromise

# Rows and columns that are no dimension of persons or units.
UNIT, GROUP, DAY, FLOW = "unit", "group", "day", "flow"
# They stand over whatever stands beside each other below them.
LEADING = (GROUP, DAY, FLOW)
# In the place of a category: all of them.
ALL = "*"
# Among the categories of a joined row: all others.
REST = "*rest"
ASKED = "asked"
THEN = "then"
MOST_NESTED = 3
# Of steps on one side, nested or beside each other.
MOST_STEPS = 14
MOST_CELLS = 20_000
MOST_DAYS = 12
MOST_GROUPS = 8


class Order(Enum):
    """In which order the categories of rows or columns stand."""

    LISTED = "listed"
    REVERSED = "reversed"
    BY_SIZE = "size"
    OWN = "own"

    @property
    def title(self) -> StrOrPromise:
        return ORDER_TITLES[self]


ORDER_TITLES: dict[Order, StrOrPromise] = {
    Order.LISTED: _("as listed"),
    Order.REVERSED: _("the other way round"),
    Order.BY_SIZE: _("most persons first"),
    Order.OWN: _("as I move them"),
}


@dataclass(frozen=True)
class Joined:
    """Categories or units that stand as one row under a name of one's own, in place of themselves.

    REST among the categories means all that are neither named by the step nor joined elsewhere.
    """

    title: str
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Chosen:
    """One step of rows or columns: a dimension with the categories to show (none named: all), or units of a level.

    With `order` OWN the categories stand as they are named.
    """

    dimension: str
    categories: tuple[str, ...] = ()
    level: str = ""
    has_total: bool = True
    # Whoever has no information is left out of the whole table, and its bases say so.
    is_known_only: bool = False
    order: Order = Order.LISTED
    # Beside the steps before it, where it would else divide their rows or columns further.
    is_beside: bool = False
    joined: tuple[Joined, ...] = ()
    # For numbers such as years of age: the last of every band but the last one.
    bands: tuple[int, ...] = ()
    # Whoever has no information has no row or column of their own; the total counts them.
    hides_unknown: bool = False

    @property
    def code(self) -> str:
        """Each step once: `unit.district`, `sex`."""
        return f"{self.dimension}.{self.level}" if self.dimension == UNIT else self.dimension


@dataclass(frozen=True)
class Filter:
    """Only whoever stands in one of the categories, or only the others."""

    dimension: str
    categories: tuple[str, ...]
    is_excluded: bool = False


@dataclass(frozen=True)
class Sorting:
    """Rows in the order of one figure of one column, and how many of them are shown; 0 are all."""

    # The address of the column.
    column: str
    show: Show
    is_lowest_first: bool = False
    first: int = 0


@dataclass(frozen=True)
class Composition:
    """A table as it was composed; an empty unit means the one that is asked for when it is opened.

    `days`: `asked`, `asked-1y`, `year_end-0` (the last 31 December before the day asked), or a day as 2024-12-31.
    """

    title: str
    groups: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
    rows: tuple[Chosen, ...] = ()
    columns: tuple[Chosen, ...] = ()
    shows: tuple[Show, ...] = (Show.PERSONS,)
    unit: str = ""
    days: tuple[str, ...] = (ASKED,)
    geography: str = THEN
    # How many persons make a commune count, where communes are counted.
    least: int = 1
    # And of a row how many percent.
    least_share: int = 100
    # Rows and columns without anyone are left away.
    is_without_empty: bool = False
    sorting: Sorting | None = None
    # Changes are since the day before in the table and not since its first day.
    is_stepwise: bool = False
    # Rows and columns bear numbers, as printed tables of offices do.
    is_numbered: bool = False

    @property
    def has_flows(self) -> bool:
        """Whether it tells who came and left between its days."""
        return any(step.dimension == FLOW for step in self.steps())

    def steps(self) -> Iterator[Chosen]:
        yield from self.rows
        yield from self.columns


def blocks_of(steps: Sequence[Chosen]) -> list[tuple[Chosen, ...]]:
    """Steps that stand beside each other, each with what divides it; what leads stands over them all."""
    leading = tuple(takewhile(lambda step: step.dimension in LEADING, steps))
    blocks: list[tuple[Chosen, ...]] = [leading]
    for number, step in enumerate(steps[len(leading) :]):
        if step.is_beside and (number or leading):
            blocks.append((*leading, step))
        else:
            blocks[-1] = (*blocks[-1], step)
    return blocks
