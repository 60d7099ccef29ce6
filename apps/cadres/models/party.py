"""Membership in the Party."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models.people import Cadre
from apps.cadres.models.rules import known, precise, precision_field
from apps.communes.models import Unit
from apps.core.dates import PartialDate, Precision, partial_date
from apps.core.history import tracked
from apps.core.ranges import CertainDay, DateRangeFunc


@tracked(exclude=("counts_from",))
class PartyMembership(models.Model):
    """A stretch of membership in the Party: admitted on probation, official a year later, perhaps ended."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="party_memberships", verbose_name=_("person"))
    joined_on = models.DateField(_("admitted on"), null=True, blank=True)
    joined_precision = precision_field()
    official_on = models.DateField(_("official on"), null=True, blank=True)
    official_precision = precision_field()
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason of the end"), max_length=120, blank=True)
    # The day for which the membership was first reported: an undated one counts from then on.
    reported_on = models.DateField(_("reported on"))
    counts_from = models.GeneratedField(
        expression=CertainDay("joined_on", "joined_precision", "reported_on"),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("Party membership")
        verbose_name_plural = _("Party memberships")
        ordering = ["cadre", "counts_from"]
        constraints = [
            ExclusionConstraint(
                name="party_membership_one_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    (
                        DateRangeFunc(
                            CertainDay("joined_on", "joined_precision", "reported_on"), "ended_on", RangeBoundary()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("The person is already a Party member in part of this period."),
            ),
            models.CheckConstraint(
                name="party_official_after_admission",
                condition=Q(joined_on__isnull=True) | Q(official_on__isnull=True) | Q(official_on__gte=F("joined_on")),
                violation_error_message=_("The official day must not come before the admission."),
            ),
            models.CheckConstraint(
                name="party_ends_after_admission",
                condition=Q(joined_on__isnull=True) | Q(ended_on__isnull=True) | Q(ended_on__gt=F("joined_on")),
                violation_error_message=_("The membership must end after the admission."),
            ),
            # Also keeps the range of the exclusion above from having its end before its start.
            models.CheckConstraint(
                name="party_ends_after_it_counts",
                condition=Q(ended_on__isnull=True)
                | Q(ended_on__gte=CertainDay("joined_on", "joined_precision", "reported_on")),
                violation_error_message=_("The membership must not end before the day on which it was first reported."),
            ),
            models.CheckConstraint(
                name="party_end_reason_only_when_ended",
                condition=Q(end_reason="") | Q(ended_on__isnull=False),
                violation_error_message=_("Give the day of the end together with its reason."),
            ),
            known("party_joined_precision_known", "joined_precision", Precision.values),
            known("party_official_precision_known", "official_precision", Precision.values),
            precise("party_joined_precise", "joined_on", "joined_precision"),
            precise("party_official_precise", "official_on", "official_precision"),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.joined or '…'}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def joined(self) -> PartialDate | None:
        return partial_date(self.joined_on, self.joined_precision)

    @property
    def official(self) -> PartialDate | None:
        return partial_date(self.official_on, self.official_precision)
