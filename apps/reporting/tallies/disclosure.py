"""Disclosure control of events: small numbers are hidden, and others so that none can be inferred.

As for persons of a day, a separate pass over a finished table. Lines along which sums are known are: the categories
of a measure with their total, a column of a cross with its last line, a cell of a unit with those of its parts. The
total itself is as telling as any other cell, and stands in several measures at once. What a sum of money adds up is
hidden wherever the number beside it is.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from apps.reporting.disclosure import SMALL
from apps.reporting.table import Key
from apps.reporting.tallies.definitions import Aggregate, Group
from apps.reporting.tallies.lines import Block, Section
from apps.reporting.tallies.table import TallyTable

Line = tuple[Key, ...]


def protect(table: TallyTable) -> frozenset[Key]:
    """The cells to hide of protected tallies, where the user lacks the right that opens them."""
    guarded = [s for s in table.sections if s.tally.protected_by and s.tally.protected_by not in table.rights]
    return frozenset(chain.from_iterable(_hidden_of(table, section) for section in guarded))


def _hidden_of(table: TallyTable, section: Section) -> set[Key]:
    people = [group for group in section.groups if group.counted.aggregate is not Aggregate.SUM]
    hidden = set(chain.from_iterable(_hidden_of_group(table, section, group) for group in people))
    hidden |= {
        (group.code, *key[1:]) for key in hidden for group in section.groups if group.counted.aggregate is Aggregate.SUM
    }
    return hidden | set(_roll_ups(section, hidden))


def _hidden_of_group(table: TallyTable, section: Section, group: Group) -> set[Key]:
    """Small cells, and as many others as it takes until no line has a single gap."""
    lines = [line for line in _lines(table, section, group) if len(line) > 1]
    cells = set(chain.from_iterable(_lines(table, section, group)))
    same = _same_totals(table, section, group)
    hidden = {key for key in cells if 0 < table.counts.get(key, 0) < SMALL}
    crossing: dict[Key, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for key in line:
            crossing[key].append(number)
    waiting = {number for key in hidden for number in crossing[key]}
    while waiting:
        line = lines[waiting.pop()]
        gaps = {key for key in line if key in hidden}
        new = {each for key in gaps for each in same.get(key, ())} - hidden
        if not new and len(gaps) == 1:
            new = {min((key for key in line if key not in hidden), key=lambda key: _preference(table, key))}
        hidden |= new
        waiting |= {number for key in new for number in crossing[key]}
    return hidden


def _preference(table: TallyTable, key: Key) -> tuple[bool, int]:
    """Of the cells that could be hidden too, the smallest that holds anything."""
    found = table.counts.get(key, 0)
    return found == 0, found


def _lines(table: TallyTable, section: Section, group: Group) -> Iterator[Line]:
    for place in table.places:
        for block in section.blocks:
            for line in _names(block):
                yield tuple((group.code, place.pk, *name) for name in line)
    cells = dict.fromkeys(name for block in section.blocks for line in _names(block) for name in line)
    for family in _families(table):
        for name in cells:
            yield tuple((group.code, unit, *name) for unit in family)


def _names(block: Block) -> Iterator[tuple[tuple[str, str], ...]]:
    """The lines of one block in one unit: across each measure, and down each column of a cross."""
    exclusive = [m for m in block.measures if m.row is None or m.row.kind.is_exclusive]
    for measure in exclusive:
        codes = [each.code for each in (*measure.exclusive, measure.total) if each]
        yield tuple((measure.code, code) for code in codes)
    if len(exclusive) > 1:
        last = exclusive[-1]
        for category in (*last.exclusive, last.total):
            if category:
                yield tuple((measure.code, category.code) for measure in exclusive)


def _same_totals(table: TallyTable, section: Section, group: Group) -> dict[Key, Line]:
    """The total of all rows stands at the end of every block: hidden in one, hidden in all."""
    total = section.tally.total
    if total is None:
        return {}
    names = [(block.measures[-1].code, total.code) for block in section.blocks]
    lines = (tuple((group.code, place.pk, *name) for name in names) for place in table.places)
    return {key: line for line in lines for key in line}


def _families(table: TallyTable) -> list[tuple[int, ...]]:
    """Each unit with the nearest units shown below it: the whole and its parts."""
    shown = {place.pk for place in table.places}
    families: dict[int, list[int]] = defaultdict(list)
    for place in table.places:
        above = place.parent if place.parent in shown else table.unit.pk
        if place.pk != table.unit.pk and above is not None:
            families[above].append(place.pk)
    return [(whole, *parts) for whole, parts in families.items()]


def _roll_ups(section: Section, hidden: set[Key]) -> Iterator[Key]:
    """A joined row is hidden with any of its parts, on either side of a cross."""
    rows = {
        (part, row.code)
        for block in section.blocks
        for measure in block.measures
        if (row := measure.row) is not None
        for part in row.parts
    }
    columns = {
        (measure.code, part, category.code)
        for measure in section.measures
        for category in measure.categories
        for part in category.parts
    }
    down = {
        (group, unit, joined, category)
        for group, unit, measure, category in hidden
        for part, joined in rows
        if part == measure
    }
    for group, unit, measure, category in hidden | down:
        yield group, unit, measure, category
        yield from ((group, unit, measure, joined) for of, part, joined in columns if (of, part) == (measure, category))
