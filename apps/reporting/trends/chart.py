"""The chart of a trend: a line for every row of the measure; each point opens its people."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from apps.reporting.chart import (
    INK,
    LEGEND_LETTERS,
    NARROW_LEGEND_LETTERS,
    NARROW_WIDTH,
    NOWHERE,
    WIDTH,
    Drawing,
    drawn_twice,
    legend_columns,
    titled,
)
from apps.reporting.definitions import HEADCOUNT, TOTAL, Category
from apps.reporting.palette import line_shades_of
from apps.reporting.trends.links import people_url
from apps.reporting.trends.trend import Point, Trend

# A row that holds nobody on any day would only press the others together.
ONE_COLOUR = "#1f5190"
# So many slanted days stand side by side under the width of the chart.
MOST_LABELS, MOST_NARROW_LABELS = 24, 5
FIELDS = ("day", "row", "value", "words", "url")


def draw(trend: Trend) -> Drawing | None:
    """Shares of the rows that make the whole, or the headcount; nothing to see in fewer than two days."""
    if len(trend.told) < 2:
        return None
    rows = trend.breakdown.exclusive if trend.has_shares else (TOTAL,)
    shown = [row for row in rows if not trend.has_shares or any(point.counts.get(row.code) for point in trend.points)]
    ordered = trend.breakdown.dimension.is_ordered
    colours = line_shades_of(rows, ordered=ordered) if trend.has_shares else {TOTAL.code: ONE_COLOUR}
    parts = tuple(_part(trend, point, row) for row in shown for point in trend.points)
    legend = tuple((str(row.title), colours[row.code]) for row in shown)
    title = f"{trend.breakdown.dimension.title}: {trend.group.title}, {trend.unit.title}, {trend.geography.title}"

    def drawn(is_narrow: bool) -> str:
        return titled(_svg(parts, legend, is_share=trend.has_shares, is_narrow=is_narrow), title)

    return drawn_twice(drawn, title)


def _part(trend: Trend, point: Point, row: Category) -> tuple[Any, ...]:
    """(day, row, value, words, address); without a figure the line breaks."""
    value = point.share(row) if trend.has_shares else point.base
    code = trend.breakdown.dimension.code if trend.has_shares else HEADCOUNT.code
    words = f"{point.day:%d/%m/%Y}, {row.title}: {value}{' %' if trend.has_shares else ''}"
    told = None if value is None else float(value)
    return (point.day.isoformat(), str(row.title), told, words, NOWHERE + people_url(trend, point, code, row))


@lru_cache(maxsize=128)
def _svg(
    parts: tuple[tuple[Any, ...], ...], legend: tuple[tuple[str, str], ...], *, is_share: bool, is_narrow: bool
) -> str:
    """Told apart by shape as well as by colour, for print and for colour-blind people."""
    import altair
    import vl_convert

    data: Any = altair.Data(values=[dict(zip(FIELDS, part, strict=True)) for part in parts])  # type: ignore[no-untyped-call]  # altair leaves it untyped
    names, colours = [title for title, _ in legend], [colour for _, colour in legend]
    days = told_days(sorted({part[0] for part in parts}), MOST_NARROW_LABELS if is_narrow else MOST_LABELS)
    columns = legend_columns(legend, NARROW_LEGEND_LETTERS if is_narrow else LEGEND_LETTERS)
    key = altair.Legend(title=None, orient="bottom", columns=columns, labelLimit=260, symbolType="circle")
    base = altair.Chart(data).encode(
        x=altair.X(
            "day:T",
            title=None,
            scale=altair.Scale(type="utc"),
            axis=altair.Axis(values=days, format="%d/%m/%Y", labelAngle=-35, grid=False, labelOverlap=not is_narrow),
        ),
        y=altair.Y(
            "value:Q",
            title=None,
            scale=altair.Scale(domainMin=0),
            axis=altair.Axis(tickCount=6, labelExpr="datum.label + ' %'" if is_share else "datum.label"),
        ),
        color=altair.Color("row:N", scale=altair.Scale(domain=names, range=colours), legend=key if is_share else None),
    )
    points = base.mark_point(filled=True, size=70, opacity=1).encode(
        shape=altair.Shape("row:N", scale=altair.Scale(domain=names), legend=None),
        href=altair.Href("url:N"),
        description=altair.Description("words:N"),
    )
    chart = (
        altair.layer(base.mark_line(strokeWidth=2.5), points)
        .properties(width=NARROW_WIDTH if is_narrow else WIDTH, height=300, background="transparent")
        .configure(font="Be Vietnam Pro")
        .configure_axis(labelColor=INK, labelFontSize=12, gridColor="#c3c9d1", gridOpacity=0.6, aria=False)
        .configure_legend(labelColor=INK, labelFontSize=12, aria=False)
        .configure_view(stroke=None)
    )
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def told_days(days: list[str], most: int) -> list[str]:
    """The days whose label has room, counted from the last: that is the one people look for first."""
    first, last = (date.fromisoformat(day) for day in (days[0], days[-1]))
    room, told = max((last - first) / most, timedelta(days=1)), [last]
    for day in (date.fromisoformat(day) for day in reversed(days)):
        if told[-1] - day >= room:
            told.append(day)
    return [day.isoformat() for day in reversed(told)]
