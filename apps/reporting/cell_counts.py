"""Counts of a report from the cells of a stored day: sums over units, and the rows of whoever stands in several."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from apps.core.narrowing import present
from apps.reporting.carriage import Chain
from apps.reporting.cell_lines import CellReading
from apps.reporting.counts import Counts, Row
from apps.reporting.question import Question, Value
from apps.reporting.stored.contents import GROUPS, places
from apps.reporting.stored.reading import cells_of

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
        reading = CellReading(len(self._order), self.question.groups, self._bits, numbers)
        lines = reading.of_units(by_chain, [unit for _person, unit, _groups, _values in several])
        for unit, groups, values in _once_per_unit(several):
            for group, row in self._places_of(groups, values):
                lines.add_person(unit, group, row)
        parts = {place for (dimension, _value), place in self._place_of.items() if dimension == self._first}
        lines.set_totals(self._place_of[None, None], sorted(parts))
        return Counts(self._order, lines)

    @cached_property
    def _order(self) -> list[Row]:
        return list(dict.fromkeys(self.rows.values()))

    @cached_property
    def _place_of(self) -> dict[Value, int]:
        """The place of each value among the rows."""
        places_of_rows = {row: place for place, row in enumerate(self._order)}
        return {value: places_of_rows[row] for value, row in self.rows.items()}

    @property
    def _first(self) -> str:
        return self.question.dimensions[0].code

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

    def _places_of(self, groups: int, values: Sequence[str | None]) -> Iterator[tuple[int, int]]:
        """The numbers of a group and of a row for each group and dimension."""
        for number, bit in enumerate(self._bits):
            if groups & bit:
                for dimension, value in zip(self.question.dimensions, values, strict=True):
                    yield number, self._place_of[dimension.code, value]


def _once_per_unit(several: Sequence[Several]) -> Iterator[tuple[int, int, Sequence[str | None]]]:
    """Unit, groups and values: nobody counts twice in a unit for two seats below it."""
    groups_of: dict[tuple[int, int], int] = defaultdict(int)
    values_of: dict[int, Sequence[str | None]] = {}
    for person, unit, groups, values in several:
        groups_of[unit, person] |= groups
        values_of[person] = values
    for (unit, person), groups in groups_of.items():
        yield unit, groups, values_of[person]
