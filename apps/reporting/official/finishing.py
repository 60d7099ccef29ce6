"""The counts of a form as its table: formulas, what is closed or stands in composed tables, and what must be told."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from apps.core.permissions import Permission
from apps.reporting.official import guarding, notes
from apps.reporting.official.definitions import Kind, Line, OfficialForm
from apps.reporting.official.formulas import reckon
from apps.reporting.official.positions import Position, Value
from apps.reporting.official.table import FormTable
from apps.reporting.official.taking import TakenFigure
from apps.reporting.places import Territory


def finished(
    form: OfficialForm,
    territory: Territory,
    day: date,
    lines: tuple[tuple[Line, ...], tuple[Line, ...]],
    sums: Mapping[Position, int],
    rights: Mapping[str, set[Permission]],
    absent: tuple[str, ...],
    taken: Mapping[Position, TakenFigure] | None = None,
) -> FormTable:
    """Zeros where nobody was found, formulas, what is closed, and the notes on whom the form does not name."""
    rows, columns = lines
    figures = {at: each.figure for at, each in (taken or {}).items()}
    values: dict[Position, Value] = {
        Position(row.code, column.code): sums.get(Position(row.code, column.code), 0)
        for row in rows
        for column in columns
        if row.is_counted and column.is_counted and form.taken_at(row.code, column.code) is None
    }
    values |= {at: figure.value for at, figure in figures.items() if figure.value is not None}
    reckon(values, rows, columns)
    closed_rows = guarding.closed_lines(rows, rights, territory.rights)
    closed_columns = guarding.closed_lines(columns, rights, territory.rights)
    hidden = {
        *guarding.closed_cells(rows, columns, closed_rows, is_row=True),
        *guarding.closed_cells(rows, columns, closed_columns, is_row=False),
        *(at for at, figure in figures.items() if figure.is_hidden),
    }
    # Over units small numbers of sensitive columns are hidden, which a rest would tell.
    guarded = closed_columns | {line.code for line in columns if form.kind is Kind.UNITS and rights.get(line.code)}
    told = [
        *notes.unnamed(form.row_blocks, sums, _open(columns, closed_columns), closed_rows, is_row=True),
        *notes.unnamed(form.column_blocks, sums, notes.totals(_open(rows, closed_rows)), guarded, is_row=False),
        *absent,
        *closed_notes(closed_rows | closed_columns, rights, territory),
    ]
    return FormTable(
        form,
        territory.root,
        day,
        rows,
        columns,
        values,
        territory.rights,
        hidden=frozenset(hidden),
        notes=tuple(told),
        taken=taken or {},
    )


def _open(lines: tuple[Line, ...], closed: set[str]) -> list[Line]:
    return [line for line in lines if line.is_counted and line.code not in closed]


def closed_notes(closed: set[str], rights: Mapping[str, set[Permission]], territory: Territory) -> tuple[str, ...]:
    lacking = {right for code in closed for right in rights.get(code, set())} - territory.rights
    if not lacking:
        return ()
    words = {"rights": ", ".join(str(right.label) for right in sorted(lacking))}
    return (_("Lines marked * are hidden: they need the right “%(rights)s” in this unit.") % words,)
