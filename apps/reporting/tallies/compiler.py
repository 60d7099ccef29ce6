"""One statement for a whole tally: events x units, grouped by GROUPING SETS over levels and axes.

Each group is an aggregate with a filter. Totals, roll-ups and wider units are sets of their own, because different
persons of two cells may be the same ones.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Value, When
from django.db.models.expressions import RawSQL

from apps.reporting.carriage import sent
from apps.reporting.sql import Sql, statement_of
from apps.reporting.tallies.definitions import Aggregate, Group
from apps.reporting.tallies.lines import Block
from apps.reporting.tallies.plan import Name, Question, Slot, slot_name


@dataclass(frozen=True)
class Found:
    """The numbers of cells that are the same: how many rows, and for each group what it counts."""

    unit: int
    names: tuple[Name, ...]
    rows: int
    numbers: tuple[int, ...]
    # All rows of the unit, whatever their categories.
    is_whole: bool


def count(question: Question) -> list[Found]:
    """All numbers of the section, by one statement."""
    statement = _counting(question)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.params)
        rows = cursor.fetchall()
    return [found for row in rows if (found := _found(question, row)) is not None]


def keys_behind(question: Question, group: Group, block: Block, name: Name) -> RawSQL:
    """The keys of the events behind a cell of the widest unit, as an expression for `__in`."""
    events, where = _with(question), _where(question, group, block, name)
    text = f"{events.text} SELECT key FROM event WHERE {where.text}"
    return RawSQL(text, (*events.params, *where.params))  # noqa: S611  # compiled querysets; values are parameters


def number_behind(question: Question, group: Group, block: Block, name: Name) -> tuple[int, int]:
    """What a cell of the widest unit says, and how many events stand behind it."""
    events, where = _with(question), _where(question, group, block, name)
    number = _aggregate(question, question.section.groups.index(group), group)
    text = f"{events.text} SELECT {number}, count(*) FROM event WHERE {where.text}"
    with connection.cursor() as cursor:
        cursor.execute(text, (*events.params, *where.params))
        found, rows = cursor.fetchone()
    return int(found), rows


def _counting(question: Question) -> Sql:
    events = _with(question)
    columns = _columns(question)
    sets = ", ".join(f"({', '.join([level, *sorted(names)])})" for level in question.levels for names in question.sets)
    numbers = [_aggregate(question, number, group) for number, group in enumerate(question.section.groups)]
    chosen = ", ".join([f"GROUPING({', '.join(columns)})", *columns, "count(*)", *numbers])
    return Sql(f"{events.text} SELECT {chosen} FROM event GROUP BY GROUPING SETS ({sets})", events.params)


def _columns(question: Question) -> list[str]:
    return [*question.levels, *(slot.name for slot in question.slots)]


def _found(question: Question, row: Sequence[Any]) -> Found | None:
    """A row of the answer with the names of its cells; None for events above the level or outside a roll-up."""
    columns = _columns(question)
    # GROUPING() sets a bit for every column that is *not* grouped by; the first column holds the highest bit.
    bits = f"{row[0]:0{len(columns)}b}"
    held = {name: value for name, value, bit in zip(columns, row[1:], bits, strict=False) if bit == "0"}
    level, *grouped = held
    filling = question.sets[frozenset(grouped)]
    codes = [slot.category(held[slot.name]) for slot in filling.slots]
    if held[level] is None or None in codes:
        return None
    rows, *numbers = row[1 + len(columns) :]
    names = tuple(question.names(filling, [code for code in codes if code]))
    return Found(held[level], names, rows, tuple(int(number) for number in numbers), not codes)


def _aggregate(question: Question, number: int, group: Group) -> str:
    where = f" FILTER (WHERE g{number})" if group.where is not None else ""
    match group.counted.aggregate:
        case Aggregate.ROWS:
            return f"count(*){where}"
        case Aggregate.DISTINCT:
            return f"count(DISTINCT {question.counted_column(group)}){where}"
        case Aggregate.SUM:
            return f"coalesce(sum({question.counted_column(group)}){where}, 0)"


def _where(question: Question, group: Group, block: Block, name: Name) -> Sql:
    """The events of the widest unit that stand in a cell of a group."""
    tests = [Sql("u0 = %s", (question.chains[0][1][0],)), *_slot_tests(question, block, name)]
    if group.where is not None:
        tests.append(Sql(f"g{question.section.groups.index(group)}"))
    if group.counted.aggregate is Aggregate.DISTINCT:
        tests.append(Sql(f"{question.counted_column(group)} IS NOT NULL"))
    return Sql(" AND ".join(test.text for test in tests), tuple(value for test in tests for value in test.params))


def _slot_tests(question: Question, block: Block, name: Name) -> Iterator[Sql]:
    """On every scale of the block the leaves that the cell stands for; totals ask for none."""
    row = next(measure for measure in block.measures if measure.code == name[0]).row
    wanted = [*([row.code if row else None] if len(block.scales) > 1 else []), name[1]]
    for side, (scale, code) in enumerate(zip(block.scales, wanted, strict=False)):
        category = next((each for each in scale.categories if each.code == code), None)
        if category is not None:
            column = slot_name(question.section.blocks.index(block), side)
            yield Sql(f"{column} = ANY(%s)", (scale.leaf_numbers(category),))


def with_events(question: Question) -> Sql:
    """The common tables, of which the last, `event`, holds every event at its place with its leaf on every scale."""
    return _with(question)


def _with(question: Question) -> Sql:
    """The common tables: the places, the homes of units that ended, the rows, the events at their places."""
    tables = [_places(question), _homes(question), _facts(question), *_sent(question), _events(question)]
    text = "WITH " + ", ".join(table.text for table in tables)
    return Sql(text, tuple(value for table in tables for value in table.params))


def _facts(question: Question) -> Sql:
    """The rows of the units that have a place; what happened in other provinces is set aside before anything else."""
    tally = question.section.tally
    marks = {
        f"mark{number}": Case(When(group.where, then=Value(True)), default=Value(False), output_field=BooleanField())
        for number, group in enumerate(question.section.groups)
        if group.where is not None
    }
    rows = tally.rows(question.span, question.span.last)
    piece = statement_of((rows.annotate(**marks) if marks else rows).values_list(*question.fields, *marks))
    names = [question.column(field) for field in question.fields] + [name.replace("mark", "g") for name in marks]
    columns = ", ".join(names)
    units = "SELECT unit FROM place UNION ALL SELECT unit FROM home UNION ALL SELECT unnest(%s::bigint[])"
    own = f"{question.column(tally.unit)} IN ({units})"
    text = f"fact AS MATERIALIZED (SELECT * FROM ({piece.text}) AS told({columns}) WHERE {own})"
    return Sql(text, (*piece.params, list(dict.fromkeys(step.unit for step in question.steps))))


def _sent(question: Question) -> list[Sql]:
    """Which persons of the rows went where, of units that did not go as a whole."""
    tally = question.section.tally
    if not tally.person or not question.steps:
        return []
    columns = f"{question.column(tally.person)} AS person, {question.column(tally.unit)} AS unit"
    held = Sql(f"held AS (SELECT DISTINCT {columns} FROM fact)")
    return [held, *sent(question.steps, question.span.last)]


def _homes(question: Question) -> Sql:
    placed = [unit for unit, _chain in question.chains]
    piece = statement_of(question.homes.read(question.span.last, placed).exclude(pk__in=placed))
    return Sql(f"home(unit, home) AS MATERIALIZED ({piece.text})", piece.params)


def _places(question: Question) -> Sql:
    arrays = ", ".join(["%s::bigint[]"] * (question.depth + 1))
    columns = zip(*((unit, *chain) for unit, chain in question.chains), strict=True)
    names = ", ".join(["unit", *question.levels])
    return Sql(f"place({names}) AS (SELECT * FROM unnest({arrays}))", tuple(list(column) for column in columns))


def _events(question: Question) -> Sql:
    """Each event at its place, with its leaf on every scale and its marks of roll-ups."""
    tally = question.section.tally
    unit = f"fact.{question.column(tally.unit)}"
    pieces = [_slot_column(question, slot) for slot in question.slots]
    chosen = ", ".join([f"fact.{question.column(tally.key)} AS key", "fact.*", "place.*", *(p.text for p in pieces)])
    joined, home = f"fact LEFT JOIN home ON home.unit = {unit}", f"coalesce(home.home, {unit})"
    if question.steps and tally.person:
        person = f"fact.{question.column(tally.person)}"
        joined = f"{joined} LEFT JOIN sent ON sent.person = {person} AND sent.unit = {unit}"
        home = f"coalesce(sent.target, home.home, {unit})"
    text = f"event AS MATERIALIZED (SELECT {chosen} FROM {joined} JOIN place ON place.unit = {home})"
    return Sql(text, tuple(value for piece in pieces for value in piece.params))


def _slot_column(question: Question, slot: Slot) -> Sql:
    """The number of the leaf that holds a row's value, the last one for whatever no category knows."""
    held = [(value, number) for number, leaf in enumerate(slot.scale.leaves) for value in leaf.values]
    column = f"fact.{question.column(slot.scale.axis.column)}::text"
    leaf = f"coalesce((%s::int[])[array_position(%s::text[], {column})], %s)"
    params = ([number for _, number in held], [value for value, _ in held], len(slot.scale.leaves) - 1)
    if slot.roll_up is None:
        return Sql(f"{leaf} AS {slot.name}", params)
    return Sql(f"({leaf} = ANY(%s)) AS {slot.name}", (*params, slot.scale.leaf_numbers(slot.roll_up)))
