"""Rows into a table by COPY: a province in a second or two, history written by the same triggers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from apps.demo.beside import write

Facts = Mapping[str, object]


def copy_rows(model: type[models.Model], rows: Iterable[Facts]) -> None:
    """Insert rows of one model, each from column attribute to value; what is missing takes the field's default.

    Values go as they are: every column here holds what psycopg writes natively (text, numbers, dates, ranges).
    Making model instances first would cost most of the time that COPY saves.
    """
    found = list(rows)
    fields = [field for field in model._meta.concrete_fields if _is_written(field, found)]
    defaults = {field.attname: field.get_default() for field in fields}
    columns = ", ".join(f'"{field.column}"' for field in fields)
    connection.ensure_connection()
    driver: Any = connection.connection

    def copy() -> None:
        into = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
        with driver.cursor() as cursor, cursor.copy(into) as copying:
            for row in found:
                copying.write_row(list({**defaults, **row}.values()))

    write(copy)


def reserve_keys(model: type[models.Model], number: int) -> list[int]:
    """Primary keys from the table's own sequence, so that rows of other tables can refer to them."""
    with connection.cursor() as cursor:
        cursor.execute(
            # The sequence is looked for once, not again for each number.
            "SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id')::regclass)) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [row[0] for row in cursor.fetchall()]


def _is_written(field: models.Field[object, object], rows: list[Facts]) -> bool:
    if field.generated or field.db_default is not NOT_PROVIDED:
        return False
    return not field.primary_key or "id" in rows[0]
