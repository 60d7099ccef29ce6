"""What the evaluation of standards gives for a person on a day: no table, the rows come from one statement."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, Posting
from apps.qualifications.models.standards import StandardSet


class Outcome(models.IntegerChoices):
    """In the order of severity: the worst criterion decides."""

    MET = 0, _("Met")
    EXEMPT = 1, _("Exempt")
    NO_DATA = 2, _("No data")
    WITHIN_GRACE = 3, _("Not met, within the grace period")
    NOT_MET = 4, _("Not met")

    @property
    def code(self) -> str:
        """The name in reports and in the interface."""
        return {1: "exempt", 2: "no_data", 3: "not_met_within_grace", 4: "not_met"}.get(self.value, "met")


def outcome_field() -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(choices=Outcome, null=True)


class StandardOutcome(models.Model):
    """One person's post against the standard that applies to it; NULL stands for what the standard does not ask."""

    post = models.OneToOneField(Posting, models.DO_NOTHING, primary_key=True, related_name="+", db_constraint=False)
    person = models.ForeignKey(Cadre, models.DO_NOTHING, related_name="+", db_constraint=False)
    standard = models.ForeignKey(StandardSet, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    outcome = outcome_field()
    gen_edu = outcome_field()
    prof_edu = outcome_field()
    major = outcome_field()
    pol_theory = outcome_field()
    state_mgmt = outcome_field()
    it_level = outcome_field()
    foreign_lang = outcome_field()
    # Shown where something is not met within the grace period: the first day on which grace is over.
    deadline = models.DateField(null=True)
    is_lowered = models.BooleanField()
    # Grace is given because the first day in post is not known.
    is_start_unknown = models.BooleanField()
    # The major has not been decided on, and there is a professional qualification to decide on.
    waits_for_major = models.BooleanField()
    # How many posts wait so: of a post none or one.
    waiting_posts = models.PositiveSmallIntegerField()

    class Meta:
        managed = False
        db_table = "standard_outcome"
        verbose_name = _("outcome of a standard")
        verbose_name_plural = _("outcomes of standards")


ASPECTS = ("gen_edu", "prof_edu", "major", "pol_theory", "state_mgmt", "it_level", "foreign_lang")
