"""Who begins in another unit on a day to come is at home there from that day on."""

from django.db import connection

from apps.cadres.triggers import REFRESH, TODAY

# A worker that stood still for weeks catches up; who began before that was moved when the post was written.
BEGUN = f"""(
  SELECT cadre_id FROM cadres_posting WHERE lower(period) BETWEEN {TODAY} - 60 AND {TODAY}
  UNION ALL
  SELECT cadre_id FROM cadres_committeeseat WHERE lower(period) BETWEEN {TODAY} - 60 AND {TODAY}
) AS begun"""


def move_those_who_begin() -> int:
    """How many people it moved: their post or seat in another unit has begun."""
    with connection.cursor() as cursor:
        cursor.execute(REFRESH.format(rows=BEGUN))
        moved = int(cursor.rowcount)
        if moved:
            # A home has no history; lists that were drawn before must not be told again.
            cursor.execute("SELECT nextval('cadres_cadreevent_pgh_id_seq')")
        return moved
