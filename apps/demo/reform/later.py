"""The year after the reform: studies that end with a diploma, and non-professional staff, whose posts the law ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection

FINISHED_OF_HUNDRED, GRADUATED = 60, date(2026, 5, 20)
LAST_UNPAID_DAY = date(2026, 5, 31)
FINISH = """
INSERT INTO qualifications_qualification (cadre_id, level_id, state, specialty, institution, mode, awarded_on,
  awarded_precision, expected_precision, reported_on, diploma_number, proof_kind, verification, as_written, note)
SELECT study.cadre_id, study.level_id, 'held', study.specialty, study.institution, 'in_service', %(day)s,
  'day', 'day', %(day)s, '', '', 'declared', '', ''
FROM qualifications_qualification study
JOIN cadres_posting post ON post.cadre_id = study.cadre_id AND post.is_primary AND post.unit_id = ANY(%(units)s)
  AND post.period @> %(day)s::date
WHERE study.state = 'studying' AND study.cadre_id * 13 %% 100 < %(share)s
  AND NOT EXISTS (
    SELECT FROM qualifications_qualification held
    WHERE held.cadre_id = study.cadre_id AND held.level_id = study.level_id AND held.state = 'held'
  )
"""
LEAVE = """
WITH ended AS (
  UPDATE cadres_posting SET period = daterange(lower(period), %(last)s::date + 1)
  WHERE category = 'non_professional' AND unit_id = ANY(%(units)s) AND period @> (%(last)s::date + 1)
  RETURNING cadre_id, unit_id, title_id, is_primary
)
INSERT INTO cadres_departure (cadre_id, cause_id, last_day, unit_id, title_id, legal_basis_id, decision_number,
  decision_issuer, note)
SELECT cadre_id, 'TT_TV', %(last)s, unit_id, title_id, 'ND154_2025', '', '', '' FROM ended WHERE is_primary
"""


def finish_studies(units: Sequence[int]) -> None:
    """Some of those who study hold the diploma in May 2026."""
    with connection.cursor() as cursor:
        cursor.execute(FINISH, {"day": GRADUATED, "units": list(units), "share": FINISHED_OF_HUNDRED})


def end_unpaid_posts(units: Sequence[int]) -> None:
    """The posts of non-professional staff of communes end with May 2026."""
    with connection.cursor() as cursor:
        cursor.execute(LEAVE, {"last": LAST_UNPAID_DAY, "units": list(units)})
