"""Where people are at home whom the undo of a roster left, while the posts that it gave them went."""

from __future__ import annotations

from typing import Any

from django.db import connection

from apps.rosters.models import Upload

# The unit of the post that went last. Without a home a person would be in nobody's sight.
STAY = """
UPDATE cadres_cadre AS person SET home_unit_id = held.unit_id
FROM (
  SELECT DISTINCT ON (event.cadre_id) event.cadre_id, event.unit_id
  FROM cadres_postingevent AS event JOIN cadres_cadre AS of ON of.id = event.cadre_id
  WHERE of.code = ANY(%(codes)s) AND of.home_unit_id IS NULL
  ORDER BY event.cadre_id, event.pgh_id DESC
) AS held
WHERE person.id = held.cadre_id
"""


def stay_at_home(sender: object, upload: Upload, **_told: Any) -> None:
    """Who was left because somebody edited the record stays where the roster had put them."""
    codes = sorted({each["cadre"] for each in upload.kept if each["cadre"]})
    if codes:
        with connection.cursor() as cursor:
            cursor.execute(STAY, {"codes": codes})
