"""A registry of as many people as are asked for, made of copies of one province's people."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from .nation_floor import DAY

# Copies of the province's people under the tables' own names, in a schema that the session looks through first. The
# first copy stays in Hòa Bình; the others serve in communes of other provinces, so that only the registry grows. Each
# copy lies by itself, as people lie whom each province has entered.
SCHEMA = "crowd"
COPY = """
CREATE TABLE elsewhere AS
SELECT own.id AS unit_id, other.id AS other, copy FROM
  (SELECT unit_id AS id, row_number() OVER (ORDER BY unit_id) - 1 AS place FROM public.cadres_posting GROUP BY 1) own
  CROSS JOIN generate_series(1, %(times)s) AS copy
  JOIN (SELECT unit_id AS id, row_number() OVER (ORDER BY unit_id) - 1 AS place, count(*) OVER () AS many
        FROM public.communes_unitperiod p JOIN public.communes_unit u ON u.id = p.unit_id AND u.level = 'commune'
        WHERE p.valid @> %(day)s::date AND NOT EXISTS (SELECT FROM public.cadres_posting w WHERE w.unit_id = p.unit_id)
       ) other ON other.place = (own.place + copy * 151) %% other.many;
"""
# What a copy of a row has of its own; everything else is as in the record.
OWN = {
    "cadres_cadre": {"id": "own.id + shift"},
    "cadres_posting": {
        "id": "own.id + shift",
        "cadre_id": "own.cadre_id + shift",
        "unit_id": "coalesce(e.other, own.unit_id)",
    },
    "cadres_committeeseat": {
        "id": "own.id + shift",
        "cadre_id": "own.cadre_id + shift",
        "unit_id": "coalesce(e.other, own.unit_id)",
    },
    "cadres_partymembership": {"id": "own.id + shift", "cadre_id": "own.cadre_id + shift"},
    "qualifications_qualification": {"id": "own.id + shift", "cadre_id": "own.cadre_id + shift"},
}
# As the records' own tables have them; what a copy shares with its record (the citizen id) is unique no more.
INDEXES = """
SELECT replace(replace(indexdef, 'CREATE UNIQUE', 'CREATE'), ' ON public.', ' ON ') FROM pg_indexes
WHERE schemaname = 'public' AND tablename = %s AND indexdef LIKE '%%USING btree%%'
"""


@contextmanager
def crowd(size: int) -> Iterator[None]:
    """The registry with copies of its people, until there are so many."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}")
        cursor.execute(f"SET search_path = {SCHEMA}, public")
        try:
            cursor.execute("SELECT count(*) FROM public.cadres_cadre")
            (people,) = cursor.fetchone() or (1,)
            times = max(round(size / people) - 1, 0)
            cursor.execute(COPY, {"times": times, "day": DAY})
            for table, own in OWN.items():
                copy(table, own, times)
            for table in OWN:
                cursor.execute(INDEXES, [table])
                for (index,) in cursor.fetchall():
                    cursor.execute(index)
                cursor.execute(f"VACUUM (ANALYZE) {table}")
            yield
        finally:
            cursor.execute(f"SET search_path = public; DROP SCHEMA {SCHEMA} CASCADE")


def copy(table: str, own: dict[str, str], times: int) -> None:
    """The table with all copies of its rows, one after the other, under its own name."""
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        columns = ", ".join(f"{own.get(each.name, f'own.{each.name}')} AS {each.name}" for each in described)
        elsewhere = "LEFT JOIN elsewhere e ON e.unit_id = own.unit_id AND e.copy = %(copy)s"
        statement = (
            f"SELECT {columns} FROM public.{table} own {elsewhere if 'unit_id' in own else ''}"
            " CROSS JOIN (SELECT %(copy)s * 100000000::bigint AS shift) AS copied"
        )
        cursor.execute(f"CREATE UNLOGGED TABLE {table} AS {statement}", {"copy": 0})
        for number in range(1, times + 1):
            cursor.execute(f"INSERT INTO {table} {statement}", {"copy": number})
