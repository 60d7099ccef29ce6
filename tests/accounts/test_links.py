"""No link that the registry shows leads its reader to a refusal or an error: each account of the demonstration follows
the links of every page that it reaches, one of each kind. A link to a file says that a file comes."""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from apps.accounts.models import User
from tests.accounts.access_rows import LIBRARY_PREFIXES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
# Who may not open all there is meets a link too many; the administrator is shown most files.
ACCOUNTS = ("phantich", "lacsy", "quantri")
# From the home page: what opens in two steps, and every link on it.
DEPTH = 2
LINK = re.compile(r'<a\b([^>]*?\bhref="([^"#]+)[^>]*)>')
SAYS_FILE = re.compile(r"\s(data-)?download(?=[\s=]|$)")
# Codes of people, uploads, units: pages of one view differ by these no more than by their contents.
ONE_OF_MANY = re.compile(r"\d{3}|^[A-Z]{2}-")
# Leaving ends the visit; the administration site is asked address by address beside.
LEFT_OUT = ("/admin/", "/static/", "/accounts/logout/")
Kind = tuple[str, tuple[str, ...]]


def kind_of(path: str) -> Kind:
    """The view and those of its arguments that choose what it is about."""
    found = resolve(urlsplit(path).path)
    told = tuple(str(value) for value in found.kwargs.values() if not ONE_OF_MANY.search(str(value)))
    return found.view_name, told


def links_in(page: str, at: str) -> Iterator[tuple[str, bool]]:
    """Where they lead, and whether they say that a file comes."""
    for attributes, link in LINK.findall(page):
        path = urljoin(at, unescape(link))
        if path.startswith("/") and not path.startswith(LEFT_OUT):
            yield path, bool(SAYS_FILE.search(attributes))


def refused(user: User) -> list[str]:
    """Every link that answers with a refusal or an error, with the page that shows it."""
    client = Client(raise_request_exception=False)
    client.force_login(user)
    asked: set[Kind] = set()
    waiting, found = deque([("/", False, 0, "")]), []
    while waiting:
        path, says_file, depth, shown_on = waiting.popleft()
        try:
            kind = kind_of(path)
        except Resolver404:
            found.append(f"{path} on {shown_on}: leads nowhere")
            continue
        if kind in asked or kind[0].startswith(LIBRARY_PREFIXES):
            continue
        asked.add(kind)
        answer = client.get(path)
        if answer.status_code >= 400:
            found.append(f"{path} on {shown_on}: {answer.status_code}")
        # The line of waiting would run for ever above a page that stays.
        if answer.headers.get("Content-Disposition", "").startswith("attachment") and not says_file:
            found.append(f"{path} on {shown_on}: a file whose link does not say so")
        if depth < DEPTH and not answer.streaming and answer.headers["Content-Type"].startswith("text/html"):
            waiting += [(*link, depth + 1, path) for link in links_in(answer.content.decode(), path)]
    return found


@pytest.mark.parametrize("username", ACCOUNTS)
def test_no_link_ends_in_a_refusal_or_an_error(username: str) -> None:
    assert refused(User.objects.get(username=username)) == []
