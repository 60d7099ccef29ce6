"""A keeper of restricted records, and short ways to record ratings and votes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.appraisal import services
from apps.appraisal.models import ConfidenceVote, Rating, VoteScheme, VoteSession
from apps.appraisal.services.votes import fill_votes
from apps.cadres.models import Cadre
from tests.conftest import Units, make_user

HELD = date(2023, 11, 20)
BODY = "Ban Chấp hành Đảng bộ xã Lạc Sỹ"

Rate = Callable[..., Rating]
Vote = Callable[..., ConfidenceVote]


@pytest.fixture
def keeper(units: Units) -> User:
    """A province editor who also keeps the restricted records."""
    user = make_user("keeper", role=Role.PROVINCE_EDITOR, unit=units.province)
    Membership.objects.create(user=user, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    return user


@pytest.fixture
def rate(editor: User) -> Rate:
    """Record a rating: `rate(cadre, "XL_HTT", year=2024)`; a reason for not rating begins with CXL."""

    def make(cadre: Cadre, outcome: str, *, year: int = 2024, by: User = editor, **facts: Any) -> Rating:
        name = "unrated_id" if outcome.startswith("CXL") else "level_id"
        return services.record_rating(rating=Rating(cadre=cadre, year=year, **{name: outcome}, **facts), by=by)

    return make


@pytest.fixture
def session(units: Units) -> VoteSession:
    scheme = VoteScheme.objects.get(pk="QD96_2023")
    return VoteSession.objects.create(
        scheme=scheme, unit=units.lac_sy, body=BODY, held_on=HELD, summoned=16, present=15
    )


@pytest.fixture
def vote(session: VoteSession, keeper: User) -> Vote:
    """Record ballots: `vote(cadre, high=5, medium=0, low=10)`; all are valid unless told otherwise."""

    def make(cadre: Cadre, *, high: int, medium: int, low: int, **facts: Any) -> ConfidenceVote:
        counts = {"issued": high + medium + low, "valid": high + medium + low} | facts
        row = ConfidenceVote(session=session, cadre=cadre, high=high, medium=medium, low=low, **counts)
        fill_votes([row])
        services.record_votes(votes=[row], by=keeper)
        return row

    return make
