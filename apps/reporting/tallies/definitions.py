"""Reports of events over a span, as frozen data that the apps declare in their `reports.py`.

Where a `Population` counts who there is on a day, a `Tally` counts what happened between two days: its rows are events
(movements, decisions, classes), each with a unit and mostly a person. A `Group` says which of the rows count and how
(rows, different persons, a sum), an `Axis` in which categories they stand, a `Cross` makes a matrix of two axes.

A cell is named by group, measure and category. The measure is

* the axis' code for an axis, with a category for each of its values, the rest, and the tally's total;
* the code of the row's category for a cross, with the columns as categories; the cross' own code holds its last line;
* the tally's code for the total alone.

So a tally `disciplined` with the total `in_term` makes `party_members / disciplined / in_term`, and a cross of basis
and direction makes `movements / rotation_98_qd_tw / district_to_commune`. What an axis does not know stands in its
rest, so that nothing is lost. The total of persons is the number of different persons, never a sum of the parts.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Actor, Permission
from apps.reporting.chapters import FURTHER, Chapter
from apps.reporting.definitions import TOTAL, Category, Kind, Rows, StrOrPromise

UNKNOWN = Category("unknown", _("No information"), Kind.UNKNOWN)


@dataclass(frozen=True)
class Span:
    """The days over which events count, both included; without a first day everything up to the last."""

    first: date | None
    last: date

    def holds(self, field: str) -> Q:
        """The condition that a date field lies in the span."""
        until = Q(**{f"{field}__lte": self.last})
        return until if self.first is None else until & Q(**{f"{field}__gte": self.first})


def calendar_year(day: date) -> Span:
    """The year of the day so far."""
    return Span(day.replace(month=1, day=1), day)


def all_until(day: date) -> Span:
    """Everything up to the day."""
    return Span(None, day)


class Aggregate(Enum):
    """How the rows of a cell become a number."""

    ROWS = "rows"
    DISTINCT = "distinct"
    SUM = "sum"


@dataclass(frozen=True)
class Counted:
    """What a number counts: `code` is what programs read, `title` heads the column (Movements, Persons, Đồng).

    `column` names the field for `DISTINCT` and `SUM`; `DISTINCT` without one counts the tally's persons.
    """

    code: str
    title: StrOrPromise
    aggregate: Aggregate
    column: str = ""


PERSONS = Counted("persons", _("Persons"), Aggregate.DISTINCT)


def dong(column: str) -> Counted:
    """The sum of an amount of money in a field of the rows."""
    return Counted("dong", _("Dong"), Aggregate.SUM, column)


@dataclass(frozen=True)
class Group:
    """Which rows count, and how: all of them, or those that meet `where` (no condition over a to-many relation).

    Groups may overlap. `part_of` names the group of which this one is a part; its total is the base of this total.
    """

    code: str
    title: StrOrPromise
    words: StrOrPromise
    counted: Counted
    where: Q | None = None
    part_of: str = ""
    legal_basis: str = ""


@dataclass(frozen=True)
class Difference:
    """A row that is one row less another one, with the first as its base: units before, less units after."""

    code: str
    title: StrOrPromise
    of: str
    less: str


@dataclass(frozen=True)
class Axis:
    """How rows are grouped by a field or annotation; what matches no category stands in the `rest`.

    Categories are asked anew for each span, as code lists are dated; a category with `parts` joins others.
    """

    code: str
    title: StrOrPromise
    words: StrOrPromise
    column: str
    categories: Callable[[Span], tuple[Category, ...]]
    rest: Category = UNKNOWN
    differences: tuple[Difference, ...] = ()
    legal_basis: str = ""
    # The categories stand in an order, so that charts show them from light to dark.
    is_ordered: bool = False


@dataclass(frozen=True)
class Cross:
    """A matrix: a line for each category of `rows` and one for all of them, a column for each category of `columns`."""

    code: str
    title: StrOrPromise
    words: StrOrPromise
    rows: Axis
    columns: Axis
    legal_basis: str = ""


@dataclass(frozen=True)
class EventLine:
    """One event in the list behind a number: whom or what it is about, its address, and a fact for each heading."""

    code: str
    name: str
    address: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """The events behind a number: those that a user may see, and how a list shows them.

    `visible` gives objects through the gate, in their order; `key` names the field that holds the tally's keys.
    Who lacks `needed` at the unit sees numbers only. Lines without a person are about a unit.
    """

    visible: Callable[[Actor, date], Rows]
    headings: tuple[StrOrPromise, ...]
    lines: Callable[[Rows, date], list[EventLine]]
    key: str = "pk"
    needed: Permission = Permission.VIEW_CADRES


@dataclass(frozen=True)
class Tally:
    """Events that are counted together.

    `rows` gives a queryset of the events of the span as known for the day (the second argument), one row per event;
    `key`, `unit` and `person` are names of its fields or annotations, as are the columns of axes and sums. The unit
    may be of any level and of the past: it counts there and in all units above, or in what covers it on the day.
    """

    code: str
    title: StrOrPromise
    words: StrOrPromise
    rows: Callable[[Span, date], Rows]
    groups: tuple[Group, ...]
    breakdowns: tuple[Axis | Cross, ...]
    listing: Listing
    # None where a total of all rows means nothing (units before and units after).
    total: Category | None = TOTAL
    key: str = "pk"
    unit: str = "unit"
    # Empty where rows are about a unit alone.
    person: str = "cadre"
    legal_basis: str = ""
    # Numbers under five are hidden from whoever lacks this right at the unit.
    protected_by: Permission | None = None


@dataclass(frozen=True)
class TallyReport:
    """Tallies that stand together; `span` is what is shown as of a day when nothing else is asked for."""

    code: str
    title: StrOrPromise
    description: StrOrPromise
    tallies: tuple[Tally, ...]
    legal_basis: str
    version: str
    span: Callable[[date], Span] = calendar_year
    # Who lacks this right at the unit does not see the report at all; every list of names from it is noted.
    opened_by: Permission | None = None
    chapter: Chapter = FURTHER
    place: int = 99

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of all tallies, each code once."""
        return tuple({group.code: group for tally in self.tallies for group in tally.groups}.values())


@dataclass(frozen=True)
class Homes:
    """Where events of units count that do not exist on the day: rows (unit of the past, unit of the day).

    At least for those that count in one of the given units of the day.
    """

    geography: str
    read: Callable[[date, Collection[int]], Rows]
