"""Sessions of votes of confidence; every verb asks for two rights: to edit people, and to see votes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.appraisal.models import ConfidenceVote, VoteSession
from apps.appraisal.places import fill_place, place_in_year
from apps.cadres.places import Places
from apps.core.doubts import Doubt, settle
from apps.core.permissions import Permission
from apps.core.writing import act, insert, insert_all, remove, update

RECORDED = gettext_noop("Session of a vote of confidence recorded")
EDITED = gettext_noop("Session of a vote of confidence edited")
DELETED = gettext_noop("Session of a vote of confidence deleted")
RECORDED_MANY = gettext_noop("Votes of confidence recorded from a list")


def require_both(by: User, target: object) -> None:
    by.require(Permission.EDIT_CADRES, target)
    by.require(Permission.SEE_VOTES, target)


def record_session(*, session: VoteSession, by: User, seen: Collection[str] = ()) -> VoteSession:
    require_both(by, session)
    settle(_doubts(session), seen=seen)
    with act(VoteSession, by=by, reason=RECORDED):
        insert(session)
    return session


def edit_session(*, session: VoteSession, revision: int | None, by: User, seen: Collection[str] = ()) -> list[str]:
    require_both(by, session)
    settle(_doubts(session), seen=seen)
    with act(VoteSession, by=by, reason=EDITED):
        return update(session, revision=revision)


def delete_session(*, session: VoteSession, revision: int | None, by: User, because: str = "") -> None:
    """Only a session without ballots can be deleted: those are taken away first, person by person."""
    by.require(Permission.DELETE_CADRES, session)
    by.require(Permission.SEE_VOTES, session)
    with act(VoteSession, by=by, reason=DELETED, because=because):
        remove(session, revision=revision)


def fill_votes(votes: Sequence[ConfidenceVote]) -> None:
    """As what each person stood before the voters."""
    unfilled = [vote for vote in votes if vote.unit_id is None]
    places = Places({vote.cadre for vote in unfilled})
    for vote in unfilled:
        fill_place(vote, place_in_year(places, vote.cadre_id, vote.session.held_on))
        vote.unit_id = vote.unit_id or vote.session.unit_id


def record_many(*, votes: Sequence[ConfidenceVote], by: User) -> int:
    """Write the ballots on many people, all or none; gives their number."""
    for vote in votes:
        require_both(by, vote.cadre)
    fill_votes(votes)
    with act(ConfidenceVote, by=by, reason=RECORDED_MANY):
        return insert_all(votes)


def _doubts(session: VoteSession) -> list[Doubt]:
    """A session without its quorum may have been held, but what it found has no consequences."""
    if session.has_quorum:
        return []
    text = _(
        "Only %(present)s of %(summoned)s were present; the quorum is %(part)s/%(whole)s. The vote will not count."
    )
    scheme = session.scheme
    words = {
        "present": session.present,
        "summoned": session.summoned,
        "part": scheme.quorum_part,
        "whole": scheme.quorum_whole,
    }
    return [Doubt(f"vote_quorum:{session.present}:{session.summoned}", text % words)]
