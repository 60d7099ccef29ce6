"""What people have studied, and the standards that it is measured by: a file for each noun."""

from apps.qualifications.models.areas import AreaDecision, AreaFlag, UnitArea
from apps.qualifications.models.outcomes import Outcome, StandardOutcome
from apps.qualifications.models.positions import JobPlacement, JobPosition
from apps.qualifications.models.qualifications import (
    Ladder,
    Language,
    ProofKind,
    Qualification,
    QualificationLevel,
    RollUp,
    RollUpLevel,
    State,
    StudyMode,
    Verification,
)
from apps.qualifications.models.standards import (
    AcceptedMajor,
    AreaClass,
    CriterionKind,
    StandardCriterion,
    StandardScope,
    StandardSet,
)
from apps.qualifications.models.verdicts import Exemption, ExemptionReason, MajorSuitability, Suitability

__all__ = [
    "AcceptedMajor",
    "AreaClass",
    "AreaDecision",
    "AreaFlag",
    "CriterionKind",
    "Exemption",
    "ExemptionReason",
    "JobPlacement",
    "JobPosition",
    "Ladder",
    "Language",
    "MajorSuitability",
    "Outcome",
    "ProofKind",
    "Qualification",
    "QualificationLevel",
    "RollUp",
    "RollUpLevel",
    "StandardCriterion",
    "StandardOutcome",
    "StandardScope",
    "StandardSet",
    "State",
    "StudyMode",
    "Suitability",
    "UnitArea",
    "Verification",
]
