"""A composed table as a pandas frame, for notebooks and for whoever pivots further.

    from apps.reporting.composed.flat import parse
    from apps.reporting.composed.frames import frame_of
    from apps.reporting.composed.services import compose

    table = compose(parse({...}), day=date(2025, 2, 28), unit="17", user=user)
    frame_of(table).xs("persons", axis=1, level="figure")

Rows and columns are a MultiIndex of codes, a level for each axis; `*` is the total. The figures stand in the last level
of the columns under their codes (`persons`, `row_share`). Hidden cells and shares of nobody are NaN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apps.reporting.composed.definitions import ALL
from apps.reporting.composed.leaves import Side
from apps.reporting.composed.table import ComposedTable

if TYPE_CHECKING:
    import pandas

FIGURE = "figure"
WHOLE = "whole"


def frame_of(table: ComposedTable) -> pandas.DataFrame:
    """One row a row, one column a figure of a column; every number is the one that the page shows."""
    import pandas

    rows = pandas.MultiIndex.from_tuples(_codes(table.rows), names=_names(table.rows))
    columns = pandas.MultiIndex.from_tuples(
        [
            (*codes, show.value)
            for codes, leaf in zip(_codes(table.columns), table.columns.leaves, strict=True)
            for show in table.shows_at(leaf)
        ],
        names=[*_names(table.columns), FIGURE],
    )
    values = [
        [
            None if (figure := table.figure(row, column, show)).value is None else float(figure.value)
            for column in table.columns.leaves
            for show in table.shows_at(column)
        ]
        for row in table.rows.leaves
    ]
    return pandas.DataFrame(values, index=rows, columns=columns, dtype=float)


def _codes(side: Side) -> list[tuple[str, ...]]:
    held = [{axis.code: item.code for axis, item in leaf.named} for leaf in side.leaves]
    return [tuple(codes.get(axis.code, ALL) for axis in side.axes) or (WHOLE,) for codes in held]


def _names(side: Side) -> list[str]:
    return [axis.code for axis in side.axes] or [WHOLE]
