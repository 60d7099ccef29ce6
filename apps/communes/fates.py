"""What became of a unit between two days: one unit, several of which only a person's own post says the right one, none.

Forward a unit goes where it went as a whole, backward where all of it came from. Anything else is told by steps: where
someone has to have stood on the day of a reorganisation.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from apps.core.dates import day_before


@dataclass(frozen=True)
class Life:
    """The first day of a unit, and the first on which it is gone."""

    begun: date
    gone: date

    def holds(self, day: date) -> bool:
        return self.begun <= day < self.gone


@dataclass(frozen=True)
class Link:
    """A unit went to another one, as a whole or in part, on a day."""

    predecessor: int
    successor: int
    day: date
    takes_people: bool


@dataclass(frozen=True)
class Way:
    """Who stood at a unit on this day belongs to this unit of the geography."""

    day: date
    at: int
    image: int


@dataclass(frozen=True)
class Fate:
    """The unit that it became, or else the ways on which its people may have gone."""

    image: int | None = None
    ways: tuple[Way, ...] = ()
    # Whether the ways lead somewhere from every unit that it became or came from.
    is_known: bool = True

    @property
    def images(self) -> set[int]:
        return {self.image} if self.image is not None else {way.image for way in self.ways}

    def is_within(self, units: Set[int]) -> bool:
        """Whether all that it may have become lies among the units."""
        return self.is_known and bool(self.images) and self.images <= units


@dataclass
class Fates:
    """The fates of the units of `day` on the day `on`."""

    lives: Mapping[int, Life]
    links: Iterable[Link]
    day: date
    on: date
    _known: dict[tuple[int, date], Fate] = field(default_factory=dict)

    def of(self, unit: int) -> Fate:
        """The fate of those who stand at the unit on the day, or stood there when it ended."""
        return self._from(unit, min(self.day, day_before(self.lives[unit].gone)))

    def whenever(self, unit: int) -> Fate:
        """The fate of a unit that may have existed on neither day, for what took place in it."""
        life = self.lives[unit]
        if life.holds(self.on):
            return Fate(unit)
        return self._from(unit, life.begun if life.begun > self.on else day_before(life.gone))

    @cached_property
    def _leading_on(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.predecessor].append(link)
        return found

    @cached_property
    def _leading_back(self) -> dict[int, list[Link]]:
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.successor].append(link)
        return found

    def _from(self, unit: int, day: date) -> Fate:
        if (unit, day) not in self._known:
            self._known[unit, day] = self._forward(unit) if day <= self.on else self._backward(unit, day)
        return self._known[unit, day]

    def _forward(self, unit: int) -> Fate:
        gone = self.lives[unit].gone
        if gone > self.on:
            return Fate(unit)
        heirs = heirs_of([link for link in self._leading_on[unit] if link.day == gone])
        return self._joined(heirs, gone)

    def _backward(self, unit: int, day: date) -> Fate:
        """The fate of those who stood at the unit on that day, later than the day of the geography."""
        turns = [link.day for link in self._leading_back[unit] if self.on < link.day <= day]
        begun = self.lives[unit].begun
        if not turns:
            return Fate(unit) if begun <= self.on else Fate(is_known=False)
        turn = max(turns)
        eve = day_before(turn)
        arriving = [link for link in self._leading_back[unit] if link.day == turn]
        sources = [link.predecessor for link in arriving if self._sent_people(link)]
        own = [unit] if begun < turn else []
        return self._joined(list(dict.fromkeys([*own, *sources])), eve)

    def _sent_people(self, link: Link) -> bool:
        """Whether people can have come along: not with mere land, and not from a unit that lived on."""
        together = [each for each in self._leading_on[link.predecessor] if each.day == link.day]
        return self.lives[link.predecessor].gone <= link.day and link.successor in heirs_of(together)

    def _joined(self, branches: list[int], day: date) -> Fate:
        """The fate of a unit that goes on as these from that day; sure for everyone only where they come together."""
        fates = {unit: self._from(unit, day) for unit in branches}
        images = {fate.image for fate in fates.values()}
        if len(images) == 1 and None not in images:
            return Fate(images.pop())
        if len(fates) == 1:
            return fates[branches[0]]
        ways: list[Way] = []
        for unit, fate in fates.items():
            ways += [Way(day, unit, fate.image)] if fate.image is not None else fate.ways
        is_known = bool(fates) and all(fate.is_known for fate in fates.values())
        return Fate(None, tuple(sorted(ways, key=self._distance)), is_known)

    def _distance(self, way: Way) -> tuple[int, int]:
        """What lies nearest to the day decides first."""
        return abs((way.day - self.day).days), way.at


def heirs_of(links: list[Link]) -> list[int]:
    """The units that the people of a unit may have gone to, by its links of one day."""
    takers = list(dict.fromkeys(link.successor for link in links if link.takes_people))
    return takers if len(takers) == 1 else list(dict.fromkeys(link.successor for link in links))
