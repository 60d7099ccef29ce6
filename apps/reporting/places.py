"""Where persons are counted, as frozen data: units of a day as places, how those of one day count in another's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import Rows, StrOrPromise

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
