"""An account of a unit that has ended goes on seeing its people where they went, and nobody else's."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.communes.models import Kind, Reorganisation, Succession, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from tests.conftest import REFORM, Person, Units, make_unit


@pytest.fixture
def phu_tho(units: Units) -> Unit:
    """The province of the day after: Lạc Lương made of two communes of Hòa Bình, another with people from outside."""
    province = make_unit("p25", name="Phú Thọ", kind=Kind.TINH)
    outside = make_unit("c08000", name="Thanh Sơn", kind=Kind.XA, parent=province)
    merging = Reorganisation.objects.create(key="1676", resolution="1676/NQ-UBTVQH15", effective_on=REFORM)
    for key, name, parts in (
        ("c05400", "Lạc Lương", (units.lac_sy, units.bao_hieu)),
        ("c05401", "Thung Nai", (units.thu_phong, outside)),
    ):
        made = Unit.objects.create(key=key, level="commune")
        UnitPeriod.objects.create(
            unit=made, code=key[1:], name=name, kind=Kind.XA, parent=province, valid=DateRange(REFORM, None)
        )
        for part in parts:
            Succession.objects.create(
                reorganisation=merging, predecessor=part, successor=made, kind="whole", takes_people=True
            )
    rebuild_cover()
    return province


def seen(user: User) -> set[str]:
    found = User.objects.get(pk=user.pk)
    return set(Cadre.objects.visible_to(found).values_list("full_name", flat=True))


def test_the_ended_province_sees_the_units_made_of_its_own_alone(
    phu_tho: Unit, units: Units, person: Person, editor: User, officer: User
) -> None:
    moved, mixed = Unit.objects.get(key="c05400"), Unit.objects.get(key="c05401")
    person("Bùi Văn Ở", unit=moved, since=date(2025, 7, 1))
    person("Hà Thị Chung", unit=mixed, since=date(2025, 7, 1))
    person("Đinh Văn Xưa", unit=units.lac_sy)
    assert seen(editor) == {"Bùi Văn Ở", "Đinh Văn Xưa"}
    # A commune's officer does not come to see the neighbours with whom the commune was merged.
    assert seen(officer) == {"Đinh Văn Xưa"}


def test_a_running_province_inherits_nothing(phu_tho: Unit, units: Units, person: Person, editor: User) -> None:
    UnitPeriod.objects.filter(unit=units.province).update(valid=DateRange(None, None))
    person("Bùi Văn Ở", unit=Unit.objects.get(key="c05400"), since=date(2025, 7, 1))
    assert seen(editor) == set()
