"""The rows that a test database begins with, kept to be put back after a test with transactions of its own.

Django would empty all of some three hundred tables and make the permissions of every model again, which takes longer
than most such tests; loading the code lists takes ten times as long as writing their rows as they were.
"""

from dataclasses import dataclass

from django.db import connection, transaction

# Made with the tables and changed by nobody; Django makes these again by itself when it empties a database.
REMADE = {"django_content_type", "auth_permission"}
# What is kept ready beside the models: the stored days of reports, and who changed since.
BESIDE = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relpersistence = 'u' ORDER BY 1"
# Of some tables, those that have a page.
WRITTEN = """
SELECT relname FROM pg_class
WHERE relname = ANY(%s) AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0 ORDER BY 1
"""


@dataclass(frozen=True)
class Contents:
    """Rows by table, in PostgreSQL's own form."""

    rows: dict[str, bytes]

    @classmethod
    def of_database(cls) -> "Contents":
        """What stands in the tables that Django empties."""
        return cls({table: _copied_out(table) for table in _filled(_of_models())})

    def restore(self) -> None:
        """Make every table what it was, without a trace in the history."""
        filled = set(_filled(_of_models() + _beside()))
        changed = sorted(table for table in filled | set(self.rows) if not self._holds(table, filled))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table in changed:
                cursor.execute(f'DELETE FROM "{table}"')
        self._write({table: rows for table, rows in self.rows.items() if table in changed})

    def _holds(self, table: str, filled: set[str]) -> bool:
        return table in filled and table in self.rows and _copied_out(table) == self.rows[table]

    def _write(self, rows_of: dict[str, bytes]) -> None:
        """Checks and history have had their say when the rows were first written."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table, rows in rows_of.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN (FORMAT binary)') as into:
                    into.write(rows)
            cursor.execute("SET LOCAL session_replication_role = origin")
            for table in rows_of:
                _go_on_counting(table)


def _of_models() -> list[str]:
    emptied = connection.introspection.django_table_names(only_existing=True, include_views=False)
    return sorted(set(emptied) - REMADE)


def _beside() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(BESIDE)
        return [name for (name,) in cursor.fetchall()]


def _filled(tables: list[str]) -> list[str]:
    """Those that have rows; into most nobody ever wrote, and they are not even asked."""
    with connection.cursor() as cursor:
        cursor.execute(WRITTEN, [tables])
        asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for (name,) in cursor)
        if not asked:
            return []
        cursor.execute(asked)
        return [name for (name,) in cursor.fetchall()]


def _go_on_counting(table: str) -> None:
    """Number what comes after the rows that were put back, also where a test began to count anew."""
    with connection.cursor() as cursor:
        for sequence in connection.introspection.get_sequences(cursor, table):
            column = sequence["column"]
            cursor.execute(
                f'SELECT setval(%s::regclass, greatest(max("{column}"), 1)) FROM "{table}"', (sequence["name"],)
            )


def _copied_out(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT (FORMAT binary)') as out:
        return b"".join(out)
