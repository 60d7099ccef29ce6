"""Carrying the province over the first of July 2025: 151 communes of Hòa Bình become 46 of Phú Thọ, without districts.

A step of its own: the demonstration's day lies before it, and whoever tries things out on that day moves and edits
people whose posts must still be open. What the demonstration needs of it from the start is in `divided`.
"""

from datetime import date
from random import Random

from django.db import transaction

from apps.accounts.models import User
from apps.cadres.mergers.carrying import Order, carry_out
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.planning import draw_up
from apps.cadres.models import PlacementRound
from apps.communes.models import Reorganisation
from apps.core.history import change
from apps.demo.committees import Committees, seat_committees
from apps.demo.reason import REASON
from apps.demo.reform.decisions import decide_all
from apps.demo.reform.divided import RESOLUTION, end_provisional_seats, place_divided
from apps.demo.reform.later import end_unpaid_posts, finish_studies
from apps.demo.reform.newcomers import LEADING_ORDER, write_newcomers

TERM = "NK_2025_2030"
STANDING, MEMBERS = 9, 27


def is_reformed() -> bool:
    """Whether more was carried out than the first round, that of the divided communes."""
    return PlacementRound.objects.filter(reorganisation__key=RESOLUTION, number__gt=1).exists()


@transaction.atomic
def carry_province_over() -> int:
    """Plan, decide and carry out as staff would; then what came after. Gives the number of posts that were closed."""
    place_divided()
    staff = User.objects.get(username="quantri")
    ending = Ending(Reorganisation.objects.get(key=RESOLUTION), staff)
    lines = draw_up(ending=ending)
    with change(by=staff, reason=REASON):
        decide_all(ending)
    order = Order("01/QĐ-UBND-TD", date(2025, 6, 30), "Chủ tịch UBND tỉnh Phú Thọ", date(2030, 7, 1))
    carry_out(ending=ending, order=order, doubles_seen=True)
    with change(by=None, reason=REASON):
        end_provisional_seats(ending)
        write_newcomers(ending.successors, ending.day, Random("reform"))
        seat_committees(_committees(ending))
        finish_studies(ending.successors)
        end_unpaid_posts(ending.successors)
    return lines


def _committees(ending: Ending) -> Committees:
    return Committees(
        units=ending.successors,
        day=ending.day,
        term=TERM,
        began=ending.day,
        until=None,
        order=LEADING_ORDER,
        secretary="CD2_BT",
        deputy="CD2_PBT",
        standing=STANDING,
        members=MEMBERS,
    )
