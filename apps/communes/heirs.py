"""Ended units whose people all went to one unit that exists: there they count until somebody places them."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from apps.reporting.sql import Sql

# Whoever took the people of a unit on the day on which it ended, back from unit to unit. A unit of which several took
# people was divided: only their own posts say where they are. (= ANY keeps the planner from the index of the exclusion
# constraint, in which looking up one unit takes five times as long.)
HEIR = """
heir (ended, unit) AS (
  SELECT unit, unit FROM standing
  UNION
  SELECT gone.unit, heir.unit FROM heir CROSS JOIN LATERAL (
    SELECT link.predecessor_id
    FROM communes_succession link JOIN communes_reorganisation turn ON turn.id = link.reorganisation_id
    WHERE link.successor_id = heir.ended AND link.kind IN ('whole', 'part') AND turn.effective_on <= %s
      AND (link.kind = 'whole' OR link.takes_people)
      AND NOT EXISTS (
        SELECT FROM communes_unitperiod later
        WHERE later.unit_id = ANY(ARRAY[link.predecessor_id]) AND later.valid && daterange(turn.effective_on, NULL)
      )
      AND NOT EXISTS (
        SELECT FROM communes_succession other JOIN communes_reorganisation same ON same.id = other.reorganisation_id
        WHERE other.predecessor_id = link.predecessor_id AND other.successor_id <> link.successor_id
          AND same.effective_on = turn.effective_on AND other.kind IN ('whole', 'part')
          AND (other.kind = 'whole' OR other.takes_people)
      )
  ) AS gone (unit)
)
"""
OF_UNITS = f"""
WITH RECURSIVE standing (unit) AS (SELECT unnest(%s::bigint[])), {HEIR}
SELECT ended, unit FROM heir WHERE ended <> unit ORDER BY ended
"""
# The mark of a row that tells an ended unit, where levels of units stand otherwise.
ENDED = "ended"


def with_heirs(units: Sql, day: date) -> Sql:
    """Rows of units with a row for each ended one that they succeed: it, in the parent's column its heir.

    Told by the same statement, as most days have nobody in an ended unit and should cost nothing more.
    """
    columns = "unit, code, name, kind, parent, level, complete_from"
    text = (
        f"WITH RECURSIVE tree ({columns}) AS MATERIALIZED ({units.text}),"
        f" standing (unit) AS (SELECT unit FROM tree), {HEIR}"
        f" SELECT {columns} FROM tree UNION ALL"
        f" SELECT ended, '', '', '', unit, '{ENDED}', NULL FROM heir WHERE ended <> unit"
    )
    return Sql(text, (*units.params, day))


def heirs_among(units: Collection[int], day: date) -> tuple[tuple[int, int], ...]:
    """Ended units, each with the one of these units of the day that succeeded it as a whole."""
    with connection.cursor() as cursor:
        cursor.execute(OF_UNITS, [list(units), day])
        return tuple(cursor.fetchall())
