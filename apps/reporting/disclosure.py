"""Disclosure control: small cells of sensitive dimensions are hidden, and others so that none can be inferred.

A separate pass over a finished table. It works on the sums that a reader knows: the rows of one unit make its base,
one row over the units below a unit makes the unit's, one row over the groups that make another group that group's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from apps.reporting.counts import persons_in
from apps.reporting.places import Territory
from apps.reporting.solving import crossing_sums, hidden_numbers, parts_of_whole
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
    places, groups = [place.pk for place in table.places], [group.code for group in table.groups]
    code, rows = breakdown.dimension.code, [each.code for each in breakdown.exclusive]
    cells = [(group, place) for place in places for group in groups]
    held = tuple(persons_in(table.counts, cells, [(code, row) for row in rows]))
    hidden = (divmod(number, len(rows)) for number in hidden_of(Shape.of(table, breakdown), held))
    return {(*cells[cell], code, rows[row]) for cell, row in hidden}


@dataclass(frozen=True)
class Shape:
    """What the sums of a table lead through, by number: the cells stand row after row, group by group, place by place.

    As keys of four words, three thousand cells in twice as many sums take longer to look up than to reckon with.
    """

    places: int
    groups: int
    rows: int
    # A place with those that make it, a group with its parts.
    families: tuple[tuple[int, ...], ...]
    unions: tuple[tuple[int, ...], ...]
    # Rows that are shown as one beside those that make the whole.
    joined: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, table: ReportTable, breakdown: Breakdown) -> Self:
        place_of = {place.pk: number for number, place in enumerate(table.places)}
        group_of = {group.code: number for number, group in enumerate(table.groups)}
        row_of = {row.code: number for number, row in enumerate(breakdown.exclusive)}
        return cls(
            len(place_of),
            len(group_of),
            len(row_of),
            tuple(tuple(place_of[each] for each in family) for family in _families(table)),
            tuple(tuple(group_of[each] for each in union) for union in _group_sums(table)),
            tuple(tuple(row_of[part] for part in each.parts) for each in breakdown.shown if each.parts),
        )

    @property
    def of_place(self) -> int:
        return self.groups * self.rows

    def joined_cells(self) -> Iterator[tuple[list[int], list[int]]]:
        """Parts and rest of cells of rows that join others: hidden with any part, their sum could follow from the rest.

        The joined cell and the rows that it does not join make the base.
        """
        for own in self.joined:
            beside = [number for number in range(self.rows) if number not in own]
            for start in range(0, self.places * self.of_place, self.rows):
                yield [start + number for number in own], [start + number for number in beside]

    def sums(self) -> Iterator[dict[int, int]]:
        """The rows of a unit make its base, which is open; the units below make a unit; groups make a group."""
        of_place, rows, cells = self.of_place, self.rows, self.places * self.of_place
        for start in range(0, cells, rows):
            yield dict.fromkeys(range(start, start + rows), 1)
        for whole, *parts in self.families:
            starts = [part * of_place for part in parts]
            for cell in range(of_place):
                yield parts_of_whole(whole * of_place + cell, [start + cell for start in starts])
        for whole, *parts in self.unions:
            for start in range(0, cells, of_place):
                for cell in range(start, start + rows):
                    yield parts_of_whole(cell + whole * rows, [cell + part * rows for part in parts])


@lru_cache(maxsize=8)
def _sums_of(shape: Shape) -> tuple[list[dict[int, int]], list[list[int]]]:
    """The sums of every table of this shape and those through each cell, for all figures; nobody may change them."""
    sums = [*shape.sums()]
    return sums, crossing_sums(sums, shape.places * shape.of_place)


@lru_cache(maxsize=32)
def hidden_of(shape: Shape, held: tuple[int, ...]) -> tuple[int, ...]:
    """The numbers of the cells to hide: nothing but the figures decides, so that most edits leave them as they are.

    Of a province by commune they take a third of the time of its report.
    """
    sums, crossing = _sums_of(shape)
    small = [number for number, persons in enumerate(held) if 0 < persons < SMALL]
    joined = [each for each in shape.joined_cells() if 0 < sum(held[part] for part in each[0]) < SMALL]
    if not joined:
        return tuple(hidden_numbers(small, sums, [True] * len(held), held, crossing))
    numbered = [*enumerate(joined, start=len(held))]
    known = [*held, *(sum(held[part] for part in parts) for parts, _rest in joined)]
    sums = [
        *sums,
        *(dict.fromkeys((number, *rest), 1) for number, (_parts, rest) in numbered),
        *(parts_of_whole(number, parts) for number, (parts, _rest) in numbered),
    ]
    small += range(len(held), len(known))
    can_hide = [number < len(held) for number in range(len(known))]
    return tuple(number for number in hidden_numbers(small, sums, can_hide, known) if can_hide[number])


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
