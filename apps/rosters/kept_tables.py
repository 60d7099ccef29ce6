"""Temporary tables that a session keeps and empties before each roster.

To make two dozen tables and to drop them when the transaction ends costs a commune's list more than what is written to
them: each is three or four files and as many rows of catalogues as it has columns.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

# What a longer roster would leave behind in a session is dropped with its transaction instead.
KEPT_ROWS = 2_000
# Rows that are deleted still lie in the way of every look; to cut a table off costs as much as to make it anew. So that
# is done where a table has grown to so many bytes.
LARGE = 1 << 20
# A roster of ten thousand rows stages 25 MB, which are gone through some twenty times: with the 8 MB that a session has
# by itself each time read them from files. It takes only what is used.
ROOM = "SET temp_buffers = '32MB'"
PRESENT = """
SELECT relname, pg_relation_size(oid) FROM pg_class
WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r' AND relname = ANY(%s)
"""


@dataclass(frozen=True)
class Filled:
    """A temporary table, and the query whose rows and columns it takes; `key` is its primary key."""

    name: str
    select: str
    key: str = ""

    @property
    def made(self) -> str:
        """The empty table, kept until the session ends."""
        return f"CREATE TEMP TABLE {self.name} AS {self.select} WITH NO DATA{self._keyed}"

    @property
    def filled(self) -> str:
        """The rows, put into the kept table."""
        return f"INSERT INTO {self.name} {self.select}"

    @property
    def anew(self) -> str:
        """The table with its rows, dropped when the transaction ends."""
        gone = f"DROP TABLE IF EXISTS {self.name}"
        return f"{gone};\nCREATE TEMP TABLE {self.name} ON COMMIT DROP AS {self.select}{self._keyed}"

    @property
    def empty(self) -> str:
        """The table without any rows, dropped when the transaction ends."""
        gone = f"DROP TABLE IF EXISTS {self.name}"
        return f"{gone};\nCREATE TEMP TABLE {self.name} ON COMMIT DROP AS {self.select} WITH NO DATA"

    @property
    def _keyed(self) -> str:
        return f";\nALTER TABLE {self.name} ADD PRIMARY KEY ({self.key})" if self.key else ""


@dataclass(frozen=True)
class Plain:
    """A temporary table that the engine fills; `columns` as SQL defines them.

    Of each page `filled` percent are taken by rows as they come in, the rest by what they become.
    """

    name: str
    columns: str
    filled: int = 100

    @property
    def made(self) -> str:
        return f"CREATE TEMP TABLE {self.name} ({self.columns}) WITH (fillfactor = {self.filled})"

    @property
    def anew(self) -> str:
        return f"DROP TABLE IF EXISTS {self.name};\n{self.made} ON COMMIT DROP"


Statement = str | Filled


def give_room(*, connection: Any, **_told: Any) -> None:
    """As a session begins: once it has used any temporary table, the server refuses."""
    connection.connection.execute(ROOM)


def make_ready(plain: Iterable[Plain], filled: Iterable[Filled], parameters: Mapping[str, Any], *, rows: int) -> bool:
    """Give empty tables for a roster of so many rows; tells whether those that are filled stand there already."""
    with connection.cursor() as cursor:
        if rows > KEPT_ROWS:
            cursor.execute(";\n".join(table.anew for table in plain))
            return False
        made = {table.name: table.made for table in plain} | {table.name: table.made for table in filled}
        cursor.execute(PRESENT, [list(made)])
        sizes = dict(cursor.fetchall())
        steps = [make for name, make in made.items() if name not in sizes]
        if large := [name for name, size in sizes.items() if size > LARGE]:
            steps.append(f"TRUNCATE {', '.join(large)}")
        steps += [f"DELETE FROM {name}" for name, size in sizes.items() if 0 < size <= LARGE]
        if steps:
            cursor.execute(";\n".join(steps), parameters)
    return True
