"""One statement for a whole report: members of the groups x facts, grouped by GROUPING SETS.

Each person stands there once per chain of units, with all groups as bits of one number (`members.py`): grouping by that
number costs half of grouping every group's members by themselves, and sums of bits never count anyone twice.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType

from django.db import connection
from django.db.models.expressions import RawSQL

from apps.core.narrowing import present
from apps.reporting.carriage import Chain
from apps.reporting.definitions import Category, Dimension, Facts, Population, Rows, Sheet, Step
from apps.reporting.members import Members
from apps.reporting.sql import Sql as Sql
from apps.reporting.sql import compiled
from apps.reporting.stored.answers import Answer, answered
from apps.reporting.stored.contents import FACTS, places
from apps.reporting.stored.reading import Stored, stored_for
from apps.reporting.table import Key

# A dimension and a value of it; None and None for all persons of a group.
Value = tuple[str | None, str | None]


@dataclass(frozen=True)
class Question:
    """What is asked of the database: groups, places as chains of units from the widest level down, facts."""

    populations: tuple[Population, ...]
    chains: tuple[tuple[int, Chain], ...]
    dimensions: tuple[Dimension, ...]
    sheets: tuple[tuple[Facts, Sheet], ...]
    day: date
    # For people of units that have no single fate on the day of the geography.
    steps: tuple[Step, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(population.code for population in self.populations)

    @cached_property
    def stored(self) -> Stored | None:
        """The day as it is kept ready, if it is."""
        return stored_for(self.populations, self.day)

    @cached_property
    def members(self) -> Members:
        return Members(self.populations, self.chains, self.day, self.steps, self.stored)

    @cached_property
    def counting(self) -> Sql:
        return _counting(self)


def count(question: Question, rows: Mapping[Value, tuple[str, str]]) -> Mapping[Key, int]:
    """All counts of the question that are not zero, by one statement; `rows` says in which row a value stands."""
    read_as = (question.groups, [dimension.code for dimension in question.dimensions], rows)
    return remembered(question, read_as, lambda: MappingProxyType(_counted(question, rows)))


def remembered(question: Question, read_as: object, ask: Callable[[], Answer]) -> Answer:
    """What `ask` makes of the counts of the question: kept as long as these are, `read_as` tells it from others."""
    alone = question.stored if reads_the_stored_day_alone(question) else None
    return answered(question.counting, read_as, alone, ask)


def _counted(question: Question, rows: Mapping[Value, tuple[str, str]]) -> dict[Key, int]:
    with connection.cursor() as cursor:
        cursor.execute(question.counting.text, question.counting.params)
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


def with_tables(question: Question) -> Sql:
    """The common tables: places, members of the groups, whoever is counted, their facts."""
    tables = [*question.members.tables(_persons(question)), *_facts(question)]
    text = "WITH " + ", ".join(table.text for table in tables)
    return Sql(text, tuple(param for table in tables for param in table.params))


def _persons(question: Question) -> Sql | None:
    """Everyone in the registry, where facts are gathered from several rows of a person."""
    if question.stored:
        return None
    for _facts, sheet in question.sheets:
        if sheet.rows.query.group_by is not None:
            field = sheet.rows.model._meta.get_field(sheet.person)
            return compiled(field.related_model._default_manager.values_list("pk"))
    return None


@lru_cache(maxsize=256)
def of_persons(rows: Rows, person: str, table: str) -> Rows:
    """Only those who stand in a common table: what is known of all others shall cost nothing."""
    return rows.filter(**{f"{person}__in": RawSQL(f"SELECT person FROM {table}", ())})  # noqa: S611  # a constant


def _facts(question: Question) -> list[Sql]:
    """The facts of whoever is counted; beside a stored day only of those whose facts it does not bring along."""
    tables = []
    for number, (facts, sheet) in enumerate(question.sheets):
        whose = "touched" if _is_kept(question, facts) else "counted"
        if whose == "touched" and not present(question.stored).touched:
            continue
        names = ", ".join(["person", *(dimension.code for dimension in facts.dimensions)])
        piece = compiled(of_persons(sheet.rows, sheet.person, whose))
        tables.append(Sql(f"facts{number}({names}) AS ({piece.text})", piece.params))
    return tables


def _is_kept(question: Question, facts: Facts) -> bool:
    return question.stored is not None and facts.code in FACTS


def reads_the_stored_day_alone(question: Question) -> bool:
    return not question.steps and all(_is_kept(question, facts) for facts, _sheet in question.sheets)


def joins_of(question: Question) -> str:
    """Each asked dimension as a column d0, d1, … beside the counted persons."""
    asked = {dimension.code: place for place, dimension in enumerate(question.dimensions)}
    joins = []
    for number, (facts, _sheet) in enumerate(question.sheets):
        held = {d.code: asked[d.code] for d in facts.dimensions if d.code in asked}
        if not _is_kept(question, facts):
            joins.append(_joined(number, held, "d"))
        elif present(question.stored).touched:
            joins.append(_joined(number, held, "l"))
            columns = [
                f"CASE WHEN c.kept IS NULL THEN l{n}::text ELSE {_kept(code)} END AS d{n}" for code, n in held.items()
            ]
            joins.append(_beside(number, columns))
        else:
            joins.append(_beside(number, [f"{_kept(code)} AS d{place}" for code, place in held.items()]))
    return " ".join(joins)


def _joined(number: int, held: Mapping[str, int], letter: str) -> str:
    columns = ", ".join(f"{code} AS {letter}{place}" for code, place in held.items())
    return f"LEFT JOIN (SELECT person, {columns} FROM facts{number}) AS live{number} ON live{number}.person = c.person"


def _beside(number: int, columns: Sequence[str]) -> str:
    return f"CROSS JOIN LATERAL (SELECT {', '.join(columns)}) AS known{number}"


def _kept(dimension: str) -> str:
    return f"c.kept[{places()[dimension]}]"


def values_of(category: Category, categories: Sequence[Category]) -> tuple[str | None, ...]:
    """The values that a row stands for; a roll-up stands for those of its parts."""
    by_code = {each.code: each for each in categories}
    if not category.parts:
        return category.values
    return tuple(value for part in category.parts for value in by_code[part].values)
