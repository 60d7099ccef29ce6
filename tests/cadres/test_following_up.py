"""Records of a work list that rest: noted with a reason until a day, counted apart, shown again, taken up again."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.duplicates.services import merge
from apps.cadres.models import Cadre, FollowUp
from apps.cadres.work.lists import duty_of, work_lists
from apps.core.dates import PartialDate
from apps.core.duties import Duty
from apps.core.history import event_model
from apps.core.together import answered
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db
KEY = "ratings-missing"
LIST = f"/cadres/work/{KEY}/"
FOLLOW = f"{LIST}follow/"
TAKE_UP = f"{LIST}take-up/"
UNTIL = DAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def staff(person: Person) -> list[Cadre]:
    return [person(f"Bùi Văn {name}") for name in ("An", "Bình", "Chi")]


def sent(people: list[Cadre], **facts: Any) -> dict[str, Any]:
    """What the page sends back when its form is filled in."""
    form = {"bulk-rests_until": f"{UNTIL:%d/%m/%Y}", "bulk-note": "Chờ biên bản họp"}
    return {"records": [cadre.pk for cadre in people], "asked": "1", "next": LIST} | form | facts


def told(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def listed(client: Client, query: str = "") -> list[str]:
    return [line.name for line in client.get(LIST + query).context["rows"]]


def duty_for(user: User, day: date = DAY) -> Duty | None:
    return answered(duty_of(work_lists[KEY], user, day))


def test_what_is_followed_rests_until_its_day_and_is_counted_apart(
    client: Client, officer: User, staff: list[Cadre]
) -> None:
    client.force_login(officer)
    client.post(FOLLOW, sent(staff[:1]))
    assert listed(client) == ["Bùi Văn Bình", "Bùi Văn Chi"]
    assert listed(client, "?show=resting") == ["Bùi Văn An"]
    found = duty_for(officer)
    assert found
    assert (found.count, "1 more is being followed." in found.text) == (2, True)
    assert listed(client, f"?day={UNTIL.isoformat()}") == ["Bùi Văn Bình", "Bùi Văn Chi"]
    assert len(listed(client, f"?day={(UNTIL + timedelta(days=1)).isoformat()}")) == 3
    # On a day before it was noted it waited.
    assert len(listed(client, f"?day={(DAY - timedelta(days=1)).isoformat()}")) == 3


def test_a_list_of_which_all_rests_is_nothing_to_do(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    client.post(FOLLOW, sent(staff))
    assert duty_for(officer) is None


def test_the_page_and_the_file_tell_until_when_why_and_by_whom(
    client: Client, officer: User, staff: list[Cadre]
) -> None:
    client.force_login(officer)
    client.post(FOLLOW, sent(staff[:1]))
    words = (f"{UNTIL:%d/%m/%Y}", "Chờ biên bản họp", "Officer")
    page = told(client.get(f"{LIST}?show=resting"))
    assert all(each in page for each in words)
    file = client.get(f"{LIST}export/csv/?show=resting").getvalue().decode()
    assert all(each in file for each in words)
    assert "Bùi Văn Bình" not in file
    assert "Bùi Văn An" not in client.get(f"{LIST}export/csv/").getvalue().decode()


def test_following_stands_in_the_history_of_the_person_and_can_be_taken_back(
    client: Client, officer: User, staff: list[Cadre]
) -> None:
    client.force_login(officer)
    answer = client.post(FOLLOW, sent(staff[:2]), follow=True)
    assert "2 records are followed; they wait" in told(answer)
    (act,) = set(event_model(FollowUp)._default_manager.values_list("pgh_context", flat=True))
    assert reverse("cadres:take_back", args=[act]) in answer.content.decode()
    history = told(client.get(reverse("cadres:history", args=[staff[0].code])))
    assert "Records of a work list followed" in history
    assert "Ratings still missing" in history
    client.post(reverse("cadres:take_back", args=[act]))
    assert len(listed(client)) == 3


def test_what_rests_is_taken_up_again_before_its_day(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    client.post(FOLLOW, sent(staff[:2]))
    answer = client.post(TAKE_UP, {"records": [staff[0].pk], "asked": "1", "next": LIST}, follow=True)
    assert "1 record waits in the list again." in told(answer)
    assert listed(client, "?show=resting") == ["Bùi Văn Bình"]


def test_what_rests_can_be_followed_further(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    client.post(FOLLOW, sent(staff[:1]))
    client.post(FOLLOW, sent(staff[:1], **{"bulk-rests_until": "30/06/2025", "bulk-note": "Vẫn chờ"}))
    kept = FollowUp.objects.get()
    assert (kept.rests_until, kept.note, kept.by) == (date(2025, 6, 30), "Vẫn chờ", officer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"bulk-note": ""},
        {"bulk-rests_until": ""},
        {"bulk-rests_until": f"{DAY - timedelta(days=1):%d/%m/%Y}"},
        {"bulk-rests_until": f"{DAY + timedelta(days=367):%d/%m/%Y}"},
    ],
)
def test_nothing_rests_without_a_reason_in_the_past_or_for_good(
    client: Client, officer: User, staff: list[Cadre], wrong: dict[str, str]
) -> None:
    client.force_login(officer)
    page = client.post(FOLLOW, sent(staff, **wrong))
    assert page.context["form"].errors
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"rests_until": DAY - timedelta(days=1)}, {"rests_until": DAY + timedelta(days=367)}, {"note": ""}]
)
def test_the_database_refuses_the_same(staff: list[Cadre], wrong: dict[str, Any]) -> None:
    facts = {"cadre": staff[0], "work_list": KEY, "noted_on": DAY, "rests_until": UNTIL, "note": "x"}
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.create(**facts | wrong)


def test_who_may_only_read_follows_nothing(client: Client, analyst: User, staff: list[Cadre]) -> None:
    client.force_login(analyst)
    address = "/cadres/work/retirements/"
    assert "follow/" not in told(client.get(address))
    assert client.post(f"{address}follow/", sent(staff)).status_code == 403
    assert client.post(f"{address}take-up/", sent(staff)).status_code == 403


def test_records_of_a_neighbour_are_not_put_aside(
    client: Client, officer: User, staff: list[Cadre], person: Person, units: Units
) -> None:
    hidden = person("Đinh Thị Kín", unit=units.bao_hieu)
    client.force_login(officer)
    page = client.post(FOLLOW, {"records": [staff[0].pk, hidden.pk]})
    assert page.context["names"] == ["Bùi Văn An"]
    client.post(FOLLOW, sent([staff[0], hidden]))
    assert FollowUp.objects.get().cadre == staff[0]


def test_a_list_that_needs_a_right_is_not_there_to_follow(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    for key in ("ratings-against-discipline", "ratings-against-votes", "planned-below-standard"):
        assert client.post(f"/cadres/work/{key}/follow/", sent(staff)).status_code == 404


def test_one_who_was_registered_twice_goes_on_resting(administrator: User, person: Person) -> None:
    kept, other = person("Bùi Thị Hoa"), person("Bùi Thị Hoa")
    facts = {"work_list": KEY, "noted_on": DAY, "rests_until": UNTIL, "note": "x"}
    FollowUp.objects.bulk_create(FollowUp(cadre=cadre, **facts) for cadre in (kept, other))
    merge(kept=kept, other=other, taken=(), by=administrator)
    assert [follow.cadre for follow in FollowUp.objects.all()] == [kept]


def test_every_list_tells_what_waits_and_what_rests(client: Client, administrator: User, person: Person) -> None:
    person("Bùi Văn Cao", birth=PartialDate(date(1963, 5, 1)))
    client.force_login(administrator)
    for work in work_lists.values():
        for show in ("", "?show=resting"):
            assert client.get(f"{work.url}{show}").status_code == 200, work.key
            assert client.get(reverse("cadres:work_export", args=[work.key, "csv"]) + show).status_code == 200


def test_following_many_costs_no_more_queries_than_following_one(
    client: Client, officer: User, person: Person, django_assert_max_num_queries: Any
) -> None:
    people = [person(f"Người {number}") for number in range(20)]
    client.force_login(officer)
    client.post(FOLLOW, sent(people[:1]))
    with django_assert_max_num_queries(25):
        client.post(FOLLOW, sent(people))
    assert FollowUp.objects.count() == 20
