"""The person and all that is recorded of a career: a file for each noun."""

from apps.cadres.codelists import (
    Body,
    Category,
    CommitteeTerm,
    EmploymentStatus,
    EthnicGroup,
    Grade,
    LegalBasis,
    Religion,
    SeatKind,
    Title,
)
from apps.cadres.models.party import PartyMembership
from apps.cadres.models.people import Cadre, Sex
from apps.cadres.models.posts import CommitteeSeat, Posting
from apps.cadres.models.rules import known, precise, precision_field

__all__ = [
    "Body",
    "Cadre",
    "Category",
    "CommitteeSeat",
    "CommitteeTerm",
    "EmploymentStatus",
    "EthnicGroup",
    "Grade",
    "LegalBasis",
    "PartyMembership",
    "Posting",
    "Religion",
    "SeatKind",
    "Sex",
    "Title",
    "known",
    "precise",
    "precision_field",
]
