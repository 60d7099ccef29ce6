"""The common tables of a statement: places, members of the groups, whoever is counted, their facts beside them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.db.models.expressions import RawSQL

from apps.core.narrowing import present
from apps.reporting.definitions import Rows, Sheet
from apps.reporting.question import Question
from apps.reporting.sql import Sql, compiled
from apps.reporting.stored.contents import places


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
        whose = "touched" if question.keeps(facts) else "counted"
        if whose == "touched" and not present(question.stored).touched:
            continue
        names = ", ".join(["person", *(dimension.code for dimension in facts.dimensions)])
        asked = tuple(each.code for each in facts.dimensions if each in question.dimensions)
        piece = compiled(_rows_among(sheet, asked, whose))
        tables.append(Sql(f"facts{number}({names}) AS ({piece.text})", piece.params))
    return tables


def _rows_among(sheet: Sheet, dimensions: tuple[str, ...], whose: str) -> Rows:
    if sheet.among is not None:
        return sheet.among(whose)
    rows = sheet.rows_for(dimensions)
    return of_persons(rows, sheet.person, whose) if _is_gathered(sheet) else rows


def _is_gathered(sheet: Sheet) -> bool:
    """Whether its rows are made of several others first; rows of their own are found by whoever is joined to them."""
    query = sheet.rows.query
    return query.group_by is not None or query.distinct or bool(query.combinator)


def joins_of(question: Question) -> str:
    """Each asked dimension as a column d0, d1, … beside the counted persons."""
    asked = {dimension.code: place for place, dimension in enumerate(question.dimensions)}
    joins = []
    for number, (facts, _sheet) in enumerate(question.sheets):
        held = {d.code: asked[d.code] for d in facts.dimensions if d.code in asked}
        if not question.keeps(facts):
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
