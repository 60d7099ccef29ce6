"""The pictures that any report may draw: distribution of units, small multiples, lines over days, differences."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from apps.reporting.chart import INK, NOWHERE
from apps.reporting.papers.paper import Picture
from apps.reporting.pictures.drawing import LIGHT, MIDDLE, STRONG, picture, values
from apps.reporting.pictures.figures import Dot, Point, Slice, middle_of
from apps.reporting.telling.pieces import decimal_words

WIDTH, STEP = 560, 46
PANEL, PANELS_IN_LINE = 120, 4
# Lines are told apart by their dashes and marks too, so that grey print keeps them apart.
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [12, 4], [4, 4])


def distribution(dots: Sequence[Dot], *, title: str, words: str) -> Picture:
    """For each row every unit as a tick, the middle half as a bar, the median as a number."""
    import altair

    rows = list(dict.fromkeys(dot.row for dot in dots))
    ticks = [{"row": d.row, "percent": float(d.percent), "words": d.words, "url": NOWHERE + d.url} for d in dots]
    y = altair.Y("row:N", sort=rows, title=None, axis=altair.Axis(labelLimit=220, ticks=False, domain=False))
    scale = altair.Scale(domain=[0, 100])
    axis = altair.Axis(title="%", grid=True, tickCount=5)
    boxes = values(_boxes(dots))
    box = (
        altair.Chart(boxes)
        .mark_bar(color=LIGHT, height=18)
        .encode(y=y, x=altair.X("lower:Q", scale=scale, axis=axis), x2="upper:Q")
    )
    tick = (
        altair.Chart(values(ticks))
        .mark_tick(color=MIDDLE, thickness=1.5, size=16, opacity=0.75)
        .encode(
            y=y,
            x=altair.X("percent:Q", scale=scale, axis=axis),
            href=altair.Href("url:N"),
            description=altair.Description("words:N"),
        )
    )
    median = (
        altair.Chart(boxes)
        .mark_tick(color=STRONG, thickness=4, size=26)
        .encode(y=y, x=altair.X("median:Q", scale=scale, axis=axis), description=altair.Description("words:N"))
    )
    number = (
        altair.Chart(boxes)
        .mark_text(dy=-20, fontSize=12, fontWeight="bold", color=INK)
        .encode(y=y, x=altair.X("median:Q", scale=scale, axis=axis), text="label:N")
    )
    layered = altair.layer(box, tick, median, number).properties(width=WIDTH, height={"step": STEP})
    return picture(layered, title, words)


def _boxes(dots: Sequence[Dot]) -> list[dict[str, Any]]:
    shares: dict[str, list[Decimal]] = defaultdict(list)
    for dot in dots:
        shares[dot.row].append(dot.percent)
    found = {row: middle_of(held) for row, held in shares.items()}
    return [
        {
            "row": row,
            "lower": float(m.lower),
            "upper": float(m.upper),
            "median": float(m.median),
            "label": written(m.median),
            "words": f"{row}: {written(m.median)}",
        }
        for row, m in found.items()
    ]


def small_multiples(slices: Sequence[Slice], colours: Sequence[tuple[str, str]], *, title: str, words: str) -> Picture:
    """One small composition for each panel, all on the same scale, each row with its number."""
    import altair

    rows = [row for row, _colour in colours]
    data = values(
        [
            {
                "panel": s.panel,
                "row": s.row,
                "percent": float(s.percent),
                "label": written(s.percent),
                "words": s.words,
                "url": NOWHERE + s.url,
            }
            for s in slices
        ]
    )
    y = altair.Y("row:N", sort=rows, title=None, axis=altair.Axis(labelLimit=150, ticks=False, domain=False))
    x = altair.X("percent:Q", scale=altair.Scale(domain=[0, 125]), axis=None)
    scale = altair.Scale(domain=rows, range=[colour for _row, colour in colours])
    bars = (
        altair.Chart()
        .mark_bar(stroke=INK, strokeWidth=0.3)
        .encode(
            y=y,
            x=x,
            color=altair.Color("row:N", scale=scale, legend=None),
            href=altair.Href("url:N"),
            description=altair.Description("words:N"),
        )
    )
    numbers = altair.Chart().mark_text(align="left", dx=3, fontSize=10, color=INK).encode(y=y, x=x, text="label:N")
    panels = list(dict.fromkeys(each.panel for each in slices))
    layered = altair.layer(bars, numbers, data=data).properties(width=PANEL, height={"step": 16})
    faceted = layered.facet(facet=altair.Facet("panel:N", sort=panels, title=None), columns=PANELS_IN_LINE)
    return picture(faceted, title, words)


def lines(points: Sequence[Point], *, title: str, words: str, unit: str = "%") -> Picture:
    """A line for each row over days, named at its end instead of in a legend."""
    import altair

    names = list(dict.fromkeys(point.line for point in points))
    rows = [
        {
            "line": p.line,
            "day": p.day.isoformat(),
            "value": float(p.value),
            "label": written(p.value),
            "words": p.words,
            "url": NOWHERE + p.url,
        }
        for p in points
    ]
    last = max((point.day for point in points), default=None)
    ends = [
        {**row, "label": f"{row['line']} {row['label']}"} for row in rows if last and row["day"] == last.isoformat()
    ]
    dashes = [DASHES[place % len(DASHES)] for place in range(len(names))]
    x = altair.X("day:T", title=None, axis=altair.Axis(format="%d/%m/%Y", labelAngle=-35, values=_ticks(points)))
    y = altair.Y("value:Q", title=unit, scale=altair.Scale(zero=True))
    drawn = (
        altair.Chart(values(rows))
        .mark_line(point=altair.OverlayMarkDef(size=40, color=STRONG), color=STRONG)
        .encode(
            x=x,
            y=y,
            detail="line:N",
            strokeDash=altair.StrokeDash(
                "line:N", sort=names, legend=None, scale=altair.Scale(domain=names, range=dashes)
            ),
        )
    )
    named = (
        altair.Chart(values(ends))
        .mark_text(align="left", dx=8, fontSize=12, color=INK)
        .encode(x=x, y=y, text="label:N")
    )
    return picture(altair.layer(drawn, named).properties(width=WIDTH - 140, height=260), title, words)


def _ticks(points: Sequence[Point]) -> list[str]:
    return sorted({point.day.isoformat() for point in points})


def differences(dots: Sequence[Dot], *, title: str, words: str) -> Picture:
    """Bars to both sides of nothing: how much each row rose or fell, in percentage points."""
    import altair

    rows = [
        {
            "row": d.row,
            "change": float(d.percent),
            "label": f"{'+' if d.percent > 0 else ''}{written(d.percent)}",
            "side": "up" if d.percent >= 0 else "down",
            "words": d.words,
        }
        for d in dots
    ]
    order = [d.row for d in dots]
    y = altair.Y("row:N", sort=order, title=None, axis=altair.Axis(labelLimit=220, ticks=False, domain=False))
    x = altair.X("change:Q", title=None, axis=altair.Axis(tickCount=5))
    # Dark and light: told apart without colours, and by the side on which they stand.
    scale = altair.Scale(domain=["up", "down"], range=[STRONG, MIDDLE])
    base = altair.Chart(values(rows))
    bars = base.mark_bar(stroke=INK, strokeWidth=0.3).encode(
        y=y, x=x, color=altair.Color("side:N", scale=scale, legend=None), description=altair.Description("words:N")
    )
    up = base.transform_filter("datum.change >= 0").mark_text(align="left", dx=4, color=INK)
    down = base.transform_filter("datum.change < 0").mark_text(align="right", dx=-4, color=INK)
    numbers = [mark.encode(y=y, x=x, text="label:N") for mark in (up, down)]
    return picture(altair.layer(bars, *numbers).properties(width=WIDTH, height={"step": 26}), title, words)


def written(value: Decimal) -> str:
    """With one decimal, as numbers of the reader's language."""
    return decimal_words(value, 1)
