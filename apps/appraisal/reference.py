"""The code lists of appraisal."""

from apps.appraisal.models import (
    CommendationForm,
    RatingLevel,
    RatingScheme,
    SchemeLevel,
    UnratedReason,
    VoteConsequence,
    VoteScheme,
)
from apps.core.reference import reference_lists

reference_lists(
    50, RatingLevel, UnratedReason, RatingScheme, SchemeLevel, VoteScheme, VoteConsequence, CommendationForm
)
