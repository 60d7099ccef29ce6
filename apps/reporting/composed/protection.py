"""Disclosure control of composed tables: small cells of sensitive dimensions, and as many others as hide them well.

A sensitive dimension that only filters is counted as an axis here: without its other categories nobody could see that
a cell is the whole less a small number.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from apps.reporting.composed.axes import Axis
from apps.reporting.composed.cube import Cube, Key
from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.places import Spot
from apps.reporting.definitions import Population
from apps.reporting.disclosure import SMALL
from apps.reporting.solving import hidden_with, parts_of_whole

# More cells than these are not looked through; the table is too large to be protected.
MOST_PROTECTED = 150_000


@dataclass(frozen=True)
class Guard:
    """What is looked through: a cube of everything that could be put together, and which of its axes are sensitive."""

    cube: Cube
    axes: tuple[Axis, ...]
    groups: tuple[Population, ...]
    spots: Mapping[int, set[Spot]]

    @property
    def size(self) -> int:
        cells = 1
        for axis in self.axes:
            cells *= len(exclusive(axis)) + 1
        return cells * len(self.groups) * sum(len(spots) for spots in self.spots.values())

    def keys(self) -> Iterator[Key]:
        codes = [(ALL, *exclusive(axis)) for axis in self.axes]
        for where in self._whereabouts():
            yield from ((*where, each) for each in product(*codes))

    def _whereabouts(self) -> Iterator[tuple[str, int, Spot]]:
        spots = [(day, spot) for day, own in self.spots.items() for spot in sorted(own)]
        return ((group.code, day, spot) for group in self.groups for day, spot in spots)

    def is_secret(self, key: Key) -> bool:
        """Whether a cell tells something of a sensitive dimension; totals over all of them are open."""
        return any(axis.opened_by and code != ALL for axis, code in zip(self.axes, key[3], strict=True))

    def hidden(self, seeds: frozenset[Key] = frozenset()) -> frozenset[Key]:
        """Small cells and the given ones, and others until none follows from what is shown."""
        found, secret = self.cube.persons, self._secret
        small = {key for key in secret if key in seeds or 0 < found.get(key, 0) < SMALL}
        hidden = hidden_with(
            {*small, *self._small_joined}, self._sums, secret.__contains__, lambda key: found.get(key, 0)
        )
        return frozenset(hidden & secret)

    @cached_property
    def _secret(self) -> set[Key]:
        return {key for key in self.keys() if self.is_secret(key)}

    @cached_property
    def _small_joined(self) -> list[Key]:
        return [key for key in self._joined_keys() if 0 < self.cube.persons.get(key, 0) < SMALL]

    @cached_property
    def _sums(self) -> list[dict[Key, int]]:
        lines = (line for line in self._lines() if not self._secret.isdisjoint(line))
        joined = (each for key in self._small_joined for each in self._sums_of_joined(key))
        return [*(parts_of_whole(line[0], line[1:]) for line in lines), *joined]

    def _joined_keys(self) -> Iterator[Key]:
        """Cells of rows that join others, with something sensitive: the sum of several small ones may be small, too."""
        codes = [(ALL, *exclusive(axis), *self._joined[number]) for number, axis in enumerate(self.axes)]
        for group, day, spot in self._whereabouts():
            for each in product(*codes):
                key = (group, day, spot, each)
                if self.is_secret(key) and any(code in own for code, own in zip(each, self._joined, strict=True)):
                    yield key

    def _sums_of_joined(self, key: Key) -> Iterator[dict[Key, int]]:
        """What a joined cell is made of, and what is left of each whole that it is a part of."""
        yield parts_of_whole(key, self._parts_of(key))
        for number, own in enumerate(self._joined):
            code = key[3][number]
            if code in own:
                beside = [each for each in exclusive(self.axes[number]) if each not in own[code]]
                rest = [part for each in beside for part in self._parts_of(coded(key, number, each))]
                wholes = self._parts_of(coded(key, number, ALL))
                yield {**dict.fromkeys((key, *rest), 1), **dict.fromkeys(wholes, -1)}

    def _parts_of(self, key: Key) -> list[Key]:
        """The cells that are joined in one; itself where none are."""
        parts = (own.get(code, (code,)) for code, own in zip(key[3], self._joined, strict=True))
        return [(*key[:3], each) for each in product(*parts)]

    @cached_property
    def _joined(self) -> list[dict[str, tuple[str, ...]]]:
        """For every axis its shown rows that join others, with these."""
        return [{item.code: item.parts for item in axis.shown if item.parts} for axis in self.axes]

    def _lines(self) -> list[tuple[Key, ...]]:
        """A whole with its parts: over each axis of persons, over each axis of places, over groups of groups."""
        lines: dict[tuple[str, Key], list[Key]] = defaultdict(list)
        for key in self.keys():
            group, day, spot, codes = key
            for number in (place for place, code in enumerate(codes) if code != ALL):
                lines[f"persons {number}", (group, day, spot, totalled(codes, number))].append(key)
            for number in (place for place, code in enumerate(spot) if code != ALL):
                whole = totalled(spot, number)
                if whole in self.spots[day]:
                    lines[f"places {number}", (group, day, whole, codes)].append(key)
        return [*((whole, *parts) for (_axis, whole), parts in lines.items()), *self._sums_of_groups()]

    def _sums_of_groups(self) -> Iterator[tuple[Key, ...]]:
        present = {group.code for group in self.groups}
        whole = {group.code: group.parts for group in self.groups if group.parts and set(group.parts) <= present}
        for group, day, spot, codes in self.keys():
            if group in whole:
                yield tuple((each, day, spot, codes) for each in (group, *whole[group]))


def exclusive(axis: Axis) -> tuple[str, ...]:
    return tuple(item.code for item in axis.items if item.is_exclusive)


def coded(key: Key, number: int, code: str) -> Key:
    """The cell with another row of one axis."""
    return (*key[:3], (*key[3][:number], code, *key[3][number + 1 :]))


def totalled(codes: tuple[str, ...], number: int) -> tuple[str, ...]:
    return (*codes[:number], ALL, *codes[number + 1 :])


def shown_as(
    hidden: frozenset[Key], guard: Guard, allowed: Mapping[str, Sequence[str]], shown: Sequence[Axis]
) -> frozenset[Key]:
    """The cells of the table that hold a hidden one; `allowed` are the categories that filters leave of an axis."""
    own = [axis.code for axis in shown]
    found = set()
    for key in _shown_keys(guard, own):
        if any((*key[:3], each) in hidden for each in product(*_joined(key, guard.axes, own, allowed))):
            found.add(key)
    return frozenset(found)


def _shown_keys(guard: Guard, own: Sequence[str]) -> Iterator[Key]:
    """The cells of the table: axes that only guard are left away."""
    codes = [(ALL, *exclusive(axis)) for axis in guard.axes if axis.code in own]
    for group in guard.groups:
        for day, spots in guard.spots.items():
            for spot in spots:
                yield from ((group.code, day, spot, each) for each in product(*codes))


def _joined(
    key: Key, axes: Sequence[Axis], own: Sequence[str], allowed: Mapping[str, Sequence[str]]
) -> Iterator[Sequence[str]]:
    codes = dict(zip(own, key[3], strict=True))
    for axis in axes:
        code = codes.get(axis.code, ALL)
        yield allowed.get(axis.code, (ALL,)) if code == ALL else (code,)
