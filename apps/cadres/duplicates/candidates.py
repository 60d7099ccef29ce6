"""Whom the rows of an upload may mean, kept when it is checked, while the candidates are still at hand."""

from __future__ import annotations

from typing import Any

from django.db import connection

from apps.rosters.loading import PEOPLE
from apps.rosters.models import Upload

FORGET = "DELETE FROM cadres_rostercandidate WHERE upload_id = %s"
# Rows in question, those whose person another row has, those of which only the citizen id fits, and transfers. A row
# whose person is found and that merely has a value to correct asks nobody whom it means, nor does one with the citizen
# id of a person whom another row has: of those rows it is asked which one counts. The kept rows are looked up
# one by one: they are younger than the planner's statistics, by which a join went through 100,000 times 100,000 pairs.
KEEP = """
INSERT INTO cadres_rostercandidate (upload_id, sheet, "row", cadre, is_here, score)
SELECT %s, staged.sheet, staged.line, found.code, found.is_here, max(found.score)
FROM staged
JOIN (
  SELECT id, code, is_here, score FROM candidate
  UNION ALL SELECT id, code, true, 100 FROM crowded WHERE NOT EXISTS (
    SELECT FROM staged_person AS says JOIN cadres_cadre AS known USING (citizen_id)
    WHERE says.id = crowded.id AND known.code = crowded.code)
  UNION ALL SELECT id, code, true, 100 FROM staged WHERE person IS NOT NULL
  UNION ALL SELECT id, code, false, 0 FROM transfer
) AS found ON found.id = staged.id
WHERE (staged.status = 'unsure' AND (staged.person IS NULL OR EXISTS (
    SELECT FROM rosters_stagedrow AS kept WHERE kept.upload_id = %s AND kept.sheet = staged.sheet
      AND kept."row" = staged.line AND kept.issues @> '[{"code": "D108"}]')))
  OR (staged.status = 'moved' AND staged.person IS NULL)
GROUP BY staged.id, found.code, found.is_here
ORDER BY staged.id, max(found.score) DESC, found.code
"""


def keep_candidates(sender: object, upload: Upload, **_told: Any) -> None:
    """Put the candidates of a check in the place of those of an earlier one."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [upload.pk])
        cursor.execute("SELECT to_regclass('pg_temp.candidate') IS NOT NULL")
        if upload.format == PEOPLE and cursor.fetchone()[0]:
            cursor.execute(KEEP, [upload.pk, upload.pk])
