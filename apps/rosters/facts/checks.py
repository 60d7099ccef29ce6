"""What the tables would refuse, said of the row before anything is written: empty values, limits, named constraints."""

from collections.abc import Iterator, Sequence

from django.db import connection, models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.sql import Query
from django.utils.translation import gettext_lazy as _

from apps.core.constraints import TRIGGER_MESSAGES
from apps.rosters.facts.declarations import Entry, Facts, Target
from apps.rosters.remarks import explain

MISSING = explain("F101", _("“%(value)s” is missing."), _("Fill in the cell."))
TOO_LONG = explain("F102", _("“%(value)s” is longer than %(limit)s characters."), _("Shorten it."))
OUT_OF_RANGE = explain("F103", _("The number %(value)s cannot be meant here."), _("Check the number."))
TWICE = explain(
    "F104", _("The same fact stands in the file more than once."), _("Keep one of the rows, or correct what differs.")
)
CONTRADICTED = explain(
    "F105",
    _("Rows that belong together state different values: “%(value)s” here."),
    _("Write the same value in all of them."),
)
NOT_KNOWN = explain(
    "F106",
    _("The registry has no such record to which this row could belong."),
    _("Check the row, or record it first."),
)
LACKING = explain(
    "F107",
    _("“%(value)s” is not recorded, because all of these are missing: %(missing)s."),
    _("Fill in one of them, or empty this cell."),
)
AGREE = _("Correct this cell, or the record with which it does not agree.")
FINDING = "SELECT fresh.row_id, 'issue', '{code}', {key}, {value}, NULL, NULL, {params} FROM {fresh} AS fresh {where}"

PASSED_OVER = """
SELECT staged.id, 'notice', '{code}', said.key, coalesce(staged.raw->>said.key, staged.stated->>said.key), NULL, NULL,
  json_build_object('missing', '{missing}')::text
FROM staged CROSS JOIN LATERAL unnest(ARRAY[{keys}]) AS said (key)
WHERE staged.person IS NOT NULL AND staged.status <> 'unsure' AND staged.stated ? said.key
  AND NOT staged.stated ?| ARRAY[{when}]
"""


def explain_constraints(model: type[models.Model]) -> Iterator[str]:
    """Put the sentences of a table's constraints into the catalogue; each one's code, which is given, is its name."""
    for constraint in model._meta.constraints:
        if constraint.violation_error_message:
            yield explain(constraint.name, constraint.violation_error_message, AGREE)
    for name, words in getattr(model, TRIGGER_MESSAGES, {}).items():
        yield explain(name, words, AGREE)


def findings(facts: Facts) -> Iterator[str]:
    """Everything at once, for every row."""
    for target in facts.targets:
        yield from _limits(target, facts)
        yield from _constraints(target)
        for rule in target.rules:
            broken = rule.select.format(fresh=target.fresh)
            yield _finding(target, rule.code, rule.key, where=f"WHERE fresh.row_id IN ({broken})")
        if target.is_shared:
            yield from _contradictions(target)
        if target.is_known_only:
            yield _finding(target, NOT_KNOWN, _first_key(target), where="WHERE fresh.record IS NULL")
    yield from _passed_over(facts)


def _passed_over(facts: Facts) -> Iterator[str]:
    """Values that a row states while it says nothing by which a record is made that would take them."""
    about = {key for column in facts.declared.columns if column.is_key for key in column.keys}
    about |= {field.key for field in facts.people.fields}
    makers: dict[tuple[str, ...], list[str]] = {}
    for key in (field.key for field in facts.fields if field.key not in about):
        # What no record takes is for the verbs that follow any of them.
        taking = [target for target in facts.targets if target.takes(key)] or facts.targets
        when = tuple(dict.fromkeys(each for target in taking for each in target.when))
        if key not in when:
            makers.setdefault(when, []).append(key)
    for when, keys in makers.items():
        missing = ", ".join(_printed(when, facts)).replace("'", "''").replace("%", "%%")
        yield PASSED_OVER.format(code=LACKING, missing=missing, keys=_texts(keys), when=_texts(when))


def _printed(keys: Sequence[str], facts: Facts) -> list[str]:
    """The headers that the template prints above some values."""
    columns = (each for each in facts.declared.columns if each.in_template and {*keys} & {*each.keys})
    return [each.headers[0].replace(" > ", ": ") for each in columns]


def _texts(keys: Sequence[str]) -> str:
    return ", ".join(f"'{key}'" for key in keys)


def _finding(
    target: Target, code: str, key: str | None, *, where: str, value: str = "NULL", params: str = "NULL"
) -> str:
    place = f"'{key}'" if key else "NULL"
    # Of a record that is not there, nothing else is said.
    if target.is_known_only and code != NOT_KNOWN:
        where += " AND fresh.record IS NOT NULL"
    return FINDING.format(code=code, key=place, value=value, params=params, fresh=target.fresh, where=where)


def _first_key(target: Target) -> str | None:
    return next((entry.key for entry in target.entries if entry.key and entry.column in target.key), None)


def _limits(target: Target, facts: Facts) -> Iterator[str]:
    """What any column of its kind refuses."""
    for field in target.fields:
        entry = target.entry(field.column)
        if entry is None or entry.parent:
            continue
        column = f"fresh.{field.column}"
        if not field.null:
            name = _header(entry, facts)
            yield _finding(target, entry.missing or MISSING, entry.key, where=f"WHERE {column} IS NULL", value=name)
        if not entry.key:
            continue
        if isinstance(field, models.CharField) and field.max_length:
            told = f"json_build_object('limit', '{field.max_length}')::text"
            where = f"WHERE length({column}) > {field.max_length}"
            yield _finding(target, TOO_LONG, entry.key, where=where, value=column, params=told)
        elif isinstance(field, models.IntegerField):
            low, high = connection.ops.integer_field_range(field.get_internal_type())
            where = f"WHERE {column} NOT BETWEEN {low} AND {high}"
            yield _finding(target, OUT_OF_RANGE, entry.key, where=where, value=f"{column}::text")


def _header(entry: Entry, facts: Facts) -> str:
    """The header of a value's column, in the language of the file."""
    columns = (column for column in facts.declared.columns if entry.key in column.keys)
    header = next((column.headers[0] for column in columns), entry.column)
    return "'" + header.replace(" > ", ": ").replace("'", "''") + "'"


def _constraints(target: Target) -> Iterator[str]:
    for constraint in target.model._meta.constraints:
        if isinstance(constraint, CheckConstraint) and isinstance(constraint.condition, Q):
            holds = _where(target.model, constraint.condition)
            key = _key_of(_names(constraint.condition), target)
            yield _finding(target, constraint.name, key, where=f"WHERE NOT ({holds})")
        elif isinstance(constraint, UniqueConstraint) and constraint.fields:
            yield from _unique(constraint, target)


def _unique(constraint: UniqueConstraint, target: Target) -> Iterator[str]:
    """The same values in another record, and, where each row has a record of its own, in another row."""
    columns = [target.model._meta.get_field(name).column for name in constraint.fields]  # type: ignore[union-attr]  # all are columns
    same = " AND ".join(f"other.{column} = fresh.{column}" for column in columns)
    when = _where(target.model, constraint.condition) if constraint.condition else "true"
    key = _key_of(constraint.fields, target)
    taken = f"EXISTS (SELECT FROM {target.table} AS other WHERE {same} AND other.id <> fresh.id AND ({when}))"
    yield _finding(target, constraint.name, key, where=f"WHERE {taken} AND ({_of(when, 'fresh', target)})")
    if not target.is_shared:
        also = f"other.row_id <> fresh.row_id AND ({_of(when, 'other', target)})"
        again = f"EXISTS (SELECT FROM {target.fresh} AS other WHERE {same} AND {also})"
        yield _finding(target, TWICE, key, where=f"WHERE {again} AND ({_of(when, 'fresh', target)})")


def _of(condition: str, alias: str, target: Target) -> str:
    """A condition on the columns of a table as one on an alias of it."""
    for field in target.fields:
        condition = condition.replace(f'"{field.column}"', f'{alias}."{field.column}"')
    return condition


def _contradictions(target: Target) -> Iterator[str]:
    for entry in target.entries:
        if entry.key and entry.column not in target.key:
            column = entry.column
            other = (
                f"SELECT FROM {target.says} AS theirs JOIN {target.fresh} AS sibling ON sibling.row_id = theirs.row_id"
                f" WHERE sibling.id = fresh.id AND theirs.{column} <> mine.{column}"
            )
            where = f"JOIN {target.says} AS mine ON mine.row_id = fresh.row_id WHERE EXISTS ({other})"
            yield _finding(target, CONTRADICTED, entry.key, where=where, value=f"mine.{column}::text")


def _where(model: type[models.Model], condition: Q) -> str:
    """A condition as SQL on the bare columns of the table, its percent signs doubled for parameters."""
    query = Query(model=model, alias_cols=False)
    compiler = query.get_compiler(connection=connection)
    sql, params = query.build_where(condition).as_sql(compiler, connection)
    quote = connection.schema_editor(collect_sql=True).quote_value
    return str(sql % tuple(quote(each) for each in params)).replace("%", "%%")


def _names(condition: Q) -> list[str]:
    """The fields that a condition is about, its own first."""
    found: list[str] = []
    for child in condition.children:
        if isinstance(child, Q):
            found += _names(child)
        elif isinstance(child, tuple):
            found.append(child[0].split("__")[0])
            found += [child[1].name] if isinstance(child[1], F) else []  # type: ignore[attr-defined]  # the stubs lack it
    return found


def _key_of(names: Sequence[str], target: Target) -> str | None:
    """The value that a constraint is about: of its fields the first that rows state and that says not whom."""
    columns = [target.model._meta.get_field(name).column for name in names]  # type: ignore[union-attr]  # all are columns
    stated = [entry.key for column in columns if (entry := target.entry(column)) and entry.key]
    return next(iter(stated), None)
