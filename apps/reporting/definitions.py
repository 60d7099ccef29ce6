"""What a report is made of, as frozen data that the apps declare in their `measures.py` and `reports.py`.

A `Population` says who is counted and where, a `Dimension` how persons are grouped, `Facts` where the groups come
from, a `Report` what stands together; `places.py` which units there are. The compiler makes one statement of them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Actor, Permission
from apps.reporting.chapters import FURTHER, Chapter

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as StrOrPromise
else:
    StrOrPromise = Any

Rows = QuerySet[Any, Any]


class Kind(Enum):
    """What a row of a breakdown is: parts, untrained and unknown make the whole; the others repeat some of them."""

    PART = "part"
    UNTRAINED = "untrained"
    UNKNOWN = "unknown"
    ROLL_UP = "roll_up"
    ALIAS = "alias"

    @property
    def is_exclusive(self) -> bool:
        return self in (Kind.PART, Kind.UNTRAINED, Kind.UNKNOWN)


@dataclass(frozen=True)
class Category:
    """A row of a breakdown; `values` are what the facts hold for its persons, `parts` the rows that a roll-up joins.

    `either` are those of its values that leave some other rows open, with their codes: 45 years or 46.
    """

    code: str
    title: StrOrPromise
    kind: Kind = Kind.PART
    values: tuple[str | None, ...] = ()
    parts: tuple[str, ...] = ()
    either: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Dimension:
    """How persons are grouped; its rows come with the facts of the day."""

    code: str
    title: StrOrPromise
    numerator: StrOrPromise
    legal_basis: str = ""
    # The levels stand in an order, so that charts show them from light to dark.
    is_ordered: bool = True
    # A sensitive dimension is seen in full only with this right, and never in small cells across units.
    opened_by: Permission | None = None
    # Records that are nobody's concern without that right: not composed freely either, for of two tables that differ
    # by a filter the difference is one person.
    is_closed: bool = False
    # The group to which it tells who else belongs.
    of_group: str = ""
    # The dimensions in whose rows its own rows stand: each title in one category.
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The facts of one day: a row per person (first the person), and what the columns can hold.

    `narrowed` gives the rows for some of the dimensions, where these are read from fewer records than all are; columns
    of the others stay, empty. `among` gives the rows of whoever stands in a common table, where a filter on rows that
    are worked out from many others would come too late.
    """

    rows: Rows
    person: str
    categories: Mapping[str, tuple[Category, ...]]
    narrowed: Callable[[tuple[str, ...]], Rows] | None = None
    among: Callable[[str], Rows] | None = None

    def rows_for(self, dimensions: tuple[str, ...]) -> Rows:
        return self.narrowed(dimensions) if self.narrowed else self.rows


@dataclass(frozen=True)
class Facts:
    """Dimensions that are read from the same tables at once."""

    code: str
    dimensions: tuple[Dimension, ...]
    read: Callable[[date], Sheet]


@dataclass(frozen=True)
class PlaceSheet:
    """The values of units on one day, by their primary keys, and what they can be; a unit without one is unknown."""

    values: Mapping[int, str]
    categories: tuple[Category, ...]


@dataclass(frozen=True)
class PlaceDimension:
    """How units are grouped, and with them the persons who are counted there: kind of unit, area, district of old."""

    code: str
    title: StrOrPromise
    words: StrOrPromise
    read: Callable[[date], PlaceSheet]
    legal_basis: str = ""


@dataclass(frozen=True)
class Amount:
    """A number of a unit that figures of its people are set against, as its inhabitants; `told_on` is its own day."""

    number: Decimal
    told_on: date
    source: str


@dataclass(frozen=True)
class PlaceAmount:
    """What is counted of units themselves: `read` gives the latest number of each unit up to a day, where one is."""

    code: str
    title: StrOrPromise
    read: Callable[[Collection[int], date], Mapping[int, Amount]]


@dataclass(frozen=True)
class Roll:
    """Rows from which several groups are taken, each by a condition: a statement reads them once for all groups."""

    rows: Callable[[date], Rows]
    person: str
    unit: str


@dataclass(frozen=True)
class Taken:
    """The members of a group that is taken from a roll."""

    roll: Roll
    condition: Q

    def __call__(self, day: date) -> Rows:
        return self.roll.rows(day).filter(self.condition).values_list(self.roll.person, self.roll.unit)


@dataclass(frozen=True)
class Population:
    """Who is counted: `members` gives a row (person, unit) for whoever belongs to the group on a day."""

    code: str
    title: StrOrPromise
    denominator: StrOrPromise
    members: Callable[[date], Rows]
    legal_basis: str = ""
    # Groups that together make this one, and the group of which this one is only a part.
    parts: tuple[str, ...] = ()
    # Its persons in the middle of a sentence, where the title names a body instead.
    persons: StrOrPromise = ""


@dataclass(frozen=True)
class PersonLine:
    """One person in the list behind a number."""

    code: str
    name: str
    address: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Flows:
    """Why persons came to be counted and why they no longer are, as their records between two days tell.

    `came` and `left` give the reasons, with `unknown` for whom no record tells any. `why_came` and `why_left` find the
    code of the reason of each person who did.
    """

    came: Callable[[date, date], tuple[Category, ...]]
    left: Callable[[date, date], tuple[Category, ...]]
    why_came: Callable[[Collection[int], date, date], Mapping[int, str]]
    why_left: Callable[[Collection[int], date, date], Mapping[int, str]]
    unknown: str


@dataclass(frozen=True)
class Subject:
    """The person who is counted: whom a user may see on a day, and how a list shows them."""

    visible: Callable[[Actor, date], Rows]
    headings: tuple[StrOrPromise, ...]
    lines: Callable[[Rows, date], list[PersonLine]]
    # Notes that the user read a list which tells something sensitive of so many people.
    note_reading: Callable[[Actor, Permission, int, str], None]


@dataclass(frozen=True)
class Report:
    """Groups and dimensions that stand together, with their words and their legal basis.

    Listed under `chapter`, in it by `place`, a smaller one first.
    """

    code: str
    title: StrOrPromise
    description: StrOrPromise
    populations: tuple[str, ...]
    dimensions: tuple[str, ...]
    legal_basis: str
    version: str
    chapter: Chapter = FURTHER
    place: int = 99


HEADCOUNT = Dimension("headcount", _("Headcount"), _("All persons of the group."), is_ordered=False)
TOTAL = Category("total", _("Total"))
