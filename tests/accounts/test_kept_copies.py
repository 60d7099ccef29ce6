"""What browsers and servers between may keep of a page."""

from django.test import Client
from django.urls import reverse

from apps.accounts.models import User


def test_no_shared_cache_keeps_a_page_and_no_fragment_passes_for_it(client: Client, editor: User) -> None:
    client.force_login(editor)
    response = client.get(reverse("accounts:me"))
    assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert "HX-Request" in response.headers["Vary"]


def test_a_page_that_must_never_be_kept_stays_so(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert "no-store" in client.get(reverse("accounts:create")).headers["Cache-Control"]


def test_logging_out_clears_what_the_browser_has_kept(client: Client, editor: User) -> None:
    client.force_login(editor)
    assert "Clear-Site-Data" not in client.get(reverse("account_logout")).headers
    assert client.post(reverse("account_logout")).headers["Clear-Site-Data"] == '"cache"'
