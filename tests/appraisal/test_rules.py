"""What the database refuses of ratings, votes and commendations, and the sentences in which it says so."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from apps.accounts.models import User
from apps.appraisal import services, triggers
from apps.appraisal.models import (
    Commendation,
    ConfidenceVote,
    Rating,
    RatingLevel,
    RatingScheme,
    SchemeLevel,
    VoteScheme,
    VoteSession,
)
from apps.appraisal.schemes import YearScheme
from apps.core.doubts import DoubtfulError
from tests.appraisal.conftest import HELD, Rate, Vote
from tests.conftest import Person, Units

pytestmark = pytest.mark.django_db


def codes(caught: pytest.ExceptionInfo[ValidationError]) -> set[str | None]:
    return {error.code for error in caught.value.error_list}


def test_a_rating_keeps_unit_and_title_of_the_end_of_its_year(person: Person, rate: Rate, units: Units) -> None:
    rating = rate(person("Bùi Văn Hạnh", title="CD_TPHT"), "XL_HTT")
    assert (rating.unit, rating.title_id, rating.category) == (units.lac_sy, "CD_TPHT", "civil_servant")


def test_a_person_has_one_rating_a_year_and_track(person: Person, rate: Rate) -> None:
    cadre = person("Bùi Văn Hạnh")
    rate(cadre, "XL_HTT")
    rate(cadre, "XL_HTT", track="party")
    with pytest.raises(ValidationError) as caught:
        rate(cadre, "XL_HT")
    assert codes(caught) == {"appraisal_one_rating_a_year"}


@pytest.mark.parametrize(
    ("outcome", "facts", "code"),
    [
        ("XL_HTT", {"score": Decimal("100.5")}, "appraisal_score_in_scale"),
        ("XL_HTT", {"unrated_id": "CXL_MOI"}, "appraisal_level_or_reason"),
        ("CXL_MOI", {"score": Decimal(80)}, "appraisal_score_needs_level"),
        ("XL_HTXS", {"year": 2026, "score": Decimal("89.99")}, triggers.LEVEL_OF_SCORE),
        ("XL_HTT", {"year": 2026, "score": Decimal(90)}, triggers.LEVEL_OF_SCORE),
        ("XL_KHT", {"year": 2026, "score": Decimal(75)}, triggers.DISQUALIFIED_WHY),
        ("XL_HTT", {"year": 2005}, triggers.YEAR_HAS_SCHEME),
        ("XL_HTT", {"decision_on": date(2023, 12, 30)}, "appraisal_decided_in_or_after_the_year"),
    ],
)
def test_an_impossible_rating_is_refused(
    person: Person, rate: Rate, outcome: str, facts: dict[str, object], code: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        rate(person("Bùi Văn Hạnh"), outcome, **facts)
    assert codes(caught) == {code}
    assert not Rating.objects.exists()


def test_the_edges_of_the_scores_lead_to_their_levels(person: Person, rate: Rate) -> None:
    scores = {"XL_HTXS": "90", "XL_HTT": "89.99", "XL_HT": "50", "XL_KHT": "49.99"}
    for name, (level, score) in zip(("An", "Bình", "Chi", "Dũng"), scores.items(), strict=True):
        rate(person(f"Bùi Văn {name}"), level, year=2026, score=Decimal(score))
    assert rate(person("Bùi Thị Em"), "XL_KHT", year=2026, score=Decimal(75), note="Bị kỷ luật").pk


@pytest.mark.parametrize(
    ("score", "level"),
    [
        ("100", "XL_HTXS"),
        ("90", "XL_HTXS"),
        ("89.99", "XL_HTT"),
        ("70", "XL_HTT"),
        ("69.99", "XL_HT"),
        ("50", "XL_HT"),
        ("49.99", "XL_KHT"),
        ("0", "XL_KHT"),
    ],
)
def test_a_score_on_the_edge_of_two_levels_leads_to_the_better_one(score: str, level: str) -> None:
    edges = (("XL_HTXS", 90, None), ("XL_HTT", 70, 90), ("XL_HT", 50, 70), ("XL_KHT", None, 50))
    levels = tuple(SchemeLevel(level_id=code, lowest_score=low, below_score=below) for code, low, below in edges)
    assert YearScheme(None, levels, ()).level_of(Decimal(score)) == level


def test_scores_decide_nothing_before_their_scheme(person: Person, rate: Rate) -> None:
    assert rate(person("Bùi Văn Hạnh"), "XL_HTT", year=2024, score=Decimal(95)).pk


def test_a_level_that_the_scheme_of_the_year_has_not_is_refused(person: Person, rate: Rate) -> None:
    RatingLevel.objects.create(code="XL_MOI", label_vi="Mới", label_en="New", rank=9)
    with pytest.raises(ValidationError) as caught:
        rate(person("Bùi Văn Hạnh"), "XL_MOI")
    assert codes(caught) == {triggers.LEVEL_OF_YEAR}


def test_two_schemes_never_hold_for_one_year(code_lists: None) -> None:
    scheme = RatingScheme(code="X", label_vi="x", label_en="x", track="state", first_year=2024, last_year=2024)
    with pytest.raises(ValidationError) as caught:
        scheme.validate_constraints()
    assert "Đã có văn bản khác" in str(caught.value)


def test_a_neighbour_cannot_rate(person: Person, rate: Rate, neighbour: User) -> None:
    with pytest.raises(PermissionDenied):
        rate(person("Bùi Văn Hạnh"), "XL_HTT", by=neighbour)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({"high": 8, "medium": 7, "low": 1}, triggers.ISSUED_TO_PRESENT),
        ({"high": 5, "medium": 5, "low": 5, "valid": 14}, "appraisal_three_counts_are_the_valid"),
        ({"high": 5, "medium": 5, "low": 5, "invalid": 1}, "appraisal_no_more_ballots_than_issued"),
    ],
)
def test_ballots_never_exceed_those_present(person: Person, vote: Vote, counts: dict[str, int], code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        vote(person("Bùi Văn Hạnh", title="CD_BT"), **counts)
    assert codes(caught) == {code}
    assert not ConfidenceVote.objects.exists()


def test_a_session_cannot_lose_people_who_had_ballots(
    person: Person, vote: Vote, session: VoteSession, keeper: User
) -> None:
    vote(person("Bùi Văn Hạnh", title="CD_BT"), high=10, medium=5, low=0)
    session.present = 14
    with pytest.raises(ValidationError) as caught:
        services.edit_session(session=session, revision=None, by=keeper)
    assert codes(caught) == {triggers.ISSUED_TO_PRESENT}


def new_session(units: Units, **facts: object) -> VoteSession:
    scheme = VoteScheme.objects.get(pk="QD96_2023")
    told = {"scheme": scheme, "unit": units.lac_sy, "body": "HĐND", "held_on": HELD, "summoned": 9, "present": 9}
    return VoteSession(**(told | facts))


def test_more_present_than_summoned_is_refused(units: Units, keeper: User) -> None:
    with pytest.raises(ValidationError) as caught:
        services.record_session(session=new_session(units, present=10), by=keeper)
    assert codes(caught) == {"appraisal_present_were_summoned"}


def test_a_scheme_that_did_not_hold_on_the_day_is_refused(units: Units, keeper: User) -> None:
    with pytest.raises(ValidationError) as caught:
        services.record_session(session=new_session(units, held_on=date(2022, 1, 5)), by=keeper)
    assert codes(caught) == {triggers.SCHEME_OF_DAY}


def test_a_missed_quorum_is_asked_about(units: Units, keeper: User) -> None:
    services.record_session(session=new_session(units, present=6), by=keeper)
    with pytest.raises(DoubtfulError):
        services.record_session(session=new_session(units, present=5, body="UBND"), by=keeper)


def test_votes_need_their_own_right(units: Units, editor: User) -> None:
    with pytest.raises(PermissionDenied):
        services.record_session(session=new_session(units), by=editor)


def test_a_form_of_commendation_that_did_not_exist_is_refused(person: Person, editor: User) -> None:
    given = Commendation(cadre=person("Bùi Văn Hạnh"), form_id="KT_GK_HUYEN", year=2025, decision_on=date(2025, 7, 1))
    with pytest.raises(ValidationError) as caught:
        services.record_commendation(commendation=given, by=editor)
    assert codes(caught) == {triggers.FORM_OF_DAY}
