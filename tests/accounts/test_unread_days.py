"""A day that there is not, asked for in an address or typed above figures, never passes for another one in silence."""

import pytest
from django.test import Client

from apps.accounts.models import User
from tests.conftest import Units

pytestmark = pytest.mark.django_db

PAGES = ("/reports/quality/", "/cadres/", "/establishment/", "/reports/indicators/I02/")


@pytest.fixture
def desk(client: Client, analyst: User, units: Units) -> Client:
    client.force_login(analyst)
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("typed", ["31/02/2025", "2025-02-31", "x", "28/02/1780"])
def test_a_page_says_that_what_was_typed_is_no_day_and_of_which_day_it_is(desk: Client, page: str, typed: str) -> None:
    shown = desk.get(page, {"day": typed}).content.decode()
    assert f"“{typed}” is no day of the registry. This page is of 28/02/2025." in shown


@pytest.mark.parametrize("query", ["", "?day=", "?day=27/02/2025", "?day=2025-02-27"])
def test_nothing_is_said_of_a_day_that_there_is(desk: Client, query: str) -> None:
    assert "is no day of the registry" not in desk.get(f"/cadres/{query}").content.decode()


def test_what_was_typed_is_shown_as_words(desk: Client) -> None:
    assert "“&lt;b&gt;” is no day" in desk.get("/cadres/", {"day": "<b>"}).content.decode()
