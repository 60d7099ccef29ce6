"""Decisions on discipline keep the form, its effect and the text that held on their day."""

from apps.cadres.models import LegalBasis
from apps.core.leaning import hold_for, hold_values
from apps.discipline.models.codelists import DisciplineEffect, DisciplineForm, DisciplineTrack, OffenceGroup
from apps.discipline.models.records import DisciplinaryAct, DisciplinaryDecision

hold_for(DisciplineForm, DisciplinaryDecision, column="form_id", day="told.decision_on")
hold_for(DisciplineEffect, DisciplinaryDecision, column="form_id", day="told.decision_on", key="form_id")
hold_for(LegalBasis, DisciplinaryDecision, column="legal_basis_id", day="told.decision_on")
hold_for(OffenceGroup, DisciplinaryAct, column="offence_id", day="told.act_on")

MONTHS = (
    "in_force",
    "repeat_window",
    "no_promotion",
    "no_planning",
    "no_training",
    "no_exam",
    "no_higher_post",
    "pay_delay",
    "no_return",
    "limitation",
)
TERMS = ("side", "category", "handling_days", "complex_handling_days", "follow_days")
OF_TRACK = "told.form_id IN (SELECT form.code FROM discipline_disciplineform AS form WHERE form.track_id = former.code)"
WEIGHT = ("track_id", "rank", "leadership", "for_probationary", "ends_service", "ends_membership")
hold_values(
    DisciplineEffect,
    DisciplinaryDecision,
    column="form_id",
    day="told.decision_on",
    fields=MONTHS,
    key="form_id",
)
hold_values(DisciplineForm, DisciplinaryDecision, column="form_id", day="told.decision_on", fields=WEIGHT)
hold_values(DisciplineTrack, DisciplinaryDecision, day="told.decision_on", fields=TERMS, matched=OF_TRACK)
