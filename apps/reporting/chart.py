"""The chart of a report: one bar per group or unit, composed of the rows of a measure; every part opens its people.

The specification is Vega-Lite by Altair, drawn to SVG on the server; it needs no script and no style on the page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as __

from apps.reporting.asking import Asked
from apps.reporting.definitions import HEADCOUNT, Population
from apps.reporting.grids import Draughtsman
from apps.reporting.palette import HIDDEN, UNKNOWN, UNTRAINED, shades
from apps.reporting.places import Place
from apps.reporting.table import Breakdown, ReportTable

# More bars than these no longer tell anything at a glance.
MOST_BARS = 40
BAR = 26
# On a phone the name of a bar stands above it.
NARROW_BAR, NARROW_STEP = 18, 46
WIDTH, NARROW_WIDTH = 640, 320
# A longer name of a bar stands in two lines beside it: in one it would be cut, or leave the bars too little room.
BAR_LETTERS, LINE, TWO_LINES = 38, 12, 32
# So many letters of a legend stand side by side.
LEGEND_LETTERS, NARROW_LEGEND_LETTERS = 110, 48
# The drawing program makes addresses absolute; this start is cut off again.
NOWHERE = "https://here.invalid"
INK = "#010203"
HATCH = (
    '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">'
    '<rect width="6" height="6" fill="#eef0f3"/><rect width="2.5" height="6" fill="#b6bcc4"/></pattern>'
    # In grey print the untrained would look like the lowest level.
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#eef0f3"/><circle cx="2.5" cy="2.5" r="1.1" fill="#5b626c"/></pattern></defs>'
)


@dataclass(frozen=True)
class Bars:
    """What is drawn: `parts` as (bar, row, order, persons, words, address), and the bars in their order."""

    parts: tuple[tuple[Any, ...], ...]
    legend: tuple[tuple[str, str], ...]
    order: tuple[str, ...]
    # Of each bar the shares of its parts, or else the numbers of what is counted.
    as_shares: bool
    counted: str = ""


@dataclass(frozen=True)
class Drawing:
    """A finished chart; of many there is also a drawing for phones, where this one would be too small to read."""

    svg: SafeString
    title: str
    draw_narrow: Callable[[], SafeString] | None = None

    @property
    def narrow(self) -> SafeString | None:
        return self.draw_narrow() if self.draw_narrow else None


@dataclass(frozen=True)
class Bar:
    """One bar: a group in the unit, or a unit for the group."""

    title: str
    group: Population
    place: Place


def draw(table: ReportTable, asked: Asked) -> Drawing | None:
    """The composition of the measure asked for, or of the report's first one."""
    breakdown = next((each for each in table.breakdowns if each.dimension != HEADCOUNT), None)
    if breakdown is None:
        return None
    bars = bars_of(table, asked)
    if len(bars) > MOST_BARS:
        return None
    # Bars of units are of one group, which nobody knows who meets the picture without its page.
    whom = f": {bars[0].group.title}" if bars and len(table.places) > 1 else ""
    title = f"{breakdown.dimension.title}{whom}, {table.unit.title}, {table.day:%d/%m/%Y}, {table.geography.title}"
    parts = tuple(_parts(table, asked, breakdown, bars))
    if not parts:
        return None
    legend = tuple((str(row.title), shades(breakdown)[row.code]) for row in breakdown.exclusive)
    if table.hidden:
        legend = (*legend, (__("Hidden"), HIDDEN))
    return drawing_of(Bars(parts, legend, tuple(bar.title for bar in bars), as_shares=True), title)


def bars_of(table: ReportTable, asked: Asked) -> list[Bar]:
    """Groups for a total; for a breakdown the units, the whole first, for the group asked for."""
    if len(table.places) == 1:
        groups = [group for group in table.groups if table.base(group.code, table.unit.pk)]
        return [Bar(str(group.title), group, table.unit) for group in groups]
    group = next((group for group in table.groups if group.code == asked.group), table.groups[0])
    return [Bar(place.title, group, place) for place in table.places if table.base(group.code, place.pk)]


def _parts(table: ReportTable, asked: Asked, breakdown: Breakdown, bars: list[Bar]) -> list[tuple[Any, ...]]:
    """(bar, row, order, persons, words, address) for every part of every bar that holds anyone."""
    draughtsman = Draughtsman(table, asked)
    parts = []
    for bar in bars:
        shown = 0
        for order, row in enumerate(breakdown.exclusive):
            figure = draughtsman.figure(bar.group.code, bar.place, breakdown, row)
            shown += figure.count or 0
            if figure.count:
                words = f"{bar.title}, {row.title}: {figure.count} ({figure.percent} %)"
                parts.append((bar.title, str(row.title), order, figure.count, words, NOWHERE + figure.url))
        rest = table.base(bar.group.code, bar.place.pk) - shown
        if rest:  # without it, the parts that are not hidden would look like the whole
            parts.append((bar.title, __("Hidden"), len(breakdown.exclusive), rest, __("Hidden"), NOWHERE))
    return parts


def drawing_of(bars: Bars, title: str) -> Drawing:
    return drawn_twice(lambda is_narrow: titled(_svg(bars, is_narrow=is_narrow), title), title)


def drawn_twice(draw_titled: Callable[[bool], str], title: str) -> Drawing:
    """For wide screens and paper at once, for phones when asked for; `draw_titled` is told whether it is narrow."""
    return Drawing(
        mark_safe(draw_titled(False)),  # noqa: S308  # drawn here; all words are escaped by the drawing
        title,
        lambda: mark_safe(_with_own_patterns(draw_titled(True))),  # noqa: S308  # as above
    )


def _with_own_patterns(svg: str) -> str:
    """A pattern that stands in the drawing that is not shown would leave its parts empty in the other one."""
    for pattern in ("hatch", "dots"):
        svg = svg.replace(f'id="{pattern}"', f'id="{pattern}-narrow"').replace(f"(#{pattern})", f"(#{pattern}-narrow)")
    return svg


@lru_cache(maxsize=256)
def _svg(bars: Bars, *, is_narrow: bool) -> str:
    """The same figures are drawn once."""
    import altair
    import vl_convert

    names = ("bar", "row", "order", "persons", "words", "url")
    called = {bar: bar if is_narrow else in_two_lines(bar) for bar in bars.order}
    values = [dict(zip(names, (called[bar], *of_it), strict=True)) for bar, *of_it in bars.parts]
    data: Any = altair.Data(values=values)  # type: ignore[no-untyped-call]  # altair leaves it untyped
    scale = altair.Scale(domain=[title for title, _ in bars.legend], range=[colour for _, colour in bars.legend])
    mark: dict[str, Any] = {"size": NARROW_BAR} if is_narrow else {}
    raised = {"condition": {"test": "indexof(datum.label, '\\n') > 0", "value": -LINE / 2}, "value": 0}
    above: dict[str, Any] = {"labelExpr": "split(datum.label, '\\n')", "labelLineHeight": LINE, "labelOffset": raised}
    step = TWO_LINES if any("\n" in name for name in called.values()) else BAR
    if is_narrow:
        step = NARROW_STEP
        above = {"labelAlign": "left", "labelPadding": 0, "labelOffset": -21}
    columns = legend_columns(bars.legend, NARROW_LEGEND_LETTERS if is_narrow else LEGEND_LETTERS)
    scaled: dict[str, Any] = {"format": "%", "tickMinStep": 0} if bars.as_shares else {"format": "d", "tickMinStep": 1}
    chart = (
        altair.Chart(data)
        .mark_bar(stroke="#ffffff", strokeWidth=0.7, **mark)
        .encode(
            y=altair.Y(
                "bar:N",
                sort=[called[bar] for bar in bars.order],
                title=None,
                axis=altair.Axis(labelLimit=460, ticks=False, domain=False, **above),
            ),
            x=altair.X(
                "persons:Q",
                stack="normalize" if bars.as_shares else "zero",
                title=bars.counted or None,
                axis=altair.Axis(tickCount=5, **scaled),
            ),
            color=altair.Color(
                "row:N",
                scale=scale,
                legend=altair.Legend(title=None, orient="bottom", columns=columns, labelLimit=620),
            ),
            order=altair.Order("order:Q"),
            href=altair.Href("url:N"),
            description=altair.Description("words:N"),
        )
        .properties(
            width=NARROW_WIDTH if is_narrow else WIDTH,
            height={"step": step},
            background="transparent",
        )
        .configure(font="Be Vietnam Pro")
        .configure_axis(labelColor=INK, labelFontSize=12, gridColor="#c3c9d1", gridOpacity=0.6, aria=False)
        .configure_axisX(titleColor=INK, titleFontSize=12, titleFontWeight="normal")
        .configure_legend(labelColor=INK, labelFontSize=12, symbolType="square", aria=False)
        .configure_view(stroke=None)
    )
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def in_two_lines(name: str) -> str:
    """A long name with a line break near its middle, between two words."""
    if len(name) <= BAR_LETTERS:
        return name
    gaps = [place for place, letter in enumerate(name) if letter == " "]
    middle = min(gaps, key=lambda place: abs(2 * place - len(name)), default=None)
    return name if middle is None else f"{name[:middle]}\n{name[middle + 1 :]}"


def legend_columns(legend: tuple[tuple[str, str], ...], letters: int) -> int:
    """So many that no entry is cut where so many letters have room beside each other."""
    longest = max((len(title) for title, _colour in legend), default=1)
    return max(1, min(4, letters // (longest + 4)))


def titled(svg: str, title: str) -> str:
    """For the page: scales with its frame, has a name, takes the page's ink, opens people here, hatches the unknown,
    dots the untrained.
    """
    from django.utils.html import escape

    svg = re.sub(r'width="(\d+)" height="(\d+)" viewBox', r'role="img" viewBox', svg, count=1)
    svg = (
        svg.replace(NOWHERE, "")
        .replace(f'fill="{INK}"', 'fill="currentColor"')
        .replace(f'fill="{UNKNOWN}"', 'fill="url(#hatch)"')
        .replace(f'fill="{UNTRAINED}"', 'fill="url(#dots)"')
    )
    svg = re.sub(r'<a xlink:href="">(.*?)</a>', r"\1", svg)
    svg = re.sub(r'aria-label="[^"]*?words: ([^"]*?)"', r'aria-label="\1"', svg)
    return svg.replace(">", f">{_name(escape(title))}{HATCH}", 1)


def _name(title: str) -> str:
    return f"<title>{title}</title>"
