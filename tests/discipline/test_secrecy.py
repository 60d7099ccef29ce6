"""Who lacks the right never learns of discipline: on no page, in no file, in no interface, history or search."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from apps.accounts.models import SensitiveReading, User
from apps.cadres.edit.history import deleted_people
from apps.cadres.histories import acts_of
from apps.cadres.models import Cadre, EmploymentStatus
from apps.cadres.services import delete_cadre
from apps.core.duties import duties_of
from apps.core.history import event_model
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision
from tests.conftest import DAY, Person
from tests.discipline.conftest import SECRET, Record, member

pytestmark = pytest.mark.django_db
# Words that would tell of discipline, in both languages of the pages.
TELLING = ("kỷ luật", "disciplin", "/discipline/", SECRET.lower(), "khiển trách", "12-qđ/đu")


@pytest.fixture
def hanh(person: Person, record: Record) -> Cadre:
    cadre = person("Bùi Văn Hạnh")
    member(cadre)
    record(cadre, "KLDV_KT", "KLCC_KT")
    return cadre


@pytest.fixture
def read(client: Client) -> Callable[[User, str], str]:
    def get(user: User, path: str) -> str:
        client.force_login(user)
        response: Any = client.get(path)
        parts = response.streaming_content if response.streaming else [response.content]
        return b"".join(parts).decode(errors="replace").lower()

    return get


def act_of_recording() -> UUID:
    events: Any = event_model(DisciplinaryAct)._default_manager
    context: UUID = events.latest("pgh_id").pgh_context_id
    return context


PAGES = (
    "/",
    "/cadres/?q=hanh",
    "/cadres/{code}/",
    "/cadres/{code}/history/",
    "/cadres/export/csv/",
    "/api/v1/cadres/{code}/",
    "/api/v1/",
    "/reports/",
    "/api/v1/reports/",
    "/cadres/deleted/",
)


@pytest.mark.parametrize("who", ["officer", "analyst", "editor"])
def test_no_page_tells(request: pytest.FixtureRequest, read: Callable[[User, str], str], hanh: Cadre, who: str) -> None:
    user = request.getfixturevalue(who)
    texts = {path: read(user, path.format(code=hanh.code)) for path in PAGES}
    # The list of all endpoints is the same for everyone and names no person.
    telling = dict.fromkeys(PAGES, TELLING) | {"/api/v1/": TELLING[3:]}
    assert [(path, word) for path, text in texts.items() for word in telling[path] if word in text] == []


@pytest.mark.parametrize("who", ["officer", "analyst", "editor"])
def test_discipline_itself_is_closed(request: pytest.FixtureRequest, client: Client, hanh: Cadre, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    decision = DisciplinaryDecision.objects.filter(cadre=hanh)[0]
    paths = [
        reverse("discipline:list"),
        reverse("discipline:export", args=["xlsx"]),
        reverse("discipline:edit", args=[hanh.code, decision.pk]),
        reverse("discipline:edit", args=[hanh.code, 0]),
        reverse("api:disciplinary-decision-list"),
        reverse("api:disciplinary-decision-detail", args=[decision.pk]),
        reverse("api:disciplinary-decision-detail", args=[0]),
        "/reports/discipline/?unit=17",
    ]
    assert {client.get(path).status_code for path in paths} == {403}
    assert not DisciplinaryDecision.objects.visible_to(request.getfixturevalue(who)).exists()
    assert SensitiveReading.objects.filter(group="see_discipline").count() == 0


def test_the_keeper_reads_all_of_it_and_each_reading_is_logged(
    read: Callable[[User, str], str], keeper: User, hanh: Cadre
) -> None:
    paths = (
        f"/cadres/{hanh.code}/",
        f"/cadres/{hanh.code}/history/",
        "/discipline/",
        "/discipline/export/csv/",
        "/api/v1/disciplinary-decisions/",
    )
    for number, path in enumerate(paths, start=1):
        assert "khiển trách" in read(keeper, path), path
        assert SensitiveReading.objects.filter(group="see_discipline", user=keeper).count() == number, path


def test_history_shows_an_act_without_its_closed_part_and_lets_nobody_else_take_it_back(
    client: Client, person: Person, record: Record, editor: User, keeper: User
) -> None:
    cadre = person("Bùi Văn Hạnh")
    record(cadre, "KLCC_BTV", leaves_as=EmploymentStatus.objects.get(pk="TT_BTV"))
    act = act_of_recording()
    (shown,) = [a for a in acts_of(cadre, reader=editor) if a.pk == act]
    # As of any other leaving: an act without a reason would tell that something is hidden.
    assert (shown.reason, shown.may_take_back) == (gettext("Leaving recorded"), False)
    assert {record.group for record in shown.records} == {None}
    assert any(record.group for a in acts_of(cadre, reader=keeper) for record in a.records)
    client.force_login(editor)
    assert client.get(reverse("cadres:take_back", args=[act])).status_code == 403


def test_an_act_that_touched_nothing_else_is_not_there_for_others(
    person: Person, record: Record, editor: User, keeper: User
) -> None:
    others, own = Client(), Client()
    # Logging in is written too, and in a test all stands in one transaction.
    others.force_login(editor)
    own.force_login(keeper)
    record(person("Bùi Văn Hạnh"), "KLCC_KT")
    address = reverse("cadres:take_back", args=[act_of_recording()])
    assert others.get(address).status_code == 404
    own.post(address)
    assert not DisciplinaryDecision.objects.exists()


def test_who_may_not_see_it_cannot_delete_it_with_the_person(hanh: Cadre, editor: User, keeper: User) -> None:
    with pytest.raises(ValidationError) as refusal:
        delete_cadre(cadre=hanh, revision=None, by=editor)
    assert refusal.value.code == "in_use"
    delete_cadre(cadre=hanh, revision=None, by=keeper)
    assert (deleted_people(editor).count(), deleted_people(keeper).count()) == (0, 1)


def test_duties_count_what_the_list_shows(
    client: Client, person: Person, record: Record, keeper: User, editor: User
) -> None:
    record(person("Bùi Văn Hạnh"), "KLDV_KT")
    titles = {duty.url: duty for duty in duties_of(keeper, DAY) if "discipline" in duty.url}
    (overdue,) = titles.values()
    client.force_login(keeper)
    assert overdue.count == client.get(overdue.url).context["page_obj"].paginator.count == 1
    assert not [duty for duty in duties_of(editor, DAY) if "discipline" in duty.url]


def test_discipline_that_ends_soon_stands_among_what_waits_for_the_keeper_alone(
    client: Client, person: Person, record: Record, keeper: User, editor: User
) -> None:
    record(person("Bùi Văn Hạnh"), "KLCC_KT")
    for user in (keeper, editor):
        client.force_login(user)
        pages = [client.get(f"{place}?day=2025-06-01").content.decode() for place in ("/cadres/work/", "/duties/")]
        assert ["discipline-ending" in page for page in pages] == [user == keeper] * 2
