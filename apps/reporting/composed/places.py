"""The units of a composed table: which axis puts them where, and which sums over them are asked of the database.

A person with seats in two units counts once in whatever holds both, so every sum is a level of a chain of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain as joined
from itertools import combinations, pairwise

from apps.reporting.carriage import Chain, by_unit
from apps.reporting.composed.axes import UNKNOWN, Axis, is_unit
from apps.reporting.composed.definitions import ALL
from apps.reporting.places import Place, Territory

# The item of every place axis, or ALL; behind them the narrowest unit, or ALL.
Spot = tuple[str, ...]
Set = frozenset[int]


@dataclass
class Spots:
    """Numbers for spots, so that the statement can carry them as units."""

    numbers: dict[Spot, int] = field(default_factory=dict)

    def number(self, spot: Spot) -> int:
        return self.numbers.setdefault(spot, len(self.numbers) + 1)

    def by_number(self) -> dict[int, Spot]:
        return {number: spot for spot, number in self.numbers.items()}


@dataclass(frozen=True)
class Ladder:
    """Sums that one statement gives: each level divides the one before it further."""

    chains: tuple[tuple[int, Chain], ...]
    spots: Mapping[int, Spot]


def ladders_of(
    axes: Sequence[Axis], territory: Territory, places: Sequence[Place], day: int, *, has_narrowest: bool
) -> list[Ladder]:
    """Statements' chains that together hold every sum of the axes; `places` are those that pass the filters."""
    full = {place.pk: spot_of(place, axes, day) for place in places}
    sets = wanted_sets(axes, has_narrowest=has_narrowest)
    depth = len(axes) + has_narrowest
    return [_ladder(levels, territory, full, depth) for levels in covering(sets)] if full else []


def spot_of(place: Place, axes: Sequence[Axis], day: int) -> Spot:
    """Where a unit stands in every axis, and itself."""
    own = [axis.held[day].get(place.pk, (UNKNOWN,))[0] for axis in axes]
    return (*own, str(place.pk))


def wanted_sets(axes: Sequence[Axis], *, has_narrowest: bool) -> list[Set]:
    """Which axes a sum divides by; among rows a unit's own sum stands below its district's, never below the total."""
    numbers = range(len(axes))
    sets = [frozenset(each) for size in range(len(axes) + 1) for each in combinations(numbers, size)]
    units = [number for number in numbers if is_unit(axes[number])]
    nested = [(outer, inner) for outer, inner in pairwise(units) if axes[outer].is_row == axes[inner].is_row]
    fitting = [s for s in sets if all(outer in s or inner not in s for outer, inner in nested)]
    return [*fitting, frozenset(range(len(axes) + 1))] if has_narrowest else fitting


def covering(sets: Sequence[Set]) -> list[list[Set]]:
    """The sets as few chains, each from its smallest set up."""
    waiting = sorted(sets, key=len, reverse=True)
    found: list[list[Set]] = []
    while waiting:
        levels = [waiting.pop(0)]
        for each in list(waiting):
            if each < levels[-1]:
                levels.append(each)
                waiting.remove(each)
        found.append(levels[::-1])
    return found


def _ladder(levels: list[Set], territory: Territory, full: Mapping[int, Spot], depth: int) -> Ladder:
    spots = Spots()
    own: dict[int, Chain] = {
        pk: tuple(spots.number(_kept(spot, level, depth)) for level in levels) for pk, spot in full.items()
    }
    return Ladder(by_unit(territory, own), spots.by_number())


def _kept(spot: Spot, level: Set, depth: int) -> Spot:
    return tuple(code if number in level else ALL for number, code in enumerate(spot[:depth]))


def standing_spots(axes: Sequence[Axis], places: Sequence[Place], day: int) -> set[Spot]:
    """Every spot of the axes, with totals, in which at least one unit stands."""
    full = {spot_of(place, axes, day)[:-1] for place in places}
    sets = wanted_sets(axes, has_narrowest=False)
    return set(joined.from_iterable({_kept(spot, level, len(axes)) for level in sets} for spot in full))


@dataclass
class Standing:
    """Whether a unit stands in several places at once; `axes` name what the spots are made of."""

    axes: tuple[str, ...]
    spots: set[Spot]
    known: dict[tuple[int, ...], set[Spot]] = field(default_factory=dict)

    def holds(self, own: Mapping[str, str]) -> bool:
        numbers = tuple(map(self.axes.index, own))
        if numbers not in self.known:
            self.known[numbers] = {tuple(spot[number] for number in numbers) for spot in self.spots}
        return tuple(own.values()) in self.known[numbers]
