"""The list told again: as it was drawn while nothing is written, anew afterwards, and never to another reader."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from apps.accounts.models import SensitiveReading, User
from apps.cadres import list_page, pages
from apps.cadres.listing import Listing
from apps.cadres.models import Title
from apps.core.permissions import FieldGroup
from apps.core.unchanged import State, Told
from tests.conftest import Person

LIST = reverse("cadres:list")
Write = Callable[[], None]


@pytest.fixture
def write(monkeypatch: pytest.MonkeyPatch) -> Write:
    """Records at rest, though the test is a transaction of its own, until something is said to be written."""
    written = {"cadres_cadreevent": 7}
    monkeypatch.setattr(list_page, "_told", Told(most=10))
    monkeypatch.setattr(list_page, "_composed", Told(most=10))
    monkeypatch.setattr(list_page, "state_of_records", lambda: State(dict(written)))

    def happens() -> None:
        written["cadres_cadreevent"] += 1

    return happens


def shown(client: Client, query: str = "", **headers: str) -> str:
    return client.get(LIST + query, headers=headers).content.decode()


def test_a_list_asked_for_again_reads_no_people(
    client: Client, editor: User, person: Person, write: Write, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    person("Bùi Văn Hạnh")
    client.force_login(editor)
    first = shown(client)
    with django_assert_max_num_queries(3):
        again = shown(client)
    assert "Bùi Văn Hạnh" in first
    assert _people(again) == _people(first)


def test_what_is_written_is_shown_at_once(client: Client, editor: User, person: Person, write: Write) -> None:
    one = person("Bùi Văn Hạnh")
    client.force_login(editor)
    shown(client)
    one.full_name = "Bùi Văn Hùng"
    one.save()
    write()
    page = shown(client)
    assert "Bùi Văn Hùng" in page
    assert "Bùi Văn Hạnh" not in page


def test_what_is_offered_beside_the_people_lasts_while_people_are_written(
    client: Client, editor: User, person: Person, write: Write
) -> None:
    person("Bùi Văn Hạnh")
    client.force_login(editor)
    first = shown(client)
    write()
    with CaptureQueriesContext(connection) as statements:
        again = shown(client)
    assert _filters(again) == _filters(first)
    assert not [each for each in statements.captured_queries if 'FROM "communes_unitperiod" INNER' in each["sql"]]


def test_how_people_are_asked_for_is_composed_once_and_who_is_found_read_each_time(
    client: Client, editor: User, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[int] = []
    compose = list_page.listing_of

    def noted(*asked: Any) -> Listing:
        composed.append(1)
        return compose(*asked)

    monkeypatch.setattr(list_page, "listing_of", noted)
    person("Bùi Văn Hạnh")
    client.force_login(editor)
    assert "1 người" in shown(client, "?q=bui")
    person("Bùi Văn Hùng")
    write()
    assert "2 người" in shown(client, "?q=bui")
    person("Bùi Văn Hải")
    write()
    assert "3 người" in shown(client, "?q=bui")
    assert len(composed) == 1


@pytest.mark.parametrize("written", ["cadres_titleevent", "communes_unitperiodevent", "accounts_membershipevent"])
def test_what_is_offered_follows_the_lists_the_units_and_the_rights(
    client: Client, editor: User, person: Person, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    numbers = {written: 7}
    monkeypatch.setattr(list_page, "_told", Told(most=10))
    monkeypatch.setattr(list_page, "_composed", Told(most=10))
    monkeypatch.setattr(list_page, "state_of_records", lambda: State(dict(numbers)))
    client.force_login(editor)
    before = shown(client)
    Title.objects.filter(pk="CD_BT").update(label_vi="Bí thư mới")
    assert _filters(shown(client)) == _filters(before)
    numbers[written] += 1
    assert "Bí thư mới" in _filters(shown(client))


def test_nobody_is_told_what_another_reader_asked(
    client: Client, officer: User, neighbour: User, person: Person, write: Write
) -> None:
    person("Bùi Văn Hạnh")
    client.force_login(officer)
    assert "Bùi Văn Hạnh" in shown(client)
    client.force_login(neighbour)
    assert "Bùi Văn Hạnh" not in shown(client)


def test_day_language_columns_and_parts_are_asked_apart(
    client: Client, editor: User, person: Person, write: Write
) -> None:
    person("Bùi Văn Hạnh")
    client.force_login(editor)
    usual = shown(client)
    assert "Bùi Văn Hạnh" not in shown(client, "?day=2010-01-01")
    client.post(reverse("cadres:columns"), {"columns": ["code"]})
    assert "Trình độ chuyên môn</a>" not in shown(client)
    client.post(reverse("cadres:columns"), {})
    assert _people(shown(client)) == _people(usual)
    part = shown(client, **{"HX-Request": "true"})
    assert 'id="cadre-filters"' not in part
    assert 'id="cadre-filters"' in shown(client)
    editor.language = "en"
    editor.save()
    # A request leaves its language behind; tests after this one have their own.
    with translation.override("vi"):
        assert "Full name" in shown(client)


def test_each_look_at_sensitive_columns_is_noted(client: Client, editor: User, person: Person, write: Write) -> None:
    person("Bùi Văn Hạnh")
    client.force_login(editor)
    client.post(reverse("cadres:columns"), {"columns": ["ethnic_group"]})
    shown(client)
    shown(client)
    assert SensitiveReading.objects.filter(group=FieldGroup.ETHNICITY_RELIGION).count() == 2


def _people(page: str) -> str:
    """The part of a page that holds the people found; what surrounds it has a token of its own each time."""
    return page[page.index('id="cadre-results"') : page.index("</table>")]


def _filters(page: str) -> str:
    return page[page.index('id="cadre-filters"') : page.index('id="cadre-results"')]


def test_other_pages_and_orders_of_the_same_people_do_not_count_them_again(
    client: Client, editor: User, person: Person, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    length = pages._length
    monkeypatch.setattr(pages, "PAGE", 1)

    def noted(*asked: Any) -> int:
        counted.append(1)
        return length(*asked)

    monkeypatch.setattr(pages, "_length", noted)
    for name in ("Bùi Văn An", "Bùi Văn Bình", "Bùi Văn Cường"):
        person(name)
    client.force_login(editor)
    for query in ("", "?page=2", "?sort=-name", "?sort=birth"):
        assert "3 người" in shown(client, query)
    assert len(counted) == 1
    write()
    shown(client)
    assert len(counted) == 2


def test_the_total_of_a_long_list_is_counted_once(
    client: Client, editor: User, person: Person, write: Write, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    person("Bùi Văn An")
    client.force_login(editor)
    total = reverse("cadres:total")
    assert client.get(total).content.decode() == "1 người"
    with django_assert_max_num_queries(3):
        assert client.get(f"{total}?sort=birth").content.decode() == "1 người"
    person("Bùi Văn Bình")
    write()
    assert client.get(total).content.decode() == "2 người"
