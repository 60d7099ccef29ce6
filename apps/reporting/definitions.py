"""What a report is made of, as frozen data that the apps declare in their `measures.py` and `reports.py`.

A `Population` says who is counted and where, a `Dimension` how persons are grouped, `Facts` where the groups come
from, a `Geography` which units there are, a `Report` what stands together. The compiler makes one statement of them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
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


# Places that are no units: who cannot be carried to one of the units shown, and who does not count here at all.
REMAINDER = -1
NOWHERE = -2
# The root above several units that were asked for together; its level, and that of these units as rows, which may be
# provinces beside districts and communes.
ABOVE = -3
TOGETHER, CHOSEN = "together", "chosen"


@dataclass(frozen=True)
class Place:
    """A unit as it was on the day, or on the day of the geography."""

    pk: int
    code: str
    title: str
    level: str
    parent: int | None
    kind: str = ""
    # The units that were asked for together; none of a unit by itself.
    chosen: "tuple[Place, ...]" = ()

    @property
    def is_remainder(self) -> bool:
        return self.pk == REMAINDER

    @property
    def codes(self) -> str:
        """Its code in words; of units that were asked for together all of them."""
        return ", ".join(each.code for each in self.chosen) or self.code


@dataclass(frozen=True)
class Step:
    """Persons of a unit that has no single fate belong to a place if they stood at another unit on some day."""

    unit: int
    day: date
    at: int
    place: int


@dataclass(frozen=True)
class Events:
    """The places of units of all times, in which events took place; steps tell of persons of units in no place."""

    units: tuple[tuple[int, int], ...]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Carried:
    """How the units of one day count in the places of another.

    `units` holds each unit of the day, and each ended one with an heir, with its place; of a unit without a single fate
    that is where those stay whom no step carries further. `find_events` does the same for units of all times, which
    tables of people do not ask for.
    """

    units: tuple[tuple[int, int], ...]
    steps: tuple[Step, ...]
    find_events: Callable[[], Events]
    notices: tuple["Notice", ...] = ()


@dataclass(frozen=True)
class Territory:
    """A unit with all places below it (itself first), and what the user may do there.

    Without `carried` the places are the units of the day on which people are counted.
    """

    root: Place
    places: tuple[Place, ...]
    rights: frozenset[Permission]
    carried: Carried | None = None
    # Units that ended, each with the place in which their people count until somebody places them.
    heirs: tuple[tuple[int, int], ...] = ()

    @cached_property
    def by_pk(self) -> Mapping[int, Place]:
        return {place.pk: place for place in self.places}

    @property
    def standing(self) -> tuple[int, ...]:
        """The units whose people count here: those of the day, and ended ones that these succeeded."""
        if self.carried is None:
            return (*(place.pk for place in self.places), *(unit for unit, _place in self.heirs))
        return tuple(unit for unit, _place in self.carried.units)

    def shown(self, levels: Sequence[str]) -> tuple[Place, ...]:
        """The places of these levels; whoever belongs to none of them stands last."""
        chosen = self.root.chosen if CHOSEN in levels else ()
        return tuple(p for p in self.places if p.level in levels or p in chosen or p.is_remainder)


@dataclass(frozen=True)
class Level:
    """A level of units, with the words for a breakdown by it."""

    code: str
    title: StrOrPromise
    breakdown: StrOrPromise
    # The first day on which no unit of the level stands any more.
    until: date | None = None


@dataclass(frozen=True)
class UnitChoice:
    """A unit that a user may ask for, with its depth in the tree that is shown."""

    code: str
    title: str
    depth: int

    @property
    def choice(self) -> tuple[str, str]:
        """As a select offers it: its value and its words."""
        return self.code, f"{'– ' * min(self.depth, 2)}{self.title} ({self.code})"


EACH_CHOSEN = Level(CHOSEN, _("Unit"), _("Each of the chosen units"))


@dataclass(frozen=True)
class Geography:
    """The units of a day, from the widest level to the narrowest.

    `on` is the day of the units that are shown; without one it is the day on which people are counted.
    """

    code: str
    title: StrOrPromise
    levels: tuple[Level, ...]
    read: Callable[[str, date, Actor, tuple[Permission, ...], date | None], Territory]
    choices: Callable[[Actor, date, str], list[UnitChoice]]
    # The days on which units of the asked one changed, the earliest first.
    turns: Callable[[str, date], list[date]]
    # The code with a day on which it is held, the given one if it can be: the same unit on whatever day is asked.
    fixed: Callable[[str, date], str]
    on: date | None = None

    def levels_below(self, unit: Place, day: date) -> tuple[Level, ...]:
        """The levels below a unit at which units are shown for the people of that day.

        Of several units first these themselves; then what divides all of them, so that rows always make the total.
        """
        shown = self.on or day
        codes = [each.code for each in self.levels]
        tops = {codes.index(each.level) for each in unit.chosen or (unit,)}
        below = self.levels[max(tops) + (len(tops) == 1) :]
        standing = tuple(each for each in below if each.until is None or shown < each.until)
        return (EACH_CHOSEN, *standing) if unit.chosen else standing


@dataclass(frozen=True)
class Whereabouts:
    """Where persons stood on a day, as rows (person, unit), the most telling rows first."""

    read: Callable[[date], tuple[Rows, ...]]


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
class Notice:
    """People whom a report leaves out, in words for its reader; `address` lists them for who may see them."""

    code: str
    text: str
    people: int
    address: str = ""


@dataclass(frozen=True)
class Remark:
    """Looks for people whom all groups leave out in a territory on a day."""

    find: Callable[[Territory, date], list[Notice]]


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
