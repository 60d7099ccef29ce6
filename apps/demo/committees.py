"""Seating whole Party committees at once: the first of each commune's staff by the order of their posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

SEATS = """
WITH staff AS (
  SELECT cadre_id, unit_id, title_id, period, row_number() OVER (
    PARTITION BY unit_id ORDER BY array_position(%(order)s, title_id::text), lower(period), id
  ) AS place
  FROM cadres_posting
  WHERE is_primary AND unit_id = ANY(%(units)s) AND period @> %(day)s::date AND title_id = ANY(%(order)s)
)
INSERT INTO cadres_committeeseat (cadre_id, unit_id, term_id, kind_id, period, start_known, decision_number)
SELECT cadre_id, unit_id, %(term)s,
  CASE WHEN title_id = %(secretary)s THEN 'DU_BT' WHEN title_id = %(deputy)s THEN 'DU_PBT'
    WHEN place <= %(standing)s THEN 'DU_UVBTV' ELSE 'DU_UVBCH' END,
  daterange(greatest(lower(period), %(began)s::date), least(upper(period), %(until)s::date)), true, ''
FROM staff WHERE place <= %(members)s
"""


@dataclass(frozen=True)
class Committees:
    """The committees of some communes in one term; `order` says whose post comes first."""

    units: Sequence[int]
    day: date
    term: str
    began: date
    until: date | None
    order: Sequence[str]
    secretary: str
    deputy: str
    standing: int
    members: int


def seat_committees(wanted: Committees) -> None:
    facts = {**vars(wanted), "units": list(wanted.units), "order": list(wanted.order)}
    with connection.cursor() as cursor:
        cursor.execute(SEATS, facts)
