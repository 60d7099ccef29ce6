"""Every test database is a copy of one that was made once."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from apps.cadres.models import Religion, Title
from apps.communes.models import Level, Unit
from tests import database
from tests.contents import Contents
from tests.copies import Copies
from tests.database import Template, connected_to, copied, drop_templates, exists, made


class BreakOffError(Exception):
    """What stops the making of a template half-way."""


def make_a_mark() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mark AS SELECT generate_series(1, 3) AS number")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file that decides what is in a template."""
    (tmp_path / "fixtures").mkdir()
    file = tmp_path / "fixtures" / "people.csv"
    file.write_text("one\n")
    return file


@pytest.fixture
def marked(django_db_setup: None, django_db_blocker: Any, source: Path) -> Iterator[Template]:
    """A template with a mark in it, under a name of its own on the server that the tests use."""
    prefix = f"house_{connection.settings_dict['NAME']}_"
    with django_db_blocker.unblock():
        yield Template(prefix, 20_250_702, lambda: [source], make_a_mark)
        drop_templates(prefix)


def marks(database: str) -> int:
    with connected_to(database), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'mark'")
        return int(cursor.fetchone()[0])


def test_a_template_is_filled_once_and_copied_by_everyone(marked: Template) -> None:
    assert made(marked) == made(replace(marked, fill=pytest.fail))
    with copied(marked) as name:
        assert marks(name) == 1
    assert not exists(name)


def test_a_copy_is_changed_alone(marked: Template) -> None:
    with copied(marked) as name, connected_to(name), connection.cursor() as cursor:
        cursor.execute("DROP TABLE mark")
    with copied(marked) as name:
        assert marks(name) == 1


def test_the_copy_of_a_run_that_was_killed_is_cleared_away(marked: Template, monkeypatch: pytest.MonkeyPatch) -> None:
    left = f"copy_of_{marked.prefix}{os.getpid() + 1}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {left} TEMPLATE {made(marked)}")

    monkeypatch.setattr(database, "is_alive", lambda pid: True)
    with copied(marked):
        assert exists(left)
    monkeypatch.setattr(database, "is_alive", lambda pid: False)
    with copied(marked):
        assert not exists(left)


def test_a_template_can_begin_as_another_and_follows_it(marked: Template, source: Path) -> None:
    further = replace(marked, prefix=f"further_{marked.prefix}", lock=20_250_703, fill=lambda: None, base=marked)
    try:
        with copied(further) as name:
            assert marks(name) == 1
        former = made(further)
        source.write_text("two\n")
        assert made(further) != former
    finally:
        drop_templates(further.prefix)


def test_nobody_keeps_a_template_busy(marked: Template) -> None:
    name = made(marked)

    with pytest.raises(psycopg.OperationalError, match="not currently accepting connections"):
        psycopg.connect(**connection.get_connection_params() | {"dbname": name, "connect_timeout": 5}).close()


def test_a_template_of_other_files_makes_way(marked: Template, source: Path) -> None:
    former = made(marked)
    source.write_text("two\n")

    assert made(marked) != former
    assert not exists(former)


def test_a_template_that_was_never_finished_is_begun_again(marked: Template) -> None:
    def break_off() -> None:
        make_a_mark()
        raise BreakOffError

    with pytest.raises(BreakOffError):
        made(replace(marked, fill=break_off))

    assert exists(made(marked))


@pytest.fixture
def copies(marked: Template) -> Iterator[Copies]:
    with ExitStack() as kept:
        yield Copies(kept)


def write(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("INSERT INTO mark VALUES (4)", "mark"),
        ("UPDATE mark SET number = number WHERE number = 2", "mark"),
        ("DELETE FROM mark WHERE number = 2", "mark"),
        ("TRUNCATE mark", "mark"),
        ("CREATE TABLE another ()", "another"),
    ],
)
def test_who_changes_a_shared_copy_for_good_is_told_and_the_next_gets_another(
    marked: Template, copies: Copies, statement: str, table: str
) -> None:
    with pytest.raises(pytest.fail.Exception, match=f"after them: {table}$"), copies.connected(marked):
        write(statement)
    with copies.connected(marked), connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(number ORDER BY ctid) FROM mark")
        assert cursor.fetchone() == ([1, 2, 3],)


def test_what_is_taken_back_leaves_a_shared_copy_to_the_next(marked: Template, copies: Copies) -> None:
    used = []
    for _module in range(2):
        with copies.connected(marked):
            used.append(connection.settings_dict["NAME"])
            with transaction.atomic():
                write("INSERT INTO mark VALUES (4)")
                write("DELETE FROM mark WHERE number = 2")
                transaction.set_rollback(True)
    assert used[0] == used[1]


@pytest.mark.django_db(transaction=True)
def test_a_database_in_which_a_test_has_written_gets_its_first_rows_back() -> None:
    first = Contents.of_database()
    Title.objects.filter(pk="CD_BT").update(label_vi="Bí thư chi bộ")
    Religion.objects.all().delete()
    Unit.objects.create(key="c99999", level=Level.COMMUNE)
    written = Contents.of_database()
    first.restore()

    assert {"cadres_title", "cadres_titleevent", "cadres_religion"} <= set(first.rows)
    assert written.rows["cadres_title"] != first.rows["cadres_title"]
    assert Contents.of_database() == first
