"""What pages and workbooks of rosters show of sensitive groups stands in the log."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import SensitiveReading, User
from apps.core.permissions import FieldGroup
from tests.conftest import Person

DAY = date(2025, 2, 28)


@pytest.fixture
def officer_client(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def test_the_filled_template_is_a_reading_of_everyone_in_it(
    officer_client: Client, officer: User, person: Person
) -> None:
    person("Bùi Văn Hạnh", citizen_id="017080000001")
    person("Bùi Thị Nga")
    answer = officer_client.get(reverse("rosters:template"), {"unit": "05356", "day": DAY.isoformat()})
    assert answer.status_code == 200
    logged = SensitiveReading.objects.filter(user=officer, group=FieldGroup.CITIZEN_ID)
    assert [reading.people for reading in logged] == [2]
