"""Where a person is at home before, and from, the day on which another unit takes over."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from apps.accounts.models import User
from apps.cadres.homes import move_those_who_begin
from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.cadres.periods import period
from apps.cadres.services import movements
from apps.cadres.tasks import move_homes
from tests.cadres.test_movements import PAPER, draft
from tests.conftest import Person, Units


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def leaving(person: Person, units: Units) -> Cadre:
    """Serves in Lạc Sỹ until tomorrow, and in Bảo Hiệu from the day after."""
    cadre = person("Bùi Văn Hòa", unit=units.lac_sy)
    old = cadre.postings.get()
    Posting.objects.filter(pk=old.pk).update(period=period(date(2020, 1, 1), in_days(1)))
    Posting.objects.create(
        cadre=cadre,
        unit=units.bao_hieu,
        title=old.title,
        category=old.category,
        is_primary=True,
        period=period(in_days(2), None),
        status=old.status,
    )
    cadre.refresh_from_db()
    return cadre


def test_the_sender_finds_a_person_until_the_day_of_the_transfer(
    leaving: Cadre, officer: User, neighbour: User, units: Units
) -> None:
    assert leaving.home_unit == units.lac_sy
    assert Cadre.objects.visible_to(officer).filter(pk=leaving.pk).exists()
    assert not Cadre.objects.visible_to(neighbour).filter(pk=leaving.pk).exists()


def test_a_transfer_confirmed_for_a_day_to_come_leaves_the_person_at_home(
    person: Person, officer: User, neighbour: User, units: Units
) -> None:
    cadre = person("Bùi Văn Hòa", unit=units.lac_sy)
    proposed = movements.propose(movement=draft(cadre, to_unit=units.bao_hieu, starts_on=in_days(30)), by=officer)
    movements.confirm(movement=proposed, decision=PAPER, by=neighbour)
    cadre.refresh_from_db()
    assert cadre.home_unit == units.lac_sy
    assert cadre.postings.filter(unit=units.bao_hieu).exists()


def test_who_begins_somewhere_for_the_first_time_is_at_home_there_before(person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hòa", unit=units.lac_sy)
    Posting.objects.filter(cadre=cadre).update(period=period(in_days(5), None))
    cadre.refresh_from_db()
    assert cadre.home_unit == units.lac_sy


def test_what_has_begun_goes_before_a_primary_post_to_come(person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hòa", unit=units.bao_hieu)
    Posting.objects.filter(cadre=cadre).update(period=period(in_days(5), None))
    CommitteeSeat.objects.create(cadre=cadre, unit=units.lac_sy, kind_id="DU_UVBCH", period=period(in_days(-9), None))
    cadre.refresh_from_db()
    assert cadre.home_unit == units.lac_sy


def test_on_the_day_the_person_is_at_home_in_the_new_unit(leaving: Cadre, units: Units) -> None:
    new = leaving.postings.get(unit=units.bao_hieu)
    Posting.objects.filter(cadre=leaving, unit=units.lac_sy).update(period=period(date(2020, 1, 1), in_days(-1)))
    Posting.objects.filter(pk=new.pk).update(period=period(in_days(0), None))
    # As yesterday's writing left it.
    Cadre.objects.filter(pk=leaving.pk).update(home_unit=units.lac_sy)
    assert move_those_who_begin() == 1
    leaving.refresh_from_db()
    assert leaving.home_unit == units.bao_hieu
    assert move_those_who_begin() == 0


def test_the_worker_does_it_of_itself(leaving: Cadre, units: Units) -> None:
    Posting.objects.filter(cadre=leaving, unit=units.lac_sy).update(period=period(in_days(-3), in_days(1)))
    # As no trigger would leave it: the post in the former unit is the one that runs.
    Cadre.objects.filter(pk=leaving.pk).update(home_unit=units.bao_hieu)
    move_homes(0)
    leaving.refresh_from_db()
    assert leaving.home_unit == units.lac_sy
