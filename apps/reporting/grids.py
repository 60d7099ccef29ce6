"""A report table as pages show it: grids of figures, each with its share and the address of its people."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as __

from apps.core.permissions import Permission
from apps.reporting.asking import Asked
from apps.reporting.definitions import HEADCOUNT, TOTAL, Category, Kind, Population
from apps.reporting.palette import shades
from apps.reporting.places import Place
from apps.reporting.table import Breakdown, ReportTable, share

ROW_CLASSES = {Kind.UNTRAINED: "row-untrained", Kind.UNKNOWN: "row-unknown", Kind.ROLL_UP: "row-roll-up"}
# Shares on a page have one place.
PLACES = 1
EVERYONE = Breakdown(HEADCOUNT, (TOTAL,))
COLUMN_CLASSES = {Kind.UNTRAINED: "column-untrained", Kind.UNKNOWN: "column-unknown"}


@dataclass(frozen=True)
class Figure:
    """A number on a page; `count` is None where it is hidden."""

    count: int | None
    percent: Decimal | None
    url: str = ""
    css_class: str = ""

    @property
    def width(self) -> str:
        """The length of the bar beside the number, as drawings want it."""
        return str(self.percent or 0)


@dataclass(frozen=True)
class Line:
    """A row of a grid."""

    title: str
    css_class: str
    figures: tuple[Figure, ...]
    colour: str = ""
    url: str = ""
    code: str = ""


@dataclass(frozen=True)
class Head:
    """The heading of a column; what is untrained or unknown looks different."""

    title: str
    css_class: str = ""


@dataclass(frozen=True)
class Grid:
    """A table of a page: headings, a line with the bases, the lines; roll-ups stand apart as they repeat the others."""

    title: str
    definition: str
    heads: tuple["Head", ...]
    base: Line
    lines: tuple[Line, ...]
    roll_ups: tuple[Line, ...] = ()
    code: str = ""

    @property
    def columns(self) -> int:
        """How many columns a line has: its title, and for each heading persons and share (one alone: a bar too)."""
        return 1 + 2 * len(self.heads) if len(self.heads) > 1 else 4


@dataclass(frozen=True)
class Draughtsman:
    """Draws the grids of one table for one page."""

    table: ReportTable
    asked: Asked

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The start of the address of the people behind a figure, by unit."""
        path = reverse("reporting:people")
        start = {"report": self.table.report.code, "day": self.table.day.isoformat()}
        scopes = {place.code: self.asked.scope.of(place, self.table.unit).query for place in self.table.places}
        return {code: f"{path}?{urlencode({**start, **scope})}" for code, scope in scopes.items()}

    @cached_property
    def pages(self) -> dict[int, str]:
        """The page of each place alone: a paper of all groups and measures names every place sixty times."""
        unit = self.table.unit
        return {place.pk: self.asked.of(place, unit) for place in self.table.places if place != unit}

    def by_group(self, breakdown: Breakdown, groups: tuple[Population, ...]) -> Grid:
        """One breakdown of the unit: a row per row, a column per group."""
        place = self.table.unit
        colours = shades(breakdown)

        def line(category: Category) -> Line:
            figures = tuple(self.figure(group.code, place, breakdown, category) for group in groups)
            return Line(
                str(category.title), ROW_CLASSES.get(category.kind, ""), figures, colours.get(category.code, "")
            )

        return Grid(
            str(breakdown.dimension.title),
            str(breakdown.dimension.numerator),
            tuple(Head(str(group.title)) for group in groups),
            self.base_line([(group.code, place) for group in groups], __("All persons")),
            tuple(line(category) for category in breakdown.exclusive),
            tuple(line(category) for category in breakdown.shown if category.kind is Kind.ROLL_UP),
            breakdown.dimension.code,
        )

    def by_unit(self, breakdown: Breakdown, group: Population) -> Grid:
        """One breakdown of one group: a row per unit, a column for the base and for every row of the breakdown."""
        whole, *parts = self.table.places
        return Grid(
            str(breakdown.dimension.title),
            str(breakdown.dimension.numerator),
            (
                Head(__("All persons")),
                *(Head(str(row.title), COLUMN_CLASSES.get(row.kind, "")) for row in breakdown.shown),
            ),
            self.unit_line(breakdown, group, whole, "row-total"),
            tuple(self.unit_line(breakdown, group, place, "") for place in parts),
            code=breakdown.dimension.code,
        )

    def unit_line(self, breakdown: Breakdown, group: Population, place: Place, css_class: str) -> Line:
        figures = tuple(self.figure(group.code, place, breakdown, category) for category in breakdown.shown)
        base = self.base_line([(group.code, place)], place.title).figures
        css_class = "row-unknown" if place.is_remainder else css_class
        return Line(place.title, css_class, (*base, *figures), url=self.pages.get(place.pk, ""), code=place.code)

    def base_line(self, held: list[tuple[str, Place]], title: str) -> Line:
        figures = tuple(self.figure(group, place, EVERYONE, TOTAL) for group, place in held)
        return Line(title, "row-total", figures)

    def figure(self, group: str, place: Place, breakdown: Breakdown, category: Category) -> Figure:
        count = self.table.count(group, place.pk, breakdown, category)
        url = ""
        if count and breakdown.dimension.opened_by in self.opened:
            prefix = self.prefixes[place.code]
            url = f"{prefix}&group={group}&measure={breakdown.dimension.code}&category={category.code}"
        part = share(count, self.table.base(group, place.pk), PLACES)
        return Figure(count, part, url, COLUMN_CLASSES.get(category.kind, ""))

    @cached_property
    def opened(self) -> frozenset[Permission | None]:
        """The rights of dimensions, and None for those without, of which the user may see who stands behind numbers."""
        rights = self.table.rights
        return frozenset((None, *rights)) if Permission.VIEW_CADRES in rights else frozenset()
