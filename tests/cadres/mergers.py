"""The merger of two communes, as tests of reorganisations set it up."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.planning import Decision, decide, draw_up
from apps.cadres.models import PlannedPlacement, Result
from apps.communes.models import Kind, Level, Reorganisation, Succession, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from tests.conftest import REFORM, Units, make_user

EVE = date(2025, 6, 30)
TABLES = (
    "cadres_cadre",
    "cadres_posting",
    "cadres_committeeseat",
    "cadres_plannedplacement",
    "cadres_placement",
    "cadres_placementround",
    "cadres_surpluscase",
)


@dataclass(frozen=True)
class Merger:
    """Lạc Sỹ and Bảo Hiệu become Lạc Lương; the placer has a role in the old and in the new province."""

    units: Units
    reorganisation: Reorganisation
    lac_luong: Unit
    placer: User

    @property
    def ending(self) -> Ending:
        return Ending(self.reorganisation, User.objects.get(pk=self.placer.pk))


def found_unit(key: str, *, code: str, name: str, kind: Kind, parent: Unit | None = None) -> Unit:
    level = {"p": Level.PROVINCE, "c": Level.COMMUNE}[key[0]]
    unit = Unit.objects.create(key=key, level=level)
    UnitPeriod.objects.create(unit=unit, code=code, name=name, kind=kind, parent=parent, valid=DateRange(REFORM, None))
    return unit


def merge_two(units: Units) -> Merger:
    phu_tho = found_unit("p25-20250701", code="25", name="Phú Thọ", kind=Kind.TINH)
    lac_luong = found_unit("c05362-20250701", code="05362", name="Lạc Lương", kind=Kind.XA, parent=phu_tho)
    resolution = Reorganisation.objects.create(
        key="nq-1676-ubtvqh15",
        resolution="Nghị quyết 1676/NQ-UBTVQH15",
        effective_on=REFORM,
        title_vi="Sắp xếp các đơn vị hành chính cấp xã",
        province_code="25",
    )
    for unit in (units.lac_sy, units.bao_hieu):
        Succession.objects.create(
            reorganisation=resolution, predecessor=unit, successor=lac_luong, kind="whole", takes_people=False
        )
    rebuild_cover()
    placer = make_user("placer", role=Role.PROVINCE_EDITOR, unit=units.province)
    Membership.objects.create(user=placer, role=Role.PROVINCE_EDITOR, unit=phu_tho, since=date(2020, 1, 1))
    return Merger(units, resolution, lac_luong, placer)


def planned(merger: Merger) -> Ending:
    ending = merger.ending
    draw_up(ending=ending)
    return ending


def line_of(name: str, *, is_primary: bool = True) -> PlannedPlacement:
    return PlannedPlacement.objects.get(posting__cadre__full_name=name, is_primary=is_primary)


def set_result(ending: Ending, name: str, result: Result, *, is_primary: bool = True, **facts: Any) -> None:
    line = line_of(name, is_primary=is_primary)
    decide(ending=ending, seen={line.pk: line.revision}, decision=Decision(result, **facts))


def everything() -> dict[str, str]:
    """A fingerprint of every row that a reorganisation may touch."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT md5(string_agg(t::text, ';' ORDER BY id)) FROM {table} t")
            found[table] = cursor.fetchone()[0]
    return found
