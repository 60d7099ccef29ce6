"""Finding the stored day of a question, and the pieces of SQL that read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection

from apps.reporting.definitions import Population
from apps.reporting.sql import Sql, array_of
from apps.reporting.stored.contents import GROUPS, program

TOUCHED = """
SELECT DISTINCT person FROM reporting_touchedperson
WHERE changed_in >= pg_snapshot_xmin({seen}) AND NOT pg_visible_in_snapshot(changed_in, {seen})
"""
# A day that was carried here from another server counts transactions that this one never had.
FIND = f"""
SELECT day.id, day.seen::text, day.persons,
  day.program = %(program)s AND day.cluster = (SELECT system_identifier FROM pg_control_system()),
  count(touched.person), coalesce(bool_or(touched.person = 0), false)
FROM reporting_storedday AS day LEFT JOIN LATERAL ({TOUCHED.format(seen="day.seen")}) AS touched ON true
WHERE day.day = %(day)s AND day.retired_at IS NULL
GROUP BY day.id
"""
# That a day was asked for is written down once an hour, by whoever does not have to wait for another who does so.
ASK_AND_FIND = f"""
WITH asked AS (
  INSERT INTO reporting_askedday (day)
  SELECT %(day)s::date WHERE pg_try_advisory_xact_lock(hashtext('reporting_askedday'), %(number)s)
    AND NOT EXISTS (
      SELECT FROM reporting_askedday WHERE day = %(day)s AND asked_at > now() - interval '1 hour')
  ON CONFLICT (day) DO UPDATE SET asked_at = now()
) {FIND}
"""
# Above this share of persons touched since, counting from the records alone is quicker.
MOST_TOUCHED = 0.25


@dataclass(frozen=True)
class Stored:
    """A day that is kept: its number, what it has seen, how many persons it holds and how many were touched since."""

    pk: int
    seen: str
    persons: int
    touched: int
    is_valid: bool

    @property
    def is_worth_reading(self) -> bool:
        return self.is_valid and self.touched <= max(100, self.persons * MOST_TOUCHED)


def find(day: date) -> Stored | None:
    """The stored day, also one that no longer holds because the program or a code list changed."""
    return _found(FIND, day)


def stored_for(populations: Sequence[Population], day: date) -> Stored | None:
    """What the groups can be read from on that day instead of the records; days that are asked for become stored."""
    if settings.REPORT_STORED_DAYS < 1 or any(each.code not in GROUPS for each in populations):
        return None
    found = _found(ASK_AND_FIND, day)
    return found if found and found.is_worth_reading else None


def _found(statement: str, day: date) -> Stored | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"program": program(), "day": day, "number": day.toordinal()})
        found = cursor.fetchone()
    if found is None:
        return None
    pk, seen, persons, is_own, touched, is_everyone = found
    return Stored(pk, seen, persons, touched, is_own and not is_everyone)


def touched_of(stored: Stored) -> list[Sql]:
    """Whoever was touched since, as a common table, if anyone was; their rows in the stored day do not count."""
    if not stored.touched:
        return []
    text = TOUCHED.format(seen="%s::pg_snapshot")
    return [Sql(f"touched AS MATERIALIZED ({text})", (stored.seen, stored.seen))]


def members_of(stored: Stored, populations: Sequence[Population], units: list[int]) -> Sql:
    """Rows (person, unit, groups, facts) of whoever was not touched, with the bits of the groups asked for."""
    places = [GROUPS.index(population.code) for population in populations]
    mask = sum(1 << place for place in places)
    bits = " | ".join(f"(((groups >> {place}) & 1) << {number})" for number, place in enumerate(places))
    text = (
        f"SELECT person, unit, {bits}, facts FROM reporting_storedmember AS held"
        f" WHERE stored = %s AND unit = ANY(%s::bigint[]) AND groups & {mask} <> 0{_untouched(stored)}"
    )
    return Sql(text, (stored.pk, array_of(units)))


def cells_of(stored: Stored, units: tuple[list[int], list[int]], dimensions: list[int]) -> Sql:
    """Cells of the units joined by number, whoever stands in several units, and the values that cells speak of.

    `units` are units with a number each. Rows: (number, cells, -, -, -) for the units of a number, (number, -, person,
    groups, values) for a person of several units, (number, -, -, dimension, [value]) for a value. One statement, as a
    renewal may come between two.
    """
    values = ", ".join(f"facts[{place}]" for place in dimensions)
    text = (
        "WITH place(unit, number) AS (SELECT * FROM unnest(%s::bigint[], %s::bigint[]))"
        " SELECT place.number, string_agg(cells, ''::bytea), NULL::bigint, NULL::bigint, NULL::text[]"
        " FROM place JOIN reporting_storedcells USING (unit) WHERE stored = %s AND dimension = ANY(%s::integer[])"
        " GROUP BY place.number"
        f" UNION ALL SELECT number, NULL, person, groups, ARRAY[{values}]"
        " FROM place JOIN reporting_storedmember USING (unit) WHERE stored = %s AND is_in_several_units"
        " UNION ALL SELECT number, NULL, NULL, dimension, ARRAY[value]"
        " FROM reporting_storedvalue WHERE stored = %s AND dimension = ANY(%s::integer[])"
    )
    of_dimensions = array_of(dimensions)
    return Sql(text, (*map(array_of, units), stored.pk, of_dimensions, stored.pk, stored.pk, of_dimensions))


def _untouched(stored: Stored) -> str:
    return " AND NOT EXISTS (SELECT FROM touched WHERE touched.person = held.person)" if stored.touched else ""
