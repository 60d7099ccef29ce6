"""What one reads does not hang on records that one may not see: every page is the same with them and without them.

The demonstration is read by an officer and by an analyst, as it is and without any discipline, health, vote, planning
or petition in it and in its history. Numbers, orders, refusals and links may differ no more than words.
"""

import re
from collections import deque
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import Resolver404

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.restricted import restricted_models
from apps.core.history import event_model
from apps.discipline.models import DisciplinaryDecision
from tests.accounts.test_links import Kind, kind_of, links_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
ACCOUNTS = ("lacsy", "phantich")
# From the home page: what opens in one step.
DEPTH = 1
ABOUT = ("", "history/", "form-2c.docx")
LISTS = ("cadres", "movements", "ratings", "enrolments", "postings", "surplus-cases", "reports", "indicators")
# What changes with every answer, and the ids that Word documents number anew.
FLEETING = re.compile(
    r'csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"|nonce="[^"]*"|w:id="\d+"|\d\d:\d\d(:\d\d)?'
)
STORED = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relpersistence = 'u'"


@pytest.mark.parametrize("username", ACCOUNTS)
def test_every_page_is_the_same_without_what_is_closed(username: str) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=username))
    forget_what_is_kept_ready()
    paths = list(dict.fromkeys(reached(client)))
    with_all = {path: answer(client, path) for path in paths}
    remove_what_is_closed()
    differing = [path for path in paths if answer(client, path) != with_all[path]]
    assert differing == []
    assert len(paths) >= 30


def reached(client: Client) -> Iterator[str]:
    """The pages around the home page, one of each kind, and all about two people on whom a decision stands."""
    yield from (f"/api/v1/{name}/" for name in LISTS)
    for cadre in disciplined(client):
        yield from (f"/cadres/{cadre.code}/{part}" for part in ABOUT)
        yield f"/api/v1/cadres/{cadre.code}/"
        yield f"/cadres/?q={cadre.code}"
    seen: set[Kind] = set()
    waiting = deque([("/", 0)])
    while waiting:
        path, depth = waiting.popleft()
        try:
            kind = kind_of(path)
        except Resolver404:
            continue
        if kind in seen:
            continue
        seen.add(kind)
        yield path
        found = client.get(path) if depth < DEPTH else None
        if found and not found.streaming and found.headers["Content-Type"].startswith("text/html"):
            waiting += [(link, depth + 1) for link, _says_file in links_in(found.content.decode(), path)]


def disciplined(client: Client) -> list[Cadre]:
    decided = DisciplinaryDecision.objects.filter(cadre__home_unit__key="c05356").values("cadre")
    found = list(Cadre.objects.filter(pk__in=decided).order_by("pk")[:2])
    assert len(found) == 2
    return found


def answer(client: Client, path: str) -> object:
    """The status with all that can be read, in what order ever it was packed."""
    found: Any = client.get(path)
    content = b"".join(found.streaming_content) if found.streaming else found.content
    if not content.startswith(b"PK"):
        return found.status_code, FLEETING.sub("", content.decode(errors="replace"))
    with ZipFile(BytesIO(content)) as archive:
        names = [name for name in sorted(archive.namelist()) if name.startswith(("word/document", "xl/", "content"))]
        return urlsplit(path).path, [(name, FLEETING.sub("", archive.read(name).decode())) for name in names]


def remove_what_is_closed() -> None:
    """As if it had never been: also from the history, and without a trace there."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for model in restricted_models():
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
            cursor.execute(f'DELETE FROM "{event_model(model)._meta.db_table}"')
        cursor.execute("SET LOCAL session_replication_role = origin")
    forget_what_is_kept_ready()


def forget_what_is_kept_ready() -> None:
    with connection.cursor() as cursor:
        cursor.execute(STORED)
        for (table,) in cursor.fetchall():
            cursor.execute(f'DELETE FROM "{table}"')
    cache.clear()
