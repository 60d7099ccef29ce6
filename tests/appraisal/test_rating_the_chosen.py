"""Rating the people who were ticked on the list of missing ratings: one outcome for all, all or nothing."""

import re
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import User
from apps.appraisal.models import Rating, RatingScheme, SchemeLevel
from apps.appraisal.services import save_ratings
from apps.cadres.models import Cadre
from apps.core.history import event_model
from tests.appraisal.conftest import Rate
from tests.conftest import Person, Units

pytestmark = pytest.mark.django_db
ADDRESS = "/appraisal/ratings/chosen/"
LIST = "/cadres/work/ratings-missing/"


@pytest.fixture(autouse=True)
def in_english(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


@pytest.fixture
def staff(person: Person) -> list[Cadre]:
    titles = ("CD_BT", "CD_VPTK", "CD_VPTK")
    return [person(f"Bùi Văn {name}", title=title) for name, title in zip(("An", "Bình", "Chi"), titles, strict=True)]


def answered(people: list[Cadre], outcome: str = "XL_HTT", **facts: Any) -> dict[str, Any]:
    """What the page sends back when its form is filled in."""
    form = {"bulk-outcome": outcome, "bulk-note": "", "bulk-year": "2024"}
    return {"records": [cadre.pk for cadre in people], "asked": "1", "next": LIST} | form | facts


def outcomes() -> dict[str, str | None]:
    return {rating.cadre.full_name: rating.level_id or rating.unrated_id for rating in Rating.objects.all()}


def told(page: Any) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


def test_the_list_offers_it_to_who_rates(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    page = client.get(f"{reverse('cadres:work_list', args=['ratings-missing'])}?day=2024-06-30")
    assert [action.url for action in page.context["actions"]] == [ADDRESS]
    # The list of another day is of another year: the day goes along.
    assert f'formaction="{ADDRESS}?day=2024-06-30"' in page.content.decode()


def test_the_list_leads_from_each_row_to_rating_that_person(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    page = client.get(f"{LIST}?day=2024-06-30").content.decode()
    assert all(f'href="{reverse("appraisal:rating_create", args=[cadre.code])}"' in page for cadre in staff)


def test_the_chosen_are_named_and_rated_in_one_act_that_can_be_taken_back(
    client: Client, officer: User, staff: list[Cadre], units: Units
) -> None:
    client.force_login(officer)
    shown = client.post(ADDRESS, {"records": [cadre.pk for cadre in staff[:2]]})
    assert [name.split(":")[0] for name in shown.context["names"]] == ["Bùi Văn An", "Bùi Văn Bình"]
    assert all("Lạc Sỹ" in name for name in shown.context["names"])
    assert not Rating.objects.exists()
    answer = client.post(ADDRESS, answered(staff[:2], **{"bulk-note": "Họp ngày 5/12"}), follow=True)
    assert outcomes() == {"Bùi Văn An": "XL_HTT", "Bùi Văn Bình": "XL_HTT"}
    kept = Rating.objects.get(cadre=staff[0])
    assert (kept.year, kept.track, kept.note) == (2024, "state", "Họp ngày 5/12")
    assert (kept.unit, kept.title_id) == (units.lac_sy, "CD_BT")
    events = event_model(Rating)._default_manager
    acts = set(events.values_list("pgh_context", "pgh_context__metadata__reason"))
    assert [reason for _act, reason in acts] == ["Ratings recorded from a list"]
    (act,) = {context for context, _reason in acts}
    assert reverse("cadres:take_back", args=[act]) in answer.content.decode()
    client.post(reverse("cadres:take_back", args=[act]))
    assert not Rating.objects.exists()


def test_a_reason_for_no_rating_is_an_outcome_too(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    client.post(ADDRESS, answered(staff[:1], "CXL_MOI"))
    assert outcomes() == {"Bùi Văn An": "CXL_MOI"}


@pytest.mark.parametrize("outcome", ["", "XL_KHAC"])
def test_only_an_outcome_of_the_year_is_taken(client: Client, officer: User, staff: list[Cadre], outcome: str) -> None:
    client.force_login(officer)
    page = client.post(ADDRESS, answered(staff, outcome))
    assert "outcome" in page.context["form"].errors
    assert not Rating.objects.exists()


def test_who_was_rated_meanwhile_is_named_and_kept_as_rated(
    client: Client, officer: User, staff: list[Cadre], rate: Rate
) -> None:
    client.force_login(officer)
    client.post(ADDRESS, {"records": [cadre.pk for cadre in staff]})
    rate(staff[1], "XL_KHT")
    page = client.post(ADDRESS, answered(staff), follow=True)
    assert outcomes() == {"Bùi Văn An": "XL_HTT", "Bùi Văn Bình": "XL_KHT", "Bùi Văn Chi": "XL_HTT"}
    assert "Rated meanwhile and therefore left out: Bùi Văn Bình." in told(page)
    # Nobody remains: the list is shown again, with the reason.
    page = client.post(ADDRESS, answered(staff[1:2]), follow=True)
    assert "Rated meanwhile and therefore left out: Bùi Văn Bình." in told(page)


def test_people_of_others_are_left_out_and_named_only_to_who_sees_them(
    client: Client, officer: User, staff: list[Cadre], person: Person, units: Units
) -> None:
    hidden = person("Đinh Thị Kín", unit=units.bao_hieu)
    client.force_login(officer)
    page = client.post(ADDRESS, {"records": [staff[0].pk, hidden.pk]})
    assert len(page.context["names"]) == 1
    assert "1 of the chosen is not in your list and is left out." in told(page)
    assert "Đinh Thị Kín" not in told(page)
    client.post(ADDRESS, answered([staff[0], hidden]))
    assert outcomes() == {"Bùi Văn An": "XL_HTT"}


def test_who_is_seen_but_not_rated_by_the_reader_is_named(
    client: Client, analyst: User, officer: User, staff: list[Cadre], person: Person, units: Units
) -> None:
    """An analyst of the province who also is the officer of one commune sees more people than may be rated."""
    other = person("Đinh Thị Lan", unit=units.bao_hieu)
    membership = officer.memberships.get()
    membership.pk, membership.user = None, analyst
    membership.save()
    client.force_login(analyst)
    page = client.post(ADDRESS, {"records": [staff[0].pk, other.pk]})
    assert len(page.context["names"]) == 1
    assert "Not among the people whom you rate and therefore left out: Đinh Thị Lan." in told(page)
    client.post(ADDRESS, answered([staff[0], other]))
    assert outcomes() == {"Bùi Văn An": "XL_HTT"}


def test_who_did_not_serve_in_the_year_is_left_out_by_name(
    client: Client, officer: User, staff: list[Cadre], person: Person
) -> None:
    late = person("Quách Thị Mới", since=date(2025, 1, 1))
    client.force_login(officer)
    page = client.post(ADDRESS, {"records": [staff[0].pk, late.pk]})
    assert "No longer in this list and therefore left out: Quách Thị Mới." in told(page)


def test_a_page_of_another_year_saves_nothing(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    page = client.post(f"{ADDRESS}?day=2024-06-30", answered(staff))
    assert "This list is now of 2023." in told(page)
    assert not Rating.objects.exists()
    client.post(f"{ADDRESS}?day=2024-06-30", answered(staff[:1], **{"bulk-year": "2023"}))
    assert Rating.objects.get().year == 2023


def test_a_note_that_is_too_long_saves_nothing(client: Client, officer: User, staff: list[Cadre]) -> None:
    client.force_login(officer)
    page = client.post(ADDRESS, answered(staff, **{"bulk-note": "x" * 201}))
    assert "note" in page.context["form"].errors
    assert not Rating.objects.exists()


def test_whom_someone_rates_while_it_is_saved_refuses_all_by_name(
    client: Client, officer: User, staff: list[Cadre], rate: Rate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(**given: Any) -> Any:
        if not Rating.objects.exists():
            rate(staff[1], "XL_KHT")
        return save_ratings(**given)

    monkeypatch.setattr("apps.appraisal.choosing.save_ratings", slow)
    client.force_login(officer)
    page = client.post(ADDRESS, answered(staff))
    assert "Bùi Văn Bình was rated by someone else just now." in told(page)
    assert outcomes() == {"Bùi Văn Bình": "XL_KHT"}


def test_without_a_scheme_of_the_year_nothing_is_asked(client: Client, officer: User, staff: list[Cadre]) -> None:
    SchemeLevel.objects.all().delete()
    RatingScheme.objects.all().delete()
    client.force_login(officer)
    answer = client.post(ADDRESS, answered(staff), follow=True)
    assert answer.redirect_chain[0][0] == LIST
    assert "No rating scheme is known for this year" in told(answer)
    assert not Rating.objects.exists()


def test_who_may_not_rate_gets_nothing(client: Client, analyst: User, staff: list[Cadre]) -> None:
    client.force_login(analyst)
    assert client.post(ADDRESS, answered(staff)).status_code == 403
    assert not Rating.objects.exists()


def test_naming_many_costs_no_more_queries_than_naming_few(
    client: Client, officer: User, person: Person, django_assert_max_num_queries: Any
) -> None:
    people = [person(f"Người {number}") for number in range(20)]
    client.force_login(officer)
    client.post(ADDRESS, {"records": [people[0].pk]})
    with django_assert_max_num_queries(13):
        page = client.post(ADDRESS, {"records": [cadre.pk for cadre in people]})
    assert len(page.context["names"]) == 20


def test_rating_many_costs_no_more_queries_than_rating_one(
    client: Client, officer: User, person: Person, django_assert_max_num_queries: Any
) -> None:
    people = [person(f"Người {number}") for number in range(21)]
    client.force_login(officer)
    with CaptureQueriesContext(connection) as alone:
        client.post(ADDRESS, answered(people[:1]))
    with django_assert_max_num_queries(len(alone)):
        client.post(ADDRESS, answered(people[1:]))
    assert Rating.objects.count() == 21
