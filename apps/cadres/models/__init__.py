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
from apps.cadres.models.duplicates import DistinctPair, MergedRecord, RosterCandidate
from apps.cadres.models.follow_ups import (
    DisciplineFollowUp,
    FollowUp,
    PlanningFollowUp,
    VoteFollowUp,
    follow_ups_of,
)
from apps.cadres.models.mergers import (
    STAYING,
    Placement,
    PlacementRound,
    PlannedPlacement,
    Result,
    TitleRule,
)
from apps.cadres.models.movements import Departure, Movement, Side, State
from apps.cadres.models.party import PartyMembership
from apps.cadres.models.people import Cadre, Sex
from apps.cadres.models.posts import CommitteeSeat, Posting
from apps.cadres.models.recruitment import HomeChoice, HomePlace, Recruitment, RecruitmentKind
from apps.cadres.models.retirement import RetirementAge
from apps.cadres.models.rules import known, precise, precision_field
from apps.cadres.models.surplus import SurplusCase, SurplusOption, SurplusReason
from apps.cadres.movement_lists import Check, Direction, MovementKind, MovementRule, Tier

__all__ = [
    "STAYING",
    "Body",
    "Cadre",
    "Category",
    "Check",
    "CommitteeSeat",
    "CommitteeTerm",
    "Departure",
    "Direction",
    "DisciplineFollowUp",
    "DistinctPair",
    "EmploymentStatus",
    "EthnicGroup",
    "FollowUp",
    "Grade",
    "HomeChoice",
    "HomePlace",
    "LegalBasis",
    "MergedRecord",
    "Movement",
    "MovementKind",
    "MovementRule",
    "PartyMembership",
    "Placement",
    "PlacementRound",
    "PlannedPlacement",
    "PlanningFollowUp",
    "Posting",
    "Recruitment",
    "RecruitmentKind",
    "Religion",
    "Result",
    "RetirementAge",
    "RosterCandidate",
    "SeatKind",
    "Sex",
    "Side",
    "State",
    "SurplusCase",
    "SurplusOption",
    "SurplusReason",
    "Tier",
    "Title",
    "TitleRule",
    "VoteFollowUp",
    "follow_ups_of",
    "known",
    "precise",
    "precision_field",
]
