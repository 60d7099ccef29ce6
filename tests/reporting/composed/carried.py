"""A geography two weeks after the day: Lạc Sỹ and Bảo Hiệu have become one ward, whose people are counted plainly."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from apps.communes.models import Kind, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from tests.conftest import Units
from tests.reporting.composed.plain_counts import Fates

TURN = date(2025, 3, 15)
GEOGRAPHY, CODE = TURN.isoformat(), "05392"


def merge(units: Units) -> Fates:
    """Where the people of each commune count from then on."""
    ward = Unit.objects.create(key=f"n{CODE}", level="commune")
    named = {"code": CODE, "name": "Lạc Lương", "kind": Kind.PHUONG, "parent": units.yen_thuy}
    UnitPeriod.objects.create(unit=ward, valid=DateRange(TURN, None), **named)
    turn = Reorganisation.objects.create(key="march", resolution="Nghị quyết (trình diễn)", effective_on=TURN)
    for unit in (units.lac_sy, units.bao_hieu):
        period = UnitPeriod.objects.get(unit=unit, valid__contains=TURN)
        period.valid = DateRange(period.valid.lower, TURN)
        period.save()
        Succession.objects.create(
            reorganisation=turn, predecessor=unit, successor=ward, kind=SuccessionKind.WHOLE, takes_people=True
        )
    rebuild_cover()
    return {unit.pk: (ward, TURN) for unit in (units.lac_sy, units.bao_hieu)}
