"""The seat in the Party committee as a dimension of reports: of several seats the highest."""

from collections import defaultdict
from datetime import date
from functools import lru_cache

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import Body
from apps.cadres.measures import PARTY_STATUTES
from apps.cadres.models import CommitteeSeat, SeatKind
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry


def seat_facts(day: date) -> Sheet:
    return Sheet(highest_seats(day), "cadre", {"seat": seat_rows()})


@lru_cache(maxsize=64)
def highest_seats(day: date) -> Rows:
    """One row per person in an executive committee; the seats stand in order from the secretary's."""
    seats = CommitteeSeat.objects.running_on(day).filter(kind__body=Body.EXECUTIVE).order_by()
    return seats.values("cadre_id").annotate(seat=Min("kind__position")).values_list("cadre_id", "seat")


def seat_rows() -> tuple[Category, ...]:
    at: dict[int, list[SeatKind]] = defaultdict(list)
    for kind in SeatKind.objects.filter(body=Body.EXECUTIVE):
        at[kind.position].append(kind)
    rows = [
        # Seats that share a place in the list cannot be told apart here.
        Category(kinds[0].code, " / ".join(kind.label for kind in kinds), values=(str(position),))
        for position, kinds in at.items()
    ]
    standing = tuple(kinds[0].code for kinds in at.values() if kinds[0].is_standing)
    return (
        *rows,
        Category("no_seat", _("No seat in the executive committee"), values=(None,)),
        Category("standing", _("In the standing committee"), Kind.ROLL_UP, parts=standing),
        Category("member", _("In the executive committee"), Kind.ROLL_UP, parts=tuple(row.code for row in rows)),
    )


registry.declare(
    Facts(
        "seats",
        (
            Dimension(
                "seat",
                _("Seat in the Party committee"),
                _("Persons by their highest seat in the executive committee of a commune on the day."),
                PARTY_STATUTES,
            ),
        ),
        seat_facts,
    )
)
