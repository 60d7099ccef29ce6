"""Writing appraisal: the verbs that pages, files and commands share."""

from apps.appraisal.services.commendations import edit_commendation, record_commendation
from apps.appraisal.services.commendations import record_many as record_commendations
from apps.appraisal.services.ratings import edit_rating, edit_score, record_rating, record_score
from apps.appraisal.services.ratings import record_many as record_ratings
from apps.appraisal.services.tables import save_ballots, save_ratings
from apps.appraisal.services.units import delete_unit_rating, rate_unit
from apps.appraisal.services.votes import delete_session, edit_session, record_session
from apps.appraisal.services.votes import record_many as record_votes

__all__ = [
    "delete_session",
    "delete_unit_rating",
    "edit_commendation",
    "edit_rating",
    "edit_score",
    "edit_session",
    "rate_unit",
    "record_commendation",
    "record_commendations",
    "record_rating",
    "record_ratings",
    "record_score",
    "record_session",
    "record_votes",
    "save_ballots",
    "save_ratings",
]
