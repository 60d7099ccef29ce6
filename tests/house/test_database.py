"""Every test database is a copy of one that was migrated and filled once."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests import database


class BreakOffError(Exception):
    """What stops the making of a template half-way."""


@pytest.fixture
def templates(django_db_setup: None, django_db_blocker: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Templates under a name of their own, on the server that the tests use."""
    monkeypatch.setattr(database, "PREFIX", f"house_{connection.settings_dict['NAME']}_")
    with django_db_blocker.unblock():
        yield
        database._drop_templates()


def make_a_mark() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mark ()")


def test_a_template_is_filled_once_and_copied_by_everyone(templates: None) -> None:
    name = database.template_database(make_a_mark)
    assert database.template_database(pytest.fail) == name
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}_copy TEMPLATE {name}")

    with database._connected_to(f"{name}_copy"), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM mark")
        assert cursor.fetchone() == (0,)


def test_nobody_keeps_a_template_busy(templates: None) -> None:
    name = database.template_database(make_a_mark)

    with pytest.raises(psycopg.OperationalError, match="not currently accepting connections"):
        psycopg.connect(**connection.get_connection_params() | {"dbname": name, "connect_timeout": 5}).close()


def test_a_template_of_other_migrations_makes_way(templates: None, monkeypatch: pytest.MonkeyPatch) -> None:
    former = database.template_database(make_a_mark)
    monkeypatch.setattr(database, "fingerprint", lambda: "later")
    database.template_database(make_a_mark)

    assert not database.exists(former)


def test_a_template_that_was_never_finished_is_begun_again(templates: None) -> None:
    def break_off() -> None:
        make_a_mark()
        raise BreakOffError

    with pytest.raises(BreakOffError):
        database.template_database(break_off)

    assert database.exists(database.template_database(make_a_mark))


def test_another_migration_makes_another_template(
    templates: None, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    before = database.fingerprint()
    migration = tmp_path_factory.mktemp("migrations") / "0002_more.py"
    migration.touch()
    usual = list(database._sources())
    monkeypatch.setattr(database, "_sources", lambda: iter([*usual, migration]))

    assert database.fingerprint() != before
