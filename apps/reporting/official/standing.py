"""Who stands behind every number of an official form, sums of lines among them, for those who keep it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import connection

from apps.reporting.official.counting import people_of
from apps.reporting.official.definitions import Kind, Line, Operation
from apps.reporting.official.events import EventGround, counted_by, leaf_of
from apps.reporting.official.formulas import in_order
from apps.reporting.official.matching import Matcher
from apps.reporting.official.positions import Position
from apps.reporting.official.services import ground_of_events, ground_of_persons, ground_of_units
from apps.reporting.official.table import FormTable
from apps.reporting.places import Territory
from apps.reporting.tallies.compiler import with_events
from apps.reporting.tallies.definitions import Aggregate
from apps.reporting.tallies.plan import slot_name
from apps.reporting.tallies.standing import thing_of

# A cell, who or what it counts, and how often.
Standing = tuple[Position, int, int]


def standing_in(table: FormTable, territory: Territory) -> Iterator[Standing]:
    """Every counted cell with whom it counts, then the sums that these stand in."""
    rows, columns = _sums_of(table.rows), _sums_of(table.columns)
    sums: dict[Position, list[tuple[Position, int]]] = {}
    for at, thing, times in set(_counted(table, territory)):
        if at not in sums:
            sums[at] = [
                (Position(row, column), by_row * by_column)
                for row, by_row in rows.get(at.row, {at.row: 1}).items()
                for column, by_column in columns.get(at.column, {at.column: 1}).items()
            ]
        for position, often in sums[at]:
            yield position, thing, times * often


def _counted(table: FormTable, territory: Territory) -> Iterator[Standing]:
    form, day = table.form, table.day
    if form.kind is Kind.EVENTS:
        first = table.span.first if table.span else None
        ground, sides = ground_of_events(form, territory, day, first)
        yield from _events(ground, *sides)
        return
    of_units = form.kind is Kind.UNITS
    ground_in = ground_of_units if of_units else ground_of_persons
    names = {place.pk: code for code, place in table.places.items()}
    for unit, at, persons in people_of(*ground_in(form, territory, day)):
        row = names.get(unit) if of_units else at.row
        if row is not None and form.taken_at(row, at.column) is None:
            yield from ((Position(row, at.column), person, 1) for person in persons)
    for at, figure in table.taken.items():
        if figure.taken.is_of_persons:
            yield from ((at, person, 1) for person in figure.persons)


def _events(ground: EventGround, rows: Matcher, columns: Matcher) -> Iterator[Standing]:
    """Events one by one: each counts itself, its person, or what it is one of several of."""
    question, tally = ground.question, ground.source.tally
    slots = [slot_name(number, 0) for number, _block in enumerate(ground.section.blocks)]
    kinds = {line.code: counted_by(ground, line) for line in ground.form.columns}
    otherwise = counted_by(ground, None)
    named = [tally.key, *([tally.person] if tally.person else [])]
    fields = list(dict.fromkeys([*named, *(each.column for each in (*kinds.values(), otherwise) if each.column)]))
    tables = with_events(question)
    chosen = ", ".join([*slots, *(question.column(field) for field in fields)])
    found: Counter[tuple[Position, int, bool]] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(
            f"{tables.text} SELECT {chosen} FROM event WHERE u0 = %s", (*tables.params, ground.territory.root.pk)
        )
        for row in cursor.fetchall():
            held = dict(zip(fields, row[len(slots) :], strict=True))
            values = tuple(leaf_of(scale, n) for scale, n in zip(ground.scales.values(), row, strict=False))
            for line in rows.numbers_in(rows.mask(values)):
                for column in columns.numbers_in(columns.mask(values)):
                    counted = kinds.get(columns.codes[column], otherwise)
                    is_rows = counted.aggregate is Aggregate.ROWS
                    thing = thing_of(tally, held, "" if is_rows else counted.column or tally.person)
                    if thing is not None:
                        found[Position(rows.codes[line], columns.codes[column]), thing, is_rows] += 1
    yield from ((at, thing, times if is_rows else 1) for (at, thing, is_rows), times in found.items())


def _sums_of(lines: Sequence[Line]) -> dict[str, Counter[str]]:
    """In which lines, itself among them, and how often a counted line stands; percentages are reckoned from these."""
    found = {line.code: Counter({line.code: 1}) for line in lines}
    for line in in_order(lines):
        if line.formula is not None and line.formula.operation is Operation.SUM:
            for code in line.formula.of:
                for held in found.values():
                    held[line.code] += held[code]
    return {code: +held for code, held in found.items()}
