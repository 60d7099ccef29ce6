"""Every address of the registry, asked by every kind of visitor, answers as the table in `access_table` says."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.contrib import auth
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from apps.accounts.models import User
from tests.accounts.access_figures import FIGURES
from tests.accounts.access_rows import ADMIN, LIBRARY_PREFIXES, VISITORS, Row
from tests.accounts.access_samples import ARGUMENTS
from tests.accounts.access_table import TABLE as COMMON
from tests.accounts.access_targets import TARGETS

pytestmark = pytest.mark.django_db

TABLE = COMMON | FIGURES | TARGETS
# A second officer, and an editor beside the administrator: they are asked everywhere, but what has been drawn from the
# same templates for the other is not drawn again, which would take longer than all that decides who may see it.
SECOND = ("neighbour", "editor")
REFUSALS = (302, 401, 403, 404)
# What is told of reading an address; where the table tells of writing to it as well, that stands there.
READ_ALONE = {
    name: [] if "POST" in {row.method for row in rows} else [row for row in rows if 405 not in row.answers]
    for name, rows in TABLE.items()
}


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: its name with namespaces, its route and the arguments that it needs."""

    name: str
    route: str
    arguments: tuple[str, ...]


def addresses(
    resolver: URLResolver, route: str = "", namespace: str = "", arguments: tuple[str, ...] = ()
) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here, needed = route + str(pattern.pattern), (*arguments, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern, here, inner, needed)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{namespace}{pattern.name}" if pattern.name else here, here, needed)


EVERY = sorted(set(addresses(get_resolver())), key=lambda address: (address.name, address.route))
LIBRARY = [a for a in EVERY if a.name.startswith(LIBRARY_PREFIXES)]
OWN = [a for a in EVERY if not a.route.startswith(ADMIN) and a not in LIBRARY]


@pytest.fixture(autouse=True)
def statuses_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A status says it all here; keeping what every part of every page was made of takes as long as many a page."""
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda _store, **_rendered: None)


@pytest.fixture(autouse=True)
def accounts_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session names the same account and roles at every visit: looking them up each time took a fifth of the walk."""
    looked_up, known = auth.get_user, {}

    def of_session(request: HttpRequest) -> User | AnonymousUser:
        key = request.session.session_key
        if key not in known:
            known[key] = looked_up(request)
            getattr(known[key], "permissions", None)  # worked out before it is copied
        return copy(known[key])

    monkeypatch.setattr(auth, "get_user", of_session)


@pytest.fixture
def cast(request: pytest.FixtureRequest, person: Any) -> dict[str, Any]:
    """The visitors, and a person of the officer's commune whose address is asked."""
    users = {name: request.getfixturevalue(name) for name in VISITORS if name != "anonymous"}
    return users | {"person": person("Bùi Văn Hạnh", title="CD_BT", qualifications={"prof_edu": "CM_DH"})}


def path_of(address: Address, row: Row, cast: dict[str, Any]) -> str:
    """The address with the sample arguments of its row, else the common ones."""
    samples = ARGUMENTS | row.arguments
    return reverse(address.name, kwargs={name: samples[name](cast["person"]) for name in address.arguments}) + row.query


def client_of(user: User | None) -> Client:
    """One client for all visits of a visitor: making one reads every static file."""
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def answer(client: Client, path: str, row: Row) -> int:
    """The status; whatever the visit changed is taken back."""
    with transaction.atomic():
        status = client.generic(row.method, path).status_code
        transaction.set_rollback(True)
    return status


def test_every_address_stands_in_the_table() -> None:
    unknown = sorted({a.name for a in OWN} - set(TABLE))
    assert unknown == [], "Add these addresses to tests/accounts/access_table.py, with what each visitor must get."


def test_the_table_names_no_address_that_is_gone() -> None:
    assert sorted(set(TABLE) - {a.name for a in OWN}) == []


def test_the_table_tells_what_writing_gives_wherever_reading_gives_nothing() -> None:
    untold = [name for name, rows in TABLE.items() if not READ_ALONE[name] and all(row.method == "GET" for row in rows)]
    assert untold == []


@pytest.mark.parametrize("visitor", VISITORS)
def test_a_visitor_gets_what_the_table_says(
    cast: dict[str, Any], visitor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if visitor in SECOND:
        monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_asked, **_more: "")
    wrong = []
    client = client_of(cast.get(visitor))
    for address in (a for a in OWN if a.name in TABLE):
        for row in TABLE[address.name]:
            expected = row.answers[VISITORS.index(visitor)]
            given = answer(client, path_of(address, row, cast), row)
            if given != expected:
                wrong.append(f"{row.method} {address.name}: {given}, not {expected}")
    assert wrong == []


def answers_to_writing(client: Client, address: Address, row: Row, cast: dict[str, Any]) -> int:
    """The status of an empty form that is sent to an address for which the table tells only how it is read."""
    return answer(client, path_of(address, row, cast), replace(row, method="POST"))


@pytest.mark.parametrize("visitor", VISITORS)
def test_who_may_not_read_an_address_may_not_write_to_it(
    cast: dict[str, Any], visitor: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where reading is refused, writing is refused alike; elsewhere an empty form is answered and breaks nothing."""
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_asked, **_more: "")
    wrong = []
    client = client_of(cast.get(visitor))
    for address in (a for a in OWN if a.name in TABLE):
        for row in READ_ALONE[address.name]:
            reading = row.answers[VISITORS.index(visitor)]
            writing = answers_to_writing(client, address, row, cast)
            is_fitting = writing in (reading, 405) if reading in REFUSALS else writing < 500
            if not is_fitting:
                wrong.append(f"{address.name}: {writing}, where reading gives {reading}")
    assert wrong == []


@pytest.mark.parametrize("visitor", ["anonymous", "administrator"])
def test_the_admin_site_is_for_staff_alone(cast: dict[str, Any], visitor: str) -> None:
    """Whoever is not staff ends at the log-in (302) or is refused (403), at every address below /admin/."""
    open_to_all = []
    client = client_of(cast.get(visitor))
    for address in (a for a in EVERY if a.route.startswith(ADMIN)):
        path = "/" + ADMIN + address.route.removeprefix(ADMIN).replace("<path:object_id>", "1")
        status = answer(client, path, Row("GET", ()))
        if status not in (302, 403, 404):
            open_to_all.append(f"{path}: {status}")
    assert open_to_all == []


@pytest.mark.parametrize("visitor", ["anonymous", "stranger"])
def test_library_pages_show_nobody_else(cast: dict[str, Any], visitor: str) -> None:
    """Pages of the log-in library need no arguments of ours; strangers may see them, but they never fail."""
    failing = []
    client = client_of(cast.get(visitor))
    for address in (a for a in LIBRARY if not a.arguments):
        status = answer(client, "/" + address.route, Row("GET", ()))
        if status >= 500:
            failing.append(f"{address.route}: {status}")
    assert failing == []
