"""The pages of indicators: who sees what, what a search finds, what they cost."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.reporting.indicators.papers import definitions_of
from apps.reporting.indicators.register import find_indicator
from tests.conftest import Person


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_search_finds_indicators_without_tones_and_says_when_there_is_none(analyst: User) -> None:
    client = client_of(analyst)
    everything = client.get("/reports/indicators/").content.decode()
    assert all(f">{code}<" in everything for code in ("I01", "I22", "I37"))
    found = client.get("/reports/indicators/", {"q": "nghi quyet 830"}).content.decode()
    assert [code for code in ("I01", "I06", "I37") if f">{code}<" in found] == ["I06"]
    assert ">I0" not in client.get("/reports/indicators/", {"q": "xyzzy"}).content.decode()


def test_the_page_shows_the_figures_of_ones_unit_and_leads_to_its_people(person: Person, officer: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    page = client_of(officer).get("/reports/indicators/I02/").content.decode()
    assert "/reports/people/?report=quality" in page
    assert "category=CM_DH" in page


def test_no_link_leads_to_an_indicator_whose_right_the_reader_lacks(analyst: User, editor: User) -> None:
    for user in (analyst, editor):
        client = client_of(user)
        told = client.get("/reports/indicators/").content.decode()
        for code in ("I02", "I09", "I25", "I35"):
            address = f"/reports/indicators/{code}/"
            assert f">{code}<" in told
            assert (address in told) == (client.get(address).status_code == 200), (user.username, code)


@pytest.mark.parametrize("code", ["I09", "I20", "I25", "I35"])
def test_without_the_right_of_their_own_figures_are_refused_beside_their_words(code: str, officer: User) -> None:
    client = client_of(officer)
    page = client.get(f"/reports/indicators/{code}/")
    assert page.status_code == 403
    assert code in page.content.decode()
    assert client.get(f"/api/v1/indicators/{code}/?unit=05356").status_code == 403


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("unit=99999", "Không có đơn vị nào mang mã 99999"),
        ("unit=17&geography=nonsense", "nonsense không phải là địa giới"),
        ("unit=a'b", "Không có đơn vị nào mang mã a&#x27;b"),
    ],
)
def test_bad_questions_are_answered_with_a_sentence(analyst: User, query: str, told: str) -> None:
    page = client_of(analyst).get(f"/reports/indicators/I02/?{query}")
    assert (page.status_code, told in page.content.decode()) == (400, True)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "for every day"),
        (date(2020, 1, 1), None, "from 01/01/2020 on"),
        (None, date(2025, 7, 1), "until 30/06/2025"),
        (date(2020, 1, 1), date(2025, 7, 1), "from 01/01/2020 to 30/06/2025"),
    ],
)
def test_a_version_says_for_which_days_it_holds(first: date | None, last: date | None, words: str) -> None:
    with translation.override("en"):
        found = replace(find_indicator("I02"), valid_from=first, valid_to=last)
        assert found.version_words == f"1, {words}"
        told = {each.title: each.words for each in definitions_of(found)}
        assert told["Version of the definition"] == found.version_words


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf", "csv", "json"])
def test_the_files_hold_the_page(person: Person, analyst: User, form: str) -> None:
    person("Bùi Văn Hạnh")
    answer = client_of(analyst).get(f"/reports/indicators/I10/download.{form}")
    assert answer.status_code == 200
    assert f'filename="i10-17-2025-02-28.{form}"' in answer["Content-Disposition"]


def test_an_indicator_costs_a_handful_of_queries(
    person: Person, analyst: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        person(f"Bùi Văn {number}")
    client = client_of(analyst)
    client.get("/reports/indicators/I02/")
    with django_assert_max_num_queries(16):
        client.get("/reports/indicators/I02/")
