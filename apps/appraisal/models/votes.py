"""Votes of confidence: counts are stored, shares are computed; only who may see votes knows of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.appraisal.models.codelists import Denominator, VoteScheme
from apps.appraisal.querysets import SessionQuerySet, VoteQuerySet
from apps.appraisal.triggers import VOTE_MESSAGES, VOTE_RULES
from apps.cadres.models import Cadre, LegalBasis, Title
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.permissions import FieldGroup

MOST_VOTERS = 100_000


@tracked()
class VoteSession(models.Model):
    """A meeting of a body that voted on the confidence in people of a unit."""

    field_group = FieldGroup.VOTES
    unit_list: ClassVar[str] = "appraisal:votes"

    scheme = models.ForeignKey(VoteScheme, models.PROTECT, related_name="+", verbose_name=_("scheme"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    body = models.CharField(_("body that voted"), max_length=160)
    session = models.CharField(_("session"), max_length=160, blank=True)
    held_on = models.DateField(_("held on"))
    summoned = models.PositiveIntegerField(_("summoned"))
    present = models.PositiveIntegerField(_("present"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("number of the minutes"), max_length=60, blank=True)

    objects = SessionQuerySet.as_manager()
    trigger_messages = VOTE_MESSAGES

    class Meta:
        verbose_name = _("session of a vote of confidence")
        verbose_name_plural = _("sessions of votes of confidence")
        ordering = ["-held_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="appraisal_present_were_summoned",
                condition=Q(present__lte=F("summoned")),
                violation_error_message=_("No more people can be present than were summoned."),
            ),
            models.CheckConstraint(
                name="appraisal_somebody_summoned",
                condition=Q(summoned__gte=1, summoned__lte=MOST_VOTERS),
                violation_error_message=_("Write how many people were summoned: at least one."),
            ),
            models.UniqueConstraint(
                name="appraisal_session_once",
                fields=["unit", "body", "held_on"],
                violation_error_message=_("A vote of this body in this unit on this day is already recorded."),
            ),
        ]
        triggers = VOTE_RULES["session"]

    def __str__(self) -> str:
        return f"{self.body}, {self.held_on:%d/%m/%Y}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit

    @property
    def has_quorum(self) -> bool:
        return self.present * self.scheme.quorum_whole >= self.summoned * self.scheme.quorum_part


@tracked()
class ConfidenceVote(models.Model):
    """The ballots on one person in one session."""

    field_group = FieldGroup.VOTES

    session = models.ForeignKey(VoteSession, models.PROTECT, related_name="votes", verbose_name=_("session"))
    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="confidence_votes", verbose_name=_("person"))
    # As what the person stood before the voters.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    issued = models.PositiveIntegerField(_("ballots issued"))
    valid = models.PositiveIntegerField(_("valid ballots"))
    high = models.PositiveIntegerField(_("high confidence"))
    medium = models.PositiveIntegerField(_("confidence"))
    low = models.PositiveIntegerField(_("low confidence"))
    invalid = models.PositiveIntegerField(_("invalid ballots"), default=0)

    objects = VoteQuerySet.as_manager()
    trigger_messages = VOTE_MESSAGES

    class Meta:
        verbose_name = _("vote of confidence")
        verbose_name_plural = _("votes of confidence")
        ordering = ["session", "cadre__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="appraisal_vote_once_a_session",
                fields=["session", "cadre"],
                violation_error_message=_("The ballots on this person in this session are already recorded."),
            ),
            models.CheckConstraint(
                name="appraisal_three_counts_are_the_valid",
                condition=Q(valid=F("high") + F("medium") + F("low")),
                violation_error_message=_("High, confidence and low together must be the valid ballots."),
            ),
            models.CheckConstraint(
                name="appraisal_no_more_ballots_than_issued",
                condition=Q(issued__gte=F("valid") + F("invalid")),
                violation_error_message=_("Valid and invalid ballots together exceed those issued."),
            ),
        ]
        triggers = VOTE_RULES["vote"]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.session}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def base(self) -> int:
        """Of how many the shares of this vote are taken, as its scheme says."""
        counts = {
            Denominator.SUMMONED: self.session.summoned,
            Denominator.ISSUED: self.issued,
            Denominator.VALID: self.valid,
        }
        return counts[Denominator(self.session.scheme.denominator)]
