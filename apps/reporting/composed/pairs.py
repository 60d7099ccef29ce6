"""Blocks of rows with blocks of columns: each pair is counted by itself, then all stand in one cube.

Axes of blocks beside each other are never crossed, so their combinations need not be counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from apps.reporting.composed.axes import Axis, Ground, is_unit, on_ground
from apps.reporting.composed.cube import Cube, Key
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.places import Spot

Blocks = Sequence[Sequence[Axis]]
V = TypeVar("V", int, dict[str, int], Counter[int])


@dataclass(frozen=True)
class Spread:
    """Where cells lie: the axes of places and of persons, in the order of the keys."""

    places: tuple[Axis, ...]
    persons: tuple[Axis, ...]

    @cached_property
    def place_codes(self) -> tuple[str, ...]:
        return tuple(axis.code for axis in self.places)

    @cached_property
    def person_codes(self) -> tuple[str, ...]:
        return tuple(axis.code for axis in self.persons)

    def key_in(self, key: Key, wide: "Spread") -> Key:
        """The cell in a wider spread: the total of all axes that this one does not have."""
        group, day, spot, codes = key
        return group, day, self.spot_in(spot, wide), _moved(codes, self.person_codes, wide.person_codes)

    def spot_in(self, spot: Spot, wide: "Spread") -> Spot:
        return _moved(spot, self.place_codes, wide.place_codes)

    def key_from(self, key: Key, wide: "Spread") -> Key | None:
        """The cell of a wider spread in this one; none where it divides by an axis that this one does not have."""
        group, day, spot, codes = key
        own = (
            _moved(spot, wide.place_codes, self.place_codes),
            _moved(codes, wide.person_codes, self.person_codes),
        )
        kept = sum(code != ALL for code in (*own[0], *own[1]))
        return (group, day, *own) if kept == sum(code != ALL for code in (*spot, *codes)) else None


def spread_of(axes: Iterable[Axis]) -> Spread:
    """Each axis once; of one that stands in several blocks that which knows most categories."""
    own: dict[str, Axis] = {}
    for axis in axes:
        if axis.code not in own or len(axis.items) > len(own[axis.code].items):
            own[axis.code] = axis
    found = tuple(own.values())
    return Spread(tuple(on_ground(found, Ground.PLACE)), tuple(on_ground(found, Ground.PERSON)))


def pairs_of(rows: Blocks, columns: Blocks, whole: Spread) -> list[Spread]:
    """The spread of every block of rows with every block of columns, without those that others hold already."""
    named = list(dict.fromkeys(frozenset(axis.code for axis in (*row, *column)) for row in rows for column in columns))
    nested = {axis.code for axis in whole.places if is_unit(axis)}
    # Among units inside each other those of a narrow level have no sum without the wide one.
    needed = [codes for codes in named if not any(codes < other and len(other & nested) < 2 for other in named)]
    return [
        Spread(*(tuple(axis for axis in axes if axis.code in codes) for axes in (whole.places, whole.persons)))
        for codes in needed
    ]


def put_together(cubes: Sequence[tuple[Spread, Cube]], whole: Spread) -> Cube:
    """One cube; sums that several of them hold are the same in all."""
    if len(cubes) == 1:
        return cubes[0][1]
    found = Cube()
    for own, cube in cubes:
        dict.update(found.persons, _moved_keys(cube.persons, own, whole))
        for dimension, years in cube.years.items():
            found.years.setdefault(dimension, {}).update(_moved_keys(years, own, whole))
        found.narrow.update(_moved_keys(cube.narrow, own, whole))
        groups = {(group, day, own.spot_in(spot, whole)): n for (group, day, spot), n in cube.groups.items()}
        dict.update(found.groups, groups)
    return found


def _moved_keys(figures: Mapping[Key, V], own: Spread, whole: Spread) -> Iterator[tuple[Key, V]]:
    return ((own.key_in(key, whole), figure) for key, figure in figures.items())


def _moved(codes: tuple[str, ...], own: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """What axes say, in the order of other axes; those that are not among them say nothing."""
    held = (*codes, ALL)
    return tuple([held[number] for number in _numbers(own, other)])


@lru_cache(maxsize=256)
def _numbers(own: tuple[str, ...], other: tuple[str, ...]) -> tuple[int, ...]:
    """Where each of the other axes stands among one's own; behind all of them where it does not."""
    return tuple(own.index(code) if code in own else len(own) for code in other)
