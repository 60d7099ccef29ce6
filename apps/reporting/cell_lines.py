"""Lines of numbers for the units of a report, summed from the cells of a stored day many thousands at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from apps.reporting.carriage import Chain
from apps.reporting.members import Cell
from apps.reporting.stored.contents import GROUPS

# Read when the first report is told, as every command would wait for it.
if TYPE_CHECKING:
    import numpy

UNKNOWN = -1


@dataclass(frozen=True)
class LinesOfUnits(Mapping[Cell, list[int]]):
    """For each group and unit a line of numbers; those to which nobody belongs are not there.

    Held as one `table` of the shape (units, groups, rows): most pages read a few of a thousand lines.
    """

    groups: Sequence[str]
    number_of: dict[int, int]
    table: numpy.ndarray[tuple[int, int, int], numpy.dtype[numpy.int64]]

    def add_person(self, unit: int, group: int, row: int) -> None:
        """One more where the numbers of a group and a row meet."""
        self.table[self.number_of[unit], group, row] += 1

    def set_totals(self, place: int, parts: Sequence[int]) -> None:
        """Everyone stands in one row of each dimension."""
        self.table[:, :, place] = self.table[:, :, parts].sum(axis=2)

    def __getitem__(self, cell: Cell) -> list[int]:
        return self._told[cell]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    @property
    def room(self) -> int:
        return self.table.shape[0] * self.table.shape[1]

    def numbers(self, cells: Iterable[Cell], places: Sequence[int]) -> list[int]:
        """The numbers at these places of one line after the other; nobody where a line is not there."""
        import numpy

        if not self.number_of:
            return [0] * len(places) * sum(1 for _cell in cells)
        asked = [(self.number_of.get(unit, UNKNOWN), self._group_of.get(group, UNKNOWN)) for group, unit in cells]
        units, groups = numpy.array(asked, numpy.int64).reshape(-1, 2).T
        is_there = (units != UNKNOWN) & (groups != UNKNOWN)
        lines = self.table[units, groups][:, list(places)] * is_there[:, None]
        numbers: list[int] = lines.ravel().tolist()
        return numbers

    @cached_property
    def _group_of(self) -> dict[str, int]:
        return {group: number for number, group in enumerate(self.groups)}

    @cached_property
    def _told(self) -> dict[Cell, list[int]]:
        import numpy

        unit_of = [*self.number_of]
        units, groups = numpy.nonzero(self.table.any(axis=2))
        cells = [
            (self.groups[group], unit_of[unit]) for unit, group in zip(units.tolist(), groups.tolist(), strict=True)
        ]
        return dict(zip(cells, self.table[units, groups].tolist(), strict=True))


@dataclass(frozen=True)
class CellReading:
    """How cells are read: the rows of a line, its groups with their bits, the row of each number of a value."""

    width: int
    groups: Sequence[str]
    bits: Sequence[int]
    place_of: Mapping[int, int]

    def of_units(self, by_chain: Mapping[Chain, bytes], further: Sequence[int]) -> LinesOfUnits:
        """The sums of all chains that count in a unit, for these units and the `further` ones.

        Raises KeyError for a number that no row names.
        """
        import numpy

        units = dict.fromkeys([*(unit for chain in by_chain for unit in chain if unit is not None), *further])
        number_of = {unit: number for number, unit in enumerate(units)}
        table = numpy.zeros((len(units), len(self.bits), self.width), numpy.int64)
        counting = [(number_of[unit], at) for at, chain in enumerate(by_chain) for unit in chain if unit is not None]
        if counting:
            # In the order of the units, so that those of each are added up in one go.
            into, chains = numpy.array(sorted(counting)).T
            own, first = numpy.unique(into, return_index=True)
            table[own] = numpy.add.reduceat(self._of_chains(list(by_chain.values()))[chains], first)
        return LinesOfUnits(self.groups, number_of, table)

    def _of_chains(self, cells: Sequence[bytes]) -> numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.int64]]:
        """The cells of each chain as lines: pairs of a code (number of the value, bits of groups) and of persons."""
        import numpy

        codes, persons = numpy.frombuffer(b"".join(cells), ">i4").reshape(-1, 2).T
        # Weights are counted as floating numbers, which are whole ones far beyond the number of people.
        codes, persons = codes.astype(numpy.int32), persons.astype(numpy.float64)
        chains = numpy.repeat(numpy.arange(len(cells)), [len(each) // 8 for each in cells])
        at = chains * self.width + self._places(codes >> len(GROUPS))
        lines = numpy.empty((len(cells), len(self.bits), self.width), numpy.int64)
        for number, bit in enumerate(self.bits):
            # Those of other groups count as nobody: to choose a group's own takes three times as long.
            own = persons * (codes & bit != 0)
            lines[:, number] = numpy.bincount(at, own, len(cells) * self.width).reshape(-1, self.width)
        return lines

    def _places(
        self, numbers: numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.int64]]
    ) -> numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.int64]]:
        import numpy

        known = numpy.full(int(numbers.max(initial=0)) + 1, UNKNOWN)
        for number, place in self.place_of.items():
            if number < known.size:
                known[number] = place
        places = known[numbers]
        if (places == UNKNOWN).any():
            raise KeyError(int(numbers[places == UNKNOWN][0]))
        return places
