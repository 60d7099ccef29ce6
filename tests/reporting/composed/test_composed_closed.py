"""Health, discipline and planning are composed by those alone who have the right: two tables differ by one person."""

from datetime import date

import pytest
from django.test import Client

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.planning.models import HealthExamination
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.errors import ReportError
from tests.conftest import DAY, Person, Units

STAFF = ("cadres_and_civil_servants",)
CLOSED = ("health", "under_discipline", "planned")


@pytest.fixture
def seven(person: Person) -> None:
    """Six of one class of health, one of them alone in his title, and one more."""
    for number, (title, found) in enumerate([("CD_VPTK", "SK_2")] * 5 + [("CD_TPHT", "SK_2"), ("CD_VPTK", "SK_3")]):
        cadre = person(f"Bùi Văn {number}", title=title)
        HealthExamination.objects.create(cadre=cadre, health_class_id=found, examined_on=date(2025, 1, 10))


@pytest.mark.parametrize("dimension", CLOSED)
def test_nobody_composes_what_is_closed_to_him(dimension: str, seven: None, units: Units, officer: User) -> None:
    """Of all seven and of all but one an officer would read what the one is."""
    others = Filter("title", ("CD_TPHT",), is_excluded=True)
    for rows, filters in (
        ((Chosen(dimension),), ()),
        ((Chosen(dimension),), (others,)),
        ((Chosen("sex"),), (Filter(dimension, ("unknown",)),)),
    ):
        with pytest.raises(ReportError, match="right"):
            compose(Composition("", STAFF, rows=rows, filters=filters), day=DAY, unit="05356", user=officer)


def test_the_keeper_composes_it(seven: None, units: Units, officer: User) -> None:
    Membership.objects.create(user=officer, role=Role.RECORDS_KEEPER, unit=units.lac_sy, since=date(2020, 1, 1))
    keeper = User.objects.get(pk=officer.pk)
    table = compose(Composition("", STAFF, rows=(Chosen("health"),)), day=DAY, unit="05356", user=keeper)
    numbers = [table.persons(table.key(row, table.columns.leaves[0])) for row in table.rows.leaves]
    assert [number for number in numbers if number] == [6, 1, 7]


def test_the_builder_offers_it_to_the_keeper_alone(client: Client, units: Units, officer: User) -> None:
    client.force_login(officer)
    page = client.get("/reports/composed/new/").content.decode()
    assert "under_discipline" not in page
    assert 'value="health"' not in page
    Membership.objects.create(user=officer, role=Role.RECORDS_KEEPER, unit=units.lac_sy, since=date(2020, 1, 1))
    assert "under_discipline" in client.get("/reports/composed/new/").content.decode()


def test_the_page_says_which_right_is_missing(client: Client, seven: None, officer: User) -> None:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    page = client.get("/reports/composed/new/?group=cadres_and_civil_servants&row1=health")
    assert "you do not have the right for this" in page.content.decode()
