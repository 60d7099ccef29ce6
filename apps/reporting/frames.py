"""Every report as a pandas frame, for notebooks and for whoever pivots further; docs/notebooks.md shows the way.

A frame is made of the finished table, after the gate and after disclosure control: it holds what the page shows to the
same user and nothing else. Hidden figures, and shares of nobody, are missing (NaN, <NA>), never nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from apps.reporting.composed.frames import frame_of as frame_of_composed
from apps.reporting.composed.table import ComposedTable
from apps.reporting.definitions import TOTAL
from apps.reporting.indicators.definitions import Figures
from apps.reporting.official.table import FormTable
from apps.reporting.table import ReportTable
from apps.reporting.tallies.table import TallyTable
from apps.reporting.trends.trend import Trend, change

if TYPE_CHECKING:
    import pandas

# By which a cell of a report is known; with these as index no two rows are alike.
KEYS = ("unit", "group", "measure", "category")
# How numbers are held: whole ones that may be missing, and shares and means with the places that are printed.
WHOLE, SHARE = "Int64", "Float64"


@singledispatch
def frame_of(told: Any) -> pandas.DataFrame:
    """The figures of a report, one row a cell; TypeError for what is none.

    Reports of a day and of events: index `unit`, `group`, `measure`, `category` (official codes and codes of the
    declarations), columns `count` and `base` (persons or events, Int64) and `percent` (of `base`, two places, Float64);
    of events also `counted`, what is counted. Trends: index `day` and `category`, with `change` in percentage points
    since the day before. Indicators: a column for each part of a value. Official forms and composed tables: rows and
    columns as they are printed, by their codes.
    """
    raise TypeError(f"{type(told).__name__} is no report.")


@frame_of.register(ReportTable)
def _of_report(told: ReportTable) -> pandas.DataFrame:
    cells = ((c.unit, c.group, c.measure, c.category, c.count, c.base, c.percent) for c in told.cells())
    return _framed(cells, KEYS, {"count": WHOLE, "base": WHOLE, "percent": SHARE})


@frame_of.register(TallyTable)
def _of_tallies(told: TallyTable) -> pandas.DataFrame:
    cells = ((c.unit, c.group, c.measure, c.category, c.counted, c.count, c.base, c.percent) for c in told.cells())
    return _framed(cells, KEYS, {"counted": "str", "count": WHOLE, "base": WHOLE, "percent": SHARE})


@frame_of.register(Trend)
def _of_trend(told: Trend) -> pandas.DataFrame:
    rows = told.rows if told.has_shares else (TOTAL,)
    cells = (
        (
            point.day,
            row.code,
            point.counts.get(row.code) if told.has_shares else point.base,
            point.base,
            point.share(row) if told.has_shares else None,
            change(told.before(point), point, row) if told.has_shares else None,
        )
        for point in told.told
        for row in rows
    )
    frame = _framed(cells, ("day", "category"), {"count": WHOLE, "base": WHOLE, "percent": SHARE, "change": SHARE})
    return frame.set_index(frame.index.set_levels(frame.index.levels[0].astype("datetime64[s]"), level="day"))  # type: ignore[attr-defined]  # an index of two levels


@frame_of.register(Figures)
def _of_indicator(told: Figures) -> pandas.DataFrame:
    cells = (
        (v.group, v.measure, v.category, v.day, v.form.value, v.numerator, v.denominator, v.value) for v in told.values
    )
    columns = {"day": "datetime64[s]", "form": "str", "numerator": WHOLE, "denominator": WHOLE, "value": SHARE}
    return _framed(cells, KEYS[1:], columns)


@frame_of.register(FormTable)
def _of_form(told: FormTable) -> pandas.DataFrame:
    """Columns of whole numbers are Int64, of shares Float64, of words objects; what is left empty is missing."""
    import pandas

    index = pandas.Index([row.code for row in told.rows], name="row")
    columns = {
        column.code: _column([None if told.is_hidden(row, column) else told.value(row, column) for row in told.rows])
        for column in told.columns
    }
    return pandas.DataFrame({code: each.set_axis(index) for code, each in columns.items()}, index=index)


@frame_of.register(ComposedTable)
def _of_composed(told: ComposedTable) -> pandas.DataFrame:
    return frame_of_composed(told)


def _framed(cells: Iterable[tuple[Any, ...]], keys: Sequence[str], columns: dict[str, str]) -> pandas.DataFrame:
    import pandas

    told = [tuple(float(each) if isinstance(each, Decimal) else each for each in cell) for cell in cells]
    frame = pandas.DataFrame(told, columns=[*keys, *columns])
    return frame.astype(columns).set_index(list(keys))


def _column(values: Sequence[object]) -> pandas.Series:
    import pandas

    held = {type(value) for value in values if value is not None}
    if held and held <= {int, Decimal}:
        numbers = [float(value) if isinstance(value, Decimal) else value for value in values]
        return pandas.Series(numbers, dtype=SHARE if Decimal in held else WHOLE)
    return pandas.Series(values, dtype="object" if held else WHOLE)
