"""What the evaluation of standards gives for a planned person: no table, the rows come from one statement."""

from __future__ import annotations

from django.db import models

from apps.planning.models.rounds import PlanningEntry
from apps.qualifications.models.outcomes import Outcome, outcome_field
from apps.qualifications.models.standards import StandardSet


class PlannedOutcome(models.Model):
    """A planned person against the standard of the planned title; NULL stands for what the standard does not ask."""

    entry = models.OneToOneField(
        PlanningEntry, models.DO_NOTHING, primary_key=True, related_name="+", db_constraint=False
    )
    standard = models.ForeignKey(StandardSet, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    outcome = outcome_field()
    gen_edu = outcome_field()
    prof_edu = outcome_field()
    major = outcome_field()
    pol_theory = outcome_field()
    state_mgmt = outcome_field()
    it_level = outcome_field()
    foreign_lang = outcome_field()

    class Meta:
        managed = False
        db_table = "planned_outcome"

    def __str__(self) -> str:
        return str(Outcome(self.outcome).label) if self.outcome is not None else ""
