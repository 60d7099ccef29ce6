"""Counts of a report: what one statement found by key, summed in the groups and units of each key."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import add
from typing import Any, TypeVar

from apps.reporting.cell_lines import LinesOfUnits
from apps.reporting.members import Cell, Members
from apps.reporting.question import Value
from apps.reporting.table import Key

Row = tuple[str, str]
# Chain and groups as one number, the pair of dimensions, their values, persons.
Found = tuple[int, int, str | None, str | None, int]
Line = list[int]
# A group with the units in which the same persons count, from the widest down.
Standing = tuple[str, tuple[int, ...]]
P = TypeVar("P")


class Counts(Mapping[Key, int]):
    """Persons by group, unit, dimension and row; a cell that holds nobody is not there.

    Held as a line of numbers for each group and unit: a key of four for each of fifty thousand cells takes longer to
    make than their sums, and most pages read a few of them.
    """

    def __init__(self, rows: Sequence[Row], lines: Mapping[Cell, Sequence[int]]) -> None:
        self._places = {row: place for place, row in enumerate(rows)}
        self._lines = lines

    def get(self, key: Key, default: Any = None, /) -> Any:
        group, unit, dimension, row = key
        line, place = self._lines.get((group, unit)), self._places.get((dimension, row))
        return default if line is None or place is None else line[place] or default

    def __getitem__(self, key: Key) -> int:
        persons: int | None = self.get(key)
        if persons is None:
            raise KeyError(key)
        return persons

    def __iter__(self) -> Iterator[Key]:
        for (group, unit), line in self._lines.items():
            for (dimension, row), place in self._places.items():
                if line[place]:
                    yield (group, unit, dimension, row)

    def persons(self, cells: Iterable[Cell], rows: Sequence[Row]) -> list[int]:
        """The numbers in these rows of dimensions, for one group and unit after the other."""
        places, nobody = [self._places.get(row, -1) for row in rows], [0] * len(rows)
        if -1 in places:
            return [self.get((*cell, *row), 0) for cell in cells for row in rows]
        if isinstance(self._lines, LinesOfUnits):
            return self._lines.numbers(cells, places)
        found = (self._lines.get(cell) for cell in cells)
        return [persons for line in found for persons in (nobody if line is None else [line[at] for at in places])]

    @property
    def room(self) -> int:
        """How many numbers are held, those of nobody too."""
        lines = self._lines.room if isinstance(self._lines, LinesOfUnits) else len(self._lines)
        return lines * len(self._places)

    def __len__(self) -> int:
        return self._held

    @cached_property
    def _held(self) -> int:
        return sum(len(self._places) - line[: len(self._places)].count(0) for line in self._lines.values())


def persons_in(counts: Mapping[Key, int], cells: Iterable[Cell], rows: Sequence[Row]) -> list[int]:
    """The persons in these rows of dimensions, for one group and unit after the other; nobody where none are told."""
    if isinstance(counts, Counts):
        return counts.persons(cells, rows)
    return [counts.get((*cell, *row), 0) for cell in cells for row in rows]


def summed(
    members: Members,
    pairs: Sequence[Sequence[str]],
    rows: Mapping[Value, Row],
    found: Sequence[Found],
) -> Counts:
    """The counts of whoever was found, by pairs of dimensions; `rows` says in which row a value stands."""
    order = list(dict.fromkeys(rows.values()))
    places = {row: place for place, row in enumerate(order)}
    # The last number of a line takes what the missing second of a lone dimension would count; no row names it.
    lines: dict[Standing, Line] = defaultdict(([0] * (len(order) + 1)).copy)
    of_key = {key: [lines[each] for each in members.units_of(key)] for key in {each[0] for each in found}}
    values = [_places_by_value(pair, rows, places) for pair in pairs]
    for key, pair, one, other, persons in found:
        first, second = values[pair]
        own, beside = first[one], second[other]
        for line in of_key[key]:
            line[own] += persons
            line[beside] += persons
    set_totals(lines.values(), places[rows[None, None]], values[0][0].values())
    return Counts(order, _by_unit(lines))


def _places_by_value(
    pair: Sequence[str], rows: Mapping[Value, Row], places: Mapping[Row, int]
) -> list[dict[str | None, int]]:
    """For both dimensions of a pair the place of each value in a line."""
    found: list[dict[str | None, int]] = [
        {value: places[row] for (of, value), row in rows.items() if of == dimension} for dimension in pair or (None,)
    ]
    lone: dict[str | None, int] = {None: len(places)}
    return [*found, lone][:2]


def set_totals(lines: Iterable[list[int]], place: int, parts: Iterable[int]) -> None:
    """Everyone stands in one row of each dimension."""
    different = set(parts)
    for line in lines:
        line[place] = sum(line[part] for part in different)


def _by_unit(lines: Mapping[Standing, Line]) -> dict[Cell, Line]:
    """The sums of all lines that count in a unit, for each group; of a wide unit those of the units below are added."""
    counting: dict[Cell, Line] = {}
    while lines:
        above: dict[Standing, Line] = {}
        for (group, units), line in lines.items():
            add_line(counting, (group, units[-1]), line)
            if len(units) > 1:
                add_line(above, (group, units[:-1]), line)
        lines = above
    return counting


def add_line(lines: dict[P, Line], place: P, line: Line) -> None:
    """The line joins what stands at the place; none is changed, as a line may stand at several places."""
    own = lines.get(place)
    lines[place] = line if own is None else list(map(add, own, line))
