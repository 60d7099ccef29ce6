"""Databases that are made once, kept on the tests' server and copied by everyone; a copy takes a tenth of a second.

One is migrated and holds the reference data, one has the units of the whole country too, one the demonstration besides.
Each is made again when what it is made of changes, or PostgreSQL does.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.creation import TEST_DATABASE_PREFIX

from apps.communes.services import load_units
from apps.core.embedded.process import is_alive
from apps.core.reference import load_reference_data
from apps.demo.accounts import make_accounts
from apps.demo.reform import carry_province_over
from apps.demo.reform.divided import place_divided
from apps.demo.services import build_province

UNITS = settings.BASE_DIR / "fixtures" / "units"
# Of the copies that a process makes of one template.
NUMBERS = count()


@dataclass(frozen=True)
class Template:
    """A database that others begin as: the files that decide what is in it, and what fills it."""

    prefix: str
    # Test runs that begin together share one server; the first makes the template and the others wait.
    lock: int
    sources: Callable[[], Iterable[Path]]
    fill: Callable[[], object]
    # What it begins as itself, else empty.
    base: "Template | None" = None

    @property
    def name(self) -> str:
        return self.prefix + self.fingerprint()

    def fingerprint(self) -> str:
        """Changes with everything that the template is made of."""
        found = hashlib.sha256((self.base.name if self.base else _server_version()).encode())
        for file in self.sources():
            found.update(f"\n{file.parent.parent.name}/{file.name}\n".encode())
            found.update(file.read_bytes())
        return found.hexdigest()[:16]


def made(template: Template) -> str:
    """The name of the template, which is made when there is none."""
    name = template.name
    base = made(template.base) if template.base else "template0"
    with _held_lock(template.lock):
        if not exists(name):
            drop_templates(template.prefix)
            _make(template, name, base)
    return name


@cache
def made_for_this_run(template: Template) -> str:
    """Asked once: to read all of the code again for every module takes longer than to copy the database."""
    return made(template)


@contextmanager
def copied(template: Template) -> Iterator[str]:
    """A copy for this process alone, gone afterwards."""
    source, copies = made_for_this_run(template), f"copy_of_{template.prefix}"
    name = f"{copies}{os.getpid()}_{next(NUMBERS)}"
    _drop_left_copies(copies)
    with connection._nodb_cursor() as cursor:
        # Files are copied as they are: through the log it takes three times as long.
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy")
    try:
        yield name
    finally:
        _drop(name)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def is_made() -> bool:
    """Whether an earlier run kept its test database."""
    place = connection.settings_dict
    return exists(place["TEST"]["NAME"] or f"{TEST_DATABASE_PREFIX}{place['NAME']}")


def exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def drop_templates(prefix: str) -> None:
    """Those of earlier files, and one that was never finished."""
    for name in _names(prefix):
        _drop(name)


def _drop_left_copies(prefix: str) -> None:
    """Those of test runs that were killed; their process is in the name."""
    for name in _names(prefix):
        if not is_alive(int(name.removeprefix(prefix).partition("_")[0])):
            _drop(name)


def _names(prefix: str) -> list[str]:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        return [name for (name,) in cursor.fetchall()]


def _drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)} WITH (FORCE)")


# Every table numbers its rows from beyond a million, as after years of use, each from a number of its own: a page that
# writes a key with dots between its thousands, or takes the key of one table for that of another, is seen at once.
NUMBERED_FROM = """
SELECT setval(sequence, 1000000 + 3000 * place) FROM (
  SELECT objid::regclass AS sequence, row_number() OVER (ORDER BY objid) AS place
  FROM pg_depend JOIN pg_class ON pg_class.oid = objid JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
  WHERE relkind = 'S' AND classid = 'pg_class'::regclass AND deptype IN ('a', 'i')
    AND attname = 'id' AND atttypid = 'bigint'::regtype
) AS numbered
"""


def _migrate_and_load() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute(NUMBERED_FROM)
    load_reference_data()


def _schema_sources() -> Iterator[Path]:
    yield Path(__file__)
    for app in apps.get_app_configs():
        yield from sorted(Path(app.path).glob("migrations/*.py"))
    yield settings.BASE_DIR / "apps" / "core" / "indexes.py"
    yield from _files(settings.BASE_DIR / "fixtures" / "code_lists")


def _country_sources() -> Iterator[Path]:
    for app in ("core", "communes"):
        yield from sorted((settings.BASE_DIR / "apps" / app).rglob("*.py"))
    yield from _files(UNITS)


def _demonstration_sources() -> Iterator[Path]:
    """Any code may have a say in who is invented and what is derived of them, so all of it counts."""
    yield from sorted((settings.BASE_DIR / "apps").rglob("*.py"))
    yield from _files(settings.BASE_DIR / "fixtures")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _demonstrate() -> None:
    build_province()
    make_accounts()
    place_divided()


MIGRATED = Template("cadre_registry_template_", 20_250_701, _schema_sources, _migrate_and_load)
COUNTRY = Template("cadre_registry_country_", 20_250_702, _country_sources, partial(load_units, UNITS), base=MIGRATED)
DEMONSTRATION = Template(
    "cadre_registry_demonstration_", 20_250_228, _demonstration_sources, _demonstrate, base=COUNTRY
)
# The demonstration after the first of July 2025, which lies behind its own day.
REFORMED = Template("cadre_registry_reformed_", 20_250_730, _demonstration_sources, carry_province_over, DEMONSTRATION)


def _server_version() -> str:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return str(cursor.fetchone()[0])


@contextmanager
def _held_lock(number: int) -> Iterator[None]:
    """The lock ends with its connection, however the test run ends."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        yield


def _make(template: Template, name: str, base: str) -> None:
    """Under another name until it is whole; then nobody connects to it, for a database in use cannot be copied."""
    quoted, unfinished = connection.ops.quote_name(name), f"{template.prefix}unfinished"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {unfinished} TEMPLATE {base}")
        with connected_to(unfinished):
            template.fill()
        cursor.execute(f"ALTER DATABASE {unfinished} RENAME TO {quoted}")
        cursor.execute(f"ALTER DATABASE {quoted} ALLOW_CONNECTIONS false")
