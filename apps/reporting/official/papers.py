"""A form as a paper: its headings, the line of column numbers, rows, notes and definitions, in one language."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from apps.reporting.official.definitions import Kind, Line, OfficialForm, Operation
from apps.reporting.official.headings import heads_of
from apps.reporting.official.numbering import number_of
from apps.reporting.official.positions import Position, Value
from apps.reporting.official.table import FormTable
from apps.reporting.official.wording import definitions_of
from apps.reporting.papers.paper import Cell, Explanation, Form, Paper, Row, Table
from apps.reporting.papers.words import day_in_words
from apps.reporting.tallies.spans import span_words

Link = Callable[[Line, Line], str]


def paper_of(table: FormTable, link: Link | None = None) -> Paper:
    """The paper; with `link` the figures lead to whom they count."""
    form = table.form
    return Paper(
        form.code,
        str(form.title),
        table.unit.title,
        table.unit.code,
        table.day,
        as_of(table),
        (table_of(table, link),),
        geography=table.geography,
        form_number=form.number,
        counted_in=str(form.counted_in),
        office=form.office,
        receiver=str(form.receiver),
        signers=tuple(map(str, form.signers)),
        notes=table.notes,
        definitions=tuple(explanations(form, table.day)),
        legal_basis=form.legal_basis,
        version=form.version,
        language="en" if (get_language() or "vi").startswith("en") else "vi",
    )


def as_of(table: FormTable) -> str:
    if table.span is not None:
        return span_words(table.span)
    return pgettext("day in words", "As of %(day)s") % {"day": day_in_words(table.day)}


def table_of(table: FormTable, link: Link | None) -> Table:
    form = table.form
    has_ordinals = form.has_ordinals or form.kind in (Kind.PEOPLE, Kind.UNITS)
    corners = [*([_("No.")] if has_ordinals else []), str(form.corner) or _corner(form)]
    return Table(
        "",
        heads_of(corners, table.columns),
        tuple(_row(table, row, link) for row in table.rows),
        numbers=_numbers(table, len(corners)),
        has_ordinals=has_ordinals,
    )


def _corner(form: OfficialForm) -> str:
    match form.kind:
        case Kind.UNITS:
            return _("Unit")
        case Kind.PEOPLE:
            return _("Full name")
        case _:
            return _("Item")


def _numbers(table: FormTable, corners: int) -> tuple[str, ...]:
    """The line below the headings, if the form has one: what stands before the columns, then each column's number."""
    if not any(column.ordinal for column in table.columns):
        return ()
    before = (*table.form.corner_numbers, "", "")[:corners]
    return (*before, *(number_of(column, table.columns) for column in table.columns))


def _row(table: FormTable, row: Line, link: Link | None) -> Row:
    return Row(
        str(row.title),
        tuple(_cell(table, row, column, link) for column in table.columns),
        look=row.look,
        depth=row.depth,
        ordinal=row.ordinal,
        url=table.addresses.get(row.code, "") if link else "",
    )


def _cell(table: FormTable, row: Line, column: Line, link: Link | None) -> Cell:
    if table.is_hidden(row, column):
        return Cell(None, is_hidden=True)
    value = table.value(row, column)
    url = link(row, column) if link and value and not isinstance(value, str) else ""
    taken = table.taken.get(Position(row.code, column.code))
    return Cell(value, taken.written_as if taken else _form(value, row, column), url=url)


def _form(value: Value, row: Line, column: Line) -> Form:
    if value is None or isinstance(value, str):
        return Form.TEXT
    is_percent = any(line.formula and line.formula.operation is Operation.PERCENT for line in (row, column))
    return Form.PERCENT if is_percent or isinstance(value, Decimal) else Form.COUNT


def explanations(form: OfficialForm, day: date) -> list[Explanation]:
    return [Explanation(each.title, each.words) for each in definitions_of(form, day)]
