"""Pages of reorganisations: entering a merger, the working table, carrying out, and the list of surplus cases."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from apps.accounts.models import User
from apps.cadres.mergers.carrying import Order, carry_out
from apps.cadres.models import Cadre, PlacementRound, PlannedPlacement, Posting, Result, SurplusCase
from apps.communes.models import Kind, Reorganisation, UnitCover, UnitPeriod
from apps.communes.reorganising import key_of
from tests.cadres.mergers import Merger, line_of, merge_two, planned, set_result
from tests.conftest import REFORM, Person, Units, make_user

pytestmark = pytest.mark.django_db
HOME = "/communes/reorganisations/nq-1676-ubtvqh15/people/"


@pytest.fixture
def merger(units: Units) -> Merger:
    return merge_two(units)


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person("Bùi Văn Hạnh", title="CD_BT")


@pytest.fixture
def lan(person: Person, units: Units) -> Cadre:
    return person("Hà Thị Lan", unit=units.bao_hieu, title="CD_BT")


def logged_in(user: User, day: date = REFORM) -> Client:
    User.objects.filter(pk=user.pk).update(working_day=day, language="en")
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_from_drawing_up_to_taking_back_on_pages(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    client = logged_in(merger.placer)
    assert "Draw up the plan" in text_of(client, HOME)
    client.post(f"{HOME}draw/")
    for cadre, result in ((hanh, "placed"), (lan, "surplus")):
        line = PlannedPlacement.objects.get(posting__cadre=cadre)
        client.post(f"{HOME}plan/", {"line": f"{line.pk}:{line.revision}", "result": result})
    answer = client.post(f"{HOME}carry-out/", {"ends_seats": "on", "deadline": "01/07/2030"})
    assert answer.status_code == 302
    assert SurplusCase.objects.get().cadre == lan
    page = text_of(client, HOME)
    assert "What became of the people" in page
    client.post(f"{HOME}rounds/1/take-back/")
    assert not PlacementRound.objects.exists()
    assert line_of("Hà Thị Lan").result == Result.SURPLUS


def test_nobody_ticked_is_said_and_nothing_is_decided(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    planned(merger)
    answer = logged_in(merger.placer).post(f"{HOME}plan/", {"result": "placed", "line": ["x:y", "1:", ""]})
    assert answer.status_code == 200
    assert "Tick the people whom the decision concerns." in answer.content.decode()


def test_what_leans_on_it_is_named_when_it_cannot_be_taken_back(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    client = logged_in(merger.placer)
    ending = planned(merger)
    set_result(ending, "Bùi Văn Hạnh", Result.PLACED)
    set_result(ending, "Hà Thị Lan", Result.SURPLUS)
    carry_out(ending=ending, order=Order())
    case = SurplusCase.objects.get()
    assert client.post(f"/cadres/surplus/{lan.code}/{case.pk}/", _case_data(case, note="Xem lại.")).status_code == 302
    answer = client.post(f"{HOME}rounds/1/take-back/")
    assert answer.status_code == 409
    assert "Hà Thị Lan" in answer.content.decode()
    assert PlacementRound.objects.exists()


def _case_data(case: SurplusCase, **changed: str) -> dict[str, Any]:
    from apps.core.revisions import revision_of

    return {"reason": case.reason_id, "revision": revision_of(case), **changed}


def test_the_plan_is_no_business_of_a_commune_officer(merger: Merger, hanh: Cadre, officer: User) -> None:
    planned(merger)
    client = logged_in(officer)
    assert client.get(f"{HOME}plan/").status_code == 403
    page = text_of(client, HOME)
    assert "The plan so far" not in page
    assert "Lạc Lương" in page
    assert "planned placement" not in text_of(client, f"/cadres/{hanh.code}/history/")


def settled_case(merger: Merger) -> SurplusCase:
    ending = planned(merger)
    set_result(ending, "Bùi Văn Hạnh", Result.PLACED)
    set_result(ending, "Hà Thị Lan", Result.SURPLUS)
    carry_out(ending=ending, order=Order(deadline=date(2025, 8, 1)))
    return SurplusCase.objects.get()


def test_one_decision_is_recorded_for_many_and_the_list_follows(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    case = settled_case(merger)
    client = logged_in(merger.placer)
    assert "Hà Thị Lan" in text_of(client, "/cadres/surplus/?state=near")
    facts = {"settle": "1", "case": str(case.pk), "option": "DDPA_NHTT", "effective_on": "01/09/2025"}
    refused = client.post("/cadres/surplus/settle/", facts).content.decode()
    assert "A decision in force needs its date" in refused
    client.post("/cadres/surplus/settle/", facts | {"decision_on": "20/08/2025", "decision_number": "99/QĐ"})
    case.refresh_from_db()
    assert (case.option_id, case.effective_on) == ("DDPA_NHTT", date(2025, 9, 1))
    later = logged_in(merger.placer, date(2025, 9, 1))
    assert "Hà Thị Lan" not in text_of(later, "/cadres/surplus/?state=near")
    assert "Hà Thị Lan" in text_of(later, "/cadres/surplus/?state=settled")


def test_the_file_holds_the_cases_of_the_list(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    settled_case(merger)
    client = logged_in(merger.placer)
    answer = client.get("/cadres/surplus/export/csv/?state=outstanding")
    content = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]  # a file
    [row] = csv.DictReader(io.StringIO(content))
    assert (row["Full name"], row["To be settled by"], row["State"]) == ("Hà Thị Lan", "01/08/2025", "Outstanding")
    assert client.get("/cadres/surplus/export/xlsx/").status_code == 200
    assert client.get("/cadres/surplus/export/exe/").status_code == 404


def test_home_says_who_is_still_to_be_placed(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    page = text_of(logged_in(merger.placer), "/duties/")
    assert "2 people hold posts in 2 units that ended on 30/06/2025" in page


@pytest.fixture
def open_units(merger: Merger, units: Units) -> Units:
    """Communes of the new province whose end is not recorded."""
    UnitPeriod.objects.filter(unit__in=[units.lac_sy, units.bao_hieu]).delete()
    parent = UnitPeriod.objects.get(code="25").unit
    for unit, code, name in ((units.lac_sy, "05356", "Lạc Sỹ"), (units.bao_hieu, "05365", "Bảo Hiệu")):
        UnitPeriod.objects.create(
            unit=unit, code=code, name=name, kind=Kind.XA, parent=parent, valid=DateRange(REFORM, None)
        )
    merger.reorganisation.successions.all().delete()
    return units


MERGE = {
    "resolution": "Nghị quyết 500/NQ-UBTVQH16",
    "issued_on": "01/12/2026",
    "effective_on": "01/01/2027",
    "units": ["c05356", "c05365"],
    "seat": "c05356",
    "name": "Yên Lạc",
    "kind": "xa",
}


def test_staff_merge_two_communes_by_a_new_resolution_and_take_it_back(
    merger: Merger, open_units: Units, hanh: Cadre
) -> None:
    client = logged_in(merger.placer)
    answer = client.post("/communes/reorganisations/new/", MERGE)
    made = Reorganisation.objects.get(key="nq-500-ubtvqh16")
    assert answer.url == f"/communes/reorganisations/{made.key}/people/"  # type: ignore[attr-defined]  # a redirection
    day = date(2027, 1, 1)
    period = UnitPeriod.objects.on(day).get(name="Yên Lạc")
    assert (period.code, period.unit.key) == ("05356", "c05356-20270101")
    assert not UnitPeriod.objects.on(day).filter(unit__in=[open_units.lac_sy, open_units.bao_hieu]).exists()
    assert UnitCover.objects.filter(unit=period.unit, covered=open_units.bao_hieu).exists()
    assert "Take the merger back" in text_of(client, answer.url)  # type: ignore[attr-defined]  # a redirection
    client.post(f"/communes/reorganisations/{made.key}/take-back/")
    assert not Reorganisation.objects.filter(pk=made.pk).exists()
    assert UnitPeriod.objects.on(day).filter(unit__in=[open_units.lac_sy, open_units.bao_hieu]).count() == 2


def test_one_commune_may_take_in_another(merger: Merger, open_units: Units) -> None:
    logged_in(merger.placer).post("/communes/reorganisations/new/", MERGE | {"name": "", "kind": ""})
    left = UnitPeriod.objects.on(date(2027, 1, 1)).filter(unit__in=[open_units.lac_sy, open_units.bao_hieu])
    assert [period.unit for period in left] == [open_units.lac_sy]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"units": ["c05356"]}, "Name at least two units"),
        ({"seat": "c05365", "units": ["c05356", "c05362-20250701"]}, "Choose one of the units that become one"),
        ({"effective_on": "01/07/2025", "issued_on": ""}, "does not exist on the day before"),
        ({"kind": ""}, "needs both its name and its kind"),
        ({"issued_on": "01/02/2027"}, "issued before it takes effect"),
    ],
)
def test_a_merger_that_cannot_be_is_explained(
    merger: Merger, open_units: Units, changed: dict[str, Any], words: str
) -> None:
    answer = logged_in(merger.placer).post("/communes/reorganisations/new/", MERGE | changed)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Reorganisation.objects.filter(resolution__contains="500").exists()


def test_resolutions_are_keyed_as_in_the_reference_data() -> None:
    assert key_of("Nghị quyết 1676/NQ-UBTVQH15") == "nq-1676-ubtvqh15"


def test_the_person_s_page_tells_the_surplus_case(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    settled_case(merger)
    page = text_of(logged_in(merger.placer), f"/cadres/{lan.code}/")
    assert "waiting for a settlement" in page
    assert "Nghị quyết 1676/NQ-UBTVQH15" in page
    assert Posting.objects.filter(cadre=lan).count() == 2


def test_the_resolutions_of_the_readers_units_stand_before_those_of_other_provinces(
    merger: Merger, units: Units
) -> None:
    later = date(2025, 12, 1)
    elsewhere = Reorganisation.objects.create(key="nq-9999", resolution="Nghị quyết 9999", effective_on=later)
    for user, first in ((merger.placer, merger.reorganisation), (make_user("nobody"), elsewhere)):
        page = logged_in(user).get("/communes/reorganisations/")
        assert page.context["reorganisations"][0] == first
        assert ("Of your units" in page.content.decode()) == (first != elsewhere)


def test_an_amount_is_read_and_shown_with_dots_between_thousands(merger: Merger, hanh: Cadre, lan: Cadre) -> None:
    case = settled_case(merger)
    client = logged_in(merger.placer)
    page = f"/cadres/surplus/{lan.code}/{case.pk}/"
    assert client.post(page, _case_data(case, amount="13.292.000")).status_code == 302
    case.refresh_from_db()
    assert case.amount == 13_292_000
    assert 'value="13.292.000"' in text_of(client, page)
    refused = client.post(page, _case_data(case, amount="13.292.001", applied_on="01/01/2090"))
    assert "lies in the future" in refused.content.decode()


def test_communes_of_one_name_are_told_apart_where_one_chooses(merger: Merger, hanh: Cadre, units: Units) -> None:
    """Two districts of Hòa Bình had a Cao Sơn and a Đoàn Kết each."""
    UnitPeriod.objects.filter(unit=units.bao_hieu).update(name="Lạc Sỹ", parent=units.cao_phong)
    client = logged_in(merger.placer, date(2025, 3, 1))
    entering = text_of(client, "/communes/reorganisations/new/")
    assert '<optgroup label="Huyện Yên Thủy">' in entering
    client.post(f"{HOME}draw/")
    plan = text_of(client, f"{HOME}plan/")
    assert "Xã Lạc Sỹ (Huyện Yên Thủy)" in plan
    assert "Xã Lạc Sỹ (Huyện Cao Phong)" in plan
