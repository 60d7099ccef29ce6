"""A form with invented figures, to see its print before anyone is counted by it.

The figures follow from the codes of the lines alone: nobody's data stands in a preview, and it looks the same again.
"""

from datetime import date
from decimal import Decimal
from zlib import crc32

from django.utils.translation import gettext as _

from apps.reporting.geographies import DEFAULT_GEOGRAPHY, geography_of
from apps.reporting.official.definitions import Kind, Line, OfficialForm
from apps.reporting.official.formulas import reckon
from apps.reporting.official.people import MARK, line_of, total_line
from apps.reporting.official.positions import Position, Value
from apps.reporting.official.services import TOTAL_ROW, span_of
from apps.reporting.official.sources import sources
from apps.reporting.official.table import FormTable
from apps.reporting.official.words import Words
from apps.reporting.places import Place

ROWS = 3
# Whoever meets more conditions is one of fewer.
WHOLE, SMALLER, LEAST = 1200, 5, 6
# Tenths: a mean of 25 to 55, which may be an age or a share.
LEAST_MEAN, MEANS = 250, 300


def sample_of(form: OfficialForm, day: date) -> FormTable:
    """The form as it would be printed, of an invented unit."""
    rows = _rows(form)
    values: dict[Position, Value] = {
        Position(row.code, column.code): _figure(form, row, column)
        for row in rows
        for column in form.columns
        if row.is_counted and (column.is_counted or column.field)
    }
    _total(form, rows, values)
    reckon(values, rows, form.columns)
    source = sources.events.get(form.source)
    return FormTable(
        form,
        Place(0, "", _("Sample unit"), "", None),
        day,
        rows,
        form.columns,
        values,
        frozenset(),
        geography=str(geography_of(DEFAULT_GEOGRAPHY).title),
        span=span_of(source, day, None) if form.kind is Kind.EVENTS and source else None,
        notes=(_("The figures are invented, to show the print. Nobody is counted here."), *map(str, form.remarks)),
    )


def _rows(form: OfficialForm) -> tuple[Line, ...]:
    numbers = range(1, ROWS + 1)
    if form.kind is Kind.UNITS:
        units = (Line(str(n), Words(f"Xã mẫu {n}", f"Sample commune {n}"), ordinal=str(n)) for n in numbers)
        return (*units, TOTAL_ROW)
    if form.kind is Kind.PEOPLE:
        return (*(line_of(n, _("Sample person %(number)s") % {"number": n}) for n in numbers), total_line(ROWS))
    return form.rows


def _figure(form: OfficialForm, row: Line, column: Line) -> Value:
    drawn = crc32(f"{row.code}|{column.code}".encode())
    if form.kind is Kind.PEOPLE:
        return "…" if column.field else MARK if drawn % 2 else None
    taken = form.taken_at(row.code, column.code)
    if taken and not taken.is_of_persons:
        return Decimal(LEAST_MEAN + drawn % MEANS) / 10
    most = max(WHOLE // SMALLER ** _asked(row, column), LEAST)
    return int(most // 2 + drawn % (most // 2))


def _asked(row: Line, column: Line) -> int:
    return len(row.condition.tests) + len(column.condition.tests)


def _total(form: OfficialForm, rows: tuple[Line, ...], values: dict[Position, Value]) -> None:
    """The last row of units or people is the sum of those above it."""
    if form.kind not in (Kind.UNITS, Kind.PEOPLE):
        return
    *single, total = rows
    for column in form.columns:
        own = [values.get(Position(row.code, column.code)) for row in single]
        at = Position(total.code, column.code)
        if isinstance(values.get(at), Decimal):
            continue
        values.pop(at, None)
        if column.is_counted or (form.kind is Kind.UNITS and column.field):
            values[at] = sum(_number(value) for value in own)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else int(value == MARK)
