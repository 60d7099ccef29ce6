"""Whom a report leaves out stands on it in words, with their number and the way to them."""

import json
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Posting
from apps.communes.models import Kind, Reorganisation, Succession, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.reporting.actors import ServerActor
from apps.reporting.places import Notice
from apps.reporting.renderers.flat import to_json
from apps.reporting.services import build_report
from tests.conftest import DAY, Person, Units


def notices(unit: str, day: date, user: User | ServerActor | None = None) -> dict[str, Notice]:
    table = build_report("quality", unit=unit, day=day, user=user or ServerActor())
    return {notice.code: notice for notice in table.notices}


def test_people_in_a_unit_that_has_ended_are_named_by_their_number(person: Person, units: Units) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    assert not notices("158", DAY)
    units.lac_sy.periods.update(valid=DateRange(None, DAY))
    assert notices("158", DAY)["posts_in_ended_units"].people == 1


def test_people_of_a_merged_unit_count_in_its_heir_and_are_told(
    person: Person, units: Units, administrator: User, client: Client
) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    units.lac_sy.periods.update(valid=DateRange(None, DAY))
    turn = Reorganisation.objects.create(key="turn", resolution="Nghị quyết", effective_on=DAY)
    tie = {"reorganisation": turn, "predecessor": units.lac_sy}
    Succession.objects.create(**tie, successor=units.bao_hieu, kind="whole")
    rebuild_cover()
    table = build_report("quality", unit="158", day=DAY, user=administrator)
    (notice,) = table.notices
    assert (notice.code, notice.people) == ("posts_not_yet_placed", 1)
    assert {p.code for p in table.places if table.base("cadres_and_civil_servants", p.pk)} == {"158", "05365"}
    client.force_login(administrator)
    assert "Bùi Văn Hạnh" in client.get(notice.address).content.decode()
    Succession.objects.create(**tie, successor=units.thu_phong, kind="whole")
    assert list(notices("158", DAY)) == ["posts_in_ended_units"]


def test_who_has_only_a_concurrent_post_is_listed(person: Person, administrator: User, client: Client) -> None:
    held, _counted = person("Bùi Văn Hạnh"), person("Đinh Thị Lan")
    Posting.objects.filter(cadre=held).update(is_primary=False)
    notice = notices("05356", DAY, administrator)["concurrent_posts_only"]
    assert notice.people == 1
    client.force_login(administrator)
    listed = client.get(notice.address).content.decode()
    assert "Bùi Văn Hạnh" in listed
    assert "Đinh Thị Lan" not in listed


def test_the_list_is_found_on_a_day_on_which_the_unit_has_another_code(
    person: Person, units: Units, administrator: User, client: Client
) -> None:
    Posting.objects.filter(cadre=person("Bùi Văn Hạnh")).update(is_primary=False)
    units.lac_sy.periods.update(valid=DateRange(None, DAY))
    renumbered = {"code": "05999", "name": "Lạc Sỹ", "kind": Kind.XA, "parent": units.yen_thuy}
    UnitPeriod.objects.create(unit=units.lac_sy, **renumbered, valid=DateRange(DAY, None))
    table = build_report("quality", unit=f"05356@{DAY - timedelta(days=1)}", day=DAY, user=administrator)
    (notice,) = table.notices
    client.force_login(administrator)
    assert "Bùi Văn Hạnh" in client.get(notice.address).content.decode()


def test_a_concurrent_post_beside_a_primary_one_is_nothing_to_remark(person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh")
    primary = cadre.postings.get()
    primary.pk, primary.is_primary, primary.unit = None, False, units.bao_hieu
    primary.save()
    assert not notices("17", DAY)


def test_the_page_and_the_json_carry_what_is_left_out(person: Person, administrator: User, client: Client) -> None:
    Posting.objects.filter(cadre=person("Bùi Văn Hạnh")).update(is_primary=False)
    table = build_report("quality", unit="05356", day=DAY, user=administrator)
    (notice,) = json.loads(to_json(table))["notices"]
    client.force_login(administrator)
    assert notice["text"] in client.get(f"/reports/quality/?unit=05356&day={DAY}").content.decode()
