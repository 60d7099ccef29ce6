"""Bringing the database up to the code: migrations and reference data, and nothing where both are as they were."""

import hashlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection


def set_up() -> None:
    """Migrate and load; a database that was set up by this very code and these files is left alone."""
    found, code = _mark_of_database(), fingerprint()
    if found and found == f"{code}, {_applied()}":
        return
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference", stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON DATABASE {_name()} IS %s", [f"{code}, {_applied()}"])


def fingerprint() -> str:
    """Changes with every file that decides what the tables are, what is loaded, and how."""
    found = hashlib.sha256()
    for file in _sources():
        found.update(f"{file.relative_to(settings.BASE_DIR)}\n".encode())
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return f"set up by {found.hexdigest()}"


def _sources() -> Iterator[Path]:
    yield from (settings.BASE_DIR / "requirements").glob("runtime.txt")  # libraries bring migrations of their own
    yield from sorted((settings.BASE_DIR / "apps").rglob("*.py"))
    yield from sorted(file for file in (settings.BASE_DIR / "fixtures").rglob("*") if file.is_file())


def _mark_of_database() -> str | None:
    """The mark lies in the database itself, so that it goes when the database goes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        )
        (mark,) = cursor.fetchone() or (None,)
    return mark


def _applied() -> str:
    """Tells the migrations that are applied; reading the files of all that there are takes half a second."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(string_agg(concat_ws('.', app, name), ' ' ORDER BY app, name)) FROM django_migrations"
        )
        (names,) = cursor.fetchone() or (None,)
    return f"migrations {names}"


def _name() -> str:
    return connection.ops.quote_name(connection.settings_dict["NAME"])
