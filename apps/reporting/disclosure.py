"""Disclosure control: small cells of sensitive dimensions are hidden, and others so that none can be inferred.

A separate pass over a finished table. It works on the sums that a reader knows: the rows of one unit make its base,
one row over the units below a unit makes the unit's, one row over the groups that make another group that group's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from apps.reporting.definitions import Territory
from apps.reporting.solving import hidden_numbers, parts_of_whole
from apps.reporting.table import Breakdown, Key, ReportTable

SMALL = 5


def protect(table: ReportTable) -> frozenset[Key]:
    """The cells to hide: of sensitive dimensions, where the table crosses units or the user lacks the right."""
    hidden: set[Key] = set()
    for breakdown in table.breakdowns:
        opened_by = breakdown.dimension.opened_by
        if opened_by and (opened_by not in table.rights or len(table.places) > 1):
            hidden |= hidden_cells(table, breakdown)
    return frozenset(hidden)


def is_guarded(breakdowns: Iterable[Breakdown], territory: Territory, levels: Sequence[str]) -> bool:
    """Whether a table of these levels could hide any cell."""
    needed = {each.dimension.opened_by for each in breakdowns} - {None}
    return bool(needed) and (len(levels) > 1 or not needed <= territory.rights)


def hidden_cells(table: ReportTable, breakdown: Breakdown) -> set[Key]:
    """Small cells, and as many others as it takes until none follows from what is printed."""
    return _Cells.of(table, breakdown).hidden()


@dataclass(frozen=True)
class _Cells:
    """The cells of a breakdown by number: one row after the other, group by group and place by place.

    As keys of four words, three thousand cells in twice as many sums take longer to look up than to reckon with.
    """

    table: ReportTable
    breakdown: Breakdown
    places: list[int]
    groups: list[str]
    rows: list[str]
    held: list[int]

    @classmethod
    def of(cls, table: ReportTable, breakdown: Breakdown) -> Self:
        places, groups = [place.pk for place in table.places], [group.code for group in table.groups]
        rows, code, count = [each.code for each in breakdown.exclusive], breakdown.dimension.code, table.counts.get
        held = [count((group, place, code, row), 0) for place in places for group in groups for row in rows]
        return cls(table, breakdown, places, groups, rows, held)

    def hidden(self) -> set[Key]:
        held, sums = [*self.held], [*self._sums()]
        small = [number for number, persons in enumerate(held) if 0 < persons < SMALL]
        joined = [each for each in self._joined() if 0 < sum(held[part] for part in each[0]) < SMALL]
        for number, (parts, rest) in enumerate(joined, start=len(self.held)):
            small.append(number)
            held.append(sum(held[part] for part in parts))
            sums.append(dict.fromkeys((number, *rest), 1))
        sums += [parts_of_whole(number, parts) for number, (parts, _rest) in enumerate(joined, start=len(self.held))]
        can_hide = [number < len(self.held) for number in range(len(held))]
        return {self._key(number) for number in hidden_numbers(small, sums, can_hide, held) if can_hide[number]}

    def _key(self, number: int) -> Key:
        place, in_place = divmod(number, self._of_place)
        group, row = divmod(in_place, len(self.rows))
        return self.groups[group], self.places[place], self.breakdown.dimension.code, self.rows[row]

    @property
    def _of_place(self) -> int:
        return len(self.groups) * len(self.rows)

    def _joined(self) -> Iterator[tuple[list[int], list[int]]]:
        """Parts and rest of cells of rows that join others: hidden with any part, their sum could follow from the rest.

        The joined cell and the rows that it does not join make the base.
        """
        number_of = {row: number for number, row in enumerate(self.rows)}
        for category in (each for each in self.breakdown.shown if each.parts):
            own = [number_of[part] for part in category.parts]
            beside = [number for number in number_of.values() if number not in own]
            for start in range(0, len(self.held), len(self.rows)):
                yield [start + number for number in own], [start + number for number in beside]

    def _sums(self) -> Iterator[dict[int, int]]:
        """The rows of a unit make its base, which is open; the units below make a unit; groups make a group."""
        for start in range(0, len(self.held), len(self.rows)):
            yield dict.fromkeys(range(start, start + len(self.rows)), 1)
        start_of = {place: number * self._of_place for number, place in enumerate(self.places)}
        for whole, *parts in _families(self.table):
            starts = [start_of[part] for part in parts]
            for cell in range(self._of_place):
                yield parts_of_whole(start_of[whole] + cell, [start + cell for start in starts])
        group_of = {group: number * len(self.rows) for number, group in enumerate(self.groups)}
        for whole_group, *groups in _group_sums(self.table):
            for start in range(0, len(self.held), self._of_place):
                for row in range(len(self.rows)):
                    own = [start + group_of[group] + row for group in groups]
                    yield parts_of_whole(start + group_of[whole_group] + row, own)


def _families(table: ReportTable) -> Iterable[tuple[int, ...]]:
    """Each unit with the nearest units shown below it: the whole and its parts."""
    shown = {place.pk for place in table.places}
    families: dict[int, list[int]] = defaultdict(list)
    for place in table.places:
        above = place.parent if place.parent in shown else table.unit.pk
        if place.pk != table.unit.pk and above is not None:
            families[above].append(place.pk)
    return [(whole, *parts) for whole, parts in families.items()]


def _group_sums(table: ReportTable) -> Iterable[tuple[str, ...]]:
    """Groups that are made of others in this table, with their parts."""
    present = {group.code for group in table.groups}
    return [(group.code, *group.parts) for group in table.groups if group.parts and set(group.parts) <= present]
