"""What a person decided about a person and a standard: that the major suits the post, that a criterion is waived."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, LegalBasis, Title, known
from apps.cadres.querysets import visible_cadres
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.qualifications.models.standards import StandardCriterion, StandardSet
from apps.qualifications.standards.triggers import EXEMPTED_ITEM, EXEMPTION_MESSAGES

if TYPE_CHECKING:
    from apps.accounts.models import User


class Suitability(models.TextChoices):
    SUITS = "suits", _("Suits the post")
    DOES_NOT_SUIT = "does_not_suit", _("Does not suit the post")
    NOT_DECIDED = "not_decided", _("Not decided")


class MajorSuitabilityQuerySet(models.QuerySet["MajorSuitability"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))


@tracked()
class MajorSuitability(models.Model):
    """Whether what a person studied suits a title; it holds from its day until the next decision."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="major_suitabilities", verbose_name=_("person"))
    title = models.ForeignKey(Title, models.PROTECT, related_name="+", verbose_name=_("title"))
    result = models.CharField(_("decision"), max_length=15, choices=Suitability)
    reason = models.CharField(_("reason"), max_length=300)
    major = models.CharField(_("major"), max_length=200, blank=True)
    decided_on = models.DateField(_("decided on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )

    objects = MajorSuitabilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("suitability of a major")
        verbose_name_plural = _("suitability of majors")
        ordering = ["cadre", "title", "-decided_on"]
        constraints = [
            models.UniqueConstraint(
                name="major_suitability_once_a_day",
                fields=["cadre", "title", "decided_on"],
                violation_error_message=_("This was already decided for this person and title on this day."),
            ),
            known("major_suitability_result_known", "result", Suitability.values),
            models.CheckConstraint(
                name="major_suitability_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}, {self.title}: {self.get_result_display()}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit


class ExemptionReason(models.TextChoices):
    NEAR_RETIREMENT = "near_retirement", _("Near retirement")
    CHARTER = "charter", _("Charter of the organisation")
    PROVINCIAL_DECISION = "provincial_decision", _("Decision of the province")
    OTHER = "other", _("Another reason")


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    def running_on(self, day: date) -> Self:
        return self.filter(period__contains=day)

    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))


@tracked()
class Exemption(models.Model):
    """A person need not meet one criterion of a standard, or none of them, by a document and for a time."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="exemptions", verbose_name=_("person"))
    standard = models.ForeignKey(StandardSet, models.PROTECT, related_name="+", verbose_name=_("standard"))
    criterion = models.ForeignKey(
        StandardCriterion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("criterion")
    )
    reason = models.CharField(_("reason"), max_length=20, choices=ExemptionReason)
    period = DateRangeField(_("period"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ExemptionQuerySet.as_manager()
    trigger_messages = EXEMPTION_MESSAGES

    class Meta:
        verbose_name = _("exemption from a standard")
        verbose_name_plural = _("exemptions from standards")
        ordering = ["cadre", "-period"]
        constraints = [
            ExclusionConstraint(
                name="exemption_once_at_a_time",
                expressions=[
                    (F("cadre"), RangeOperators.EQUAL),
                    (F("standard"), RangeOperators.EQUAL),
                    (Coalesce(F("criterion"), Value(0)), RangeOperators.EQUAL),
                    (F("period"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The person is already exempt from this in part of this period."),
            ),
            known("exemption_reason_known", "reason", ExemptionReason.values),
            models.CheckConstraint(
                name="exemption_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("An exemption needs a first day, and its last day must not come before it."),
            ),
            models.CheckConstraint(
                name="exemption_has_document",
                condition=~Q(decision_number=""),
                violation_error_message=_("An exemption needs a document: give its number."),
            ),
        ]
        triggers = EXEMPTED_ITEM

    def __str__(self) -> str:
        return f"{self.cadre}: {self.criterion or self.standard}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
