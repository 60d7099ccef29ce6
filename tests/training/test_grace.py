"""People whose grace ends within a year: listed, counted at home, planned for training, followed."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import StandardSet
from apps.training.duties import grace_that_ends
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db
LIST = "/cadres/work/grace-ending/"
BELOW = {"gen_edu": "GDPT_THPT", "prof_edu": "CM_TC", "pol_theory": "LLCT_TC"}


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture(autouse=True)
def grace(code_lists: None) -> None:
    """Until the end of July, as if the decree gave less than five years."""
    StandardSet.objects.exclude(grace_until=None).update(grace_until=date(2025, 8, 1))


@pytest.fixture
def early(person: Person) -> Cadre:
    """In post before the decree, so with grace."""
    return person("Bùi Văn Sớm", title="CD_CTUB", qualifications=BELOW)


@pytest.fixture
def people(early: Cadre, person: Person) -> list[Cadre]:
    """The same for another one; a third came too late for grace."""
    person("Bùi Văn Muộn", title="CD_BT", qualifications=BELOW, since=date(2024, 1, 1))
    return [early, person("Đinh Văn Vội", title="CD_PCTUB", qualifications=BELOW)]


def listed(client: Client, query: str = "") -> list[Any]:
    return list(client.get(f"{LIST}?day={DAY}{query}").context["rows"])


def follow(client: Client, key: str) -> None:
    form = {"bulk-rests_until": f"{DAY + timedelta(days=60):%d/%m/%Y}", "bulk-note": "Đang học"}
    client.post(f"{LIST}follow/?day={DAY}", {"records": [key], "asked": "1"} | form)


def test_the_list_tells_what_is_missing_and_the_last_day(client: Client, editor: User, people: list[Cadre]) -> None:
    client.force_login(editor)
    rows = listed(client)
    assert {row.name for row in rows} == {"Bùi Văn Sớm", "Đinh Văn Vội"}
    words = {cell[2] for cell in rows[0].cells}
    assert {"Professional qualification", "31/07/2025"} <= words
    file = client.get(f"{LIST}export/csv/?day={DAY}").getvalue().decode()
    assert "31/07/2025" in file
    assert "Bùi Văn Muộn" not in file


def test_a_grace_whose_last_day_is_a_year_away_is_listed_and_a_later_one_is_not(
    client: Client, editor: User, people: list[Cadre]
) -> None:
    client.force_login(editor)
    told = []
    for deadline in (date(2026, 3, 1), date(2026, 3, 2)):
        StandardSet.objects.exclude(grace_until=None).update(grace_until=deadline)
        told.append(len(listed(client)))
    assert told == [2, 0]


def test_home_tells_the_number_of_the_list_and_how_many_are_followed(
    client: Client, editor: User, people: list[Cadre]
) -> None:
    client.force_login(editor)
    found = grace_that_ends(editor, DAY)
    assert found is not None
    assert found.count == len(listed(client)) == 2
    follow(client, listed(client)[0].key)
    later = User.objects.get(pk=editor.pk)
    found = grace_that_ends(later, DAY)
    assert found is not None
    assert (found.count, len(listed(client)), len(listed(client, "&show=resting"))) == (1, 1, 1)
    assert "1 more is being followed." in found.text


def test_who_moves_to_another_post_goes_on_resting(
    client: Client, editor: User, early: Cadre, person: Person, units: Units
) -> None:
    """The person is followed, not the post of the day."""
    client.force_login(editor)
    follow(client, listed(client)[0].key)
    post = early.postings.get()
    post.pk = None
    early.postings.all().delete()
    post.save(force_insert=True)
    assert not listed(client)
    assert [row.name for row in listed(client, "&show=resting")] == ["Bùi Văn Sớm"]


def test_the_ticked_go_to_training_with_the_levels_that_they_need(
    client: Client, editor: User, people: list[Cadre]
) -> None:
    client.force_login(editor)
    keys = [row.key for row in listed(client) if row.name == "Bùi Văn Sớm"]
    page = client.post(f"/training/people/grace/?day={DAY}", {"records": keys})
    assert str(page.context["chosen"]) == f"{people[0].code}:CM_DH"
    assert re.search("Bùi Văn Sớm", page.content.decode())


def test_officers_and_analysts_have_no_such_list(
    client: Client, officer: User, analyst: User, people: list[Cadre]
) -> None:
    for user in (officer, analyst):
        client.force_login(user)
        assert client.get(LIST).status_code == 403
        assert client.post("/training/people/grace/", {"records": ["1"]}).status_code == 403
        assert grace_that_ends(user, DAY) is None
