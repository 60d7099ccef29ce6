"""What is counted of units themselves, as inhabitants, summed over the units that stand together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as __
from django.utils.translation import ngettext

from apps.reporting.definitions import Amount, PlaceAmount
from apps.reporting.places import Place, Territory

Units = frozenset[int]
# More sources than these are not named one by one.
MOST_SOURCES = 3


@dataclass(frozen=True)
class Amounts:
    """Of one territory on one day: a sum is known only where all of its units are.

    The number of a unit is the sum of those below it, or where one of them is unknown its own: a district may be told
    by a yearbook that is silent on communes.
    """

    asked: PlaceAmount
    territory: Territory
    day: date
    narrowest: str

    @cached_property
    def communes(self) -> Units:
        """The units of the narrowest level, of which all others consist."""
        return frozenset(p.pk for p in self.territory.places if p.level == self.narrowest and not p.is_remainder)

    def of(self, units: Collection[int]) -> Decimal | None:
        """The sum over these units of the narrowest level; None where it is not known."""
        return self._of(self.territory.root, frozenset(units)) if units else None

    @property
    def unknown(self) -> int:
        """Of how many units of the narrowest level nothing is told."""
        return sum(self._own(unit) is None for unit in self.communes)

    @property
    def told(self) -> list[Amount]:
        """What the sums are made of."""
        return [amount for unit, amount in self._read.items() if unit in self._standing]

    def remarks(self) -> Iterator[str]:
        """Of which days and sources the numbers are, and of how many communes there is none."""
        title = str(self.asked.title)
        if told := self.told:
            first, last = (f"{day:%d/%m/%Y}" for day in (min(a.told_on for a in told), max(a.told_on for a in told)))
            words = {"title": title, "first": first, "last": last, "sources": _sources(told)}
            pattern = (
                __("%(title)s: the latest recorded, as of %(last)s (%(sources)s).")
                if first == last
                else __("%(title)s: the latest recorded of each unit, from %(first)s to %(last)s (%(sources)s).")
            )
            yield pattern % words
        if self.unknown:
            words = {"title": title, "count": number_format(self.unknown, force_grouping=True)}
            pattern = ngettext(
                "%(title)s: nothing is recorded of %(count)s commune; sums that need it stay empty.",
                "%(title)s: nothing is recorded of %(count)s communes; sums that need them stay empty.",
                self.unknown,
            )
            yield pattern % words

    def _of(self, place: Place, units: Units) -> Decimal | None:
        own = self._inside[place.pk]
        if own <= units:
            return self._whole[place.pk]
        return _sum(self._of(below, units) for below in self._below(place) if self._inside[below.pk] & units)

    @cached_property
    def _inside(self) -> dict[int, Units]:
        """The units of the narrowest level in each place."""
        return {place.pk: frozenset(self._within(place)) for place in self.territory.places}

    def _within(self, place: Place) -> Iterator[int]:
        if place.pk in self.communes:
            yield place.pk
        for below in self._below(place):
            yield from self._within(below)

    def _below(self, place: Place) -> list[Place]:
        return self._children.get(place.pk, [])

    @cached_property
    def _children(self) -> dict[int, list[Place]]:
        children: dict[int, list[Place]] = {}
        for place in self.territory.places:
            if place != self.territory.root and place.parent is not None and not place.is_remainder:
                children.setdefault(place.parent, []).append(place)
        return children

    @cached_property
    def _whole(self) -> dict[int, Decimal | None]:
        return {place.pk: self._sum_of(place) for place in self.territory.places}

    def _sum_of(self, place: Place) -> Decimal | None:
        below = self._below(place)
        found = _sum(self._sum_of(each) for each in below) if below else None
        return self._own(place.pk) if found is None else found

    def _own(self, unit: int) -> Decimal | None:
        """What is told of the unit itself, or of all the units of the day that are carried to it as a whole."""
        if unit in self._read:
            return self._read[unit].number
        came = self._came.get(unit, [])
        if not came or unit in self._divided:
            return None
        return _sum(self._read[each].number if each in self._read else None for each in came)

    @cached_property
    def _read(self) -> Mapping[int, Amount]:
        return self.asked.read(self._standing, self.day)

    @cached_property
    def _standing(self) -> Units:
        return frozenset({*self.territory.by_pk, *self.territory.standing})

    @cached_property
    def _came(self) -> dict[int, list[int]]:
        came: dict[int, list[int]] = {}
        for unit, place in self.territory.carried.units if self.territory.carried else ():
            came.setdefault(place, []).append(unit)
        return came

    @cached_property
    def _divided(self) -> set[int]:
        """Places to which a part of some unit went: how many of its inhabitants nobody knows."""
        return {step.place for step in self.territory.carried.steps} if self.territory.carried else set()


def _sum(parts: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _sources(told: Sequence[Amount]) -> str:
    sources = list(dict.fromkeys(each.source for each in told))
    return "; ".join(sources[:MOST_SOURCES]) + ("; …" if len(sources) > MOST_SOURCES else "")
