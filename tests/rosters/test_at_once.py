"""Several officers send and apply rosters in the same moment, and a worker is killed in any: no error, no halves."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.qualifications.models import Qualification
from apps.rosters import services, work
from apps.rosters.models import Upload, UploadState
from tests.conftest import DAY, Units
from tests.rosters.background import HERE, Worker, eventually
from tests.rosters.background import work as let_work
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = "An Ba Chi Dung Em Giang Hoa Ích Kim Lan Mai Nam Oanh Phú Quý Sơn Tú Uyên Vân Xuân Yến".split()
KILLS, PEOPLE = 4, 150
LAM = ("Đinh Văn Lâm", "3/9/1983", None, "017083004711", *HANH[4:])
# Each of these people comes with two posts and three levels.
ALL, NOTHING = (PEOPLE, 2 * PEOPLE, 3 * PEOPLE), (0, 0, 0)
WORDS = {"applying": ("Applying was interrupted", "waits for its turn"), "applied": ("/undo/",)}


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What each act gives, all of them begun in the same moment in threads of their own."""
    ready = Barrier(len(acts))

    def begun(act: Callable[[], Any]) -> Any:
        try:
            ready.wait()
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(begun, acts))


def someone(number: int) -> tuple[Any, ...]:
    name = f"Bùi {NAMES[number % 21]} {NAMES[number // 21]}"
    return (name, "12/5/1976", None, f"017076{number:06}", *HANH[4:])


def test_rosters_of_the_same_and_of_other_units_that_come_in_one_moment_are_all_written(
    units: Units, editor: User
) -> None:
    hanh_here, nguyet_here = roster(HANH), roster(NGUYET)
    elsewhere = [roster(person, unit="BẢO HIỆU") for person in (someone(1), LAM)]
    sent = [("05356", hanh_here), ("05356", nguyet_here), *(("05365", content) for content in elsewhere)]

    def send_and_apply(unit: str, content: bytes) -> tuple[int, str]:
        client = Client()
        client.force_login(editor)
        file = SimpleUploadedFile("a.xlsx", content)
        answer: Any = client.post("/rosters/upload/", {"unit": unit, "as_of": "28/02/2025", "file": file})
        assert answer.status_code == 302, answer.context["form"].errors
        applied = client.post(f"{answer.url}apply/", follow=True)
        return applied.status_code, Upload.objects.get(code=answer.url.split("/")[2]).state

    found = at_once([partial(send_and_apply, *each) for each in sent])
    assert found == [(200, "applied")] * 4
    assert Cadre.objects.count() == Posting.objects.filter(is_primary=True).count() == 4


def test_a_worker_killed_at_any_moment_has_written_all_or_nothing_and_the_page_says_which(
    units: Units, officer: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "START", timedelta(0))
    chance = random.Random(f"{time.time()}")
    content = roster(*(someone(number) for number in range(PEOPLE)))
    upload = services.receive(content=content, filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    services.check(upload)
    client.force_login(officer)
    client.cookies["django_language"] = "en"
    for kill in range(KILLS):
        work.ask(upload, UploadState.APPLYING, by=officer)
        moment = chance.uniform(0.0, 2.0)
        kill_after(moment)
        numbers = tuple(model.objects.count() for model in (Cadre, Posting, Qualification))
        state = Upload.objects.get(pk=upload.pk).state
        page = client.get(f"/rosters/{upload.code}/").content.decode()
        told = f"killed after {moment:.3f} s, {kill}: {numbers}, {state}"
        assert numbers == (ALL if state == "applied" else NOTHING), told
        assert any(words in page for words in WORDS[state]), told
    work.ask(upload, UploadState.APPLYING, by=officer)
    let_work()
    assert (Upload.objects.get(pk=upload.pk).state, Cadre.objects.count()) == ("applied", PEOPLE)


def kill_after(seconds: float) -> None:
    """Kill a worker so long after its beginning, and wait until the database has noticed."""
    worker = Worker.begin()
    time.sleep(seconds)
    worker.kill()
    with connection.cursor() as cursor:

        def is_over() -> bool:
            cursor.execute(
                f"SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND {HERE}", [work.UPLOAD_SPACE]
            )
            return cursor.fetchone() is None

        eventually(is_over)
