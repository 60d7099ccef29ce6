"""A unit with its tree of one day, seen from other days: which units belong to it, and where they are shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from apps.communes.fates import Fate, Fates, Life, Link
from apps.communes.models import Level
from apps.reporting.places import NOWHERE, REMAINDER, Place, Step

LEVELS = [level.value for level in Level]


@dataclass(frozen=True)
class Days:
    """The day of the people, the day on which the asked unit is found, the day of the units that are shown."""

    counted: date
    found: date
    shown: date


@dataclass(frozen=True)
class Known:
    """What units were, when they existed and how they are tied."""

    levels: dict[int, str]
    complete_from: dict[int, date]
    lives: dict[int, Life]
    links: tuple[Link, ...]

    def standing_on(self, day: date) -> list[int]:
        return [unit for unit, life in self.lives.items() if life.holds(day)]


class Belonging(Enum):
    """Whether the people of a unit of the day belong to the root."""

    SURELY = "surely"
    # Only those whose own posts say so.
    PERHAPS = "perhaps"
    NOT = "not"


@dataclass(frozen=True)
class Region:
    """A root with its tree of the day on which it was found, seen from two other days."""

    root: Place
    tree: frozenset[int]
    days: Days
    known: Known

    @cached_property
    def to_shown(self) -> Fates:
        return Fates(self.known.lives, self.known.links, self.days.counted, self.days.shown)

    @cached_property
    def to_found(self) -> Fates:
        return Fates(self.known.lives, self.known.links, self.days.counted, self.days.found)

    def is_narrower(self, unit: int) -> bool:
        return LEVELS.index(self.known.levels[unit]) > LEVELS.index(self.root.level)

    def belonging(self, unit: int, fate: Fate) -> Belonging:
        """By the fate of a unit on the day of the tree."""
        if fate.image is not None:
            own = fate.image in self.tree and (self.is_narrower(unit) or fate.image == self.root.pk)
            return Belonging.SURELY if own else Belonging.NOT
        if not self.is_narrower(unit) and self.root.level != LEVELS[-1]:
            return Belonging.NOT
        if fate.is_within(self.tree):
            return Belonging.SURELY
        has_ways = self.days.found == self.days.shown and not fate.images.isdisjoint(self.tree)
        return Belonging.PERHAPS if has_ways else Belonging.NOT

    def place_of(self, image: int) -> int:
        """Where those stand whom a fate leads to this unit."""
        return image if self.is_narrower(image) else self.root.pk

    def entry(self, unit: int, fate: Fate, belonging: Belonging) -> int:
        """The place of a unit, by its fate on the day that is shown."""
        if belonging is Belonging.PERHAPS:
            return NOWHERE
        if self.root.level == LEVELS[-1] or not self.is_narrower(unit):
            return self.root.pk
        return REMAINDER if fate.image is None else self.place_of(fate.image)

    def steps(self, unit: int, fate: Fate, belonging: Belonging) -> Iterator[Step]:
        """All ways, as one that leads elsewhere may tell more of a person than one that leads here."""
        for way in fate.ways:
            is_own = belonging is Belonging.SURELY or way.image in self.tree
            yield Step(unit, way.day, way.at, self.place_of(way.image) if is_own else NOWHERE)

    def events(self) -> Iterator[tuple[int, int, tuple[Step, ...]]]:
        """Units of all times that surely belong to the root, each with its place, else where persons of it went."""
        for unit in self.known.lives:
            belonging = self.belonging(unit, self.to_found.whenever(unit))
            if belonging is Belonging.SURELY:
                fate = self.to_shown.whenever(unit)
                place = self.entry(unit, fate, belonging)
                yield unit, place, tuple(self.steps(unit, fate, belonging)) if place == REMAINDER else ()
