"""One statement for a whole report: members of the groups x facts, grouped by GROUPING SETS.

Each person stands there once per chain of units, with all groups as bits of one number (`members.py`): grouping by that
number costs half of grouping every group's members by themselves, and sums of bits never count anyone twice.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from django.db import connection
from django.db.models.expressions import RawSQL

from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.definitions import Category
from apps.reporting.members import Members
from apps.reporting.question import Question, Value
from apps.reporting.sql import Sql
from apps.reporting.stored.answers import Answer, answered
from apps.reporting.table import Key


@dataclass(frozen=True)
class Counting:
    """How a question is counted; `rows` says in which row a value stands."""

    question: Question
    rows: Mapping[Value, tuple[str, str]]

    @cached_property
    def statement(self) -> Sql:
        return _counting(self.question)

    def counts(self) -> Mapping[Key, int]:
        """All counts that are not zero, by one statement."""
        read_as = (self.question.groups, [dimension.code for dimension in self.question.dimensions], self.rows)
        return self.kept(read_as, lambda: MappingProxyType(_counted(self)))

    def kept(self, read_as: object, ask: Callable[[], Answer]) -> Answer:
        """What `ask` makes of the counts, for as long as these hold; `read_as` tells it from others."""
        alone = self.question.stored if self.question.reads_the_stored_day_alone else None
        return answered(self.statement, read_as, alone, ask)


def count(question: Question, rows: Mapping[Value, tuple[str, str]]) -> Mapping[Key, int]:
    return Counting(question, rows).counts()


def _counted(counting: Counting) -> dict[Key, int]:
    question, rows = counting.question, counting.rows
    with connection.cursor() as cursor:
        cursor.execute(counting.statement.text, counting.statement.params)
        found = cursor.fetchall()
    codes = [dimension.code for dimension in question.dimensions]
    # GROUPING() sets a bit for every column that is *not* grouped by; the first column holds the highest bit.
    everything = (1 << len(codes)) - 1
    named: dict[int, str | None] = {everything: None}
    named.update({everything ^ (1 << (len(codes) - 1 - place)): code for place, code in enumerate(codes)})
    return _summed(
        question.members, [(key, rows[named[which], value], persons) for key, which, value, persons in found]
    )


def _summed(members: Members, counted: Sequence[tuple[int, tuple[str, str], int]]) -> dict[Key, int]:
    """Persons by key and row; each counts in all groups of the key, at its own unit and at the units above."""
    cells: dict[tuple[str, int], int] = {}
    known: dict[int, list[int]] = {}
    for key in {key for key, _row, _persons in counted}:
        known[key] = [cells.setdefault(cell, len(cells)) for cell in members.cells_of(key)]
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(cells))
    for key, row, persons in counted:
        sums_of_row = sums[row]
        for cell in known[key]:
            sums_of_row[cell] += persons
    return {
        (group, unit, dimension, row): persons
        for (dimension, row), held in sums.items()
        for (group, unit), persons in zip(cells, held, strict=True)
        if persons
    }


def people(question: Question, unit: int, level: int, dimension: str | None, values: Sequence[str | None]) -> RawSQL:
    """The ids of the persons behind one cell of the question's only group, as an expression for `pk__in`."""
    parts = with_tables(question)
    chains = [number for number, chain in enumerate(question.members.known_chains) if chain[level] == unit]
    condition = f"c.chain = ANY(%s) AND c.m{level} <> 0"
    params: list[object] = [chains]
    if dimension is not None:
        column = f"d{[d.code for d in question.dimensions].index(dimension)}"
        known = [value for value in values if value is not None]
        tests = [f"{column}::text = ANY(%s)"] + ([f"{column} IS NULL"] if None in values else [])
        condition = f"{condition} AND ({' OR '.join(tests)})"
        params.append(known)
    return RawSQL(  # noqa: S611  # made of compiled querysets and numbers; all values travel as parameters
        f"{parts.text} SELECT c.person FROM counted AS c {joins_of(question)} WHERE {condition}",
        (*parts.params, *params),
    )


def _counting(question: Question) -> Sql:
    parts = with_tables(question)
    columns = [f"d{place}" for place, _ in enumerate(question.dimensions)]
    sets = ", ".join(["(key)", *(f"(key, {column})" for column in columns)])
    which = f"GROUPING({', '.join(columns)})" if columns else "0"
    value = f"coalesce({', '.join([*(f'{column}::text' for column in columns), 'NULL'])})"
    # OFFSET 0 keeps the joined rows one relation: of the joined tables' columns the planner expects a group for every
    # combination, and makes room for hundreds of thousands.
    joined = ", ".join([f"{question.members.key} AS key", *columns])
    text = (
        f"{parts.text} SELECT key, {which}, {value}, count(*) "
        f"FROM (SELECT {joined} FROM counted AS c {joins_of(question)} OFFSET 0) AS known "
        f"GROUP BY GROUPING SETS ({sets})"
    )
    return Sql(text, parts.params)


def values_of(category: Category, categories: Sequence[Category]) -> tuple[str | None, ...]:
    """The values that a row stands for; a roll-up stands for those of its parts."""
    by_code = {each.code: each for each in categories}
    if not category.parts:
        return category.values
    return tuple(value for part in category.parts for value in by_code[part].values)
