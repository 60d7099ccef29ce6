"""Whom a figure of a form counts: persons or events that meet the conditions of its row and column."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from django.core.exceptions import PermissionDenied
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _

from apps.core.permissions import Actor, Permission
from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.definitions import Rows, StrOrPromise
from apps.reporting.errors import ReportError
from apps.reporting.official import events
from apps.reporting.official.definitions import Kind, Line, OfficialForm, Test
from apps.reporting.official.formulas import leaves_of
from apps.reporting.official.ground import Ground, ground_of, rights_of
from apps.reporting.official.library import find_form
from apps.reporting.official.services import TOTAL_ROW, open_lines, span_of, territory_of
from apps.reporting.places import Place, Territory
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
from apps.reporting.sql import Sql
from apps.reporting.tallies.compiler import with_events
from apps.reporting.tallies.definitions import EventLine, Span
from apps.reporting.tallies.plan import slot_name

Cells = tuple[tuple[Line, Line], ...]


@dataclass(frozen=True)
class CellBehind:
    """A cell with its people or events, and how a list shows them."""

    form: OfficialForm
    unit: Place
    day: date
    span: Span | None
    row: Line
    column: Line
    rows: Rows
    headings: tuple[StrOrPromise, ...]
    lines: Callable[[Rows, date], list[EventLine]]
    # The sensitive groups that the list tells.
    noted: tuple[Permission, ...]


@dataclass(frozen=True)
class AskedCell:
    """Which cell of which form is asked for."""

    code: str
    scope: Scope
    day: date
    row: str
    column: str
    first: date | None = None


def cell_behind(asked: AskedCell, user: Actor) -> CellBehind:
    """Raises ReportError with a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say."""
    form = find_form(asked.code)
    if form.kind not in (Kind.PERSONS, Kind.UNITS, Kind.EVENTS):
        raise ReportError(_("%(form)s has no figures that lead to people.") % {"form": form.number})
    rows = (TOTAL_ROW,) if form.kind is Kind.UNITS else form.rows
    row, column = _line(rows, asked.row), _line(form.columns, asked.column)
    for each, other in product(leaves_of(row, rows), leaves_of(column, form.columns)):
        if form.taken_at(each.code, other.code):
            raise ReportError(_("This figure stands in a composed table; its people open there."))
    return (
        _of_events(form, asked, user, row, column)
        if form.kind is Kind.EVENTS
        else _of_persons(form, asked, user, row, column)
    )


def _line(lines: tuple[Line, ...], code: str) -> Line:
    for line in lines:
        if line.code == code:
            return line
    words = {"code": code, "known": ", ".join(line.code for line in lines)}
    raise ReportError(_("The form has no line %(code)s. It has: %(known)s.") % words)


def _cells(form: OfficialForm, rows: tuple[Line, ...], row: Line, column: Line, day: date) -> Cells:
    """The counted cells for which the cell stands: a sum stands for all of its parts."""
    open_rows, columns = open_lines(rows, day), open_lines(form.columns, day)
    return tuple(
        product(leaves_of(_line(open_rows, row.code), open_rows), leaves_of(_line(columns, column.code), columns))
    )


def _of_persons(form: OfficialForm, asked: AskedCell, user: Actor, row: Line, column: Line) -> CellBehind:
    rows = (TOTAL_ROW,) if form.kind is Kind.UNITS else form.rows
    cells = _cells(form, rows, row, column, asked.day)
    rights = {right for pair in cells for line in pair for right in rights_of(line)}
    needed = (Permission.VIEW_REPORTS, Permission.VIEW_CADRES, *rights)
    territory = territory_of(asked.scope, asked.day, user, needed)
    _require(territory, needed)
    lines = tuple(dict.fromkeys(line for pair in cells for line in pair))
    small = replace(form, rows=lines, columns=(), row_blocks=(), column_blocks=())
    ground = ground_of(small, territory, asked.day, (territory.root.level,))
    found = registry.subject.visible(user, asked.day).filter(pk__in=_persons(ground, form, cells))
    subject = registry.subject
    return CellBehind(
        form,
        territory.root,
        asked.day,
        None,
        row,
        column,
        found,
        subject.headings,
        _person_lines,
        tuple(sorted(rights)),
    )


def _person_lines(rows: Rows, day: date) -> list[EventLine]:
    return [EventLine(each.code, each.name, each.address, each.facts) for each in registry.subject.lines(rows, day)]


def _require(territory: Territory, needed: tuple[Permission, ...]) -> None:
    for right in needed:
        if right not in territory.rights:
            raise PermissionDenied(_("You do not have the right for this: %(right)s.") % {"right": right.label})


def _persons(ground: Ground, form: OfficialForm, cells: Cells) -> RawSQL:
    """The ids of the persons who meet the conditions of one of the cells."""
    tables, places = with_tables(ground.question), {code: f"d{n}" for n, code in enumerate(ground.dimensions)}
    groups = [population.code for population in ground.question.populations]
    chosen = []
    for row, column in cells:
        group = row.condition.group or column.condition.group or form.group
        bit = Sql("c.m0 & %s <> 0", (1 << groups.index(group),))
        tests = (*row.condition.tests, *column.condition.tests)
        chosen.append(_all([bit, *(_test(places[t.dimension], ground.allowed(t), t) for t in tests)]))
    where = _any(chosen)
    return RawSQL(  # noqa: S611  # made of compiled querysets and numbers; all values travel as parameters
        f"{tables.text} SELECT c.person FROM counted AS c {joins_of(ground.question)} WHERE {where.text}",
        (*tables.params, *where.params),
    )


def _test(column: str, allowed: frozenset[str | None], test: Test) -> Sql:
    held = f"coalesce({column}::text = ANY(%s), false)"
    if None in allowed:
        held = f"({held} OR {column} IS NULL)"
    return Sql(f"NOT {held}" if test.is_excluded else held, (sorted(value for value in allowed if value is not None),))


def _all(pieces: list[Sql]) -> Sql:
    return Sql(
        f"({' AND '.join(piece.text for piece in pieces)})", tuple(value for piece in pieces for value in piece.params)
    )


def _any(pieces: list[Sql]) -> Sql:
    """One of the pieces holds; without any nothing does."""
    text = " OR ".join(piece.text for piece in pieces) or "false"
    return Sql(f"({text})", tuple(value for piece in pieces for value in piece.params))


def _of_events(form: OfficialForm, asked: AskedCell, user: Actor, row: Line, column: Line) -> CellBehind:
    source = events.source_of(form)
    listing, guarded = source.tally.listing, source.tally.protected_by
    span = span_of(source, asked.day, asked.first)
    cells = _cells(form, form.rows, row, column, span.first or date.min)
    rights = {right for pair in cells for line in pair for right in events.rights_of(form, line)}
    rights |= {guarded} if guarded else set()
    needed = (Permission.VIEW_REPORTS, listing.needed, *rights)
    territory = territory_of(asked.scope, asked.day, user, needed)
    _require(territory, needed)
    lines = tuple(dict.fromkeys(line for pair in cells for line in pair))
    small = replace(form, rows=lines, columns=(), row_blocks=(), column_blocks=())
    keys = _event_keys(events.event_ground(small, territory, span), cells)
    found = listing.visible(user, span.last).filter(**{f"{listing.key}__in": keys})
    noted = tuple(sorted(rights))
    return CellBehind(form, territory.root, asked.day, span, row, column, found, listing.headings, listing.lines, noted)


def _event_keys(ground: events.EventGround, cells: Cells) -> RawSQL:
    tables = with_events(ground.question)
    where = _any(
        [_all(list(_event_tests(ground, (*row.condition.tests, *column.condition.tests)))) for row, column in cells]
    )
    text = f"{tables.text} SELECT key FROM event WHERE u0 = %s AND {where.text}"
    return RawSQL(text, (*tables.params, ground.territory.root.pk, *where.params))  # noqa: S611  # values are parameters


def _event_tests(ground: events.EventGround, tests: tuple[Test, ...]) -> Iterator[Sql]:
    yield Sql("true")
    for test in tests:
        number = ground.dimensions.index(test.dimension)
        held = f"{slot_name(number, 0)} = ANY(%s)"
        yield Sql(f"NOT {held}" if test.is_excluded else held, (ground.leaves(test),))
