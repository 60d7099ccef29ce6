"""Ratings, votes of confidence and commendations, with the dated lists that they lean on."""

from apps.appraisal.models.codelists import (
    CommendationForm,
    CommendationKind,
    Denominator,
    IssuerLevel,
    RatingLevel,
    RatingScheme,
    SchemeLevel,
    Track,
    UnratedReason,
    VoteConsequence,
    VoteScheme,
)
from apps.appraisal.models.commendations import Commendation
from apps.appraisal.models.ratings import PeriodKind, PeriodScore, Rating
from apps.appraisal.models.units import UnitRating
from apps.appraisal.models.votes import ConfidenceVote, VoteSession

__all__ = [
    "Commendation",
    "CommendationForm",
    "CommendationKind",
    "ConfidenceVote",
    "Denominator",
    "IssuerLevel",
    "PeriodKind",
    "PeriodScore",
    "Rating",
    "RatingLevel",
    "RatingScheme",
    "SchemeLevel",
    "Track",
    "UnitRating",
    "UnratedReason",
    "VoteConsequence",
    "VoteScheme",
    "VoteSession",
]
