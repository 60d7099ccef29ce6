"""Officers of merged communes get their role at the unit that took over, from the day of effect, in one act."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from apps.accounts.duties import roles_at_ended_units
from apps.accounts.models import Membership, User
from apps.communes.models import Kind, Reorganisation, Succession, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.core.permissions import Permission
from tests.conftest import DAY, Units

MERGED = date(2020, 1, 1)
AFTER = date(2020, 2, 1)


@pytest.fixture
def merged(units: Units) -> Unit:
    """Lạc Sỹ and Bảo Hiệu became Lạc Lương, within a province that goes on."""
    UnitPeriod.objects.filter(unit__in=[units.province, units.yen_thuy, units.thu_phong]).update(
        valid=DateRange(None, None)
    )
    UnitPeriod.objects.filter(unit__in=[units.lac_sy, units.bao_hieu]).update(valid=DateRange(None, MERGED))
    made = Unit.objects.create(key="c05400", level="commune")
    UnitPeriod.objects.create(
        unit=made, code="05400", name="Lạc Lương", kind=Kind.XA, parent=units.yen_thuy, valid=DateRange(MERGED, None)
    )
    merging = Reorganisation.objects.create(key="830", resolution="830/NQ-UBTVQH14", effective_on=MERGED)
    for part in (units.lac_sy, units.bao_hieu):
        Succession.objects.create(
            reorganisation=merging, predecessor=part, successor=made, kind="whole", takes_people=True
        )
    rebuild_cover()
    return made


def roles(user: User) -> set[tuple[str, date, date | None]]:
    return set(Membership.objects.filter(user=user).values_list("unit__key", "since", "until"))


def test_the_ticked_go_on_at_the_successor_from_the_day_of_effect(
    client: Client, merged: Unit, administrator: User, officer: User, neighbour: User
) -> None:
    Membership.objects.filter(user__in=[officer, neighbour]).update(since=date(2015, 1, 1))
    duty = roles_at_ended_units(administrator, DAY)
    assert duty is not None
    assert duty.count == 2
    client.force_login(administrator)
    mine = Membership.objects.get(user=officer)
    assert client.post(reverse("accounts:ended_units"), {"role": mine.pk}).status_code == 302
    assert roles(officer) == {("c05356", date(2015, 1, 1), MERGED), ("c05400", MERGED, None)}
    assert roles(neighbour) == {("c05365", date(2015, 1, 1), None)}
    assert User.objects.get(pk=officer.pk).can(Permission.EDIT_CADRES, merged)


def test_nothing_is_offered_before_the_units_end_or_where_they_were_divided(
    client: Client, merged: Unit, units: Units, administrator: User, officer: User
) -> None:
    assert roles_at_ended_units(administrator, date(2019, 12, 31)) is None
    other = Reorganisation.objects.create(key="831", resolution="831/NQ-UBTVQH14", effective_on=MERGED)
    for part in (units.lac_sy, units.bao_hieu):
        Succession.objects.create(
            reorganisation=other, predecessor=part, successor=units.thu_phong, kind="whole", takes_people=True
        )
    assert roles_at_ended_units(administrator, AFTER) is None
    client.force_login(administrator)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("accounts:ended_units"), {"day": AFTER.isoformat()}).text
    assert "No single unit of yours took over" in page
    assert "Hand over those ticked" not in page
