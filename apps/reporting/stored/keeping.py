"""Building stored days, bringing them up to date person by person, and letting go of those that nobody asks for.

Rows of a day that is let go stay for an hour, as a statement that began before may still read them.
"""

from datetime import date

from django.conf import settings
from django.db import connection, transaction

from apps.core.narrowing import present
from apps.reporting.common_tables import of_persons
from apps.reporting.definitions import Facts, Sheet
from apps.reporting.members import rows_of_groups
from apps.reporting.sql import Sql, compiled
from apps.reporting.stored.cells import count_cells, note_cells_of_touched, renew_cells_of_touched
from apps.reporting.stored.contents import populations, program, stored_facts
from apps.reporting.stored.reading import Stored, find

BEGIN = """
INSERT INTO reporting_storedday (day, program, cluster, seen, persons)
SELECT %s, %s, system_identifier, pg_current_snapshot(), 0 FROM pg_control_system() RETURNING id, seen::text
"""
RETIRE = "UPDATE reporting_storedday SET retired_at = now() WHERE day = %s AND retired_at IS NULL"
# The days that were asked for last, as many as are kept.
ASKED = "SELECT day FROM reporting_askedday ORDER BY asked_at DESC, day DESC LIMIT %s"
RETIRE_LEAST_ASKED = f"""
UPDATE reporting_storedday SET retired_at = now() WHERE retired_at IS NULL AND day NOT IN ({ASKED})
"""
GONE = "SELECT id FROM reporting_storedday WHERE retired_at < now() - interval '1 hour'"
SWEEP = f"""
DELETE FROM reporting_storedmember WHERE stored IN ({GONE});
DELETE FROM reporting_storedcells WHERE stored IN ({GONE});
DELETE FROM reporting_storedvalue WHERE stored IN ({GONE});
DELETE FROM reporting_storedday WHERE id IN ({GONE});
DELETE FROM reporting_touchedperson WHERE changed_in < coalesce(
  (SELECT min(pg_snapshot_xmin(seen)) FROM reporting_storedday WHERE retired_at IS NULL),
  pg_snapshot_xmin(pg_current_snapshot()));
"""
TAKE_OUT = "DELETE FROM reporting_storedmember WHERE stored = %s AND person IN (SELECT person FROM touched)"
MEMBERS = """
CREATE TEMP TABLE members ON COMMIT DROP AS
SELECT person, unit, bit_or(groups) AS groups, count(*) OVER (PARTITION BY person) > 1 AS is_in_several_units
FROM ({members}) AS held GROUP BY person, unit
"""
COUNT = """
UPDATE reporting_storedday SET persons =
  (SELECT count(DISTINCT person) FROM reporting_storedmember WHERE stored = %s) WHERE id = %s
"""
# The same day is built and renewed by one worker at a time.
LOCK = "SELECT pg_advisory_xact_lock(hashtext('reporting_storedday'), %s)"
TOUCHED = """
CREATE TEMP TABLE touched ON COMMIT DROP AS SELECT DISTINCT person FROM reporting_touchedperson
WHERE changed_in >= pg_snapshot_xmin(%(seen)s::pg_snapshot)
  AND NOT pg_visible_in_snapshot(changed_in, %(seen)s::pg_snapshot)
"""


def keep_asked_days_ready() -> list[date]:
    """What a worker does every minute; gives the days that were built or renewed."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, (settings.REPORT_STORED_DAYS,))
        asked = [day for (day,) in cursor.fetchall()]
    late = [day for day in asked if not _is_ready(find(day))]
    for day in late:
        keep_ready(day)
    _let_go()
    return late


def _is_ready(stored: Stored | None) -> bool:
    return stored is not None and stored.is_valid and not stored.touched


@transaction.atomic
def keep_ready(day: date) -> Stored:
    """Build the day, or renew whoever was touched since it was built; gives it as it is now."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, (day.toordinal(),))
    stored = find(day)
    if stored is None or not stored.is_worth_reading:
        _build(day)
    elif stored.touched:
        _renew(stored, day)
    return present(find(day))


def _build(day: date) -> None:
    """Every person who belongs to a group on the day; `seen` is older than what is read, never younger."""
    with connection.cursor() as cursor:
        cursor.execute(RETIRE, (day,))
        cursor.execute(BEGIN, (day, program()))
        pk, _seen = cursor.fetchone() or (0, "")
    _fill(pk, day, "everyone")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE reporting_storedmember")
    count_cells(pk)
    _count(pk)


def _renew(stored: Stored, day: date) -> None:
    """Take out whoever was touched, and put in what the records say of them now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        (seen,) = cursor.fetchone() or ("",)
        cursor.execute("DROP TABLE IF EXISTS touched")
        cursor.execute(TOUCHED, {"seen": stored.seen})
        note_cells_of_touched(stored.pk)
        cursor.execute(TAKE_OUT, (stored.pk,))
    _fill(stored.pk, day, "touched")
    renew_cells_of_touched(stored.pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_storedday SET seen = %s WHERE id = %s", (seen, stored.pk))
        cursor.execute("DROP TABLE touched")
    _count(stored.pk)


def _fill(pk: int, day: date, whom: str) -> None:
    members, facts = _members(day, whom), [_facts(each, each.read(day), whom) for each in stored_facts()]
    names = [f"n{number}" for number, _each in enumerate(facts)]
    joins = " ".join(
        f"LEFT JOIN ({piece.text}) AS {name} USING (person)" for name, piece in zip(names, facts, strict=True)
    )
    values = " || ".join(
        f"coalesce({name}.known, array_fill(NULL::text, ARRAY[{len(each.dimensions)}]))"
        for name, each in zip(names, stored_facts(), strict=True)
    )
    # The members first, as the planner then knows how many they are.
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS members")
        cursor.execute(MEMBERS.format(members=members.text), members.params)
        cursor.execute("ANALYZE members")
        cursor.execute(
            "INSERT INTO reporting_storedmember (stored, unit, person, groups, is_in_several_units, facts)"
            f" SELECT %s, unit, person, groups, is_in_several_units, {values} FROM members {joins}",
            (pk, *(param for piece in facts for param in piece.params)),
        )
        cursor.execute("DROP TABLE members")


def _members(day: date, whom: str) -> Sql:
    pieces = list(rows_of_groups(populations(), day))
    text = " UNION ALL ".join(
        f"SELECT * FROM ({piece.text}) AS own(person, unit, groups) WHERE {_among('own.person', whom)}"
        for piece in pieces
    )
    return Sql(text, tuple(param for piece in pieces for param in piece.params))


def _facts(facts: Facts, sheet: Sheet, whom: str) -> Sql:
    """Rows (person, the values of the facts as an array of text)."""
    rows = compiled(of_persons(sheet.rows, sheet.person, whom) if whom == "touched" else sheet.rows)
    names = [f"v{number}" for number, _dimension in enumerate(facts.dimensions)]
    columns = ", ".join(f"{name}::text" for name in names)
    text = f"SELECT person, ARRAY[{columns}] AS known FROM ({rows.text}) AS live(person, {', '.join(names)})"
    return Sql(text, rows.params)


def _among(column: str, whom: str) -> str:
    return "true" if whom == "everyone" else f"{column} IN (SELECT person FROM {whom})"


def _count(pk: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, (pk, pk))


@transaction.atomic
def _let_go() -> None:
    with connection.cursor() as cursor:
        cursor.execute(RETIRE_LEAST_ASKED, (settings.REPORT_STORED_DAYS,))
        cursor.execute(SWEEP)
