"""One statement for a whole report: members of the groups x facts, grouped by GROUPING SETS.

Each person stands there once per chain of units, with all groups as bits of one number (`members.py`): grouping by that
number costs half of grouping every group's members by themselves, and sums of bits never count anyone twice.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models.expressions import RawSQL

from apps.reporting.cell_counts import count_cells
from apps.reporting.common_tables import joins_of, with_tables
from apps.reporting.counts import Counts, summed
from apps.reporting.definitions import Category
from apps.reporting.question import Question, Value
from apps.reporting.sql import Sql
from apps.reporting.stored.answers import Answer, answered, asked_by


@dataclass(frozen=True)
class Counting:
    """How a question is counted; `rows` says in which row a value stands."""

    question: Question
    rows: Mapping[Value, tuple[str, str]]

    @cached_property
    def statement(self) -> Sql:
        return _counting(self.question)

    def counts(self) -> Counts:
        """All counts that are not zero, by one statement."""
        read_as = (self.question.groups, [dimension.code for dimension in self.question.dimensions], self.rows)
        return self.kept(read_as, lambda: _counted(self))

    def kept(self, read_as: object, ask: Callable[[], Answer]) -> Answer:
        """What `ask` makes of the counts, for as long as these hold; `read_as` tells it from others."""
        alone = self.question.stored if self.question.reads_the_stored_day_alone else None
        return answered(self._asked, read_as, alone, ask)

    @cached_property
    def _asked(self) -> Hashable:
        return asked_by(self.statement)


def count(question: Question, rows: Mapping[Value, tuple[str, str]]) -> Counts:
    return Counting(question, rows).counts()


def _counted(counting: Counting) -> Counts:
    question = counting.question
    if question.is_answered_by_cells:
        return count_cells(question, counting.rows)
    with connection.cursor() as cursor:
        cursor.execute(counting.statement.text, counting.statement.params)
        found = cursor.fetchall()
    pairs = [[question.dimensions[place].code for place in pair] for pair in _pairs(question)]
    return summed(question.members, pairs, counting.rows, found)


def _pairs(question: Question) -> list[tuple[int, ...]]:
    """The places of the dimensions, two and two; the last stands alone where they are odd, none where there are none.

    Few people share a unit and all their groups, so that two dimensions together have hardly more rows than one, and
    half of the sets are counted in half of the time. Whoever is counted at all follows from any of them.
    """
    places = range(len(question.dimensions))
    return [tuple(places[start : start + 2]) for start in places[::2]] or [()]


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
    parts, pairs = with_tables(question), _pairs(question)
    columns = [f"d{place}" for place, _ in enumerate(question.dimensions)]
    sets = ", ".join(f"({', '.join(['key', *(columns[place] for place in pair)])})" for pair in pairs)
    own, beside = columns[::2], columns[1::2]
    # The place of the only pair whose first column the row is grouped by.
    which = " ".join(f"WHEN GROUPING({column}) = 0 THEN {place}" for place, column in enumerate(own))
    # OFFSET 0 keeps the joined rows one relation: of the joined tables' columns the planner expects a group for every
    # combination, and makes room for hundreds of thousands.
    joined = ", ".join([f"{question.members.key} AS key", *columns])
    text = (
        f"{parts.text} SELECT key, {f'CASE {which} END' if own else '0'}, {_first(own)}, {_first(beside)}, count(*) "
        f"FROM (SELECT {joined} FROM counted AS c {joins_of(question)} OFFSET 0) AS known "
        f"GROUP BY GROUPING SETS ({sets})"
    )
    return Sql(text, parts.params)


def _first(columns: Sequence[str]) -> str:
    """The one of the columns that the row is grouped by, as text."""
    return f"coalesce({', '.join([*(f'{column}::text' for column in columns), 'NULL'])})"


def values_of(category: Category, categories: Sequence[Category]) -> tuple[str | None, ...]:
    """The values that a row stands for; a roll-up stands for those of its parts."""
    by_code = {each.code: each for each in categories}
    if not category.parts:
        return category.values
    return tuple(value for part in category.parts for value in by_code[part].values)
