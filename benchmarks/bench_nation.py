"""A province's report in registries of 10,000 to 1,000,000 people, against DuckDB over Parquet of the same tables."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from apps.demo.services import build_province, is_built
from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable

from .measurement import Measurement, median_seconds

DAY = date(2025, 2, 28)
SIZES = tuple(int(size) for size in os.environ.get("BENCHMARK_PEOPLE", "10000,250000,1000000").split(","))
# Copies of the province's people under the tables' own names, which the session finds before the real ones. The first
# copy stays in Hòa Bình; the others serve in communes of other provinces, so that only the registry grows.
COPY = """
CREATE TEMP TABLE elsewhere ON COMMIT DROP AS
SELECT own.id AS unit_id, other.id AS other, copy FROM
  (SELECT unit_id AS id, row_number() OVER (ORDER BY unit_id) - 1 AS place FROM public.cadres_posting GROUP BY 1) own
  CROSS JOIN generate_series(1, %(times)s) AS copy
  JOIN (SELECT unit_id AS id, row_number() OVER (ORDER BY unit_id) - 1 AS place, count(*) OVER () AS many
        FROM public.communes_unitperiod p JOIN public.communes_unit u ON u.id = p.unit_id AND u.level = 'commune'
        WHERE p.valid @> %(day)s::date AND NOT EXISTS (SELECT FROM public.cadres_posting w WHERE w.unit_id = p.unit_id)
       ) other ON other.place = (own.place + copy * 151) %% other.many;
CREATE TEMP TABLE copies ON COMMIT DROP AS SELECT copy, copy * 100000000::bigint AS shift
FROM generate_series(0, %(times)s) AS copy;
CREATE TEMP TABLE cadres_cadre ON COMMIT DROP AS
SELECT c.id + shift AS id, c.sex, c.birth_date, c.birth_precision, c.ethnic_group_id
FROM public.cadres_cadre c CROSS JOIN copies;
CREATE TEMP TABLE cadres_posting ON COMMIT DROP AS
SELECT p.id + shift AS id, p.cadre_id + shift AS cadre_id, coalesce(e.other, p.unit_id) AS unit_id, p.title_id,
  p.category, p.is_primary, p.status_id, p.period, p.start_known
FROM public.cadres_posting p CROSS JOIN copies LEFT JOIN elsewhere e ON e.unit_id = p.unit_id AND e.copy = copies.copy;
CREATE TEMP TABLE cadres_committeeseat ON COMMIT DROP AS
SELECT s.id + shift AS id, s.cadre_id + shift AS cadre_id, coalesce(e.other, s.unit_id) AS unit_id, s.kind_id, s.period
FROM public.cadres_committeeseat s CROSS JOIN copies
LEFT JOIN elsewhere e ON e.unit_id = s.unit_id AND e.copy = copies.copy;
CREATE TEMP TABLE cadres_partymembership ON COMMIT DROP AS
SELECT m.*, shift FROM public.cadres_partymembership m CROSS JOIN copies;
UPDATE cadres_partymembership SET cadre_id = cadre_id + shift, id = id + shift WHERE shift > 0;
CREATE TEMP TABLE qualifications_qualification ON COMMIT DROP AS
SELECT cadre_id + shift AS cadre_id, level_id, state, verification, counts_from
FROM public.qualifications_qualification CROSS JOIN copies;
ALTER TABLE cadres_cadre ADD PRIMARY KEY (id);
CREATE INDEX ON cadres_posting (unit_id);
CREATE INDEX ON cadres_posting (cadre_id);
CREATE INDEX ON cadres_committeeseat (unit_id);
CREATE INDEX ON cadres_partymembership (cadre_id);
CREATE INDEX ON qualifications_qualification (cadre_id, level_id, counts_from)
  WHERE state = 'held' AND verification <> 'refused';
ANALYZE cadres_cadre, cadres_posting, cadres_committeeseat, cadres_partymembership, qualifications_qualification;
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


def run() -> list[Measurement]:
    if not is_built():
        build_province()
    return [measured for size in SIZES for measured in of_size(size)]


def of_size(size: int) -> list[Measurement]:
    """One registry of about so many people, in tables of this session that end with it."""
    with transaction.atomic(), connection.cursor() as cursor, TemporaryDirectory() as folder:
        cursor.execute("SELECT count(*) FROM cadres_cadre")
        (people,) = cursor.fetchone() or (1,)
        cursor.execute(COPY, {"times": max(round(size / people) - 1, 0), "day": DAY})
        export(Path(folder))
        with duckdb.connect() as columns:
            for table in EXPORTED:
                columns.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder}/{table}.parquet')")
            floor = median_seconds(lambda: columns.execute(FLOOR, {"day": DAY}).fetchall(), times=3)
        with CaptureQueriesContext(connection) as statements:
            report()
        measured = Measurement(
            f"report of one province, registry of {size:,} people",
            median_seconds(report, times=3),
            floor,
            "DuckDB, Parquet of the base tables",
            3,
            len(statements),
        )
        transaction.set_rollback(True)
    return [measured]


def report() -> ReportTable:
    return build_report("quality", unit="17", day=DAY, user=ServerActor())


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
