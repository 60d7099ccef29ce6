"""The Party committees of the term 2015–2020, and who was placed on when communes were merged on the first of 2020."""

from __future__ import annotations

from datetime import date
from random import Random

from django.db import connection

from apps.communes.models import Level, UnitPeriod
from apps.demo.committees import Committees, seat_committees
from apps.demo.lives import FIRST_DAY
from apps.demo.pasts import COMMITTEE_DAY, FIRST_ROSTER, RESOLUTION
from apps.demo.structure import EXECUTIVE_ORDER, STANDING_ORDER

PROVINCE, TERM, BEGAN = "p17", "NK_2015_2020", date(2015, 6, 1)
STANDING, MEMBERS = 4, 13
# Whoever served on both sides of the first of 2020 in different communes was placed on there.
PLACED = """
INSERT INTO cadres_placement
  (reorganisation_id, round_id, cadre_id, old_posting_id, is_primary, result, new_posting_id, note)
SELECT round.reorganisation_id, round.id, old.cadre_id, old.id, true, 'placed', new.id, ''
FROM cadres_placementround round
JOIN communes_reorganisation merging ON merging.id = round.reorganisation_id AND merging.key = %(resolution)s
JOIN cadres_posting old ON upper(old.period) = %(day)s AND old.is_primary
JOIN communes_succession link ON link.reorganisation_id = merging.id AND link.predecessor_id = old.unit_id
JOIN cadres_posting new ON new.cadre_id = old.cadre_id AND new.is_primary AND new.unit_id = link.successor_id
  AND lower(new.period) = %(day)s AND new.unit_id <> old.unit_id
WHERE NOT EXISTS (SELECT FROM cadres_placement done WHERE done.old_posting_id = old.id OR done.new_posting_id = new.id)
ORDER BY old.id, new.id
"""
# Until the congress of 2020 the committees of merged communes were put together.
CARRIED = """
INSERT INTO cadres_committeeseat (cadre_id, unit_id, term_id, kind_id, period, start_known, decision_number)
SELECT seat.cadre_id, new.unit_id, seat.term_id, 'DU_UVBCH',
  daterange(lower(new.period), least(upper(new.period), %(until)s)), true, ''
FROM cadres_committeeseat seat
JOIN cadres_posting new ON new.cadre_id = seat.cadre_id AND new.is_primary AND lower(new.period) = %(day)s
  AND new.status_id = 'TT_DL' AND new.unit_id <> seat.unit_id
WHERE seat.term_id = %(term)s AND upper(seat.period) = %(day)s
ORDER BY seat.id, new.id
"""

# Nobody sits in a committee of the Party who is not in it.
MEMBERS_OF_PARTY = """
INSERT INTO cadres_partymembership
  (cadre_id, joined_on, joined_precision, official_on, official_precision, end_reason, reported_on)
SELECT cadre_id, (min(lower(period)) - interval '2 years')::date, 'day',
  (min(lower(period)) - interval '1 year')::date, 'day', '', %(reported)s
FROM cadres_committeeseat seat
WHERE term_id = %(term)s
  AND NOT EXISTS (SELECT FROM cadres_partymembership known WHERE known.cadre_id = seat.cadre_id)
GROUP BY cadre_id
"""


def build(_chance: Random) -> None:
    """Placements first; nothing here is left to chance."""
    with connection.cursor() as cursor:
        cursor.execute(PLACED, {"resolution": RESOLUTION, "day": FIRST_DAY})
        seat_committees(_committees())
        cursor.execute(MEMBERS_OF_PARTY, {"reported": FIRST_ROSTER, "term": TERM})
        cursor.execute(CARRIED, {"day": FIRST_DAY, "until": COMMITTEE_DAY, "term": TERM})


def _committees() -> Committees:
    communes = UnitPeriod.objects.on(FIRST_ROSTER).filter(unit__level=Level.COMMUNE)
    return Committees(
        units=list(communes.filter(unit__covered_by__unit__key=PROVINCE).values_list("unit", flat=True)),
        day=FIRST_ROSTER,
        term=TERM,
        began=BEGAN,
        until=COMMITTEE_DAY,
        order=[*STANDING_ORDER, *(title for title in EXECUTIVE_ORDER if title not in STANDING_ORDER)],
        secretary="CD_BT",
        deputy="CD_PBT",
        standing=STANDING,
        members=MEMBERS,
    )
