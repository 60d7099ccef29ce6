"""A trend as a paper: a row for every row of the measure, for every day persons and share, then the change."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as __

from apps.reporting.definitions import HEADCOUNT, TOTAL, Category
from apps.reporting.papers.figures import LOOKS, picture_of
from apps.reporting.papers.paper import Cell, Explanation, Form, Head, Look, Paper, Row, Table
from apps.reporting.renderers.workbook import describe
from apps.reporting.table import share as share_of
from apps.reporting.trends.chart import draw
from apps.reporting.trends.links import people_url
from apps.reporting.trends.trend import Point, Trend, change


def paper_of(trend: Trend, *, has_picture: bool = True) -> Paper:
    dimension = trend.breakdown.dimension
    # A chart without any person has no size, and no program prints it.
    drawing = draw(trend) if has_picture and any(point.base for point in trend.points) else None
    days = ", ".join(f"{point.day:%d/%m/%Y}" for point in trend.points)
    return Paper(
        code=f"{trend.report.code}-trend",
        title=str(trend.report.title),
        subtitle=f"{dimension.title}: {trend.group.title}",
        unit=trend.unit.title,
        unit_code=trend.unit.code,
        day=trend.points[-1].day,
        as_of=__("On the days %(days)s") % {"days": days},
        geography=str(trend.geography.title),
        tables=(Table("", tuple(_heads(trend)), tuple(_rows(trend))),),
        notes=tuple(notes_of(trend)),
        definitions=tuple(_definitions(trend)),
        pictures=(picture_of(drawing),) if drawing else (),
        legal_basis=trend.report.legal_basis,
        version=trend.report.version,
        language=(get_language() or "vi")[:2],
    )


def notes_of(trend: Trend) -> Iterator[str]:
    """The breaks with their reasons, and what the figures of single days leave out; the same words once for all."""
    words: dict[str, list[str]] = {}
    for point in trend.points:
        for text in (point.trouble, *point.remarks):
            if text:
                words.setdefault(text, []).append(f"{point.day:%d/%m/%Y}")
    for text, days in words.items():
        yield f"{', '.join(days)}: {text}"


def _heads(trend: Trend) -> Iterator[tuple[Head, ...]]:
    corner = Head(str(trend.breakdown.dimension.title), rows=2 if trend.has_shares else 1)
    days = [Head(f"{point.day:%d/%m/%Y}", columns=2 if trend.has_shares else 1) for point in trend.points]
    if not trend.has_shares:
        yield (corner, *days)
        return
    yield (corner, *days, Head(__("Change, percentage points"), rows=2))
    yield tuple(head for _point in trend.points for head in (Head(__("Persons")), Head(__("Share, %"))))


def _rows(trend: Trend) -> Iterator[Row]:
    base = [_pair(trend, point, HEADCOUNT.code, TOTAL) for point in trend.points]
    none = (Cell(None, Form.DECIMAL),) if trend.has_shares else ()
    yield Row(__("All persons"), (*(cell for pair in base for cell in pair), *none), Look.TOTAL)
    if not trend.has_shares:
        return
    first, last = (trend.told[0], trend.told[-1]) if trend.told else (None, None)
    measure = trend.breakdown.dimension.code
    for category in trend.rows:
        cells = [cell for point in trend.points for cell in _pair(trend, point, measure, category)]
        points = Cell(change(first, last, category), Form.DECIMAL)
        yield Row(str(category.title), (*cells, points), LOOKS[category.kind])


def _pair(trend: Trend, point: Point, measure: str, category: Category) -> tuple[Cell, ...]:
    """Persons and share; nothing on a day without figures, a hidden figure where it was hidden."""
    is_base = measure == HEADCOUNT.code
    count = point.base if is_base else point.counts.get(category.code)
    is_hidden = point.base is not None and count is None
    persons = Cell(count, is_hidden=is_hidden, url=people_url(trend, point, measure, category))
    if not trend.has_shares:
        return (persons,)
    # Of whoever is counted the total is the whole, as in the report of one day.
    share = share_of(point.base, point.base or 0) if is_base else point.share(category)
    return persons, Cell(share, Form.PERCENT, is_hidden=is_hidden)


def _definitions(trend: Trend) -> Iterator[Explanation]:
    dimension = trend.breakdown.dimension
    yield Explanation(str(trend.group.title), str(trend.group.denominator), trend.group.legal_basis)
    yield Explanation(str(dimension.title), str(dimension.numerator), dimension.legal_basis)
    for row in trend.rows:
        if words := describe(row, trend.breakdown):
            yield Explanation(str(row.title), words)
