"""Votes and commendations keep the scheme, its consequences, the form and the text that held on their day."""

from apps.appraisal.models.codelists import CommendationForm, RatingLevel, VoteConsequence, VoteScheme
from apps.appraisal.models.commendations import Commendation
from apps.appraisal.models.ratings import Rating
from apps.appraisal.models.votes import VoteSession
from apps.cadres.models import LegalBasis
from apps.core.leaning import hold_for, hold_values

hold_for(VoteScheme, VoteSession, column="scheme_id", day="told.held_on")
hold_for(VoteConsequence, VoteSession, column="scheme_id", day="told.held_on", key="scheme_id")
hold_for(CommendationForm, Commendation, column="form_id", day="told.decision_on")
hold_for(LegalBasis, Commendation, column="legal_basis_id", day="told.decision_on")

QUORUM = ("quorum_part", "quorum_whole", "denominator")
BOUNDS = ("rank", "from_part", "from_whole", "from_included", "to_part", "to_whole", "to_included")
hold_values(VoteScheme, VoteSession, column="scheme_id", day="told.held_on", fields=QUORUM)
hold_values(VoteConsequence, VoteSession, column="scheme_id", day="told.held_on", fields=BOUNDS, key="scheme_id")
hold_values(
    CommendationForm,
    Commendation,
    column="form_id",
    day="told.decision_on",
    fields=("kind", "rank", "issuer_level", "is_collective"),
)
hold_values(RatingLevel, Rating, column="level_id", day="make_date(told.year, 12, 31)", fields=("rank",))
