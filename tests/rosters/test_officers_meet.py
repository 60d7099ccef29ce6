"""Two people of one office at the same roster: whoever comes second is told what the first has done."""

from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.accounts.roles import Role
from apps.rosters.models import RowDecision
from tests.conftest import Units, make_user
from tests.rosters.test_answers import ODD, SHEET
from tests.rosters.test_deciding_pages import latest, text_of
from tests.rosters.test_upload_pages import send
from tests.rosters.workbooks import HANH, roster

pytestmark = pytest.mark.usefixtures("units")


def speaking_english(user: User) -> Client:
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def first(officer: User) -> Client:
    return speaking_english(officer)


@pytest.fixture
def second(units: Units) -> Client:
    return speaking_english(make_user("colleague", role=Role.COMMUNE_OFFICER, unit=units.lac_sy))


def press(client: Client, act: str, **given: str) -> str:
    return text_of(client.post(f"/rosters/{latest().code}/{act}/", given, follow=True))


def test_a_roster_that_a_colleague_withdrew_is_not_called_applied(first: Client, second: Client) -> None:
    send(first, roster(HANH))
    press(first, "withdraw", reason="Gửi nhầm tệp")
    page = press(second, "apply")
    assert "This roster has been withdrawn." in page
    assert "already been applied" not in page


@pytest.mark.parametrize("act", ["apply", "undo"])
def test_a_roster_that_a_colleague_took_back_is_called_so(act: str, first: Client, second: Client) -> None:
    send(first, roster(HANH))
    press(first, "apply")
    press(first, "undo")
    page = press(second, act)
    assert "This roster has been taken back." in page
    assert "already been applied" not in page


def address() -> str:
    return f"/rosters/{latest().code}/rows/8/?sheet={SHEET}"


def drawn(client: Client) -> dict[str, Any]:
    """What the form of the row sends when nothing is changed."""
    return {"act": "correct", "seen": client.get(address()).context["form"].seen}


def test_who_corrects_a_row_that_a_colleague_has_just_corrected_is_shown_it_first(
    first: Client, second: Client, officer: User
) -> None:
    send(first, roster(ODD, HANH))
    mine, theirs = drawn(first), drawn(second)
    first.post(address(), mine | {"cell-G": "CT Hội LHPN"})
    answer = second.post(address(), theirs | {"cell-G": "CT Hội ND"})
    assert (answer.status_code, RowDecision.objects.count()) == (409, 1)
    assert f"{officer} has decided about this row meanwhile" in text_of(answer)
    assert 'value="CT Hội LHPN"' in text_of(answer)
    assert "You typed: <strong>CT Hội ND</strong>" in " ".join(text_of(answer).split())
    second.post(address(), drawn(second) | {"cell-G": "CT Hội ND"})
    assert RowDecision.objects.standing().get().values == {"G": "CT Hội ND"}


def test_who_leaves_a_row_out_that_a_colleague_has_just_corrected_is_shown_it_first(
    first: Client, second: Client
) -> None:
    send(first, roster(ODD, HANH))
    theirs = drawn(second)
    first.post(address(), drawn(first) | {"cell-G": "CT Hội LHPN"})
    answer = second.post(address(), theirs | {"act": "skip", "reason": "Chờ quyết định"})
    assert (answer.status_code, RowDecision.objects.count()) == (409, 1)
    assert 'value="Chờ quyết định"' in text_of(answer)
