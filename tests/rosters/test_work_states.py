"""What becomes of an upload when acts cross each other, and how it is told that a worker is or is not at it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from apps.accounts.models import Membership, User
from apps.cadres.models import Cadre
from apps.rosters import services, tasks, work
from apps.rosters.claims import ALREADY_APPLIED, NotApplicableError
from apps.rosters.models import Upload, UploadState
from apps.rosters.work import Standing
from tests.conftest import DAY, Units
from tests.rosters.workbooks import HANH, roster


@pytest.fixture
def upload(units: Units, officer: User) -> Upload:
    content = roster(HANH)
    return services.receive(content=content, filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)


def waiting_to_be_applied(upload: Upload, officer: User) -> Upload:
    services.check(upload)
    assert work.ask(upload, UploadState.APPLYING, by=officer)
    upload.refresh_from_db()
    return upload


def test_a_check_that_comes_too_late_leaves_an_applied_roster_applied(upload: Upload, officer: User) -> None:
    late = Upload.objects.get()
    services.apply(upload, by=officer)
    with pytest.raises(NotApplicableError) as refusal:
        services.check(late)
    assert refusal.value.refused.code == ALREADY_APPLIED
    assert Upload.objects.get().state == "applied"


def test_a_job_that_runs_a_second_time_changes_nothing(upload: Upload, officer: User) -> None:
    waiting_to_be_applied(upload, officer)
    for _again in range(2):
        tasks.apply(upload.pk, officer.pk)
    assert (Upload.objects.get().state, Cadre.objects.count()) == ("applied", 1)


def test_what_a_worker_refuses_stands_with_the_upload(upload: Upload, officer: User) -> None:
    waiting_to_be_applied(upload, officer)
    Membership.objects.all().delete()
    tasks.apply(upload.pk, officer.pk)
    found = Upload.objects.get()
    assert found.state == "faulty"
    assert found.refusal
    assert found.refusal == {"code": "D033", "params": {"user": str(officer)}}
    assert not Cadre.objects.exists()


def test_an_undo_that_a_worker_refuses_leaves_the_roster_applied(upload: Upload, officer: User) -> None:
    services.apply(upload, by=officer)
    assert work.ask(upload, UploadState.UNDOING, by=officer)
    Membership.objects.all().delete()
    tasks.undo(upload.pk, officer.pk)
    assert Upload.objects.get().state == "applied"


def test_a_roster_being_applied_is_not_checked_anew(upload: Upload, officer: User) -> None:
    waiting_to_be_applied(upload, officer)
    assert not work.ask(upload, UploadState.WAITING, by=officer)
    assert Upload.objects.get().state == "applying"


def test_a_job_without_a_living_worker_is_told_as_such(upload: Upload, officer: User) -> None:
    waiting_to_be_applied(upload, officer)
    assert work.standing_of(upload) == Standing.UNATTENDED
    execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert work.standing_of(upload) == Standing.QUEUED


@pytest.mark.parametrize("status", ["cancelled", "failed"])
def test_a_job_that_will_never_run_is_told_as_interrupted(status: str, upload: Upload, officer: User) -> None:
    waiting_to_be_applied(upload, officer)
    execute("UPDATE procrastinate_jobs SET status = %s", status)
    assert work.standing_of(upload) == Standing.STOPPED


def test_a_file_that_nobody_came_to_read_is_told_as_interrupted_after_a_while(upload: Upload) -> None:
    assert work.standing_of(upload) == Standing.RUNNING
    Upload.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    assert work.standing_of(upload) == Standing.STOPPED


def test_a_job_that_killed_three_workers_is_not_given_to_a_fourth(
    upload: Upload, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "START", timedelta(0))
    waiting_to_be_applied(upload, officer)
    execute("UPDATE procrastinate_jobs SET status = 'doing', attempts = 3")
    work.take_up_left()
    assert work.standing_of(upload) == Standing.STOPPED
    assert work.ask(upload, UploadState.APPLYING, by=officer)


def test_what_is_finished_stands_nowhere(upload: Upload) -> None:
    services.check(upload)
    assert work.standing_of(upload) is None


def execute(statement: str, *parameters: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
