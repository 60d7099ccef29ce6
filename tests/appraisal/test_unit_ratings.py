"""What a unit as a whole was rated: the cap that follows from it, its page, and taking back what is of a unit."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pghistory.models import Context

from apps.accounts.models import User
from apps.appraisal import services
from apps.appraisal.duties import too_many_excellent
from apps.appraisal.models import RatingScheme, Track, UnitRating, VoteSession
from apps.appraisal.overview import YearOverview
from apps.core.narrowing import present
from tests.appraisal.conftest import Rate
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowded(person: Person, rate: Rate) -> None:
    """One excellent beside four who are good: more than 20 for every 100 good, not more than 25."""
    RatingScheme.objects.filter(track="state").update(cap_percent=20, outstanding_cap_percent=25)
    for number in range(5):
        rate(person(f"Bùi Văn {number}a", title="CD_VPTK"), "XL_HTXS" if number == 0 else "XL_HTT")


def whole(units: Units, level: str, **facts: object) -> UnitRating:
    return UnitRating(unit=units.lac_sy, year=2024, track=Track.STATE, level_id=level, **facts)


def test_an_outstanding_unit_may_have_more_excellent_people(crowded: None, units: Units, editor: User) -> None:
    (open_question,) = YearOverview(editor, 2024, Track.STATE).excesses
    assert not open_question.is_beyond_all
    services.rate_unit(rating=whole(units, "XL_HTXS"), revision=None, by=editor)
    assert YearOverview(editor, 2024, Track.STATE).excesses == []
    assert too_many_excellent(editor, DAY) is None


def test_in_a_unit_that_is_rated_lower_it_is_settled_that_they_are_too_many(
    crowded: None, units: Units, editor: User
) -> None:
    services.rate_unit(rating=whole(units, "XL_HTT"), revision=None, by=editor)
    (excess,) = YearOverview(editor, 2024, Track.STATE).excesses
    assert excess.is_beyond_all
    assert present(too_many_excellent(editor, DAY)).count == 1


def test_a_unit_is_rated_once_a_year_and_not_before_it(units: Units, editor: User) -> None:
    services.rate_unit(rating=whole(units, "XL_HTT"), revision=None, by=editor)
    with pytest.raises(ValidationError) as twice:
        services.rate_unit(rating=whole(units, "XL_HTXS"), revision=None, by=editor)
    assert twice.value.error_list[0].code == "appraisal_one_unit_rating_a_year"
    early = UnitRating(unit=units.bao_hieu, year=2024, level_id="XL_HTT", decision_on=date(2023, 12, 1))
    with pytest.raises(ValidationError) as too_early:
        services.rate_unit(rating=early, revision=None, by=editor)
    assert too_early.value.error_list[0].code == "appraisal_unit_decided_in_or_after_the_year"


def test_an_officer_rates_the_own_unit_on_its_page_and_can_take_it_back(
    client: Client, officer: User, units: Units
) -> None:
    client.force_login(officer)
    url = reverse("appraisal:unit_rating", args=[2024, units.lac_sy.key])
    answer = client.post(url, {"level": "XL_HTXS", "decision_number": "12/QĐ-UBND"}, follow=True)
    assert UnitRating.objects.get().level_id == "XL_HTXS"
    page = answer.content.decode()
    assert "12/QĐ-UBND" in page
    act = Context.objects.latest("created_at")
    client.post(reverse("cadres:take_back", args=[act.pk]))
    assert not UnitRating.objects.exists()


def test_a_neighbour_and_an_analyst_do_not_rate_it(
    client: Client, neighbour: User, analyst: User, units: Units
) -> None:
    url = reverse("appraisal:unit_rating", args=[2024, units.lac_sy.key])
    for user, status in ((neighbour, 404), (analyst, 403)):
        client.force_login(user)
        assert client.post(url, {"level": "XL_HTXS"}).status_code == status
    assert not UnitRating.objects.exists()


def test_a_deleted_session_of_a_vote_comes_back_for_who_may_see_votes(
    client: Client, keeper: User, editor: User, session: VoteSession
) -> None:
    services.delete_session(session=session, revision=None, by=keeper)
    act = Context.objects.latest("created_at")
    url = reverse("cadres:take_back", args=[act.pk])
    client.force_login(editor)
    assert client.post(url).status_code == 404
    client.force_login(keeper)
    answer = client.post(url)
    assert answer.headers["Location"] == reverse("appraisal:votes")
    assert VoteSession.objects.filter(pk=session.pk).exists()


def test_a_deleted_session_is_given_back_from_the_history_of_its_unit(
    units: Units, keeper: User, officer: User, session: VoteSession, client: Client
) -> None:
    services.delete_session(session=session, revision=None, by=keeper, because="Nhập nhầm")
    client.force_login(keeper)
    history = reverse("cadres:unit_history", args=[session.unit.key])
    page = client.get(history).content.decode()
    assert session.body in page
    client.post(next(part for part in page.split('"') if "take-back" in part))
    assert VoteSession.objects.get(pk=session.pk).body == session.body
    client.force_login(officer)
    assert session.body not in client.get(history).content.decode()
