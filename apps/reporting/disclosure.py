"""Disclosure control: small cells of sensitive dimensions are hidden, and others so that none can be inferred.

A separate pass over a finished table. It works on the lines along which sums are known: the rows of one unit, which
make its base; one row over the units below a unit; one row over the groups that make another group.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

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


def hidden_cells(table: ReportTable, breakdown: Breakdown) -> set[Key]:
    """Small cells, and as many others as it takes until no line has a single gap."""
    cells = list(_keys(table, breakdown))
    hidden = {key for key in cells if 0 < table.counts.get(key, 0) < SMALL}
    lines = [line for line in _lines(table, breakdown) if len(line) > 1]
    crossing: dict[Key, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for key in line:
            crossing[key].append(number)
    waiting = {number for key in hidden for number in crossing[key]}
    while waiting:
        line = lines[waiting.pop()]
        if sum(key in hidden for key in line) != 1:
            continue
        another = min((key for key in line if key not in hidden), key=lambda key: _preference(table, key))
        hidden.add(another)
        waiting.update(crossing[another])
    return hidden


def _preference(table: ReportTable, key: Key) -> tuple[bool, int]:
    """Of the cells that could be hidden too, the smallest that holds anyone."""
    found = table.counts.get(key, 0)
    return found == 0, found


def _keys(table: ReportTable, breakdown: Breakdown) -> Iterator[Key]:
    for place in table.places:
        for group in table.groups:
            for category in breakdown.exclusive:
                yield (group.code, place.pk, breakdown.dimension.code, category.code)


def _lines(table: ReportTable, breakdown: Breakdown) -> Iterator[tuple[Key, ...]]:
    code = breakdown.dimension.code
    rows = [category.code for category in breakdown.exclusive]
    for place in table.places:
        for group in table.groups:
            yield tuple((group.code, place.pk, code, row) for row in rows)
    for family in _families(table):
        for group in table.groups:
            for row in rows:
                yield tuple((group.code, unit, code, row) for unit in family)
    for groups in _group_sums(table):
        for place in table.places:
            for row in rows:
                yield tuple((group, place.pk, code, row) for group in groups)


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
