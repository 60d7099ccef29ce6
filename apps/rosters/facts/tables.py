"""The statements that turn staged rows into records: what each row says, the records as they will be, and writing."""

from collections.abc import Iterator

from django.db import models

from apps.rosters.facts.declarations import Entry, Facts, Target

SAYS = """
DROP TABLE IF EXISTS {says};
CREATE TEMP TABLE {says} ON COMMIT DROP AS
SELECT staged.id AS row_id{columns}
FROM staged {parents} {source}
WHERE staged.person IS NOT NULL AND staged.status <> 'unsure' AND staged.stated ?| ARRAY[{when}] AND ({only});
ANALYZE {says}
"""
FRESH = """
DROP TABLE IF EXISTS {fresh};
CREATE TEMP TABLE {fresh} ON COMMIT DROP AS
SELECT says.row_id, known.id AS record, coalesce(known.id, -1 - min(says.row_id) OVER same) AS id{columns}
FROM {says} AS says
LEFT JOIN LATERAL (SELECT * FROM {table} AS known WHERE {match} ORDER BY {order} LIMIT 1) AS known ON true
{joins}
WINDOW same AS (PARTITION BY {key});
ANALYZE {fresh}
"""
DIFFERENCE = """
SELECT fresh.row_id AS id, '{key}' AS field, {before} AS before, {after} AS after
FROM {fresh} AS fresh JOIN {table} AS known ON known.id = fresh.record
WHERE {before} IS DISTINCT FROM {after}
"""
NUMBERS = """
UPDATE {fresh} AS fresh SET id = numbered.number
FROM (
  SELECT id, nextval(pg_get_serial_sequence('{table}', 'id')) AS number
  FROM (SELECT DISTINCT id FROM {fresh} WHERE record IS NULL ORDER BY id DESC) AS new
) AS numbered
WHERE fresh.id = numbered.id
"""
REFER = "UPDATE {fresh} AS fresh SET {column} = parent.id FROM {parent} AS parent WHERE parent.row_id = fresh.row_id"
INSERT = """
INSERT INTO {table} (id{columns})
SELECT DISTINCT ON (id) id{columns} FROM {fresh} WHERE record IS NULL ORDER BY id, row_id
"""
UPDATE = """
UPDATE {table} AS known SET {sets}
FROM (SELECT DISTINCT ON (id) * FROM {fresh} WHERE record IS NOT NULL ORDER BY id, row_id) AS fresh
WHERE known.id = fresh.record AND ({before}) IS DISTINCT FROM ({after})
"""
CLASSIFY = """
UPDATE staged SET status =
  CASE WHEN staged.id IN ({new}) THEN 'new' WHEN staged.changes <> '{{}}' THEN 'changed' ELSE 'unchanged' END
WHERE staged.status <> 'unsure'
"""


def derive(facts: Facts) -> Iterator[str]:
    """What the rows say and the records that follow, parents first."""
    for target in facts.targets:
        yield _says(target)
        yield _fresh(target)


def difference(facts: Facts) -> Iterator[str]:
    for target in facts.targets:
        for entry in target.entries:
            if entry.key and target.may_change(entry):
                yield DIFFERENCE.format(
                    key=entry.key,
                    fresh=target.fresh,
                    table=target.table,
                    before=entry.sql_shown("known"),
                    after=entry.sql_shown("fresh"),
                )


def classify(facts: Facts) -> str:
    """New where any record of the row is, whatever else it changes."""
    new = " UNION ALL ".join(f"SELECT row_id FROM {target.fresh} WHERE record IS NULL" for target in facts.targets)
    return CLASSIFY.format(new=new)


def arrange(facts: Facts) -> Iterator[str]:
    """Numbers for new records, first those of parents."""
    fresh = {target.name: target.fresh for target in facts.targets}
    for target in written_targets(facts):
        for entry in target.entries:
            if entry.parent:
                yield REFER.format(fresh=target.fresh, column=entry.column, parent=fresh[entry.parent])
        yield NUMBERS.format(fresh=target.fresh, table=target.table)


def write(facts: Facts) -> Iterator[str]:
    """All at once: rules over several tables are asked of all records as they will be, in no order between."""
    written = [each for target in written_targets(facts) for each in _written(target)]
    if written:
        parts = ", ".join(f"written_{place} AS ({each})" for place, each in enumerate(written))
        yield f"WITH {parts} SELECT"


def _written(target: Target) -> Iterator[str]:
    columns = "".join(f", {field.column}" for field in target.fields)
    yield INSERT.format(table=target.table, columns=columns, fresh=target.fresh)
    changing = [entry.column for entry in target.entries if target.may_change(entry)]
    if changing:
        yield UPDATE.format(
            table=target.table,
            fresh=target.fresh,
            sets=", ".join(f"{column} = fresh.{column}" for column in changing),
            before=_row("known", changing),
            after=_row("fresh", changing),
        )


def written_targets(facts: Facts) -> list[Target]:
    return [target for target in facts.targets if target.is_written]


def _row(alias: str, columns: list[str]) -> str:
    return "ROW(" + ", ".join(f"{alias}.{column}" for column in columns) + ")"


def _says(target: Target) -> str:
    stated = [entry for entry in target.entries if entry.is_stated]
    parents = {entry.parent for entry in stated if entry.parent}
    return SAYS.format(
        says=target.says,
        columns="".join(f", {_stated(entry, target)} AS {entry.column}" for entry in stated),
        parents=" ".join(
            f"LEFT JOIN fresh_{name} AS parent_{name} ON parent_{name}.row_id = staged.id" for name in parents
        ),
        source=target.source,
        when=", ".join(f"'{key}'" for key in target.when),
        only=target.only,
    )


def _stated(entry: Entry, target: Target) -> str:
    """A part of the natural key is never left open, for by it the record is found."""
    if entry.column in target.key and entry.initial:
        return f"coalesce({entry.sql_stated()}, {entry.initial})"
    return entry.sql_stated()


def _fresh(target: Target) -> str:
    return FRESH.format(
        fresh=target.fresh,
        says=target.says,
        table=target.table,
        match=target.match_sql(),
        order=target.order,
        joins=target.joins,
        columns="".join(f", {_column(field, target)} AS {field.column}" for field in target.fields),
        key=", ".join(f"says.{column}" for column in target.key),
    )


def _column(field: "models.Field[object, object]", target: Target) -> str:
    """The value of one column of the record as it will be."""
    entry = target.entry(field.column)
    if entry is None:
        return f"CASE WHEN known.id IS NULL THEN {_default(field)} ELSE known.{field.column} END"
    says = _said(entry, target)
    initial = entry.initial or _default(field)
    final = entry.final or (f"coalesce({says}, known.{field.column})" if says else f"known.{field.column}")
    new = f"coalesce({says}, {initial})" if says else initial
    return f"CASE WHEN known.id IS NULL THEN {new} ELSE {final} END"


def _said(entry: Entry, target: Target) -> str:
    if not entry.is_stated:
        return ""
    is_merged = target.is_shared and entry.column not in target.key
    merged = "bool_or" if entry.cast == "boolean" else "max"
    return f"{merged}(says.{entry.column}) OVER same" if is_merged else f"says.{entry.column}"


def _default(field: "models.Field[object, object]") -> str:
    """What a new record holds where nothing is stated; nothing where the field may not stay empty."""
    if field.has_default():
        default = field.get_default()
        if isinstance(default, bool):
            return "true" if default else "false"
        if isinstance(default, int):
            return str(default)
        if isinstance(default, str):
            return "'" + default.replace("'", "''").replace("%", "%%") + "'"
        return "'{}'"
    return "''" if isinstance(field, models.CharField | models.TextField) and not field.null and field.blank else "NULL"
