"""From a specification to a `Picture`: one look, a name, a description, links, and hatching for what is not known."""

from functools import lru_cache
from typing import Any

from apps.reporting.chart import INK, titled
from apps.reporting.papers.paper import Picture

GRID = "#c3c9d1"
# One blue that is told from white and from black in print, and its lighter kin.
STRONG, MIDDLE, LIGHT = "#1f5190", "#7eabd9", "#cfe0f3"
LETTERS = "Be Vietnam Pro"


def picture(chart: Any, title: str, words: str) -> Picture:
    """The drawing with its name and what it shows in words."""
    return Picture(title, titled(_svg_of(_dressed(chart).to_json(indent=None)), f"{title}. {words}"), words)


def _dressed(chart: Any) -> Any:
    return (
        chart.properties(background="transparent")
        .configure(font=LETTERS)
        .configure_axis(labelColor=INK, titleColor=INK, labelFontSize=12, gridColor=GRID, gridOpacity=0.6, aria=False)
        .configure_legend(labelColor=INK, labelFontSize=12, symbolType="square", aria=False)
        .configure_header(labelColor=INK, labelFontSize=12, labelFontWeight="bold")
        .configure_view(stroke=None)
    )


@lru_cache(maxsize=128)
def _svg_of(specification: str) -> str:
    """The same figures are drawn once."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(specification))


def values(rows: list[dict[str, Any]]) -> Any:
    """Rows as the data of a chart."""
    import altair

    return altair.Data(values=rows)  # type: ignore[no-untyped-call]  # altair leaves it untyped
