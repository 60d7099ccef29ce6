"""Indexes made once at the end for all rows that are written: sorted once, they cost a third of growing row by row."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, models

from apps.core.history import event_model, tracked_models
from apps.demo.checking import CHECK_NOW

# Neither those that keep a promise, nor those by which triggers find other posts of a person; of history all others.
UNSPARED = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
FROM pg_index i LEFT JOIN pg_attribute led ON led.attrelid = i.indrelid AND led.attnum = i.indkey[0]
WHERE NOT i.indisunique AND NOT i.indisexclusion AND (
  i.indrelid = ANY(%s::regclass[]) AND led.attname IS DISTINCT FROM 'cadre_id' OR i.indrelid = ANY(%s::regclass[])
)
ORDER BY 1
"""


@contextmanager
def indexes_made_at_the_end(written: Iterable[type[models.Model]]) -> Iterator[None]:
    """Inside one transaction: these models and their history do without their indexes until the rows are there."""
    with connection.cursor() as cursor:
        cursor.execute(CHECK_NOW)
        cursor.execute(UNSPARED, [_tables(written), _tables(_histories(written))])
        found = cursor.fetchall()
        if found:
            cursor.execute(f"DROP INDEX {', '.join(name for name, _definition in found)}")
    yield
    with connection.cursor() as cursor:
        cursor.execute(CHECK_NOW)
        for _name, definition in found:
            cursor.execute(definition)


def _histories(written: Iterable[type[models.Model]]) -> list[type[models.Model]]:
    tracked = set(tracked_models())
    return [event_model(model) for model in written if model in tracked]


def _tables(of: Iterable[type[models.Model]]) -> list[str]:
    return [f'"{model._meta.db_table}"' for model in of]
