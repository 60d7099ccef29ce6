"""The page of a report of events as a paper: the same rows, order, shares, hidden cells, notices and chart."""

from collections.abc import Iterator

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as __

from apps.reporting.asking import ALL
from apps.reporting.grids import Figure, Line
from apps.reporting.papers.figures import pair, picture_of, row_of
from apps.reporting.papers.paper import Cell, Explanation, Form, Head, Look, Paper, Row, Table
from apps.reporting.scope import Scope
from apps.reporting.tallies.asking import AskedTally
from apps.reporting.tallies.chart import draw
from apps.reporting.tallies.grids import TallyGrid
from apps.reporting.tallies.page import Part, TallyPage
from apps.reporting.tallies.spans import span_words
from apps.reporting.tallies.table import TallyTable

# What a row or column of a page is, by how it looks there.
LOOKS = {
    "row-total": Look.TOTAL,
    "row-untrained": Look.UNTRAINED,
    "row-unknown": Look.UNKNOWN,
    "row-roll-up": Look.ROLL_UP,
    "row-difference": Look.ROLL_UP,
    "column-untrained": Look.UNTRAINED,
    "column-unknown": Look.UNKNOWN,
}


def paper_of_tallies(table: TallyTable, asked: AskedTally) -> Paper:
    """In the language of the page."""
    page = TallyPage(table, asked, [])
    drawing = draw(table, asked)
    return Paper(
        code=table.report.code,
        title=str(table.report.title),
        unit=table.unit.title,
        unit_code=table.unit.code,
        day=table.span.last,
        as_of=span_words(table.span),
        geography=str(table.geography.title),
        tables=tuple(each for part in page.parts for each in _tables(part, page)),
        notes=tuple(_notes(page)),
        definitions=tuple(_definitions(page)),
        pictures=(picture_of(drawing),) if drawing else (),
        legal_basis=table.report.legal_basis,
        version=table.report.version,
        language=(get_language() or "vi")[:2],
    )


def asked_for_all(table: TallyTable) -> AskedTally:
    """What a command asks for: all groups and measures that the table holds."""
    by = table.places[-1].level if len(table.places) > 1 else ""
    scope = Scope(table.unit.code, table.geography.code)
    return AskedTally(table.report, scope, table.span, by, ALL, ALL)


def _tables(part: Part, page: TallyPage) -> Iterator[Table]:
    start = f"{part.title}. " if len(page.parts) > 1 else ""
    first = __("Unit") if page.is_by_unit else pgettext("row of a breakdown", "Row")
    for grid in part.cards:
        yield _card(grid, start)
    for grid in part.matrices:
        yield _matrix(grid, start, first)


def _card(grid: TallyGrid, start: str) -> Table:
    """A row per category, for each group its number and share."""
    heads = tuple(Head(head.title, columns=2) for head in grid.heads)
    below = tuple(Head(word) for counted in grid.counted for word in (counted, "%"))
    rows = tuple(row_of(line.title, line.figures, _look(line.css_class)) for line in grid.lines)
    title = pgettext("row of a breakdown", "Row")
    return Table(f"{start}{grid.title}", ((Head(title, rows=2), *heads), below), rows)


def _matrix(grid: TallyGrid, start: str, title: str) -> Table:
    """A row per line or unit; a column has shares where the page shows any."""
    shared = [bool(place) and _has_shares(grid.lines, place) for place in range(len(grid.heads))]
    heads = [
        Head(head.title, columns=2, look=_look(head.css_class))
        if is_shared
        else Head(head.title, rows=2, look=_look(head.css_class))
        for head, is_shared in zip(grid.heads, shared, strict=True)
    ]
    below = tuple(Head(word) for is_shared in shared if is_shared for word in (__("Number"), "%"))
    rows = tuple(_matrix_row(line, shared) for line in grid.lines)
    if not below:
        heads = [Head(head.text, look=head.look) for head in heads]
    stub = Head(title, rows=2 if below else 1)
    empty = f"{__('Nothing stands in these columns:')} {'; '.join(grid.empty)}" if grid.empty else ""
    over = ((stub, *heads), below) if below else ((stub, *heads),)
    return Table(f"{start}{grid.title}: {grid.subtitle}", over, rows, words=empty)


def _matrix_row(line: Line, shared: list[bool]) -> Row:
    cells: list[Cell] = []
    for figure, is_shared in zip(line.figures, shared, strict=True):
        number, share = pair(figure)
        cells.extend((number, _shown(figure, share)) if is_shared else (number,))
    return Row(line.title, tuple(cells), _look(line.css_class), url=line.url)


def _shown(figure: Figure, share: Cell) -> Cell:
    """On the page a number without a share stands alone."""
    return Cell("", Form.TEXT) if figure.percent is None and figure.count is not None else share


def _has_shares(lines: tuple[Line, ...], place: int) -> bool:
    return any(line.figures[place].percent is not None for line in lines)


def _look(css_class: str) -> Look:
    return LOOKS.get(css_class, Look.PART)


def _notes(page: TallyPage) -> Iterator[str]:
    yield from (notice.text for notice in page.table.notices)
    yield from (part.notice for part in page.parts if part.notice)
    yield __(
        "Groups overlap, and the same person may stand in several rows. Never add them; the total counts everyone once."
    )


def _definitions(page: TallyPage) -> Iterator[Explanation]:
    words = __(
        "Events count on the day on which they take effect, at the unit of that time and at all units above it. Where a"
        " unit has ended since, they count at the one that took it over."
    )
    yield Explanation(str(page.table.report.title), words)
    for part in page.parts:
        yield Explanation(str(part.title), str(part.words), part.legal_basis)
    for each in page.definitions:
        yield Explanation(str(each.title), str(each.words), each.legal_basis)
