"""A province's report in registries of 10,000 to 1,000,000 people, against DuckDB over Parquet of the same tables.

From the records against the base tables, from a stored day against a flat table of the same persons and facts.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import duckdb
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext, override_settings

from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from apps.reporting.stored import answers
from apps.reporting.stored.contents import places
from apps.reporting.stored.keeping import keep_ready
from apps.reporting.table import ReportTable

from .measurement import Measurement, median_seconds
from .province import built_province

DAY = date(2025, 2, 28)
SIZES = tuple(int(size) for size in os.environ.get("BENCHMARK_PEOPLE", "10000,250000,1000000").split(","))
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
# The tables as DuckDB gets them: what the question needs, dates for ranges.
EXPORTED = {
    "post": "SELECT p.cadre_id, p.unit_id, p.category, lower(p.period) AS since, upper(p.period) AS until"
    " FROM cadres_posting p JOIN cadres_employmentstatus s ON s.code = p.status_id AND s.counts WHERE p.is_primary",
    "seat": "SELECT s.cadre_id, s.unit_id, k.is_standing, lower(s.period) AS since, upper(s.period) AS until"
    " FROM cadres_committeeseat s JOIN cadres_seatkind k ON k.code = s.kind_id AND k.body = 'executive'",
    "held": "SELECT q.cadre_id, l.ladder_id, l.rank, q.counts_from FROM qualifications_qualification q"
    " JOIN qualifications_qualificationlevel l ON l.code = q.level_id"
    " WHERE q.state = 'held' AND q.verification <> 'refused'",
    "person": "SELECT c.id, c.sex, c.birth_date, g.is_minority FROM cadres_cadre c"
    " LEFT JOIN cadres_ethnicgroup g ON g.code = c.ethnic_group_id",
    "member": "SELECT cadre_id, counts_from FROM cadres_partymembership",
    "place": "SELECT unit_id, parent_id, code, lower(valid) AS since, upper(valid) AS until FROM communes_unitperiod",
}
LADDERS = ("prof_edu", "pol_theory", "state_mgmt", "gen_edu", "it_level", "foreign_lang")
LEVELS = ", ".join(f"max(rank) FILTER (WHERE ladder_id = '{ladder}') AS l{n}" for n, ladder in enumerate(LADDERS))
VALUES = (*(f"l{number}" for number in range(len(LADDERS))), "sex", "band", "is_minority", "in_party")
ON = "coalesce(since, DATE '0001-01-01') <= $day AND coalesce(until, DATE '9999-12-31') > $day"
FLOOR = f"""
WITH top AS (SELECT unit_id FROM place WHERE code = '17' AND {ON}),
below AS (
  SELECT c.unit_id FROM place c JOIN place d ON d.unit_id = c.parent_id
  WHERE d.parent_id IN (SELECT unit_id FROM top)
    AND {ON.replace("since", "c.since").replace("until", "c.until")}
    AND {ON.replace("since", "d.since").replace("until", "d.until")}),
running AS (SELECT * FROM post WHERE {ON} AND unit_id IN (SELECT unit_id FROM below)),
seated AS (
  SELECT DISTINCT cadre_id, unit_id, is_standing FROM seat
  WHERE {ON} AND unit_id IN (SELECT unit_id FROM below)),
counted AS (
  SELECT 1 AS grp, cadre_id, unit_id FROM running WHERE category <> 'non_professional'
  UNION ALL
  SELECT CASE category WHEN 'cadre' THEN 2 WHEN 'civil_servant' THEN 3 ELSE 4 END, cadre_id, unit_id FROM running
  UNION ALL SELECT 5, cadre_id, unit_id FROM seated
  UNION ALL SELECT 6, cadre_id, unit_id FROM seated WHERE is_standing),
level AS (SELECT cadre_id, {LEVELS} FROM held
  WHERE counts_from <= $day AND cadre_id IN (SELECT cadre_id FROM counted) GROUP BY cadre_id)
SELECT grp, unit_id, {", ".join(VALUES)}, count(*)
FROM (
  SELECT counted.*, level.* EXCLUDE (cadre_id), sex, date_diff('year', birth_date, $day) // 10 AS band, is_minority,
    EXISTS (SELECT 1 FROM member m WHERE m.cadre_id = counted.cadre_id AND m.counts_from <= $day) AS in_party
  FROM counted JOIN person ON person.id = counted.cadre_id LEFT JOIN level ON level.cadre_id = counted.cadre_id)
GROUP BY GROUPING SETS ((grp, unit_id), {", ".join(f"(grp, unit_id, {value})" for value in VALUES)})
"""

FLAT_VALUES = tuple(f"v{number}" for number in range(10))
BELOW = FLOOR[FLOOR.index("WITH top") : FLOOR.index("running AS")].rstrip().rstrip(",")
FLAT_FLOOR = f"""
{BELOW}
SELECT groups, unit, {", ".join(FLAT_VALUES)}, count(*)
FROM flat WHERE unit IN (SELECT unit_id FROM below)
GROUP BY GROUPING SETS ((groups, unit), {", ".join(f"(groups, unit, {value})" for value in FLAT_VALUES)})
"""
FLAT_DIMENSIONS = (
    "professional",
    "political_theory",
    "state_management",
    "general_education",
    "informatics",
    "foreign_language",
    "sex",
    "age",
    "ethnicity",
    "party",
)


def run() -> list[Measurement]:
    built_province()
    return [measured for size in SIZES for measured in of_size(size)]


def of_size(size: int) -> list[Measurement]:
    """One registry of about so many people, in tables that end with the measuring."""
    with crowd(size), TemporaryDirectory() as folder:
        export(Path(folder))
        with duckdb.connect() as columns:
            for table in EXPORTED:
                columns.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder}/{table}.parquet')")
            floor = median_seconds(lambda: columns.execute(FLOOR, {"day": DAY}).fetchall())
        with override_settings(REPORT_STORED_DAYS=0):
            with CaptureQueriesContext(connection) as statements:
                report()
            live = median_seconds(report)
        name = f"report of one province, registry of {size:,} people"
        measured = Measurement(name, live, floor, "DuckDB, Parquet of the base tables", 3, len(statements))
        return [measured, *of_stored_day(size, Path(folder))]


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


def of_stored_day(size: int, folder: Path) -> list[Measurement]:
    """The same report from the stored day, and what it costs to renew the day after 1,000 changed persons."""
    with transaction.atomic():
        measured = of_kept_day(size, folder)
        transaction.set_rollback(True)
    return measured


def of_kept_day(size: int, folder: Path) -> list[Measurement]:
    begun = time.perf_counter()
    stored = keep_ready(DAY)
    built = time.perf_counter() - begun
    export_flat(stored.pk, folder)
    with duckdb.connect() as columns:
        columns.execute(f"CREATE VIEW flat AS SELECT * FROM read_parquet('{folder}/flat.parquet')")
        columns.execute(f"CREATE VIEW place AS SELECT * FROM read_parquet('{folder}/place.parquet')")
        floor = median_seconds(lambda: columns.execute(FLAT_FLOOR, {"day": DAY}).fetchall(), times=5)
    # Everything here is one transaction, which has not seen itself: as if it had ended with the building.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_storedday SET seen = '1:1:'")
        cursor.execute("TRUNCATE reporting_touchedperson")
        told = median_seconds(report_counted_anew, times=5)
        again = median_seconds(report, times=5)
        cursor.execute(
            "INSERT INTO reporting_touchedperson"
            " SELECT DISTINCT person FROM reporting_storedmember WHERE stored = %s LIMIT 1000",
            (stored.pk,),
        )
    begun = time.perf_counter()
    keep_ready(DAY)
    renewed = time.perf_counter() - begun
    return [
        Measurement(
            f"the same from the stored day, {size:,} people", told, floor, "DuckDB, Parquet of a flat snapshot", 1
        ),
        Measurement(f"the same asked again, {size:,} people", again, floor, "DuckDB, Parquet of a flat snapshot", 1),
        Measurement(f"renewing 1,000 persons of {size:,}", renewed, built, "building the day", 0.1),
    ]


def report() -> ReportTable:
    return build_report("quality", unit="17", day=DAY, user=ServerActor())


def report_counted_anew() -> ReportTable:
    """As the first who asks: no answer of before is kept."""
    with patch.object(answers, "_answers", answers.Answers()):
        return report()


def export_flat(pk: int, folder: Path) -> None:
    """One row per person and unit with groups and the report's facts, for DuckDB."""
    facts = ", ".join(f"facts[{places()[name]}] AS v{number}" for number, name in enumerate(FLAT_DIMENSIONS))
    file = folder / "flat.csv"
    statement = f"SELECT unit, groups, {facts} FROM reporting_storedmember WHERE stored = {pk} ORDER BY unit"
    with connection.cursor() as cursor, duckdb.connect() as columns:
        with file.open("wb") as out, cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv, HEADER)") as rows:
            for chunk in rows:
                out.write(chunk)
        columns.execute(f"COPY (FROM read_csv('{file}')) TO '{folder / 'flat'}.parquet' (FORMAT parquet)")
    file.unlink()


def export(folder: Path) -> None:
    """The base tables as Parquet, by way of CSV: COPY is the fastest way out of PostgreSQL."""
    with connection.cursor() as cursor, duckdb.connect() as columns:
        for table, statement in EXPORTED.items():
            file = folder / f"{table}.csv"
            with file.open("wb") as out, cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv, HEADER)") as rows:
                for chunk in rows:
                    out.write(chunk)
            columns.execute(f"COPY (FROM read_csv('{file}')) TO '{folder / table}.parquet' (FORMAT parquet)")
            file.unlink()
