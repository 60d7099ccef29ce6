"""The first round of the reform: placing the people of the communes that were divided.

The people of all other communes count in the one commune that succeeded theirs until they are placed. Of a divided
commune nobody could say where they are, so the registry would lose sight of them on the first of July 2025.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import connection, transaction

from apps.accounts.models import User
from apps.cadres.mergers.carrying import Order, carry_out
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.planning import draw_up
from apps.cadres.models import CommitteeSeat, PlacementRound
from apps.communes.models import Reorganisation
from apps.core.history import change
from apps.demo.reason import REASON
from apps.demo.reform.decisions import decide_all

RESOLUTION, FORMER_TERM = "nq-1676-ubtvqh15", "NK_2020_2025"
ORDER = Order("02/QĐ-UBND-TD", date(2025, 6, 30), "Chủ tịch UBND tỉnh Phú Thọ", date(2030, 7, 1))
# A committee that exists has its secretary already: who led another one becomes a member of its standing committee.
SEATS = """
INSERT INTO cadres_committeeseat (cadre_id, unit_id, term_id, kind_id, period, start_known, decision_number)
SELECT seat.cadre_id, post.unit_id, seat.term_id,
  CASE WHEN seat.kind_id IN ('DU_BT', 'DU_PBT') THEN 'DU_UVBTV' ELSE seat.kind_id END,
  daterange(%(day)s, NULL), true, ''
FROM cadres_committeeseat seat
JOIN cadres_placement done ON done.cadre_id = seat.cadre_id AND done.is_primary AND done.round_id = %(round)s
JOIN cadres_posting post ON post.id = done.new_posting_id
WHERE seat.unit_id = ANY(%(units)s) AND upper(seat.period) = %(day)s
"""


@dataclass(frozen=True)
class Divided(Ending):
    """Of the units that end only those of which several took parts."""

    @cached_property
    def heirs(self) -> dict[int, int | None]:
        return {unit: heir for unit, heir in super().heirs.items() if heir is None}


@transaction.atomic
def place_divided() -> int:
    """Plan, decide and carry out as staff would; gives the number of posts, none if it was done before."""
    reorganisation = Reorganisation.objects.get(key=RESOLUTION)
    if PlacementRound.objects.filter(reorganisation=reorganisation).exists():
        return 0
    staff = User.objects.get(username="quantri")
    ending = Divided(reorganisation, staff)
    posts = draw_up(ending=ending)
    with change(by=staff, reason=REASON):
        decide_all(ending)
    done = carry_out(ending=ending, order=ORDER, doubles_seen=True)
    with change(by=staff, reason=REASON), connection.cursor() as cursor:
        cursor.execute(SEATS, {"day": ending.day, "units": list(ending.heirs), "round": done.pk})
    return posts


def end_provisional_seats(ending: Ending) -> None:
    """The seats of the first round give way to the committees of the new term, which begins on the same day."""
    provisional = CommitteeSeat.objects.filter(unit__in=ending.successors, term=FORMER_TERM)
    provisional.filter(period__startswith=ending.day).delete()
