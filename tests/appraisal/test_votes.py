"""What follows from ballots: exact fractions, two texts that differ at two thirds, and who may know of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from apps.accounts.models import SensitiveReading, User
from apps.appraisal.ballots import Consequences, applies, counted
from apps.appraisal.guards import rated_against_vote
from apps.appraisal.models import ConfidenceVote, VoteConsequence, VoteSession
from apps.cadres.models import Cadre, CommitteeSeat
from apps.core.duties import duties_of
from tests.appraisal.conftest import BODY, Rate, Vote
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db
Read = Callable[[User, str], str]


def applying(low: int, whole: int) -> set[str]:
    return {row.pk for row in VoteConsequence.objects.all() if applies(row, low, whole)}


@pytest.mark.parametrize(
    ("low", "whole", "expected"),
    [
        (7, 14, set()),
        (8, 15, {"QD96_DUARA", "ND170_TUCHUC"}),
        (9_999, 15_000, {"QD96_DUARA", "ND170_TUCHUC"}),
        (10, 15, {"QD96_MIENNHIEM", "ND170_TUCHUC"}),
        (10_001, 15_000, {"QD96_MIENNHIEM", "ND170_MIENNHIEM"}),
        (0, 0, set()),
    ],
)
def test_the_two_texts_differ_at_exactly_two_thirds(code_lists: None, low: int, whole: int, expected: set[str]) -> None:
    assert applying(low, whole) == expected


def test_only_texts_of_the_day_have_consequences(person: Person, vote: Vote) -> None:
    row = vote(person("Bùi Văn Hạnh", title="CD_BT"), high=5, medium=0, low=10)
    assert [found.pk for found in Consequences().of(row)] == ["QD96_MIENNHIEM"]


def test_without_a_quorum_nothing_follows(person: Person, vote: Vote, session: VoteSession) -> None:
    row = vote(person("Bùi Văn Hạnh", title="CD_BT"), high=0, medium=0, low=10)
    assert ConfidenceVote.objects.mostly_low().exists()
    VoteSession.objects.filter(pk=session.pk).update(present=10)
    row.session.refresh_from_db()
    assert not Consequences().of(row)
    assert not ConfidenceVote.objects.mostly_low().exists()


@pytest.mark.parametrize(("present", "is_enough"), [(9, False), (10, True), (11, True)])
def test_two_thirds_of_those_summoned_are_a_quorum(
    person: Person, vote: Vote, session: VoteSession, present: int, is_enough: bool
) -> None:
    row = vote(person("Bùi Văn Hạnh", title="CD_BT"), high=0, medium=0, low=9)
    VoteSession.objects.filter(pk=session.pk).update(summoned=15, present=present)
    row.session.refresh_from_db()
    assert row.session.has_quorum == is_enough
    assert bool(Consequences().of(row)) == is_enough
    assert ConfidenceVote.objects.mostly_low().exists() == is_enough


def test_half_of_the_ballots_is_not_more_than_half(person: Person, vote: Vote) -> None:
    half = vote(person("Bùi Văn Hạnh", title="CD_BT"), high=4, medium=3, low=7)
    more = vote(person("Đinh Thị Lan", title="CD_PBT"), high=4, medium=3, low=8)
    assert [one.is_mostly_low for one in counted([half, more])] == [False, True]


def test_a_good_rating_against_the_vote_of_its_year_is_listed(
    person: Person, vote: Vote, rate: Rate, keeper: User, editor: User
) -> None:
    low, high = person("Bùi Văn Hạnh", title="CD_BT"), person("Đinh Thị Lan", title="CD_PBT")
    half = person("Đinh Văn Nửa", title="CD_CTUB")
    vote(low, high=2, medium=4, low=9)
    vote(high, high=9, medium=4, low=2)
    vote(half, high=3, medium=4, low=7)
    for cadre in (low, high, half):
        rate(cadre, "XL_HTT", year=2023)
    assert [rating.cadre for rating in rated_against_vote(keeper, date(2024, 3, 1))] == [low]
    assert not rated_against_vote(editor, date(2024, 3, 1)).exists()


@pytest.fixture
def hanh(person: Person, vote: Vote) -> Cadre:
    cadre = person("Bùi Văn Hạnh", title="CD_BT")
    vote(cadre, high=2, medium=4, low=9)
    return cadre


@pytest.fixture
def read(client: Client) -> Read:
    def get(user: User, path: str) -> str:
        client.force_login(user)
        response: Any = client.get(path)
        parts = response.streaming_content if response.streaming else [response.content]
        return b"".join(parts).decode(errors="replace").lower()

    return get


# Words that would tell of a vote, in both languages of the pages.
TELLING = ("tín nhiệm", "votes of confidence", "low confidence", "/votes/", BODY.lower(), "xl-votes")


# Of the pages that tell of people, none tells of votes; the others are of votes.
PAGES = (
    "/",
    "/cadres/?q=hanh",
    "/cadres/{code}/",
    "/cadres/{code}/history/",
    "/cadres/export/csv/",
    "/cadres/deleted/",
    "/cadres/work/",
    "/appraisal/",
    "/appraisal/2023/c05356/",
    "/appraisal/checks/",
    "/appraisal/commendations/",
    "/appraisal/ratings/export/csv/",
    "/reports/",
    "/api/v1/reports/",
    "/api/v1/cadres/{code}/",
    "/api/v1/ratings/",
)
PAGES_OF_VOTES = (
    "/appraisal/votes/",
    "/appraisal/votes/low/",
    "/appraisal/votes/new/",
    "/api/v1/confidence-votes/",
    "/reports/votes/",
    "/cadres/work/ratings-against-votes/",
)


@pytest.mark.parametrize("who", ["officer", "analyst", "editor"])
def test_no_page_tells_of_votes(request: pytest.FixtureRequest, read: Read, hanh: Cadre, who: str) -> None:
    user = request.getfixturevalue(who)
    texts = {path: read(user, path.format(code=hanh.code)) for path in PAGES}
    assert [(path, word) for path, text in texts.items() for word in TELLING if word in text] == []


@pytest.mark.parametrize("who", ["officer", "analyst", "editor"])
def test_pages_of_votes_are_closed(request: pytest.FixtureRequest, client: Client, hanh: Cadre, who: str) -> None:
    client.force_login(request.getfixturevalue(who))
    answers = {path: client.get(path).status_code for path in PAGES_OF_VOTES}
    assert {path: status for path, status in answers.items() if status not in {403, 404}} == {}


def test_the_keeper_reads_votes_and_it_is_noted(
    client: Client, hanh: Cadre, keeper: User, session: VoteSession
) -> None:
    client.force_login(keeper)
    for path in (f"/cadres/{hanh.code}/", f"/appraisal/votes/{session.pk}/", "/appraisal/votes/low/"):
        before = SensitiveReading.objects.filter(group="see_votes").count()
        response = client.get(path)
        assert response.status_code == 200
        assert SensitiveReading.objects.filter(group="see_votes").count() == before + 1, path
    assert any("votes" in duty.url for duty in duties_of(keeper, DAY)) is False


def ballots(cadre: Cadre, **counts: object) -> dict[str, str]:
    """A row of the session's table as a browser sends it."""
    return {f"p{cadre.pk}-{name}": str(value) for name, value in counts.items()}


def test_the_ballots_of_a_session_are_entered_on_one_screen(
    client: Client, person: Person, keeper: User, session: VoteSession
) -> None:
    cadre, silent = person("Bùi Văn Hạnh", title="CD_BT"), person("Đinh Thị Lan", title="CD_PBT")
    client.force_login(keeper)
    address = f"/appraisal/votes/{session.pk}/"
    wrong: Any = client.post(address, ballots(cadre, issued=15, high=9, medium=6, low=1, invalid=0))
    (row,) = [row for row in wrong.context["rows"] if row.form.errors]
    assert (row.cadre, set(row.form.errors)) == (cadre, {"issued"})
    assert not ConfidenceVote.objects.exists()
    assert client.post(address, ballots(cadre, issued=15, high=9, medium=5, low=1, invalid=0)).status_code == 302
    found = ConfidenceVote.objects.get()
    assert (found.cadre, found.valid, found.title_id) == (cadre, 15, "CD_BT")
    assert not ConfidenceVote.objects.filter(cadre=silent).exists()


def test_everyone_on_the_ballot_table_stands_with_the_post_of_the_day_the_leaders_first(
    client: Client, person: Person, keeper: User, session: VoteSession
) -> None:
    clerk, secretary = person("Bùi Văn An", title="CD_VPTK"), person("Đinh Thị Lan", title="CD_BT")
    # Came after the session, and is no longer what she was.
    left = person("Hà Thị Bình", title="CD_PBT", since=date(2015, 1, 1))
    left.postings.update(period=DateRange(date(2015, 1, 1), date(2020, 1, 1)))
    CommitteeSeat.objects.create(
        cadre=left, unit=session.unit, kind_id="DU_UVBCH", period=DateRange(date(2020, 6, 1), None)
    )
    client.force_login(keeper)
    page = client.get(f"/appraisal/votes/{session.pk}/")
    told = [(row.cadre, getattr(row.title, "pk", None)) for row in page.context["rows"]]
    assert told == [(secretary, "CD_BT"), (clerk, "CD_VPTK"), (left, None)]


def test_a_session_with_ballots_cannot_be_deleted(
    client: Client, hanh: Cadre, keeper: User, session: VoteSession
) -> None:
    client.force_login(keeper)
    client.post(f"/appraisal/votes/{session.pk}/delete/", {"because": ""})
    assert VoteSession.objects.filter(pk=session.pk).exists()
    ConfidenceVote.objects.all().delete()
    page: Any = client.get(f"/appraisal/votes/{session.pk}/delete/")
    client.post(f"/appraisal/votes/{session.pk}/delete/", {"revision": page.context["form"]["revision"].value()})
    assert not VoteSession.objects.filter(pk=session.pk).exists()


@pytest.mark.parametrize("path", ["/appraisal/votes/", "/appraisal/votes/low/"])
def test_votes_are_narrowed_to_a_unit(client: Client, hanh: Cadre, keeper: User, units: Units, path: str) -> None:
    client.force_login(keeper)
    lines = {key: len(client.get(f"{path}?unit={key}").context["lines"]) for key in ("", "c05356", "d158", "c05365")}
    assert lines == {"": 1, "c05356": 1, "d158": 1, "c05365": 0}
