"""What sending a commune's roster and looking at it ask of the database: a baseline, which may be lowered only."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import SensitiveReading, User
from apps.rosters.models import Upload
from apps.rosters.one_look import found_once, one_look
from tests.conftest import DAY
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.usefixtures("units")
SENDING, LOOKING = 42, 17


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


@pytest.fixture
def sent(office: Client) -> str:
    """The page of a roster of people who are new, after others were sent by this process."""
    send(office, roster(HANH))
    return send(office, roster(HANH, NGUYET))


def send(office: Client, content: bytes) -> str:
    file = SimpleUploadedFile("danh-sach.xlsx", content)
    told: Any = {"unit": "05356", "as_of": f"{DAY:%d/%m/%Y}", "file": file}
    return str(office.post("/rosters/upload/", told)["Location"])


@pytest.fixture
def asked(office: Client, sent: str) -> Iterator[CaptureQueriesContext]:
    """What the page asks, once everything that is kept is known."""
    office.get(sent)
    with CaptureQueriesContext(connection) as asked:
        assert office.get(sent).status_code == 200
        yield asked


def test_a_roster_that_is_sent_asks_no_more_than_it_did(
    office: Client, sent: str, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    with django_assert_max_num_queries(SENDING):
        send(office, roster(NGUYET))


def test_nor_does_its_page(asked: CaptureQueriesContext) -> None:
    assert len(asked) <= LOOKING


def test_the_page_looks_once_for_the_delivery_of_its_roster(asked: CaptureQueriesContext) -> None:
    looked = [each for each in asked.captured_queries if 'FROM "submissions_delivery"' in each["sql"]]
    assert len(looked) == 1


def test_the_page_never_reads_the_workbook_itself(asked: CaptureQueriesContext) -> None:
    assert not [each for each in asked.captured_queries if '"rosters_upload"."content"' in each["sql"]]


def test_nor_do_the_pages_of_a_version_and_of_the_one_that_followed_it(office: Client, sent: str) -> None:
    earlier, later = Upload.objects.order_by("pk")
    Upload.objects.filter(pk=later.pk).update(follows=earlier)
    for one, other in ((earlier, later), (later, earlier)):
        with CaptureQueriesContext(connection) as asked:
            page = office.get(one.get_absolute_url()).content.decode()
        assert other.get_absolute_url() in page
        assert not [each for each in asked.captured_queries if '"rosters_upload"."content"' in each["sql"]]


def test_all_that_the_page_shows_of_sensitive_groups_is_kept_at_once(asked: CaptureQueriesContext) -> None:
    kept = [
        each for each in asked.captured_queries if each["sql"].startswith('INSERT INTO "accounts_sensitivereading"')
    ]
    assert len(kept) == 1
    assert SensitiveReading.objects.filter(people=2).count() > len(kept)


def test_a_long_list_is_shown_whole_by_the_count_that_the_upload_keeps(office: Client) -> None:
    letters = ((chr(65 + number % 26), chr(97 + number // 26), 1 + number % 28) for number in range(60))
    people = [(f"Bùi Văn {first}{last}", f"{day}/5/1976", None, "", *HANH[4:]) for first, last, day in letters]
    page = send(office, roster(*people))
    upload = Upload.objects.get()
    status = max(upload.summary, key=lambda key: upload.rows.filter(status=key).count())
    first, second = (office.get(page, {"show": status, "page": number}).context["page_obj"] for number in (1, 2))
    assert first.paginator.count == upload.rows.filter(status=status).count() == 60
    assert len(first) + len(second) == 60


def test_what_is_found_in_one_look_is_found_anew_in_the_next(officer: User, sent: str) -> None:
    upload = Upload.objects.order_by("pk")[0]
    asked: list[int] = []
    find = found_once(lambda found: asked.append(found.pk))
    with one_look():
        find(upload)
        with one_look():
            find(upload)
    with one_look():
        find(upload)
    find(upload)
    find(upload)
    assert asked == [upload.pk] * 4
