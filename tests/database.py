"""One migrated database with the reference data, kept on the tests' server, of which every test database is a copy.

It is made again when a migration, the reference data or PostgreSQL changes; making a copy takes a tenth of a second.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.creation import TEST_DATABASE_PREFIX

from apps.core.reference import load_reference_data

PREFIX = "cadre_registry_template_"
# Test runs that begin together share one server; the first makes the template and the others wait.
LOCK = 20_250_701


def template_database(fill: Callable[[], object]) -> str:
    """The name of the template, which `fill` makes out of an empty database when there is none."""
    name = PREFIX + fingerprint()
    with _held_lock():
        if not exists(name):
            _drop_templates()
            _make(name, fill)
    return name


def migrate_and_load() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    load_reference_data()


def fingerprint() -> str:
    """Changes with everything that the template is made of."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        found = hashlib.sha256(cursor.fetchone()[0].encode())
    for file in _sources():
        found.update(f"\n{file.parent.parent.name}/{file.name}\n".encode())
        found.update(file.read_bytes())
    return found.hexdigest()[:16]


def is_made() -> bool:
    """Whether an earlier run kept its test database."""
    place = connection.settings_dict
    return exists(place["TEST"]["NAME"] or f"{TEST_DATABASE_PREFIX}{place['NAME']}")


def exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _sources() -> Iterator[Path]:
    for app in apps.get_app_configs():
        yield from sorted(Path(app.path).glob("migrations/*.py"))
    yield from sorted(path for path in (settings.BASE_DIR / "fixtures" / "code_lists").rglob("*") if path.is_file())


@contextmanager
def _held_lock() -> Iterator[None]:
    """The lock ends with its connection, however the test run ends."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield


def _drop_templates() -> None:
    """Those of earlier migrations, and one that was never finished."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)} WITH (FORCE)")


def _make(name: str, fill: Callable[[], object]) -> None:
    """Under another name until it is whole; then nobody connects to it, for a database in use cannot be copied."""
    quoted, unfinished = connection.ops.quote_name(name), f"{PREFIX}unfinished"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {unfinished} TEMPLATE template0")
        with _connected_to(unfinished):
            fill()
        cursor.execute(f"ALTER DATABASE {unfinished} RENAME TO {quoted}")
        cursor.execute(f"ALTER DATABASE {quoted} ALLOW_CONNECTIONS false")


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
