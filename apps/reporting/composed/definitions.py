"""What a person composes: who is counted, which of them, in what rows and columns, on what days; frozen data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import takewhile

from django.utils.translation import gettext_lazy as _

from apps.reporting.definitions import StrOrPromise

# Rows and columns that are no dimension of persons or units.
UNIT, GROUP, DAY = "unit", "group", "day"
# In the place of a category: all of them.
ALL = "*"
ASKED = "asked"
THEN = "then"
MOST_NESTED = 3
# Of steps on one side, nested or beside each other.
MOST_STEPS = 8
MOST_CELLS = 20_000
MOST_DAYS = 12
MOST_GROUPS = 8


class Show(Enum):
    """A figure of a cell."""

    PERSONS = "persons"
    ROW_SHARE = "row_share"
    COLUMN_SHARE = "column_share"
    WHOLE_SHARE = "whole_share"
    GROUP_SHARE = "group_share"
    FIRST_SHARE = "first_share"
    DIFFERENCE = "difference"
    GROWTH = "growth"
    ROW_SHARE_CHANGE = "row_share_change"
    COLUMN_SHARE_CHANGE = "column_share_change"
    MEAN_UNITS = "mean_units"
    UNITS_WITH = "units_with"
    UNITS_SHARE = "units_share"
    MEAN_AGE = "mean_age"
    RANK = "rank"

    @property
    def title(self) -> StrOrPromise:
        return SHOW_TITLES[self]

    @property
    def is_share(self) -> bool:
        return self in SHARES

    @property
    def compares(self) -> bool:
        """Whether it says something only beside a first day."""
        return self in (Show.DIFFERENCE, Show.GROWTH, Show.ROW_SHARE_CHANGE, Show.COLUMN_SHARE_CHANGE)

    @property
    def counts_units(self) -> bool:
        return self in (Show.UNITS_WITH, Show.UNITS_SHARE)


SHARES = (Show.ROW_SHARE, Show.COLUMN_SHARE, Show.WHOLE_SHARE, Show.GROUP_SHARE, Show.FIRST_SHARE)
SHOW_TITLES: dict[Show, StrOrPromise] = {
    Show.PERSONS: _("Persons"),
    Show.ROW_SHARE: _("Share of the row, %"),
    Show.COLUMN_SHARE: _("Share of the column, %"),
    Show.WHOLE_SHARE: _("Share of all counted, %"),
    Show.GROUP_SHARE: _("Share of the group, %"),
    Show.FIRST_SHARE: _("Compared with the first group, %"),
    Show.DIFFERENCE: _("More or fewer than on the first day"),
    Show.GROWTH: _("Growth since the first day, %"),
    Show.ROW_SHARE_CHANGE: _("Change of the share of the row, points of %"),
    Show.COLUMN_SHARE_CHANGE: _("Change of the share of the column, points of %"),
    Show.MEAN_UNITS: _("Mean per commune"),
    Show.UNITS_WITH: _("Communes with at least so many"),
    Show.UNITS_SHARE: _("Communes that reach the share"),
    Show.MEAN_AGE: _("Mean age, years"),
    Show.RANK: _("Rank among the rows"),
}


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
    """Categories or units that stand as one row under a name of one's own, in place of themselves."""

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

    def steps(self) -> Iterator[Chosen]:
        yield from self.rows
        yield from self.columns


def blocks_of(steps: Sequence[Chosen]) -> list[tuple[Chosen, ...]]:
    """Steps that stand beside each other, each with what divides it; groups and days that lead stand over them all."""
    leading = tuple(takewhile(lambda step: step.dimension in (GROUP, DAY), steps))
    blocks: list[tuple[Chosen, ...]] = [leading]
    for number, step in enumerate(steps[len(leading) :]):
        if step.is_beside and (number or leading):
            blocks.append((*leading, step))
        else:
            blocks[-1] = (*blocks[-1], step)
    return blocks
