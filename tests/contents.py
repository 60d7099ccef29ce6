"""The rows that a test database begins with, kept to be put back after a test with transactions of its own.

Such a test empties every table; loading the code lists again takes ten times as long as writing the rows as they were.
"""

from dataclasses import dataclass

from django.db import connection, transaction

# Django makes these again by itself when it empties a database.
REMADE = {"django_content_type", "auth_permission"}


@dataclass(frozen=True)
class Contents:
    """Rows by table, in PostgreSQL's own form."""

    rows: dict[str, bytes]

    @classmethod
    def of_database(cls) -> "Contents":
        """What stands in the tables that Django empties."""
        emptied = connection.introspection.django_table_names(only_existing=True, include_views=False)
        kept = {table: _copied_out(table) for table in sorted(set(emptied) - REMADE)}
        empty = min(map(len, kept.values()))
        return cls({table: rows for table, rows in kept.items() if len(rows) > empty})

    def put_back(self) -> None:
        """Write the rows into the empty tables; checks and history have had their say when they were first written."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table, rows in self.rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN (FORMAT binary)') as into:
                    into.write(rows)
            cursor.execute("SET LOCAL session_replication_role = origin")
            for table in self.rows:
                _go_on_counting(table)


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
