"""Indexes that another one of the same table makes superfluous are taken away after each migration.

Django makes an index for every foreign key, also where a constraint or an index of ours begins with that column, and
one more for `LIKE` on every key of text, which a column in C collation does not need: its plain index serves both. Each
costs time with every row that is loaded and serves no question.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import Model

SUPERFLUOUS = """
WITH indexes AS (
  SELECT i.indexrelid AS id, i.indrelid AS of, name.relname AS name, i.indisunique AS is_unique,
    i.indnkeyatts AS width, i.indkey::text || ' ' AS keys, i.indoption::text || ' ' AS options,
    i.indcollation::text || ' ' AS collations, i.indclass::text || ' ' AS classes,
    opclass.opcname LIKE '%%_pattern_ops' AS is_for_like, named.collname = 'C' AS is_plain
  FROM pg_index i
  JOIN pg_class name ON name.oid = i.indexrelid
  JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = current_schema()::regnamespace
  JOIN pg_am method ON method.oid = name.relam AND method.amname = 'btree'
  JOIN pg_opclass opclass ON opclass.oid = i.indclass[0]
  LEFT JOIN pg_collation named ON named.oid = i.indcollation[0]
  WHERE i.indexprs IS NULL AND i.indpred IS NULL AND i.indisvalid AND t.relname = ANY(%s))
SELECT DISTINCT narrow.name FROM indexes narrow JOIN indexes wide ON wide.of = narrow.of AND wide.id <> narrow.id
WHERE NOT narrow.is_unique
  AND starts_with(wide.keys, narrow.keys) AND starts_with(wide.options, narrow.options)
  AND starts_with(wide.collations, narrow.collations)
  AND (narrow.is_for_like AND narrow.is_plain AND NOT wide.is_for_like OR (
    starts_with(wide.classes, narrow.classes)
    AND (wide.width > narrow.width OR wide.is_unique OR wide.id < narrow.id)))
ORDER BY 1
"""


def superfluous_indexes() -> list[str]:
    """Those of our own tables, but for those that a model asks for by name."""
    own = [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("apps.")]
    with connection.cursor() as cursor:
        cursor.execute(SUPERFLUOUS, [[model._meta.db_table for model in own]])
        found = [name for (name,) in cursor.fetchall()]
    return [name for name in found if name not in _asked_for(own)]


def _asked_for(models: list[type[Model]]) -> set[str]:
    return {index.name for model in models for index in model._meta.indexes}


def drop_superfluous_indexes() -> None:
    """All in one statement, so that tables are locked once."""
    names = ", ".join(connection.ops.quote_name(name) for name in superfluous_indexes())
    if names:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP INDEX {names}")
