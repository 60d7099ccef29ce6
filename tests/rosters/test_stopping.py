"""Long work tells its steps while it is at it, and stops when someone asks: then all of it is rolled back."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters import services, steps, stopping, tasks, work
from apps.rosters.lanes import Lane
from apps.rosters.models import Cancellation, Upload, UploadState
from apps.rosters.staging import Staging
from apps.rosters.steps import progress_of
from tests.conftest import DAY, Units
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(units: Units, officer: User) -> Upload:
    """A checked upload that a worker is asked to apply."""
    content = roster(HANH, NGUYET)
    upload = services.receive(content=content, filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    services.check(upload)
    work.ask(upload, UploadState.APPLYING, by=officer)
    upload.refresh_from_db()
    return upload


def test_work_that_no_worker_has_begun_stops_at_once(asked: Upload, officer: User) -> None:
    assert stopping.cancel(asked, by=officer)
    asked.refresh_from_db()
    assert (asked.state, (asked.refusal or {})["code"]) == ("checked", "D032")
    tasks.apply(asked.pk, officer.pk)
    assert not Cadre.objects.exists()


def test_a_reading_that_was_stopped_is_not_told_as_a_file_that_cannot_be_read(
    units: Units, officer: User, client: Client
) -> None:
    content = roster(HANH)
    upload = services.receive(content=content, filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    assert stopping.cancel(upload, by=officer)
    tasks.check(upload.pk)
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    for page in ("/rosters/", f"/rosters/{upload.code}/"):
        told = client.get(page).content.decode()
        assert "Reading stopped" in told
        assert "Could not be read" not in told


def test_work_stops_at_its_next_step_and_nothing_of_it_stays(
    asked: Upload, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    wished = Cancellation(upload=asked, by=officer)
    compare = Staging.compare

    def compare_and_be_stopped(staging: Staging) -> None:
        compare(staging)
        # As another session would: what the work itself writes is rolled back with it, so the wish is kept again.
        wished.save(force_insert=True)

    heed = stopping.heed
    monkeypatch.setattr(Staging, "compare", compare_and_be_stopped)
    monkeypatch.setattr(stopping, "heed", lambda upload: heed(upload) or 1)
    tasks.apply(asked.pk, officer.pk)
    asked.refresh_from_db()
    assert (asked.state, (asked.refusal or {})["code"]) == ("checked", "D032")
    assert not Cadre.objects.exists()


def test_a_long_reading_stops_within_the_file(asked: Upload, officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    read, columns = Lane.read, list[str]()

    def read_and_be_stopped(lane: Lane, rows: Any) -> None:
        read(lane, rows)
        columns.append(lane.letter)
        Cancellation.objects.create(upload=asked, by=officer)

    monkeypatch.setattr(steps, "LOOK_EVERY", 0)
    monkeypatch.setattr(Lane, "read", read_and_be_stopped)
    tasks.apply(asked.pk, officer.pk)
    asked.refresh_from_db()
    assert len(columns) == 1, "no column is read after the wish"
    assert (asked.state, (asked.refusal or {})["code"]) == ("checked", "D032")


def test_a_cancelled_statement_ends_as_if_it_had_not_been_asked_for(
    asked: Upload, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_interrupted(_staging: Staging) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '10ms'")
            cursor.execute("SELECT pg_sleep(5)")

    Cancellation.objects.create(upload=asked, by=officer)
    monkeypatch.setattr("apps.rosters.services.begin", lambda _step: None)
    monkeypatch.setattr(Staging, "settle", be_interrupted)
    tasks.apply(asked.pk, officer.pk)
    asked.refresh_from_db()
    assert (asked.state, (asked.refusal or {})["code"]) == ("checked", "D032")
    assert not Cadre.objects.exists()


def test_the_session_tells_the_step_that_it_is_at(
    asked: Upload, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    settle = Staging.settle

    def look_and_settle(staging: Staging) -> None:
        with connection.cursor() as cursor:  # within one transaction the database shows sessions as it saw them first
            cursor.execute("SELECT pg_stat_clear_snapshot()")
        seen.append([step.label for step in progress_of(asked).steps if step.is_current])
        settle(staging)

    monkeypatch.setattr(Staging, "settle", look_and_settle)
    last = progress_of(asked).steps[-1].label
    services.apply(asked, by=officer)
    assert seen == [[last]]


def long(upload: Upload) -> Upload:
    """The upload, and every other one, as long as those that a worker reads; of none it is known how long it took."""
    Upload.objects.update(pace={}, size=1_000_000)
    upload.refresh_from_db()
    return upload


def test_the_pace_of_short_rosters_tells_nothing_of_a_long_one(asked: Upload, officer: User) -> None:
    services.receive(content=bytes(asked.content), filename="b.xlsx", unit=asked.unit, as_of=DAY, by=officer)
    asked = long(asked)
    Upload.objects.exclude(pk=asked.pk).update(pace={"reading": 2.7}, size=9_745)
    assert not progress_of(asked).is_by_pace


def test_the_rest_is_told_by_the_pace_of_earlier_uploads(asked: Upload, officer: User) -> None:
    other = services.receive(content=bytes(asked.content), filename="b.xlsx", unit=asked.unit, as_of=DAY, by=officer)
    asked = long(asked)
    paces = {"reading": 30.0, "staging": 10.0, "comparing": 10.0, "keeping": 5.0, "writing": 20.0, "settling": 15.0}
    Upload.objects.filter(pk=other.pk).update(pace=paces)
    assert progress_of(asked).remaining == 90


def test_steps_of_which_no_upload_tells_yet_are_not_taken_for_nothing(asked: Upload, officer: User) -> None:
    other = services.receive(content=bytes(asked.content), filename="b.xlsx", unit=asked.unit, as_of=DAY, by=officer)
    asked = long(asked)
    Upload.objects.filter(pk=other.pk).update(pace={"reading": 20.0, "staging": 10.0, "comparing": 15.0})
    remaining = progress_of(asked).remaining
    assert remaining is not None
    assert remaining > 100, "most of the work is the writing"


def test_the_first_roster_of_all_is_told_a_guess_that_says_so(asked: Upload) -> None:
    Upload.objects.update(pace={}, size=15_000_000)
    asked.refresh_from_db()
    told = progress_of(asked)
    assert not told.is_by_pace
    assert told.remaining is not None
    assert 30 < told.remaining < 120
    assert told.guessed_minutes in {1, 2}


def test_a_new_start_forgets_an_old_wish_to_stop(asked: Upload, officer: User) -> None:
    stopping.cancel(asked, by=officer)
    work.ask(asked, UploadState.APPLYING, by=officer)
    tasks.apply(asked.pk, officer.pk)
    asked.refresh_from_db()
    assert asked.state == "applied"
