"""Rows into a table by COPY: a province in a second or two, history written by the same triggers."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED


def copy_rows(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model; generated columns and those that the database fills are left to it.

    Values go as they are: every column here holds what psycopg writes natively (text, numbers, dates, ranges).
    """
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.concrete_fields if _is_written(field, rows[0])]
    names = [field.attname for field in fields]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([row.__dict__[name] for name in names])


def reserve_keys(model: type[models.Model], number: int) -> list[int]:
    """Primary keys from the table's own sequence, so that rows of other tables can refer to them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [row[0] for row in cursor.fetchall()]


def _is_written(field: models.Field[object, object], row: models.Model) -> bool:
    if field.generated or field.db_default is not NOT_PROVIDED:
        return False
    return not (field.primary_key and row.pk is None)
