"""A table of events as pages show it: grids of figures, each with its share and the address of its events."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as __

from apps.reporting.definitions import TOTAL, Category, Kind
from apps.reporting.grids import COLUMN_CLASSES, PLACES, ROW_CLASSES, Figure, Head, Line
from apps.reporting.palette import shades_of
from apps.reporting.places import Place
from apps.reporting.table import share
from apps.reporting.tallies.asking import AskedTally
from apps.reporting.tallies.definitions import Group
from apps.reporting.tallies.lines import Block, Measure, Section
from apps.reporting.tallies.services import rights_of
from apps.reporting.tallies.table import TallyTable


@dataclass(frozen=True)
class TallyGrid:
    """A table of a page; `counted` are the words over the columns of numbers, where these count different things."""

    code: str
    title: str
    subtitle: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    counted: tuple[str, ...] = ()
    # The columns that are left out, as nothing stands in them.
    empty: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        return 1 + 2 * len(self.heads) if len(self.heads) > 1 else 4


@dataclass(frozen=True)
class TallyDraughtsman:
    """Draws the grids of one table for one page."""

    table: TallyTable
    asked: AskedTally

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The start of the address of the events behind a figure, by unit."""
        first = self.table.span.first
        start = {
            "report": self.table.report.code,
            "from": first.isoformat() if first else "",
            "day": self.table.span.last.isoformat(),
        }
        path = reverse("reporting:events")
        scopes = {place.code: self.asked.scope.of(place, self.table.unit).query for place in self.table.places}
        return {code: f"{path}?{urlencode({**start, **scope})}" for code, scope in scopes.items()}

    def by_group(self, section: Section, block: Block, groups: tuple[Group, ...]) -> TallyGrid:
        """An axis or a bare total of the unit: a row per category, a column per group."""
        (measure,) = block.measures
        colours = colours_of(block)
        place = self.table.unit
        lines = tuple(
            Line(
                str(category.title),
                row_class(measure, category),
                tuple(self.figure(section, group, place, measure, category) for group in groups),
                colours.get(category.code, ""),
            )
            for category in measure.shown
        )
        heads = tuple(Head(str(group.title)) for group in groups)
        counted = tuple(str(group.counted.title) for group in groups)
        return TallyGrid(measure.code, str(measure.title), "", heads, lines, counted)

    def matrix(self, section: Section, block: Block, group: Group) -> TallyGrid:
        """A cross of the unit for one group: a line per row with the last line first, as official forms put it."""
        *rows, last = block.measures
        named = [
            (last, self.table.unit, str(TOTAL.title), "row-total"),
            *((row, self.table.unit, str(row.title), row_class(row, row.row)) for row in rows),
        ]
        title = str(block.breakdown.title) if block.breakdown else ""
        return self._filled(section, group, f"{last.code}-{group.code}", title, named)

    def by_unit(self, section: Section, measure: Measure, group: Group) -> TallyGrid:
        """One measure of one group: a row per unit, a column for every category."""
        whole, *parts = self.table.places
        named = [
            (measure, whole, whole.title, "row-total"),
            *((measure, place, place.title, "") for place in parts),
        ]
        return self._filled(section, group, measure.code, str(measure.title), named)

    def _filled(
        self, section: Section, group: Group, code: str, title: str, named: list[tuple[Measure, Place, str, str]]
    ) -> TallyGrid:
        """A grid of the lines without the columns in which nothing stands; total and rest are always there."""
        measure = named[0][0]
        columns = [c for c in across(measure) if c.kind is not Kind.PART or measure.is_total(c)]
        held = {c for c in across(measure) for m, place, *_ in named if self._count(group, place, m, c) != 0}
        shown = tuple(category for category in across(measure) if category in held or category in columns)
        lines = tuple(
            self.line(section, group, place, row, shown, words, css_class) for row, place, words, css_class in named
        )
        heads = tuple(head_of(measure, category) for category in shown)
        empty = tuple(str(category.title) for category in across(measure) if category not in shown)
        return TallyGrid(code, title, str(group.title), heads, lines, empty=empty)

    def _count(self, group: Group, place: Place, measure: Measure, category: Category) -> int | None:
        return self.table.count(group.code, place.pk, measure, category.code)

    def line(
        self,
        section: Section,
        group: Group,
        place: Place,
        measure: Measure,
        shown: tuple[Category, ...],
        title: str,
        css_class: str,
    ) -> Line:
        figures = tuple(self.figure(section, group, place, measure, category) for category in shown)
        is_part = place != self.table.unit
        url = self.asked.of(place, self.table.unit) if is_part else ""
        return Line(title, css_class, figures, url=url, code=place.code if is_part else measure.code)

    def figure(self, section: Section, group: Group, place: Place, measure: Measure, category: Category) -> Figure:
        cell = self.table.cell(group, place, measure, category)
        url = ""
        if cell.count and not measure.difference(category.code) and self.opens_events(section):
            url = f"{self.prefixes[place.code]}&group={group.code}&measure={measure.code}&category={category.code}"
        css_class = "" if measure.is_total(category) else COLUMN_CLASSES.get(category.kind, "")
        is_own_base = measure.is_total(category) and not group.part_of
        part = None if is_own_base else share(cell.count, cell.base or 0, PLACES)
        return Figure(cell.count, part, url, css_class)

    def opens_events(self, section: Section) -> bool:
        """Whether the user may see what stands behind the numbers."""
        return set(rights_of(section.tally)) <= self.table.rights


def colours_of(block: Block) -> dict[str, str]:
    """The colour of each category of a block, of a cross of its columns."""
    if not block.scales:
        return {}
    scale = block.scales[-1]
    return shades_of(scale.leaves, ordered=scale.axis.is_ordered)


def across(measure: Measure) -> tuple[Category, ...]:
    """The categories as columns: the total first."""
    total = tuple(category for category in measure.shown if measure.is_total(category))
    return (*total, *(category for category in measure.shown if not measure.is_total(category)))


def head_of(measure: Measure, category: Category) -> Head:
    if measure.is_total(category):
        return Head(__("Total"))
    return Head(str(category.title), COLUMN_CLASSES.get(category.kind, ""))


def row_class(measure: Measure, category: Category | None) -> str:
    if category is None or measure.is_total(category):
        return "row-total"
    if measure.difference(category.code):
        return "row-difference"
    return ROW_CLASSES.get(category.kind, "")
