"""One statement for a whole report: populations x places x facts, grouped by GROUPING SETS.

A person may be counted at several units of a group (seats in two committees). The statement groups by the narrowest
level asked and marks, for every wider level, the row that counts the person there; sums of marks never count twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from apps.reporting.definitions import Category, Dimension, Facts, Place, Population, Rows, Sheet

COUNTED = "SELECT person FROM counted"


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters, in the order of their places."""

    text: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked of the database: groups, places as chains of units from the widest level down, facts."""

    populations: tuple[Population, ...]
    chains: tuple[tuple[int, tuple[int | None, ...]], ...]
    dimensions: tuple[Dimension, ...]
    sheets: tuple[tuple[Facts, Sheet], ...]
    day: date

    @property
    def depth(self) -> int:
        return len(self.chains[0][1])


@dataclass(frozen=True)
class Row:
    """Persons of one group, unit and value; `counts` holds how many count at each level, widest first."""

    group: str
    unit: int
    dimension: str | None
    value: str | None
    counts: tuple[int, ...]


def chains_of(places: Sequence[Place], levels: Sequence[str]) -> tuple[tuple[int, tuple[int | None, ...]], ...]:
    """For each place the units above and at it, one per level asked; None where it reaches no such level."""
    by_pk = {place.pk: place for place in places}

    def chain(place: Place) -> tuple[int | None, ...]:
        found: dict[str, int] = {}
        step: Place | None = place
        while step is not None:
            found[step.level] = step.pk
            step = by_pk.get(step.parent) if step.parent is not None else None
        return tuple(found.get(level) for level in levels)

    return tuple((place.pk, chain(place)) for place in places)


def count(question: Question) -> list[Row]:
    """All counts of the question, by one statement."""
    statement = _counting(question)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.params)
        found = cursor.fetchall()
    codes = [dimension.code for dimension in question.dimensions]
    groups = [population.code for population in question.populations]
    # GROUPING() sets a bit for every column that is *not* grouped by; the first column holds the highest bit.
    everything = (1 << len(codes)) - 1
    named: dict[int, str | None] = {everything: None}
    named.update({everything ^ (1 << (len(codes) - 1 - place)): code for place, code in enumerate(codes)})
    return [Row(groups[row[0]], row[1], named[row[2]], row[3], row[4:]) for row in found]


def people(question: Question, unit: int, level: int, dimension: str | None, values: Sequence[str | None]) -> RawSQL:
    """The ids of the persons behind one cell, as an expression for `pk__in`."""
    parts = _with(question)
    condition = f"c.u{level} = %s AND c.f{level}"
    params: list[object] = [unit]
    if dimension is not None:
        column = f"d{[d.code for d in question.dimensions].index(dimension)}"
        known = [value for value in values if value is not None]
        tests = [f"{column} = ANY(%s)"] + ([f"{column} IS NULL"] if None in values else [])
        condition = f"{condition} AND ({' OR '.join(tests)})"
        params.append(known)
    return RawSQL(  # noqa: S611  # made of compiled querysets and numbers; all values travel as parameters
        f"{parts.text} SELECT c.person FROM counted AS c {_joins(question)} WHERE {condition}",
        (*parts.params, *params),
    )


def _counting(question: Question) -> Sql:
    parts = _with(question)
    columns = [f"d{place}" for place, _ in enumerate(question.dimensions)]
    key = f"coalesce({', '.join(f'c.u{level}' for level in reversed(range(question.depth)))})"
    marks = ", ".join(f"count(*) FILTER (WHERE c.f{level})" for level in range(question.depth))
    sets = ", ".join(["(c.grp, unit)", *(f"(c.grp, unit, {column})" for column in columns)])
    which = f"GROUPING({', '.join(columns)})" if columns else "0"
    value = f"coalesce({', '.join([*columns, 'NULL'])})"
    text = (
        f"{parts.text} SELECT c.grp, unit, {which}, {value}, {marks} "
        f"FROM (SELECT {key} AS unit, * FROM counted AS c) AS c {_joins(question)} GROUP BY GROUPING SETS ({sets})"
    )
    return Sql(text, parts.params)


def _with(question: Question) -> Sql:
    """The common tables: places, members of the groups, the marks of counting, facts of whoever is counted."""
    tables = [_places(question), _members(question), _marked(question), *_facts(question)]
    text = "WITH " + ", ".join(table.text for table in tables)
    return Sql(text, tuple(param for table in tables for param in table.params))


def _places(question: Question) -> Sql:
    levels = range(question.depth)
    names = ", ".join(f"u{level}" for level in levels)
    arrays = ", ".join(["%s::bigint[]"] * (question.depth + 1))
    columns = [
        [unit for unit, _ in question.chains],
        *([chain[level] for _, chain in question.chains] for level in levels),
    ]
    return Sql(f"place(unit, {names}) AS (SELECT * FROM unnest({arrays}))", tuple(columns))


def _members(question: Question) -> Sql:
    pieces = [_compiled(population.members(question.day)) for population in question.populations]
    rows = [
        f"SELECT {number} AS grp, p.person, place.* FROM ({piece.text}) AS p(person, unit) JOIN place USING (unit)"
        for number, piece in enumerate(pieces)
    ]
    text = "member AS (" + " UNION ALL ".join(rows) + ")"
    return Sql(text, tuple(param for piece in pieces for param in piece.params))


def _marked(question: Question) -> Sql:
    """`f<level>` marks the one row that counts the person in the unit of that level."""
    levels = range(question.depth)
    names = ", ".join(f"u{level}" for level in levels)
    marks = []
    for level in levels:
        same = " AND ".join(f"lag(u{above}) OVER w IS NOT DISTINCT FROM u{above}" for above in range(level + 1))
        marks.append(f"u{level} IS NOT NULL AND (row_number() OVER w = 1 OR NOT ({same})) AS f{level}")
    text = (
        f"counted AS MATERIALIZED (SELECT grp, person, {names}, {', '.join(marks)} FROM member "
        f"WINDOW w AS (PARTITION BY grp, person ORDER BY {names}))"
    )
    return Sql(text)


def _facts(question: Question) -> list[Sql]:
    tables = []
    for number, (facts, sheet) in enumerate(question.sheets):
        narrowed = sheet.rows.filter(**{f"{sheet.person}__in": RawSQL(COUNTED, ())})  # noqa: S611  # a constant
        piece = _compiled(narrowed)
        names = ", ".join(["person", *(dimension.code for dimension in facts.dimensions)])
        tables.append(Sql(f"facts{number}({names}) AS ({piece.text})", piece.params))
    return tables


def _joins(question: Question) -> str:
    """Each asked dimension as a column d0, d1, … of text beside the counted persons."""
    joins = []
    for number, (facts, _sheet) in enumerate(question.sheets):
        held = {dimension.code for dimension in facts.dimensions}
        columns = [f"{d.code}::text AS d{place}" for place, d in enumerate(question.dimensions) if d.code in held]
        joins.append(
            f"LEFT JOIN (SELECT person, {', '.join(columns)} FROM facts{number}) AS known{number} "
            f"ON known{number}.person = c.person"
        )
    return " ".join(joins)


def _compiled(rows: Rows) -> Sql:
    text, params = rows.order_by().query.sql_with_params()
    return Sql(text, tuple(params))


def values_of(category: Category, categories: Sequence[Category]) -> tuple[str | None, ...]:
    """The values that a row stands for; a roll-up stands for those of its parts."""
    by_code = {each.code: each for each in categories}
    if not category.parts:
        return category.values
    return tuple(value for part in category.parts for value in by_code[part].values)
