"""Counts of a report from the cells of a stored day: sums over units, and the rows of whoever stands in several.

A place of the report has one line of numbers: for each group its rows, one after the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from struct import Struct

from django.db import connection

from apps.core.narrowing import present
from apps.reporting.carriage import Chain
from apps.reporting.counts import Counts, Line, Row, add_line, set_totals
from apps.reporting.members import Cell
from apps.reporting.question import Question, Value
from apps.reporting.stored.contents import GROUPS, places
from apps.reporting.stored.reading import cells_of

PAIR = Struct(">ii")
# Bytes of more pairs than there are different ones in most units.
MANY = 16_384
# Person, unit of the report and groups of a row of somebody who stands in several units, and the row's values.
Several = tuple[int, int, int, Sequence[str | None]]


def count_cells(question: Question, rows: Mapping[Value, Row]) -> Counts:
    """What the stored day holds for the question; `rows` says in which row a value stands."""
    return _Cells(question, rows).counts()


@dataclass(frozen=True)
class _Cells:
    question: Question
    rows: Mapping[Value, Row]

    def counts(self) -> Counts:
        by_chain, numbers, several = self._found()
        line_places = _LinePlaces(self._bits, len(self._order), numbers)
        lines = _lines_by_unit(
            {chain: self._line(cells, line_places) for chain, cells in by_chain.items()}, self.question.members.depth
        )
        for unit, groups, values in _once_per_unit(several):
            line = lines[unit] = list(lines.get(unit) or [0] * self._width)
            for place in self._places_of(groups, values):
                line[place] += 1
        return Counts(self._order, self._divided(lines))

    @cached_property
    def _order(self) -> list[Row]:
        return list(dict.fromkeys(self.rows.values()))

    @cached_property
    def _place_of(self) -> dict[Value, int]:
        """The place of each value among the rows."""
        places_of_rows = {row: place for place, row in enumerate(self._order)}
        return {value: places_of_rows[row] for value, row in self.rows.items()}

    @property
    def _width(self) -> int:
        return len(self.question.groups) * len(self._order)

    @cached_property
    def _bits(self) -> list[int]:
        """The bits of the groups asked for, as the stored day numbers them."""
        return [1 << GROUPS.index(group) for group in self.question.groups]

    def _found(self) -> tuple[dict[Chain, bytes], dict[int, int], list[Several]]:
        """The cells of each chain, the place of each number of a value, and who stands in several units."""
        members, dimensions = self.question.members, [dimension.code for dimension in self.question.dimensions]
        chains = members.known_chains
        asked = cells_of(present(self.question.stored), members.numbered_units, [places()[code] for code in dimensions])
        code_of = {places()[code]: code for code in dimensions}
        by_chain: dict[Chain, bytes] = {}
        numbers: dict[int, int] = {}
        several: list[Several] = []
        with connection.cursor() as cursor:
            cursor.execute(asked.text, asked.params)
            for number, cells, person, groups, values in cursor.fetchall():
                if cells is not None:
                    by_chain[chains[number]] = cells
                elif person is not None:
                    several += [(person, unit, groups, values) for unit in chains[number] if unit is not None]
                elif (value := (code_of[groups], values[0])) in self._place_of:
                    numbers[number] = self._place_of[value]
        return by_chain, numbers, several

    def _line(self, cells: bytes, line_places: "_LinePlaces") -> Line:
        line = [0] * self._width
        for code, persons in _pairs(cells):
            for place in line_places[code]:
                line[place] += persons
        return line

    def _places_of(self, groups: int, values: Sequence[str | None]) -> Iterator[int]:
        for number, bit in enumerate(self._bits):
            if groups & bit:
                for dimension, value in zip(self.question.dimensions, values, strict=True):
                    yield number * len(self._order) + self._place_of[dimension.code, value]

    def _divided(self, lines: Mapping[int, Line]) -> dict[Cell, Line]:
        """A line for each group that anyone belongs to in the unit, with its total."""
        width, first = len(self._order), self.question.dimensions[0].code
        found: dict[Cell, Line] = {}
        for unit, line in lines.items():
            for number, group in enumerate(self.question.groups):
                own = line[number * width : (number + 1) * width]
                if any(own):
                    found[group, unit] = own
        parts = [place for (dimension, _value), place in self._place_of.items() if dimension == first]
        set_totals(found.values(), self._place_of[None, None], parts)
        return found


class _LinePlaces(dict[int, list[int]]):
    """The places in a line where a number of a value and its groups count; the same few thousand come again."""

    def __init__(self, bits: Sequence[int], width: int, numbers: Mapping[int, int]) -> None:
        self._bits = bits
        self._width = width
        self._numbers = numbers

    def __missing__(self, code: int) -> list[int]:
        value, groups = code >> len(GROUPS), code & (1 << len(GROUPS)) - 1
        counting = [number for number, bit in enumerate(self._bits) if groups & bit]
        self[code] = found = [number * self._width + self._numbers[value] for number in counting]
        return found


def _pairs(cells: bytes) -> Iterable[tuple[int, int]]:
    """Codes and persons; of many units those of a code together, which come up again and again."""
    pairs: Iterable[tuple[int, int]] = PAIR.iter_unpack(cells)
    if len(cells) < MANY:
        return pairs
    persons_of: dict[int, int] = {}
    for code, persons in pairs:
        persons_of[code] = persons_of.get(code, 0) + persons
    return persons_of.items()


def _lines_by_unit(by_chain: Mapping[Chain, Line], depth: int) -> dict[int, Line]:
    """The sums of all lines that count in a unit, from the narrowest level up."""
    lines: dict[int, Line] = {}
    for level in range(depth - 1, -1, -1):
        above: dict[Chain, Line] = {}
        for chain, line in by_chain.items():
            if (unit := chain[level]) is not None:
                add_line(lines, unit, line)
            if level:
                add_line(above, chain[:level], line)
        by_chain = above
    return lines


def _once_per_unit(several: Sequence[Several]) -> Iterator[tuple[int, int, Sequence[str | None]]]:
    """Unit, groups and values: nobody counts twice in a unit for two seats below it."""
    groups_of: dict[tuple[int, int], int] = defaultdict(int)
    values_of: dict[int, Sequence[str | None]] = {}
    for person, unit, groups, values in several:
        groups_of[unit, person] |= groups
        values_of[person] = values
    for (unit, person), groups in groups_of.items():
        yield unit, groups, values_of[person]
