"""Petitions: what the database refuses, who may know of them, what their figures say, and taking an act back."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Membership, SensitiveReading, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre
from apps.petitions import services
from apps.petitions.models import Petition
from apps.reporting.tallies.definitions import calendar_year
from apps.reporting.tallies.services import build_tally_report
from tests.conftest import DAY, Person, Units, make_user

pytestmark = pytest.mark.django_db
SECRET = "Gây khó khăn khi xác nhận hồ sơ"


@pytest.fixture
def keeper(units: Units) -> User:
    user = make_user("keeper", role=Role.PROVINCE_EDITOR, unit=units.province)
    Membership.objects.create(user=user, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    return user


def petition(units: Units, cadre: Cadre | None = None, **facts: Any) -> Petition:
    given = {"kind_id": "DT_KN", "subject_id": "ND_TD", "received_on": date(2025, 1, 10), "summary": SECRET}
    return Petition(unit=units.lac_sy, cadre=cadre, **(given | facts))


def recorded(units: Units, by: User, cadre: Cadre | None = None, **facts: Any) -> Petition:
    return services.record_petition(petition=petition(units, cadre, **facts), by=by)


def test_a_complaint_is_due_when_the_law_of_its_kind_says(units: Units, keeper: User) -> None:
    assert recorded(units, keeper).due_on == date(2025, 2, 9)
    assert recorded(units, keeper, kind_id="DT_KNPA").due_on is None
    assert recorded(units, keeper, due_on=date(2025, 1, 20)).due_on == date(2025, 1, 20)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"answered_on": date(2025, 1, 1), "result": "unfounded"}, "petition_answered_after_receipt"),
        ({"answered_on": DAY}, "petition_answer_with_result"),
        ({"result": "unfounded"}, "petition_answer_with_result"),
        ({"due_on": date(2025, 1, 1)}, "petition_due_after_receipt"),
        ({"register_number": "01"}, "petition_registered_once"),
    ],
)
def test_a_petition_that_cannot_be_is_refused(
    units: Units, keeper: User, facts: dict[str, Any], constraint: str
) -> None:
    recorded(units, keeper, register_number="01")
    with pytest.raises(ValidationError) as refused:
        recorded(units, keeper, **facts)
    assert refused.value.error_list[0].code == constraint


def test_nobody_without_the_right_knows_of_a_petition(
    units: Units, keeper: User, officer: User, editor: User, person: Person, client: Client
) -> None:
    hoa = person("Bùi Thị Hoa")
    found = recorded(units, keeper, hoa)
    for user in (officer, editor):
        assert not Petition.objects.visible_to(user).exists()
        with pytest.raises(PermissionDenied):
            recorded(units, user, hoa)
        client.force_login(user)
        for url in (hoa.get_absolute_url(), reverse("cadres:history", args=[hoa.code])):
            assert SECRET not in client.get(url).content.decode()
        assert client.get(reverse("petitions:edit", args=[found.pk])).status_code == 403


def test_a_keeper_records_answers_and_takes_back_on_pages(
    units: Units, keeper: User, person: Person, client: Client
) -> None:
    hoa = person("Bùi Thị Hoa")
    client.force_login(keeper)
    sent = {"unit": "c05356", "person": hoa.code, "kind": "DT_KN", "subject": "ND_TD", "received_on": "10/01/2025"}
    answer = client.post(reverse("petitions:create"), sent | {"summary": SECRET}, follow=True)
    found = Petition.objects.get()
    assert (found.cadre, found.unit) == (hoa, units.lac_sy)
    assert SECRET in client.get(hoa.get_absolute_url()).content.decode()
    assert SensitiveReading.objects.filter(group="see_petitions", person=hoa.code).exists()
    take_back = next(part for part in answer.content.decode().split('"') if "take-back" in part)
    client.post(take_back)
    assert not Petition.objects.exists()


def test_the_answer_needs_its_result_and_says_so_beside_it(units: Units, keeper: User, client: Client) -> None:
    found = recorded(units, keeper)
    client.force_login(keeper)
    page = client.get(reverse("petitions:edit", args=[found.pk]))
    sent = {
        "unit": "c05356",
        "kind": "DT_KN",
        "subject": "ND_TD",
        "received_on": "10/01/2025",
        "answered_on": "20/01/2025",
    }
    sent["revision"] = page.context["sections"][0].form.initial["revision"]
    refused = client.post(reverse("petitions:edit", args=[found.pk]), sent)
    assert "result" in refused.context["sections"][0].form.errors
    client.post(reverse("petitions:edit", args=[found.pk]), sent | {"result": "partly"})
    found.refresh_from_db()
    assert (found.result, found.answered_on) == ("partly", date(2025, 1, 20))


def test_a_deleted_petition_is_given_back_by_the_same_page(units: Units, keeper: User, client: Client) -> None:
    found = recorded(units, keeper)
    client.force_login(keeper)
    url = reverse("petitions:delete", args=[found.pk])
    revision = client.get(url).context["form"].initial["revision"]
    answer = client.post(url, {"revision": revision, "because": "Trùng"}, follow=True).content.decode()
    assert not Petition.objects.exists()
    client.post(next(part for part in answer.split('"') if "take-back" in part))
    assert Petition.objects.get(pk=found.pk).summary == SECRET


def test_the_report_counts_by_what_came_of_it(units: Units, keeper: User, person: Person) -> None:
    hoa = person("Bùi Thị Hoa")
    recorded(units, keeper, hoa)
    recorded(units, keeper, hoa, answered_on=date(2025, 2, 1), result="partly")
    recorded(units, keeper, received_on=date(2024, 12, 31))
    table = build_tally_report("petitions", unit="17", span=calendar_year(DAY), user=keeper, levels=[])
    (section,) = table.sections
    numbers = {
        (group.code, measure.code, category.code): table.cell(group, table.unit, measure, category).count
        for group in section.groups
        for measure in section.measures
        for category in measure.shown
    }
    assert numbers["petitions", "state", "late"] == 1
    assert numbers["petitions", "state", "answered"] == 1
    assert numbers["petitions", "period", "month_1"] == 2
    assert numbers["persons_concerned", "kind", "dt_kn"] == 1


def test_the_report_is_closed_to_who_may_not_see_petitions(
    units: Units, keeper: User, analyst: User, client: Client
) -> None:
    recorded(units, keeper)
    for user, answer in ((analyst, 403), (keeper, 200)):
        client.force_login(user)
        assert client.get("/reports/petitions/?unit=17").status_code == answer
        assert client.get("/api/v1/reports/petitions/?unit=17").status_code == answer
        assert ("/reports/petitions/" in client.get("/reports/").content.decode()) is (answer == 200)


def test_a_petition_outlives_the_record_of_the_person(units: Units, keeper: User, person: Person) -> None:
    hoa = person("Bùi Thị Hoa")
    found = recorded(units, keeper, hoa)
    hoa.delete()
    found.refresh_from_db()
    assert found.cadre is None
