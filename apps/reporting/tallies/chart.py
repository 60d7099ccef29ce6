"""The chart of a report of events: numbers themselves, as bars of their categories; every part opens its events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from apps.reporting.asking import ALL
from apps.reporting.chart import MOST_BARS, NOWHERE, Bars, Drawing, drawing_of
from apps.reporting.places import Place
from apps.reporting.tallies.asking import AskedTally
from apps.reporting.tallies.definitions import Aggregate, Cross, Group
from apps.reporting.tallies.grids import TallyDraughtsman, colours_of
from apps.reporting.tallies.lines import Block, Measure, Section
from apps.reporting.tallies.table import TallyTable


@dataclass(frozen=True)
class Bar:
    """One bar: a measure of a group in a unit."""

    title: str
    group: Group
    place: Place
    measure: Measure


@dataclass(frozen=True)
class Charted:
    """What a chart shows: the first breakdown of the page that has categories."""

    section: Section
    block: Block
    groups: tuple[Group, ...]


def charted(table: TallyTable, asked: AskedTally) -> Charted | None:
    """The first breakdown of which every bar is the sum of its parts.

    Persons who stand in several categories would make bars longer than there are persons; sums of money share no scale
    with persons; before and after make no whole.
    """
    for section in table.sections:
        for block in section.blocks if section.tally.total else ():
            groups = tuple(
                group
                for group in section.groups
                if asked.group in (ALL, group.code)
                and group.counted.aggregate is not Aggregate.SUM
                and all(_makes_its_total(table, bar) for bar in _bars(table, asked, block, (group,)))
            )
            if groups and block.breakdown is not None:
                is_alone = asked.by or isinstance(block.breakdown, Cross)
                return Charted(section, block, groups[:1] if is_alone else groups)
    return None


def _makes_its_total(table: TallyTable, bar: Bar) -> bool:
    counts = [table.count(bar.group.code, bar.place.pk, bar.measure, row.code) for row in bar.measure.exclusive]
    total = bar.measure.total
    whole = table.count(bar.group.code, bar.place.pk, bar.measure, total.code) if total else None
    return None not in counts and sum(number for number in counts if number) == whole


def draw(table: TallyTable, asked: AskedTally) -> Drawing | None:
    shown = charted(table, asked)
    bars = list(_bars(table, asked, shown.block, shown.groups)) if shown else []
    if shown is None or not bars or len(bars) > MOST_BARS:
        return None
    parts = tuple(_parts(TallyDraughtsman(table, asked), shown, bars))
    if not parts:
        return None
    present = {part[1] for part in parts}
    legend = tuple((title, colour) for title, colour in _legend(shown.block) if title in present)
    title = f"{_title(shown)}, {table.unit.title}, {table.span.last:%d/%m/%Y}, {table.geography.title}"
    return drawing_of(Bars(parts, legend, tuple(bar.title for bar in bars), as_shares=False), title)


def _title(shown: Charted) -> str:
    words = str(shown.block.breakdown.title) if shown.block.breakdown else ""
    return words if len(shown.groups) > 1 else f"{words}: {shown.groups[0].title}"


def _legend(block: Block) -> Iterator[tuple[str, str]]:
    colours = colours_of(block)
    yield from ((str(leaf.title), colours[leaf.code]) for leaf in block.scales[-1].leaves)


def _bars(table: TallyTable, asked: AskedTally, block: Block, groups: tuple[Group, ...]) -> Iterator[Bar]:
    """Units for a breakdown by unit, the rows of a cross for its first group, groups for an axis."""
    group = groups[0]
    if asked.by:
        measure = next((m for m in block.measures if m.code == asked.measure), block.measures[-1])
        yield from (Bar(place.title, group, place, measure) for place in table.places)
    elif isinstance(block.breakdown, Cross):
        for measure in block.measures:
            if measure.row is not None and measure.row.kind.is_exclusive:
                yield Bar(str(measure.title), group, table.unit, measure)
    else:
        yield from (Bar(str(each.title), each, table.unit, block.measures[0]) for each in groups)


def _parts(draughtsman: TallyDraughtsman, shown: Charted, bars: list[Bar]) -> Iterator[tuple[Any, ...]]:
    """One entry per bar and category that is neither empty nor hidden."""
    for bar in bars:
        for order, row in enumerate(bar.measure.exclusive):
            figure = draughtsman.figure(shown.section, bar.group, bar.place, bar.measure, row)
            if figure.count:
                words = f"{bar.title}, {row.title}: {figure.count}"
                yield bar.title, str(row.title), order, figure.count, words, NOWHERE + figure.url
