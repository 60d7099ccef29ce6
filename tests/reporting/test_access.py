"""Who may see which report: the unit of a role and what lies below it, nothing beside it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.reporting.errors import OutOfScope
from apps.reporting.services import build_report
from tests.conftest import DAY, Person, Units

QUERY = "report=quality&group=civil_servants&measure=professional&category=CM_DH"
PAGES = {
    "report": "/reports/quality/?unit={unit}",
    "chart": "/reports/quality/chart/?unit={unit}&measure=sex",
    "xlsx": "/reports/quality/download.xlsx?unit={unit}",
    "csv": "/reports/quality/download.csv?unit={unit}",
    "json": "/reports/quality/download.json?unit={unit}",
    "people": f"/reports/people/?{QUERY}&unit={{unit}}",
}
# Who, and the answer for the own commune, its neighbour, the district and the province.
ANSWERS = {
    "officer": (200, 404, 404, 404),
    "neighbour": (404, 200, 404, 404),
    "analyst": (200, 200, 200, 200),
    "editor": (200, 200, 200, 200),
    "administrator": (200, 200, 200, 200),
    "stranger": (403, 403, 403, 403),
}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("visitor", ANSWERS)
def test_every_address_answers_as_the_role_says(visitor: str, request: pytest.FixtureRequest, person: Person) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    client = client_of(request.getfixturevalue(visitor))
    for unit, answer in zip(("05356", "05365", "158", "17"), ANSWERS[visitor], strict=True):
        for name, address in PAGES.items():
            assert client.get(address.format(unit=unit)).status_code == answer, (visitor, unit, name)


@pytest.mark.parametrize("address", ["/reports/", *(page.format(unit="17") for page in PAGES.values())])
@pytest.mark.django_db
def test_nobody_comes_in_without_logging_in(address: str) -> None:
    assert Client().get(address).status_code == 302


def test_the_list_opens_for_who_may_see_reports(officer: User, stranger: User) -> None:
    assert client_of(officer).get("/reports/").status_code == 200
    assert client_of(stranger).get("/reports/").status_code == 403


def test_who_lacks_the_right_cannot_open_the_people_of_an_ethnic_group(analyst: User, editor: User) -> None:
    address = "/reports/people/?report=quality&unit=17&group=cadres&measure=ethnicity&category=minority"
    assert client_of(analyst).get(address).status_code == 403
    assert client_of(editor).get(address).status_code == 200


def test_reading_the_people_of_an_ethnic_group_is_noted(person: Person, editor: User) -> None:
    from apps.accounts.models import SensitiveReading

    person("Bùi Văn Hạnh", ethnic_group_id="DT_MUONG")
    client_of(editor).get(
        "/reports/people/?report=quality&unit=17&group=civil_servants&measure=ethnicity&category=minority"
    )
    assert list(SensitiveReading.objects.values_list("user", "people")) == [(editor.pk, 1)]


def test_the_service_refuses_a_unit_out_of_scope(officer: User, units: Units) -> None:
    with pytest.raises(OutOfScope):
        build_report("quality", unit="17", day=DAY, user=officer)


@pytest.mark.parametrize("address", ["/reports/quality/?unit=99999", "/reports/people/?report=quality&unit=17&group=x"])
def test_what_does_not_exist_is_told_in_a_sentence(analyst: User, address: str) -> None:
    answer = client_of(analyst).get(address)
    assert answer.status_code == 400
    assert "alert" in answer.content.decode()


def test_any_report_takes_at_most_five_statements(
    person: Person, units: Units, analyst: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    person("Hà Thị Mai", unit=units.thu_phong, title="CD_BT")
    # what became of a unit that has ended is reckoned once in a process
    assert User.objects.get(pk=analyst.pk).can(Permission.VIEW_REPORTS, units.province)
    fresh = User.objects.get(pk=analyst.pk)
    # on every page the gate has read long before what the reader may do
    assert fresh.can(Permission.VIEW_REPORTS, units.province)
    with django_assert_max_num_queries(5):
        build_report("quality", unit="17", day=DAY, user=fresh)


def test_a_page_takes_at_most_twelve_statements(
    person: Person, analyst: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    client = client_of(analyst)
    with django_assert_max_num_queries(12):
        client.get("/reports/quality/?unit=17&by=commune")
