"""The chart of a report of events: numbers themselves, as bars of their categories; every part opens its events."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import mark_safe

from apps.reporting.asking import ALL
from apps.reporting.chart import MOST_BARS, NOWHERE, Drawing, svg_of, titled
from apps.reporting.definitions import TOTAL, Place
from apps.reporting.tallies.asking import AskedTally
from apps.reporting.tallies.definitions import Aggregate, Axis, Cross, Group
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
    """Sums of money are not drawn, as they share no scale with persons."""
    for section in table.sections:
        groups = tuple(
            group
            for group in section.groups
            if group.counted.aggregate is not Aggregate.SUM and asked.group in (ALL, group.code)
        )
        for block in section.blocks:
            if groups and block.breakdown is not None:
                return Charted(section, block, groups)
    return None


def draw(table: TallyTable, asked: AskedTally) -> Drawing | None:
    shown = charted(table, asked)
    bars = list(_bars(table, asked, shown)) if shown else []
    if shown is None or not bars or len(bars) > MOST_BARS:
        return None
    parts = tuple(_parts(TallyDraughtsman(table, asked), shown, bars))
    if not parts:
        return None
    measure = bars[0].measure
    colours = colours_of(shown.block)
    legend = tuple((str(row.title), colours[row.code]) for row in measure.exclusive)
    svg = svg_of(parts, legend, tuple(bar.title for bar in bars), shares=False)
    title = f"{_title(shown, asked)}, {table.unit.title}, {table.span.last:%d/%m/%Y}"
    return Drawing(mark_safe(titled(svg, title)), title)  # noqa: S308  # drawn here; all words are escaped by the drawing


def _title(shown: Charted, asked: AskedTally) -> str:
    breakdown = shown.block.breakdown
    words = str(breakdown.title) if breakdown else ""
    return words if isinstance(breakdown, Axis) and asked.group == ALL else f"{words}: {shown.groups[0].title}"


def _bars(table: TallyTable, asked: AskedTally, shown: Charted) -> Iterator[Bar]:
    """Units for a breakdown by unit, the rows of a cross for its first group, groups for an axis."""
    group = shown.groups[0]
    if asked.by:
        measure = next((m for m in shown.block.measures if m.code == asked.measure), shown.block.measures[-1])
        yield from (Bar(place.title, group, place, measure) for place in table.places)
    elif isinstance(shown.block.breakdown, Cross):
        for measure in shown.block.measures:
            if measure.row is not None and measure.row.kind.is_exclusive:
                yield Bar(str(measure.title or TOTAL.title), group, table.unit, measure)
    else:
        for each in shown.groups:
            yield Bar(str(each.title), each, table.unit, shown.block.measures[0])


def _parts(draughtsman: TallyDraughtsman, shown: Charted, bars: list[Bar]) -> Iterator[tuple[Any, ...]]:
    """One entry per bar and category that is neither empty nor hidden."""
    for bar in bars:
        for order, row in enumerate(bar.measure.exclusive):
            figure = draughtsman.figure(shown.section, bar.group, bar.place, bar.measure, row)
            if figure.count:
                words = f"{bar.title}, {row.title}: {figure.count}"
                yield bar.title, str(row.title), order, figure.count, words, NOWHERE + figure.url
