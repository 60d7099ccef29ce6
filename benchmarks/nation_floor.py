"""What DuckDB needs for the same reports: the tables of the registry as Parquet, and the statements over them."""

from datetime import date
from pathlib import Path

import duckdb
from django.db import connection

from apps.reporting.stored.contents import places

DAY = date(2025, 2, 28)
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
# What makes of a statement about one province one about all of them, each as one unit.
EVERYONE = (
    ("code = '17'", "parent_id IS NULL"),
    ("SELECT c.unit_id FROM place c", "SELECT c.unit_id, d.parent_id AS province FROM place c"),
    (
        "FROM counted JOIN person",
        "FROM (SELECT counted.* EXCLUDE (unit_id), province AS unit_id FROM counted JOIN below USING (unit_id))"
        " AS counted JOIN person",
    ),
    (
        "FROM flat WHERE unit IN (SELECT unit_id FROM below)",
        "FROM (SELECT flat.* EXCLUDE (unit), province AS unit FROM flat JOIN below ON below.unit_id = flat.unit)",
    ),
)


def of_everyone(floor: str) -> str:
    for part, wider in EVERYONE:
        floor = floor.replace(part, wider)
    return floor


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
