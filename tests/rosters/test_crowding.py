"""More rosters at once than there is room for: the others are handed to the worker, unless there is none."""

from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from apps.accounts.models import User
from apps.rosters import crowding, forms, tasks
from apps.rosters.models import Upload
from apps.rosters.wording import refused_words
from tests.conftest import Units
from tests.rosters.background import HERE, work
from tests.rosters.test_upload_pages import send
from tests.rosters.workbooks import HANH, roster

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowding, "crowd", crowding.Crowd())


@pytest.fixture
def office(client: Client, officer: User, units: Units, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """An officer who comes when there is no room at all, and no worker, nor one afterwards."""
    _no_worker_beats()
    monkeypatch.setattr(crowding, "PLACES", 0)
    client.force_login(officer)
    yield client
    _no_worker_beats()


def test_who_finds_no_room_is_answered_and_read_by_the_worker(office: Client) -> None:
    _worker_beats()
    answer = send(office, roster(HANH))
    assert answer.status_code == 200
    assert Upload.objects.get().state == "waiting"
    work()
    assert Upload.objects.get().state == "checked"


def test_who_finds_no_room_is_answered_before_the_file_is_looked_into(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty senders at once would wait for twenty files to be opened, one after the other."""
    _worker_beats()
    opened = list[str]()
    monkeypatch.setattr(forms, "read", lambda content, filename: opened.append(filename))
    send(office, roster(HANH))
    assert not opened


def test_who_finds_no_room_learns_on_the_page_of_the_roster_that_it_cannot_be_read(office: Client) -> None:
    _worker_beats()
    answer = send(office, b"%PDF-1.7", name="danh-sach.xlsx")
    assert Upload.objects.get().state == "waiting"
    work()
    found = Upload.objects.get()
    assert found.state == "refused"
    assert refused_words(found) in unescape(office.get(answer.request["PATH_INFO"]).content.decode())


def test_without_a_worker_everyone_is_read_while_they_wait(office: Client) -> None:
    send(office, roster(HANH))
    assert Upload.objects.get().state == "checked"


def test_room_is_given_back(client: Client, officer: User, units: Units) -> None:
    with crowding.room() as first:
        assert first
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM pg_locks WHERE classid = %s AND granted AND {HERE}", [crowding.PLACE_SPACE]
        )
        assert cursor.fetchone() == (0,)


def test_who_comes_behind_those_who_wait_does_not_overtake_them(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _worker_beats()
    send(office, roster(HANH))
    monkeypatch.setattr(crowding, "PLACES", 1)
    with crowding.room() as at_once:
        assert not at_once
    monkeypatch.setattr(crowding, "BEHIND", 0.0)
    with crowding.room() as later:
        assert later


def _no_worker_beats() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")


def _worker_beats() -> None:
    with connection.cursor() as cursor:
        moment = timezone.now() + timedelta(seconds=1)
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [moment])


def test_a_worker_lets_those_who_send_be_answered_first_but_not_for_ever(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _worker_beats()
    send(office, roster(HANH))
    upload = Upload.objects.get()
    slept = list[float]()
    monkeypatch.setattr(crowding, "sleep", slept.append)
    crowding.let_through(upload.pk)
    assert slept == []
    monkeypatch.setattr(crowding, "PLACES", 1)
    monkeypatch.setattr(crowding, "BEHIND", 0.0)
    with crowding.room() as is_taken:
        assert is_taken
        times = iter([0.0, 0.1, crowding.LONGEST + 0.1])
        monkeypatch.setattr(crowding, "monotonic", lambda: next(times))
        tasks.check(upload=upload.pk)
    assert slept == [crowding.LOOK_AGAIN]
    assert Upload.objects.get().state == "checked"
