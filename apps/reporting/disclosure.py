"""Disclosure control: small cells of sensitive dimensions are hidden, and others so that none can be inferred.

A separate pass over a finished table. It works on the sums that a reader knows: the rows of one unit make its base,
one row over the units below a unit makes the unit's, one row over the groups that make another group that group's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from apps.reporting.definitions import Territory
from apps.reporting.solving import hidden_with, parts_of_whole
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
    cells = dict.fromkeys(_keys(table, breakdown))
    joined = dict(_joined(table, breakdown))
    persons = {key: table.counts.get(key, 0) for key in cells}
    persons.update({key: sum(table.counts.get(part, 0) for part in parts) for key, parts in joined.items()})
    small = {key for key, count in persons.items() if 0 < count < SMALL}
    sums = [*_sums(table, breakdown), *(_rest(key, joined, breakdown) for key in joined if key in small)]
    sums += [parts_of_whole(key, parts) for key, parts in joined.items() if key in small]
    return hidden_with(small, sums, cells.__contains__, lambda key: persons.get(key, 0)) & cells.keys()


def _keys(table: ReportTable, breakdown: Breakdown) -> Iterator[Key]:
    for place in table.places:
        for group in table.groups:
            for category in breakdown.exclusive:
                yield (group.code, place.pk, breakdown.dimension.code, category.code)


def _joined(table: ReportTable, breakdown: Breakdown) -> Iterator[tuple[Key, list[Key]]]:
    """Cells of rows that join others: hidden with any of their parts, their sum could follow from the rest."""
    code = breakdown.dimension.code
    for category in (each for each in breakdown.shown if each.parts):
        for place in table.places:
            for group in table.groups:
                whose = (group.code, place.pk, code)
                yield (*whose, category.code), [(*whose, part) for part in category.parts]


def _rest(key: Key, joined: Mapping[Key, Sequence[Key]], breakdown: Breakdown) -> dict[Key, int]:
    """A joined cell and the rows that it does not join make the base."""
    rest = [(*key[:3], row.code) for row in breakdown.exclusive]
    return dict.fromkeys((key, *(each for each in rest if each not in joined[key])), 1)


def _sums(table: ReportTable, breakdown: Breakdown) -> Iterator[dict[Key, int]]:
    """The rows of a unit make its base, which is open; the units below make a unit; groups make a group."""
    code = breakdown.dimension.code
    rows = [category.code for category in breakdown.exclusive]
    for place in table.places:
        for group in table.groups:
            yield {(group.code, place.pk, code, row): 1 for row in rows}
    for whole, *parts in _families(table):
        for group in table.groups:
            for row in rows:
                yield parts_of_whole((group.code, whole, code, row), [(group.code, unit, code, row) for unit in parts])
    for whole_group, *groups in _group_sums(table):
        for place in table.places:
            for row in rows:
                own = [(group, place.pk, code, row) for group in groups]
                yield parts_of_whole((whole_group, place.pk, code, row), own)


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
