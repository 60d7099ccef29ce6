"""How many persons share the same values of several dimensions: the ground of composed tables and official forms.

Whoever a group counts in a unit stands there in one combination, so any sum of combinations counts nobody twice.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models.expressions import RawSQL

from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.question import Question
from apps.reporting.sql import Sql
from apps.reporting.stored.answers import answered, asked_by


@dataclass(frozen=True, slots=True)
class Combination:
    """Persons of a group in a unit who have the same values, in the order of the dimensions asked for."""

    group: str
    unit: int
    values: tuple[str | None, ...]
    persons: int


@dataclass(frozen=True)
class Restriction:
    """Only persons with one of the values of a dimension (None: nothing known), or only those without."""

    dimension: str
    values: tuple[str | None, ...]
    is_excluded: bool = False


def combinations(
    question: Question, dimensions: Sequence[str], restrictions: Sequence[Restriction] = ()
) -> tuple[Combination, ...]:
    """The combinations of `dimensions` that hold anyone, by one statement.

    The question holds all dimensions that are named here, also those of the restrictions.
    """
    statement = _statement(question, dimensions, restrictions)
    alone = question.stored if question.reads_the_stored_day_alone else None
    return answered(asked_by(statement), question.groups, alone, lambda: tuple(_found(question, statement)))


def _found(question: Question, statement: Sql) -> Iterator[Combination]:
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.params)
        found = cursor.fetchall()
    cells: dict[int, list[tuple[str, int]]] = {}
    sums: Counter[tuple[str, int, tuple[str | None, ...]]] = Counter()
    for key, *values, persons in found:
        if key not in cells:
            cells[key] = list(question.members.cells_of(key))
        for group, unit in cells[key]:
            sums[group, unit, tuple(values)] += persons
    for (group, unit, values), persons in sums.items():
        yield Combination(group, unit, values, persons)


def people_with(question: Question, unit: int, level: int, restrictions: Sequence[Restriction]) -> RawSQL:
    """The ids of whom the question's only group counts in the unit of that level, as an expression for `pk__in`."""
    parts, where = with_tables(question), _where(question, restrictions)
    chains = [number for number, chain in enumerate(question.members.known_chains) if chain[level] == unit]
    return RawSQL(  # noqa: S611  # made of compiled querysets and numbers; all values travel as parameters
        f"{parts.text} SELECT c.person FROM counted AS c {joins_of(question)}"
        f"{where.text or ' WHERE true'} AND c.chain = ANY(%s) AND c.m{level} <> 0",
        (*parts.params, *where.params, chains),
    )


def _statement(question: Question, dimensions: Sequence[str], restrictions: Sequence[Restriction]) -> Sql:
    parts, where = with_tables(question), _where(question, restrictions)
    columns = [f"{_column(question, dimension)}::text" for dimension in dimensions]
    grouped = ", ".join(str(place + 1) for place in range(len(columns) + 1))
    shown = ", ".join([f"{question.members.key} AS key", *columns])
    return Sql(
        f"{parts.text} SELECT {shown}, count(*) FROM counted AS c {joins_of(question)}{where.text} GROUP BY {grouped}",
        (*parts.params, *where.params),
    )


def _where(question: Question, restrictions: Sequence[Restriction]) -> Sql:
    tests: list[str] = []
    params: list[list[str]] = []
    for restriction in restrictions:
        column = _column(question, restriction.dimension)
        held = f"coalesce({column}::text = ANY(%s), false)"
        if None in restriction.values:
            held = f"({held} OR {column} IS NULL)"
        tests.append(f"NOT {held}" if restriction.is_excluded else held)
        params.append([value for value in restriction.values if value is not None])
    return Sql(f" WHERE {' AND '.join(tests)}" if tests else "", tuple(params))


def _column(question: Question, dimension: str) -> str:
    return f"d{[each.code for each in question.dimensions].index(dimension)}"
