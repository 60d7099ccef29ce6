"""Scores of months and quarters of a whole unit: only what was changed is written, and nothing over another's."""

from decimal import Decimal

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.appraisal.models import PeriodScore
from apps.cadres.models import Cadre
from tests.conftest import Person

pytestmark = pytest.mark.django_db
URL = "/appraisal/2024/c05356/scores/"


@pytest.fixture
def hoa(person: Person) -> Cadre:
    return person("Bùi Thị Hoa")


def cell(cadre: Cadre, number: int, now: str, seen: str = "") -> dict[str, str]:
    name = f"p{cadre.pk}-n{number}"
    return {name: now, f"initial-{name}": seen}


def scores(cadre: Cadre) -> dict[tuple[str, int], Decimal]:
    return {(one.kind, one.number): one.score for one in PeriodScore.objects.filter(cadre=cadre)}


def test_a_unit_is_scored_on_one_screen_and_it_is_taken_back(
    hoa: Cadre, person: Person, editor: User, client: Client
) -> None:
    an = person("Bùi Văn An")
    client.force_login(editor)
    sent = cell(hoa, 1, "92,5") | cell(hoa, 2, "88") | cell(an, 1, "70")
    answer = client.post(URL, sent, follow=True).content.decode()
    assert scores(hoa) == {("month", 1): Decimal("92.5"), ("month", 2): Decimal(88)}
    assert scores(an) == {("month", 1): Decimal(70)}
    client.post(next(part for part in answer.split('"') if "take-back" in part))
    assert not PeriodScore.objects.exists()


def test_quarters_stand_in_a_table_of_their_own(hoa: Cadre, officer: User, client: Client) -> None:
    client.force_login(officer)
    client.post(f"{URL}?kind=quarter", cell(hoa, 4, "95"))
    assert scores(hoa) == {("quarter", 4): Decimal(95)}
    assert len(client.get(f"{URL}?kind=quarter").context["table"].numbers) == 4


def test_a_score_above_the_scale_or_no_number_is_said_beside_its_cell(hoa: Cadre, editor: User, client: Client) -> None:
    client.force_login(editor)
    for now in ("120", "rất tốt"):
        page = client.post(URL, cell(hoa, 3, now))
        assert "n3" in page.context["rows"][0].form.errors
    assert not PeriodScore.objects.exists()


def test_nobody_writes_over_a_score_that_changed_meanwhile(hoa: Cadre, editor: User, client: Client) -> None:
    client.force_login(editor)
    client.post(URL, cell(hoa, 1, "80"))
    page = client.post(URL, cell(hoa, 1, "90"))
    assert "80" in str(page.context["rows"][0].form.errors["n1"])
    assert scores(hoa) == {("month", 1): Decimal(80)}
    client.post(URL, cell(hoa, 1, "90", seen="80"))
    assert scores(hoa) == {("month", 1): Decimal(90)}


def test_only_who_may_delete_empties_a_score(hoa: Cadre, editor: User, officer: User, client: Client) -> None:
    client.force_login(officer)
    client.post(URL, cell(hoa, 1, "80"))
    refused = client.post(URL, cell(hoa, 1, "", seen="80"))
    assert "n1" in refused.context["rows"][0].form.errors
    client.force_login(editor)
    client.post(URL, cell(hoa, 1, "", seen="80"))
    assert not PeriodScore.objects.exists()
