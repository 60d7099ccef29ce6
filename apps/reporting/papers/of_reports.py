"""The page of a report as a paper: the same rows, order, shares, hidden cells, notices, definitions and chart."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as __

from apps.reporting.asking import ALL, Asked
from apps.reporting.chart import draw
from apps.reporting.definitions import Category, Population
from apps.reporting.grids import Draughtsman, Figure, Line
from apps.reporting.page import ReportPage
from apps.reporting.palette import shades
from apps.reporting.papers.figures import LOOKS, pair, picture_of, row_of, without_links
from apps.reporting.papers.paper import Cell, Composition, Explanation, Head, Look, Paper, Picture, Row, Table
from apps.reporting.papers.words import day_in_words
from apps.reporting.pictures.of_reports import Painter
from apps.reporting.places import Place
from apps.reporting.table import Breakdown, ReportTable
from apps.reporting.telling.services import paragraphs_of

# So many small pictures can be read on one sheet.
MOST_ON_A_SHEET = 24


def paper_of_report(table: ReportTable, asked: Asked) -> Paper:
    """In the language of the page; what was asked for says which groups and whether by unit."""
    page = ReportPage(table, asked, [])
    return Paper(
        code=table.report.code,
        title=str(table.report.title),
        unit=table.unit.title,
        unit_code=table.unit.code,
        day=table.day,
        as_of=pgettext("day in words", "As of %(day)s") % {"day": day_in_words(table.day)},
        geography=str(table.geography.title),
        tables=tuple(_tables(page)),
        paragraphs=paragraphs_of(table, page.groups[0]),
        notes=(*(notice.text for notice in table.notices), *_overlap(page)),
        definitions=tuple(_definitions(page)),
        pictures=tuple(_pictures(page)),
        legal_basis=table.report.legal_basis,
        version=table.report.version,
        language=(get_language() or "vi")[:2],
    )


def _pictures(page: ReportPage) -> Iterator[Picture]:
    """Those of the page: the composition, and of units how they compare, as far as a sheet holds it."""
    drawing = draw(page.table, page.asked)
    if drawing:
        yield picture_of(drawing)
    if not page.is_by_unit or not page.breakdowns:
        return
    painter = Painter(page.table, page.asked, page.groups[0], page.breakdowns[0])
    below = [level.code for level in page.table.geography.levels_below(page.table.unit, page.table.day)]
    is_narrowest, is_widest = (own == [page.asked.by] for own in (below[-1:], below[:1]))
    spread = painter.distribution() if is_narrowest else None
    if spread:
        yield without_links(spread.picture)
    if is_widest:
        yield from map(without_links, painter.sheets(MOST_ON_A_SHEET))


def asked_for_all(table: ReportTable) -> Asked:
    """What a command asks for: all groups and measures that the table holds."""
    by = table.places[-1].level if len(table.places) > 1 else ""
    group = table.groups[0].code if len(table.groups) == 1 else ALL
    return Asked(table.report, table.unit.code, table.day, by, group, ALL, table.geography.code)


def _tables(page: ReportPage) -> Iterator[Table]:
    drawn = Drawn(page.table, Draughtsman(page.table, page.asked))
    for breakdown in page.breakdowns:
        if page.is_by_unit:
            yield from (drawn.by_unit(breakdown, group) for group in page.groups)
        else:
            yield drawn.by_group(breakdown, page.groups)


@dataclass(frozen=True)
class Drawn:
    """The grids of a page as tables."""

    table: ReportTable
    draughtsman: Draughtsman

    def by_group(self, breakdown: Breakdown, groups: tuple[Population, ...]) -> Table:
        """A row per category, for each group persons and share; joined rows stand apart."""
        grid = self.draughtsman.by_group(breakdown, groups)
        looks = [LOOKS[category.kind] for category in breakdown.exclusive]
        rows = [_row(line, look) for line, look in zip(grid.lines, looks, strict=True)]
        rows.append(_row(grid.base, Look.TOTAL))
        if grid.roll_ups:
            rows.append(Row(__("Joined rows, which repeat persons from above"), (), Look.HEADING))
            rows.extend(_row(line, Look.ROLL_UP, depth=1) for line in grid.roll_ups)
        title = grid.title if len(groups) > 1 else f"{grid.title}: {groups[0].title}"
        return Table(
            title,
            (
                (
                    Head(pgettext("row of a breakdown", "Level"), rows=2),
                    *(Head(h.title, columns=2) for h in grid.heads),
                ),
                _below(len(groups), __("Persons")),
            ),
            tuple(rows),
            words=grid.definition,
            composition=Composition(
                tuple(range(len(grid.lines))),
                tuple(range(0, 2 * len(groups), 2)),
                tuple(shades(breakdown)[category.code] for category in breakdown.exclusive),
                parts_are_rows=True,
            ),
        )

    def by_unit(self, breakdown: Breakdown, group: Population) -> Table:
        """A row per unit: all persons, then persons and share for each category."""
        grid = self.draughtsman.by_unit(breakdown, group)
        first, *heads = grid.heads
        named = [
            Head(head.title, columns=2, look=LOOKS[category.kind])
            for head, category in zip(heads, breakdown.shown, strict=True)
        ]
        stub = (Head(__("Unit"), rows=2), Head(first.title, rows=2, look=Look.TOTAL))
        return Table(
            f"{grid.title}: {group.title}",
            ((*stub, *named), _below(len(named), pgettext("narrow column", "No."))),
            tuple(
                self._unit_row(line, place)
                for line, place in zip((grid.base, *grid.lines), self.table.places, strict=True)
            ),
            words=grid.definition,
            composition=_composition(breakdown, len(self.table.places)),
        )

    def _unit_row(self, line: Line, place: Place) -> Row:
        base, *figures = line.figures
        cells = (Cell(base.count, is_hidden=base.count is None, url=base.url), *_cells(figures))
        return Row(line.title, cells, self._look(place), url=line.url)

    def _look(self, place: Place) -> Look:
        if place == self.table.unit:
            return Look.TOTAL
        if place.is_remainder:
            return Look.UNKNOWN
        return Look.PART if place.level == self.table.places[-1].level else Look.SUBTOTAL


def _row(line: Line, look: Look, depth: int = 0) -> Row:
    return row_of(line.title, line.figures, look, depth=depth, url=line.url)


def _cells(figures: list[Figure]) -> tuple[Cell, ...]:
    return tuple(cell for figure in figures for cell in pair(figure))


def _below(pairs: int, counted: str) -> tuple[Head, ...]:
    """The second row of headings: a number and its share for each pair."""
    return tuple(Head(word) for _ in range(pairs) for word in (counted, "%"))


def _composition(breakdown: Breakdown, units: int) -> Composition:
    """The parts are columns: of each pair behind the base the persons."""
    places = {category.code: 1 + 2 * number for number, category in enumerate(breakdown.shown)}
    colours = shades(breakdown)
    exclusive: tuple[Category, ...] = breakdown.exclusive
    return Composition(
        tuple(range(units)),
        tuple(places[category.code] for category in exclusive),
        tuple(colours[category.code] for category in exclusive),
    )


def _overlap(page: ReportPage) -> tuple[str, ...]:
    """Said where several groups stand side by side."""
    words = __("Groups overlap: the same person may stand in several. Never add them.")
    return (words,) if len(page.groups) > 1 else ()


def _definitions(page: ReportPage) -> Iterator[Explanation]:
    words = __(
        "A share is the persons of a row divided by all persons of the group in the unit on that day. Untrained is"
        " recorded as such; no information means that nothing is recorded that counts on the day."
    )
    yield Explanation(__("Share"), words)
    for group in page.groups:
        yield Explanation(str(group.title), str(group.denominator), group.legal_basis)
    for each in page.definitions:
        rows = "; ".join(f"{title}: {words.rstrip('.')}" for title, words in each.rows)
        yield Explanation(str(each.title), " ".join(filter(None, (str(each.words), rows))), each.legal_basis)
