"""Qualifications keep the level that was there when they began to count, standards and exemptions the text."""

from apps.cadres.models import LegalBasis
from apps.core.leaning import hold_for, hold_values
from apps.qualifications.models.qualifications import Qualification, QualificationLevel
from apps.qualifications.models.standards import StandardCriterion, StandardSet
from apps.qualifications.models.verdicts import Exemption

hold_for(QualificationLevel, Qualification, column="level_id", day="told.counts_from")
hold_for(LegalBasis, StandardSet, column="legal_basis_id", day="told.valid_from")
hold_for(LegalBasis, Exemption, column="legal_basis_id", day="lower(told.period)")
hold_for(StandardSet, Exemption, column="standard_id", day="lower(told.period)")

hold_values(QualificationLevel, Qualification, column="level_id", day="told.counts_from", fields=("ladder_id", "rank"))
ASKS = ("standard_id", "kind", "ladder_id", "level_id", "area_level_id")
hold_values(StandardCriterion, Exemption, fields=ASKS, column="criterion_id", key="id")
