"""Copies of databases that one module after the other uses, and a guard that no module changes one for good.

What is taken back leaves no row behind; what is committed leaves rows that are younger than the copy, or fewer of them,
or another table. Only what anybody tried to write is looked through.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection

from tests.database import Template, connected_to, copied

# Every table, with the file that holds it: another one after it was emptied or written anew.
TABLES = "SELECT relname, relfilenode FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
# What a session did is told at once, not when it has been idle for a second.
TELL_NOW = "SELECT pg_stat_force_next_flush()"
# Also what was taken back again counts as tried.
TRIED = """
SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND n_tup_ins + n_tup_upd + n_tup_del > 0
"""
NEXT_TRANSACTION = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"


@dataclass(frozen=True)
class Beginning:
    """How the connected database was before anybody used it: its tables, their rows, and the next transaction."""

    files: dict[str, int]
    rows: dict[str, int]
    next_transaction: int

    @classmethod
    def of_database(cls) -> "Beginning":
        files = _files()
        return cls(files, _rows(sorted(files)), _number(NEXT_TRANSACTION))

    def changed(self) -> list[str]:
        """The tables that somebody changed for good."""
        files = _files()
        other = {table for table, _file in files.items() ^ self.files.items()}
        tried = sorted(_tried() & files.keys() - other)
        rows, younger = _rows(tried), _rows(tried, f"WHERE xmin::text::bigint >= {self.next_transaction}")
        return sorted(other | {table for table in tried if younger[table] or rows[table] != self.rows[table]})


class Copies:
    """One copy of each template for all modules: their tests take back what they write, so none sees another's rows."""

    def __init__(self, kept: ExitStack) -> None:
        self.kept = kept
        self.copies: dict[str, tuple[str, Beginning]] = {}

    @contextmanager
    def connected(self, template: Template) -> Iterator[None]:
        """Connect to the copy; who changed it for good is told, and the next one gets another."""
        name, beginning = self._copy(template)
        with connected_to(name):
            yield
            changed = beginning.changed()
        if changed:
            del self.copies[template.prefix]
            pytest.fail(f"These tests changed for good what others use after them: {', '.join(changed)}", pytrace=False)

    def _copy(self, template: Template) -> tuple[str, Beginning]:
        if template.prefix not in self.copies:
            name = self.kept.enter_context(copied(template))
            with connected_to(name):
                self.copies[template.prefix] = name, Beginning.of_database()
        return self.copies[template.prefix]


def _files() -> dict[str, int]:
    return dict(_select(TABLES))


def _tried() -> set[str]:
    _select(TELL_NOW)
    return {table for (table,) in _select(TRIED)}


def _rows(tables: list[str], which: str = "") -> dict[str, int]:
    """How many rows each of the tables holds."""
    counts = [f"SELECT '{table}', count(*) FROM \"{table}\" {which}" for table in tables]
    return dict(_select(" UNION ALL ".join(counts))) if counts else {}


def _number(statement: str) -> int:
    [(number,)] = _select(statement)
    return int(number)


def _select(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
