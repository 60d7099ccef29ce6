"""What browsers and servers between may keep of a page."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User


def test_nothing_keeps_a_page_of_someone_and_no_fragment_passes_for_it(client: Client, editor: User) -> None:
    client.force_login(editor)
    for address in (reverse("accounts:me"), reverse("cadres:list"), "/api/v1/cadres/", "/nowhere/"):
        response = client.get(address)
        assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}
        assert "HX-Request" in response.headers["Vary"]


@pytest.mark.django_db
def test_a_page_for_everybody_is_asked_for_again_each_time(client: Client) -> None:
    response = client.get(reverse("account_reset_password"))
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}


def test_a_page_that_must_never_be_kept_stays_so(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert "no-store" in client.get(reverse("accounts:create")).headers["Cache-Control"]


def test_logging_out_clears_what_the_browser_has_kept(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert "Clear-Site-Data" not in client.get(reverse("account_logout")).headers
    assert client.post(reverse("account_logout")).headers["Clear-Site-Data"] == '"cache"'
