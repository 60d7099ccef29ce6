"""Discipline that ends soon as work: the list, following it up, and the paper of what ends and what opens again."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override
from docx import Document

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import Cadre, DisciplineFollowUp
from apps.core.history import event_model
from apps.discipline.models import DisciplinaryDecision
from tests.conftest import Person
from tests.discipline.conftest import Record

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 1)
LIST = "/cadres/work/discipline-ending/"
PAPER = f"/discipline/ending/paper/?day={DAY}"


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def hanh(person: Person, record: Record) -> Cadre:
    """Reprimanded on 10/06/2024: in force for twelve months."""
    found = person("Bùi Văn Hạnh")
    record(found, "KLCC_KT")
    return found


@pytest.fixture
def decided(hanh: Cadre) -> int:
    return DisciplinaryDecision.objects.get(cadre=hanh).pk


def words_of(document: bytes) -> str:
    paper = Document(BytesIO(document))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in paper.paragraphs)])


def follow(client: Client, key: int) -> Any:
    form = {"bulk-rests_until": f"{DAY + timedelta(days=20):%d/%m/%Y}", "bulk-note": "Đã báo chi bộ"}
    return client.post(f"{LIST}follow/?day={DAY}", {"records": [key], "asked": "1"} | form, follow=True)


def test_the_paper_tells_decision_last_day_and_what_opens_again(
    client: Client, keeper: User, hanh: Cadre, decided: int
) -> None:
    client.force_login(keeper)
    answer = client.post(PAPER, {"records": [decided]})
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    words = words_of(answer.content)
    assert "LIST OF DISCIPLINARY DECISIONS WHOSE EFFECT ENDS" in words
    for told in (
        "Bùi Văn Hạnh",
        hanh.code,
        "12-QĐ/ĐU",
        "10/06/2024 – 09/06/2025",
        "10/06/2025: Appointment, election, a higher post",
    ):
        assert told in words
    assert "pay step" not in words
    assert SensitiveReading.objects.filter(user=keeper, address="/discipline/ending/paper/").exists()


def test_the_paper_is_written_in_the_language_of_the_reader(client: Client, keeper: User, decided: int) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "vi"
    client.force_login(keeper)
    with override("vi"):
        title = gettext("List of disciplinary decisions whose effect ends").upper()
    assert title in words_of(client.post(PAPER, {"records": [decided]}).content)


def test_a_decision_that_runs_on_is_not_in_the_paper(client: Client, keeper: User, decided: int) -> None:
    client.force_login(keeper)
    answer = client.post("/discipline/ending/paper/?day=2025-01-01", {"records": [decided]})
    assert answer.headers["Location"] == LIST


@pytest.mark.parametrize("who", ["editor", "officer", "analyst"])
def test_who_may_not_see_discipline_has_neither_list_nor_paper_nor_follow_up(
    client: Client, request: pytest.FixtureRequest, keeper: User, decided: int, who: str
) -> None:
    client.force_login(keeper)
    follow(client, decided)
    client.force_login(request.getfixturevalue(who))
    assert client.post(PAPER, {"records": [decided]}).status_code == 403
    for address in (LIST, f"{LIST}?show=resting", f"{LIST}export/csv/"):
        assert client.get(f"{address}").status_code == 404
    for act in ("follow", "take-up"):
        assert client.post(f"{LIST}{act}/?day={DAY}", {"records": [decided], "asked": "1"}).status_code == 404


def test_a_follow_up_of_discipline_stands_in_the_history_of_who_may_see_it_alone(
    client: Client, keeper: User, editor: User, hanh: Cadre, decided: int
) -> None:
    client.force_login(keeper)
    follow(client, decided)
    assert DisciplineFollowUp.objects.get().record == decided
    (act,) = set(event_model(DisciplineFollowUp)._default_manager.values_list("pgh_context", flat=True))
    told = {}
    for user in (keeper, editor):
        client.force_login(user)
        page = client.get(reverse("cadres:history", args=[hanh.code])).content.decode()
        told[user] = ("Đã báo chi bộ" in page, client.get(reverse("cadres:take_back", args=[act])).status_code)
    assert told == {keeper: (True, 200), editor: (False, 404)}


def test_what_is_followed_is_counted_apart_and_comes_back(client: Client, keeper: User, decided: int) -> None:
    client.force_login(keeper)
    follow(client, decided)
    names = [line.name for line in client.get(f"{LIST}?show=resting&day={DAY}").context["rows"]]
    assert names == ["Bùi Văn Hạnh"]
    assert not client.get(f"{LIST}?day={DAY}").context["rows"]
    client.post(f"{LIST}take-up/?day={DAY}", {"records": [decided], "asked": "1"})
    assert len(client.get(f"{LIST}?day={DAY}").context["rows"]) == 1
