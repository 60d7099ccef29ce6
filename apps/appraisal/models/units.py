"""What a unit as a whole was rated in a year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.appraisal.models.codelists import RatingLevel, Track
from apps.appraisal.models.ratings import FIRST_YEAR, LAST_YEAR
from apps.cadres.models import LegalBasis, known
from apps.communes.models import Unit
from apps.core.history import tracked


@tracked()
class UnitRating(models.Model):
    """The level of a unit's collective in a year; an outstanding one may have more excellent people."""

    unit_list: ClassVar[str] = "appraisal:overview"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    year = models.PositiveSmallIntegerField(_("year"))
    track = models.CharField(_("track"), max_length=5, choices=Track, default=Track.STATE)
    level = models.ForeignKey(RatingLevel, models.PROTECT, related_name="+", verbose_name=_("level"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("rating of a unit")
        verbose_name_plural = _("ratings of units")
        ordering = ["unit", "-year", "track"]
        constraints = [
            known("appraisal_unit_rating_track_known", "track", Track.values),
            models.UniqueConstraint(
                name="appraisal_one_unit_rating_a_year",
                fields=["unit", "year", "track"],
                violation_error_message=_("The unit already has a rating of this year in this track. Change that one."),
            ),
            models.CheckConstraint(
                name="appraisal_unit_rating_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=_("Write the year with four digits, from 1990 on."),
            ),
            models.CheckConstraint(
                name="appraisal_unit_decided_in_or_after_the_year",
                condition=Q(decision_on__isnull=True) | Q(decision_on__year__gte=F("year")),
                violation_error_message=_("A year cannot be rated by a decision made before it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.level}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit
