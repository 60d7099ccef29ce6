"""Disclosure control of events: small numbers are hidden, and others so that none can be inferred.

As for persons of a day, a separate pass over a finished table. The sums that a reader knows are: the categories of a
measure make its total and its joined rows, a column of a cross its last line, the cells of the parts of a unit that
of the unit. The total itself is as telling as any other cell, and stands in several measures at once. What a sum of
money adds up is hidden wherever the number beside it is. Persons of several cells may be the same ones, so that sums
of theirs hold at most: taking them as exact hides rather more.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from apps.reporting.definitions import TOTAL, Category
from apps.reporting.disclosure import SMALL
from apps.reporting.solving import hidden_with, parts_of_whole
from apps.reporting.table import Key
from apps.reporting.tallies.definitions import Aggregate, Group
from apps.reporting.tallies.lines import Block, Measure, Section
from apps.reporting.tallies.plan import Name
from apps.reporting.tallies.table import TallyTable


def protect(table: TallyTable) -> frozenset[Key]:
    """The cells to hide of protected tallies, where the user lacks the right that opens them."""
    guarded = [s for s in table.sections if s.tally.protected_by and s.tally.protected_by not in table.rights]
    return frozenset(chain.from_iterable(_hidden_of(table, section) for section in guarded))


def _hidden_of(table: TallyTable, section: Section) -> set[Key]:
    people = [group for group in section.groups if group.counted.aggregate is not Aggregate.SUM]
    hidden = set(chain.from_iterable(_hidden_of_group(table, section, group) for group in people))
    sums = [group.code for group in section.groups if group.counted.aggregate is Aggregate.SUM]
    return hidden | {(group, *key[1:]) for key in hidden for group in sums}


def _hidden_of_group(table: TallyTable, section: Section, group: Group) -> set[Key]:
    """Small cells, and as many others as it takes until none follows from what is printed."""
    names = _names(section)
    cells = {(group.code, place.pk, *name) for place in table.places for name in names}
    small = {key for key in cells if 0 < table.counts.get(key, 0) < SMALL}
    sums = list(_sums(table, section, group))
    return hidden_with(small, sums, cells.__contains__, lambda key: table.counts.get(key, 0))


def _names(section: Section) -> list[Name]:
    """What is printed of a unit; differences follow from it."""
    return [(measure.code, each.code) for measure in section.measures for each in _across(measure)]


def _across(measure: Measure) -> tuple[Category, ...]:
    return (*measure.categories, *([measure.total] if measure.total else []))


def _sums(table: TallyTable, section: Section, group: Group) -> Iterator[dict[Key, int]]:
    own = [each for block in section.blocks for each in _sums_of(block)] + list(_same_totals(section))
    for place in table.places:
        for each in own:
            yield {(group.code, place.pk, *name): by for name, by in each.items()}
    for whole, *parts in _families(table):
        for name in _names(section):
            yield parts_of_whole((group.code, whole, *name), [(group.code, unit, *name) for unit in parts])


def _sums_of(block: Block) -> Iterator[dict[Name, int]]:
    """Across each line, and down each column of a cross; joined rows and columns are sums of their parts."""
    for measure in block.measures:
        for whole, parts in _wholes(measure.categories, measure.total):
            yield parts_of_whole((measure.code, whole), [(measure.code, part) for part in parts])
    *lines, last = block.measures
    rows = {line.row.code: line for line in lines if line.row}
    down = {row: line.code for row, line in rows.items()} | {TOTAL.code: last.code}
    for whole, parts in _wholes([line.row for line in lines if line.row], TOTAL if rows else None):
        for category in _across(last):
            yield parts_of_whole((down[whole], category.code), [(down[part], category.code) for part in parts])


def _wholes(categories: Sequence[Category], total: Category | None) -> Iterator[tuple[str, list[str]]]:
    """The total with all that is exclusive, every joined category with its parts."""
    exclusive = [category.code for category in categories if category.kind.is_exclusive]
    if total and exclusive:
        yield total.code, exclusive
    yield from ((category.code, list(category.parts)) for category in categories if category.parts)


def _same_totals(section: Section) -> Iterator[dict[Name, int]]:
    """The total of all rows stands at the end of every block: hidden in one, hidden in all."""
    total = section.tally.total
    if total is None:
        return
    for one, other in pairwise(section.blocks):
        yield parts_of_whole((one.measures[-1].code, total.code), [(other.measures[-1].code, total.code)])


def _families(table: TallyTable) -> list[tuple[int, ...]]:
    """Each unit with the nearest units shown below it: the whole and its parts."""
    shown = {place.pk for place in table.places}
    families: dict[int, list[int]] = defaultdict(list)
    for place in table.places:
        above = place.parent if place.parent in shown else table.unit.pk
        if place.pk != table.unit.pk and above is not None:
            families[above].append(place.pk)
    return [(whole, *parts) for whole, parts in families.items()]
