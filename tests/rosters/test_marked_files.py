"""The marked file of a long roster is made by a worker, kept, and made anew when there is something else to mark."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from apps.accounts.models import User
from apps.rosters import marked_files, views, work
from apps.rosters.models import MarkedFile, StagedRow, Upload
from apps.rosters.work import Standing
from tests.rosters.background import Worker, eventually, unwritable
from tests.rosters.background import work as let_work
from tests.rosters.packages import faults
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("units")]
FAULTY = (HANH[0], "31/2/1976", *HANH[2:])


@pytest.fixture(autouse=True)
def queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty queue; two rows are long."""
    monkeypatch.setattr(work, "START", timedelta(0))
    monkeypatch.setattr(views, "ROWS_AT_ONCE", 1)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def upload(office: Client) -> Upload:
    file = SimpleUploadedFile("danh-sach.xlsx", roster(FAULTY, NGUYET))
    office.post("/rosters/upload/", {"unit": "05356", "as_of": "28/02/2025", "file": file})
    let_work()
    return Upload.objects.described().latest("pk")


def marked(office: Client, upload: Upload, **more: Any) -> Any:
    return office.get(f"/rosters/{upload.code}/marked/", **more)


def standing(upload: Upload) -> Standing:
    return marked_files.progress_of(MarkedFile.objects.get(upload=upload)).standing


def test_a_short_roster_comes_back_at_once(office: Client, upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "ROWS_AT_ONCE", 2)
    assert faults(b"".join(marked(office, upload).streaming_content)) == []
    assert not MarkedFile.objects.exists()


def test_a_long_one_is_made_by_a_worker_and_kept(office: Client, upload: Upload) -> None:
    assert "waits for its turn" in marked(office, upload).content.decode()
    assert "waits for its turn" in marked(office, upload).content.decode()
    assert MarkedFile.objects.count() == 1
    let_work()
    assert "Download it" in marked(office, upload, headers={"HX-Request": "true"}).content.decode()
    made = MarkedFile.objects.get().made_at
    for _time in range(2):
        answer = marked(office, upload)
        assert answer["Content-Disposition"].startswith("attachment")
        assert faults(b"".join(answer.streaming_content)) == []
    assert MarkedFile.objects.get().made_at == made


def test_a_new_check_leaves_no_outdated_file(office: Client, upload: Upload) -> None:
    marked(office, upload)
    let_work()
    former = MarkedFile.objects.get().pk
    office.post(f"/rosters/{upload.code}/check/")
    let_work()
    assert "waits for its turn" in marked(office, upload).content.decode()
    assert MarkedFile.objects.get().pk != former


def test_one_that_is_not_read_yet_has_nothing_to_mark(office: Client, upload: Upload) -> None:
    office.post(f"/rosters/{upload.code}/check/")
    assert marked(office, upload).url == f"/rosters/{upload.code}/"
    assert not MarkedFile.objects.exists()


def test_who_reads_another_language_gets_another_file(office: Client, upload: Upload) -> None:
    marked(office, upload)
    office.cookies["django_language"] = "vi"
    marked(office, upload)
    let_work()
    assert {*MarkedFile.objects.exclude(made_at=None).values_list("language", flat=True)} == {"en", "vi"}


def test_a_killed_worker_leaves_no_file_and_it_can_be_made_again(office: Client, upload: Upload) -> None:
    marked(office, upload)
    with unwritable(MarkedFile) as until_blocked:
        worker = Worker.begin()
        until_blocked()
        worker.kill()
        eventually(lambda: standing(upload) == Standing.STOPPED)
    assert "interrupted" in marked(office, upload).content.decode()
    assert not MarkedFile.objects.exclude(made_at=None).exists()
    office.post(f"/rosters/{upload.code}/marked/")
    let_work()
    assert "attachment" in marked(office, upload)["Content-Disposition"]


def test_what_is_stopped_is_not_made(office: Client, upload: Upload) -> None:
    marked(office, upload)
    office.post(f"/rosters/{upload.code}/marked/", {"stop": "1"})
    let_work()
    assert not MarkedFile.objects.exists()
    assert StagedRow.objects.exists()


def test_the_time_that_is_left_is_told_by_the_pace_of_earlier_ones(office: Client, upload: Upload) -> None:
    file = marked_files.asked_for(upload)
    guess = marked_files.progress_of(file)
    assert (guess.is_by_pace, guess.percent) == (False, 0)
    let_work()
    file.refresh_from_db()
    assert marked_files.progress_of(file).is_by_pace


def test_a_neighbour_neither_gets_nor_stops_it(office: Client, upload: Upload, neighbour: User) -> None:
    marked(office, upload)
    office.force_login(neighbour)
    assert marked(office, upload).status_code == 404
    assert office.post(f"/rosters/{upload.code}/marked/", {"stop": "1"}).status_code == 404
    assert MarkedFile.objects.count() == 1
    assert not MarkedFile.objects.visible_to(neighbour).exists()


def test_the_page_renews_itself_by_its_own_address(office: Client, upload: Upload) -> None:
    shown = marked(office, upload).content.decode()
    assert re.search(rf'hx-get="/rosters/{upload.code}/marked/"', shown)
