"""Long rosters go through a worker, which may be killed at any moment: nothing is half-written, nothing waits for ever.

The worker is a process of its own, so these tests commit; all but one lower the bound instead of sending long files.
"""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.test import Client
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import Qualification
from apps.rosters import claims, forms, inflation, views, work
from apps.rosters.management.commands import worker as worker_command
from apps.rosters.models import StagedRow, Upload
from apps.rosters.work import Standing
from tests.rosters.background import Worker, eventually, unwritable
from tests.rosters.background import work as let_work
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("units")]
NAMES = "An Ba Chi Dung Em Giang Hoa Ích Kim Lan Mai Nam Oanh Phú Quý Sơn Tú Uyên Vân Xuân Yến".split()
ACTS: dict[str, type[models.Model]] = {"check": StagedRow, "apply": Qualification, "undo": Cadre}


@pytest.fixture(autouse=True)
def queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty queue, in which a killed worker's job is seen at once."""
    monkeypatch.setattr(work, "START", timedelta(0))
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


@pytest.fixture
def short_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ROWS_AT_ONCE", 1)


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def send(client: Client, content: bytes) -> Upload:
    file = SimpleUploadedFile("danh-sach.xlsx", content)
    answer: Any = client.post("/rosters/upload/", {"unit": "05356", "as_of": "28/02/2025", "file": file})
    assert answer.status_code == 302, answer.context["form"].errors
    return Upload.objects.described().latest("pk")


def ask(client: Client, upload: Upload, act: str) -> Any:
    client.cookies["django_language"] = "en"
    return client.post(f"/rosters/{upload.code}/{act}/", follow=True)


def page(client: Client, upload: Upload) -> str:
    client.cookies["django_language"] = "en"
    return client.get(f"/rosters/{upload.code}/").content.decode()


def state(upload: Upload) -> str:
    upload.refresh_from_db()
    return upload.state


def numbers() -> tuple[int, int, int]:
    return Cadre.objects.count(), Qualification.objects.count(), StagedRow.objects.count()


def brought_to(act: str, client: Client) -> Upload:
    """An upload for which the act has been asked for, but not begun."""
    upload = send(client, roster(HANH, NGUYET))
    for earlier in ("apply", "undo"):
        if act == "check":
            break
        let_work()
        ask(client, upload, earlier)
        if act == earlier:
            break
    return upload


def killed_during(act: str, client: Client) -> Upload:
    """An upload whose worker is killed with SIGKILL in the middle of the act's writing."""
    upload = brought_to(act, client)
    with unwritable(ACTS[act]) as until_blocked:
        worker = Worker.begin()
        until_blocked()
        worker.kill()
        eventually(lambda: work.standing_of(upload) == Standing.STOPPED)
    return upload


def test_a_long_roster_is_read_written_and_taken_back_by_the_worker(office: Client) -> None:
    people = [
        (f"Bùi {NAMES[n % 21]} {NAMES[n // 21 % 10]} {NAMES[n // 210]}", "12/5/1976", None, f"017076{n:06}", *HANH[4:])
        for n in range(2_100)
    ]
    upload = send(office, roster(*people))
    assert "waits for its turn" in page(office, upload)
    let_work()
    assert office.get(f"/rosters/{upload.code}/progress/").headers["HX-Refresh"] == "true"
    assert f"/rosters/{upload.code}/apply/" in page(office, upload)

    assert "waits for its turn" in ask(office, upload, "apply").content.decode()
    let_work()
    assert (state(upload), Cadre.objects.count()) == ("applied", 2_100)

    assert "waits for its turn" in ask(office, upload, "undo").content.decode()
    let_work()
    assert (state(upload), Cadre.objects.count()) == ("undone", 0)


def test_a_workbook_that_takes_long_to_read_is_left_to_the_worker_unread(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inflation, "MUCH", 100)
    with monkeypatch.context() as meanwhile:
        meanwhile.delattr(forms, "read")
        upload = send(office, roster(HANH, NGUYET))
    assert (state(upload), upload.format) == ("waiting", "")

    let_work()
    assert (state(upload), upload.format) == ("checked", "people")


@pytest.mark.usefixtures("short_is_long")
@pytest.mark.parametrize(
    ("act", "words", "meanwhile", "after", "people"),
    [
        ("check", "Reading was interrupted", (0, 0, 0), "checked", 0),
        ("apply", "Applying was interrupted", (0, 0, 2), "applied", 2),
        ("undo", "Taking back was interrupted", (2, 6, 2), "undone", 0),
    ],
)
def test_a_worker_killed_midway_leaves_nothing_half_done_and_a_button_to_try_again(
    act: str, words: str, meanwhile: tuple[int, int, int], after: str, people: int, office: Client
) -> None:
    upload = killed_during(act, office)
    assert numbers() == meanwhile
    told = page(office, upload)
    assert words in told
    assert f"/rosters/{upload.code}/{act}/" in told
    assert "Interrupted" in office.get("/rosters/").content.decode()

    for _double_click in range(2):
        ask(office, upload, act)
    assert len(waiting_jobs()) == 1
    let_work()
    assert (state(upload), Cadre.objects.count()) == (after, people)


@pytest.mark.usefixtures("short_is_long")
def test_the_next_worker_takes_up_by_itself_what_a_killed_one_left(office: Client) -> None:
    upload = killed_during("apply", office)
    let_work()
    assert (state(upload), Cadre.objects.count()) == ("applied", 2)


@pytest.mark.usefixtures("short_is_long")
@pytest.mark.parametrize(("attempts", "after", "people"), [(0, "applied", 2), (work.ATTEMPTS, "applying", 0)])
def test_a_worker_at_work_takes_up_or_gives_up_what_another_left(
    attempts: int, after: str, people: int, office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = killed_during("apply", office)
    # It came before the killed one's session had ended, and looks again by the minute.
    monkeypatch.setattr(worker_command, "take_up_left", int)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET attempts = %s", [attempts])
    # Where a minute began since its worker did, that one had asked for the same already.
    with suppress(AlreadyEnqueued):
        app.configure_task("rosters.take_up_left").defer(timestamp=0)
    let_work()
    assert (state(upload), Cadre.objects.count()) == (after, people)
    assert work.standing_of(upload) == (None if people else Standing.STOPPED)


@pytest.mark.usefixtures("short_is_long")
def test_an_application_whose_connection_is_cut_is_rolled_back_and_tried_again(office: Client) -> None:
    upload = brought_to("apply", office)
    with unwritable(Qualification) as until_blocked, connection.cursor() as cursor:
        worker = Worker.begin()
        cursor.execute("SELECT pg_terminate_backend(%s)", [until_blocked()])
        worker.wait()
    assert (state(upload), *numbers()) == ("applying", 0, 0, 2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    let_work()
    assert (state(upload), Cadre.objects.count()) == ("applied", 2)


@pytest.mark.usefixtures("short_is_long")
def test_a_second_roster_of_the_unit_is_told_to_wait_and_then_sees_what_the_first_wrote(
    office: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = send(office, roster(HANH))
    first = brought_to("apply", office)
    with unwritable(Qualification) as until_blocked:
        worker = Worker.begin()
        until_blocked()
        monkeypatch.setattr(claims, "PATIENCE", "50ms")
        assert "being written by someone else" in ask(office, second, "apply").content.decode()
        assert state(second) == "checked"
    worker.wait()
    assert state(first) == "applied"
    ask(office, second, "apply")
    assert (state(second), second.rows_written, Cadre.objects.count()) == ("applied", 0, 2)


@pytest.mark.usefixtures("short_is_long")
def test_two_officers_who_press_at_the_same_time_apply_once(office: Client, editor: User) -> None:
    upload = brought_to("apply", office)
    colleague = Client()
    colleague.force_login(editor)
    assert "Someone was quicker" in ask(colleague, upload, "apply").content.decode()
    assert len(waiting_jobs()) == 1
    let_work()
    assert (state(upload), upload.applied_by) == ("applied", upload.by)


@pytest.mark.usefixtures("short_is_long")
def test_an_upload_deleted_while_it_waits_stays_deleted_and_troubles_nobody(office: Client) -> None:
    upload = brought_to("check", office)
    upload.delete()
    let_work()
    assert not Upload.objects.exists()
    assert jobs() == []


def jobs() -> list[str]:
    """The states of the jobs about uploads."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE args ? 'upload' ORDER BY id")
        return [status for (status,) in cursor.fetchall()]


def waiting_jobs() -> list[str]:
    return [status for status in jobs() if status in ("todo", "doing")]


def test_a_worker_says_nothing_where_all_goes_well(capfd: pytest.CaptureFixture[str]) -> None:
    let_work()
    assert "".join(capfd.readouterr()) == ""
