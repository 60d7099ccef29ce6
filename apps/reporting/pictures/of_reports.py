"""Pictures of a report's table, each with the table that stands beside it and the words for who cannot see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as __

from apps.reporting.asking import Asked
from apps.reporting.definitions import Category, Kind, Population
from apps.reporting.palette import UNKNOWN, UNTRAINED, shades_of
from apps.reporting.papers.paper import Cell, Form, Head, Look, Picture, Row, Table
from apps.reporting.pictures.charts import distribution, small_multiples, written
from apps.reporting.pictures.figures import Dot, Slice, middle_of
from apps.reporting.places import Place
from apps.reporting.table import Breakdown, ReportTable, share
from apps.reporting.telling.rows import as_in_the_press, row_words

MOST_PANELS = 60
LOOKS = {Kind.UNTRAINED: Look.UNTRAINED, Kind.UNKNOWN: Look.UNKNOWN, Kind.ROLL_UP: Look.ROLL_UP}


@dataclass(frozen=True)
class Shown:
    """A picture with its table; the table says everything that the picture shows."""

    picture: Picture
    table: Table

    @property
    def svg(self) -> SafeString:
        return mark_safe(self.picture.svg)  # noqa: S308  # drawn here; all words are escaped by the drawing


@dataclass(frozen=True)
class Painter:
    """Draws one measure of one group over the units of a table."""

    table: ReportTable
    asked: Asked
    group: Population
    breakdown: Breakdown

    @property
    def title(self) -> str:
        table = self.table
        return f"{self.breakdown.dimension.title}: {self.group.title}, {table.unit.title}, {table.day:%d/%m/%Y}"

    @property
    def rows(self) -> tuple[Category, ...]:
        named = as_in_the_press(self.breakdown)
        return (*named.rows, *named.rest)

    @property
    def places(self) -> list[Place]:
        """The units below that have anybody of the group."""
        below = [place for place in self.table.places if place.pk != self.table.unit.pk]
        return [place for place in below if self.table.base(self.group.code, place.pk)]

    def distribution(self) -> Shown | None:
        """How the shares of the units lie; nothing where there is nothing to compare."""
        rows = [row for row in self.rows if row.kind is not Kind.UNKNOWN]
        dots = [dot for row in rows for dot in self._dots(row)]
        if len(self.places) < 2 or not dots:
            return None
        words = __(
            "Each tick is the share of one of %(units)s units; the light bar holds the middle half of them, the dark"
            " line and the number are the median."
        ) % {"units": len(self.places)}
        return Shown(distribution(dots, title=self.title, words=words), self._distribution_table(rows))

    def districts(self) -> Shown | None:
        """A small composition of each unit, all on one scale."""
        if not 2 <= len(self.places) <= MOST_PANELS:
            return None
        return Shown(self._panels(self.places, self.title), self._districts_table())

    def sheets(self, most: int) -> Iterator[Picture]:
        """The same on paper: as many pictures as sheets are needed, each of about as many units, at most so many."""
        shown = self.places if 2 <= len(self.places) <= MOST_PANELS else []
        sheets = ceil(len(shown) / most)
        for number in range(sheets):
            own = shown[len(shown) * number // sheets : len(shown) * (number + 1) // sheets]
            yield self._panels(own, f"{self.title} ({number + 1}/{sheets})" if sheets > 1 else self.title)

    def _panels(self, places: list[Place], title: str) -> Picture:
        slices = [each for place in places for each in self._slices(place)]
        colours = [(row_words(self.breakdown, row), colour) for row, colour in self._colours()]
        words = __("One small picture for each unit; the lengths are shares of all persons of the group there, in %.")
        return small_multiples(slices, colours, title=title, words=words)

    def _percent(self, place: Place, row: Category) -> Decimal | None:
        count = self.table.count(self.group.code, place.pk, self.breakdown, row)
        return share(count, self.table.base(self.group.code, place.pk), 1)

    def _dots(self, row: Category) -> Iterator[Dot]:
        for place in self.places:
            percent = self._percent(place, row)
            if percent is not None:
                words = f"{place.title}, {row_words(self.breakdown, row)}: {written(percent)} %"
                yield Dot(place.title, row_words(self.breakdown, row), percent, words, self._address(place))

    def _slices(self, place: Place) -> Iterator[Slice]:
        for row in self.rows:
            percent = self._percent(place, row)
            if percent is not None:
                words = f"{place.title}, {row_words(self.breakdown, row)}: {written(percent)} %"
                yield Slice(place.title, row_words(self.breakdown, row), percent, words, self._address(place))

    def _address(self, place: Place) -> str:
        return self.asked.of(place, self.table.unit)

    def _colours(self) -> Iterator[tuple[Category, str]]:
        """One hue from dark for the highest level to light; greys for what is untrained or not known."""
        parts = tuple(
            Category(row.code, row.title) for row in self.rows if row.kind not in (Kind.UNTRAINED, Kind.UNKNOWN)
        )
        ordered = self.breakdown.dimension.is_ordered
        colours = shades_of(tuple(reversed(parts)) if ordered else parts, ordered=ordered)
        rest = {Kind.UNTRAINED: UNTRAINED, Kind.UNKNOWN: UNKNOWN}
        for row in self.rows:
            yield row, rest.get(row.kind) or colours[row.code]

    def _distribution_table(self, rows: list[Category]) -> Table:
        heads = ("", __("Lowest"), __("First quarter"), __("Median"), __("Last quarter"), __("Highest"))
        found = []
        for row in rows:
            shares = [dot.percent for dot in self._dots(row)]
            if shares:
                m = middle_of(shares)
                cells = tuple(Cell(round(v, 2), Form.PERCENT) for v in (m.least, m.lower, m.median, m.upper, m.most))
                found.append(Row(row_words(self.breakdown, row), cells, LOOKS.get(row.kind, Look.PART)))
        return Table(__("Shares of the units, %"), (tuple(Head(head) for head in heads),), tuple(found))

    def _districts_table(self) -> Table:
        titles = ["", __("Persons"), *(row_words(self.breakdown, row) for row in self.rows)]
        found = []
        for place in self.places:
            base = Cell(self.table.base(self.group.code, place.pk))
            percents = [self._percent(place, row) for row in self.rows]
            cells = tuple(Cell(each, Form.PERCENT, is_hidden=each is None) for each in percents)
            found.append(Row(place.title, (base, *cells), url=self._address(place)))
        return Table(__("Shares of the units, %"), (tuple(Head(title) for title in titles),), tuple(found))
