"""What a person was commended for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.appraisal.models.codelists import CommendationForm
from apps.appraisal.models.ratings import FIRST_YEAR, LAST_YEAR
from apps.appraisal.querysets import CommendationQuerySet
from apps.appraisal.triggers import COMMENDATION_MESSAGES, COMMENDATION_RULES
from apps.cadres.models import Cadre, Category, LegalBasis, Title, known
from apps.communes.models import Unit
from apps.core.history import tracked


@tracked()
class Commendation(models.Model):
    """A reward, an emulation title or a Party badge, for the work of a year."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="commendations", verbose_name=_("person"))
    form = models.ForeignKey(CommendationForm, models.PROTECT, related_name="+", verbose_name=_("form of commendation"))
    year = models.PositiveSmallIntegerField(_("year"))
    reason = models.CharField(_("for what"), max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    category = models.CharField(_("category"), max_length=20, choices=Category, blank=True)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = CommendationQuerySet.as_manager()
    trigger_messages = COMMENDATION_MESSAGES

    class Meta:
        verbose_name = _("commendation")
        verbose_name_plural = _("commendations")
        ordering = ["cadre", "-year", "form__rank", "pk"]
        constraints = [
            known("appraisal_commendation_category_known", "category", ["", *Category.values]),
            models.CheckConstraint(
                name="appraisal_commendation_year_plausible",
                condition=Q(year__gte=FIRST_YEAR - 40, year__lte=LAST_YEAR),
                violation_error_message=_("Write the year with four digits, from 1950 on."),
            ),
            models.UniqueConstraint(
                name="appraisal_commendation_once",
                fields=["cadre", "form", "year", "decision_number"],
                violation_error_message=_("This commendation of this year is already recorded."),
            ),
        ]
        indexes = [
            # serves the list of a year, and who was commended in it
            models.Index(fields=["-year", "cadre"], name="appraisal_commended_in"),
        ]
        triggers = COMMENDATION_RULES

    def __str__(self) -> str:
        return f"{self.form} {self.year}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
