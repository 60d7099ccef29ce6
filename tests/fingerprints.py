"""What stands in the tables, in a few letters each: before and after are compared by one statement, not row by row."""

from collections.abc import Iterable

from django.db import connection, models

from apps.core.history import event_model, tracked_models


def of_tracked() -> dict[str, str | None]:
    """A fingerprint of every table that keeps history: every column of every row; None where there are no rows."""
    return fingerprints(tracked_models())


def fingerprints(found: Iterable[type[models.Model]]) -> dict[str, str | None]:
    asked = " UNION ALL ".join(
        f"SELECT '{model._meta.label}', md5(string_agg(line::text, ';' ORDER BY line::text))"
        f' FROM "{model._meta.db_table}" AS line'
        for model in found
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return dict(cursor.fetchall())


def of_rows() -> dict[tuple[str, str], str]:
    """A fingerprint of every row that keeps history, by its table and key, of the columns that history keeps."""
    asked = " UNION ALL ".join(
        f"SELECT '{model._meta.label}', \"{model._meta.pk.column}\"::text, md5(ROW({_kept_columns(model)})::text)"
        f' FROM "{model._meta.db_table}"'
        for model in tracked_models()
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return {(label, key): fingerprint for label, key, fingerprint in cursor.fetchall()}


def _kept_columns(model: type[models.Model]) -> str:
    found = {field.column for field in event_model(model)._meta.concrete_fields}
    return ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields if field.column in found)
