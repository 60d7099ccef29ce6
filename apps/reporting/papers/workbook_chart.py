"""The native chart of a table whose figures make wholes, drawn by the spreadsheet from the sheet's own cells."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as __
from xlsxwriter.utility import xl_rowcol_to_cell

from apps.reporting.palette import APART, UNKNOWN, UNTRAINED
from apps.reporting.papers.layout import heading_grid, is_wide, stub_columns
from apps.reporting.papers.paper import Composition, Table

# More bars than these no longer tell anything at a glance.
MOST_BARS = 40
# Points of a row, and how many rows a printed page surely holds: a chart that would lie over its end begins a new one.
ROW, ROWS_UPRIGHT, ROWS_LYING = 20, 44, 28

INK = "#33414f"
# Levels in one hue from light to dark are told apart by their lightness. Hues are of like weight: of two beside each
# other one has a pattern; and who is untrained or not known must not look like the lowest level.
STRIPES = ("light_upward_diagonal", "light_horizontal", "light_downward_diagonal", "light_vertical")
PATTERNS = {
    UNTRAINED: "percent_10",
    UNKNOWN: "wide_upward_diagonal",
    **{colour: STRIPES[place % len(STRIPES)] for place, colour in enumerate(APART[1::2])},
}


def insert_chart(file: Any, sheet: Any, table: Table, *, first: int, after: int) -> None:
    """Below the table, whose first row of figures is `first`."""
    whole = table.composition
    if whole is None or len(whole.columns if whole.parts_are_rows else whole.rows) > MOST_BARS:
        return
    chart = file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    for series in _series(sheet.get_name(), table, whole, first):
        chart.add_series(series)
    chart.set_title({"name": table.title, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0%", "name": __("Share, %")})
    chart.set_legend({"position": "bottom"})
    bars = len(whole.columns if whole.parts_are_rows else whole.rows)
    height = 200 + 24 * bars
    chart.set_size({"width": 960, "height": height})
    if after + height / ROW > (ROWS_LYING if is_wide(table) else ROWS_UPRIGHT):
        sheet.set_h_pagebreaks([after])
    sheet.insert_chart(after, 0, chart, {"description": table.title})


def _series(sheet: str, table: Table, whole: Composition, first: int) -> Iterator[dict[str, Any]]:
    """A series for each part, over all bars."""
    stub = stub_columns(table)
    heads_row = first - len(table.heads) - bool(table.numbers)
    rows, columns = [first + row for row in whole.rows], [stub + column for column in whole.columns]
    if whole.parts_are_rows:
        bars = _cells(sheet, [(heads_row, column) for column in columns])
        parts = [(_cells(sheet, [(row, stub - 1)]), [(row, column) for column in columns]) for row in rows]
    else:
        bars = _cells(sheet, [(row, stub - 1) for row in rows])
        words = heading_grid(table)[0]
        parts = [(words[column], [(row, column) for row in rows]) for column in columns]
    for (name, cells), colour in zip(parts, whole.colours, strict=True):
        yield {
            "name": name,
            "categories": bars,
            "values": _cells(sheet, cells),
            **filled(colour),
            "gap": 40,
        }


def filled(colour: str) -> dict[str, Any]:
    """How the bars of a part are filled: with a pattern where its colour looks like another one in grey print."""
    border = {"color": INK, "width": 0.5}
    if colour not in PATTERNS:
        return {"fill": {"color": colour}, "border": border}
    return {"pattern": {"pattern": PATTERNS[colour], "fg_color": INK, "bg_color": colour}, "border": border}


def _cells(sheet: str, places: list[tuple[int, int]]) -> str:
    """Cells as charts name them: one range where they lie in a row, else each of them."""
    quoted = "'" + sheet.replace("'", "''") + "'"
    names = [xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True) for row, column in places]
    if len(places) > 1 and all(b[0] - a[0] == 1 and a[1] == b[1] for a, b in pairwise(places)):
        return f"={quoted}!{names[0]}:{names[-1]}"
    told = ",".join(f"{quoted}!{name}" for name in names)
    return f"={told}" if len(names) == 1 else f"=({told})"
