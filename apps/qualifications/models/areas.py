"""Areas (mountain, border, especially difficult …) of units over time, and what a province decided for them."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis
from apps.communes.models import Unit
from apps.core.codelists import CodeListItem
from apps.core.history import tracked
from apps.qualifications.models.standards import StandardSet


@tracked()
class AreaFlag(CodeListItem):
    """A kind of area; where `is_difficult` a province may let a lower level hold (Decree 33/2023, Art. 10(3))."""

    is_difficult = models.BooleanField(_("a lower level may hold there"), default=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("kind of area")
        verbose_name_plural = _("kinds of area")


@tracked()
class UnitArea(models.Model):
    """A unit belongs to a kind of area over a period, by decision."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="areas", verbose_name=_("unit"))
    flag = models.ForeignKey(AreaFlag, models.PROTECT, related_name="units", verbose_name=_("kind of area"))
    period = DateRangeField(_("period"))
    decision_number = models.CharField(_("decision number"), max_length=60)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("area of a unit")
        verbose_name_plural = _("areas of units")
        ordering = ["unit", "flag", "-period"]
        constraints = [
            ExclusionConstraint(
                name="unit_area_once_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("flag", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The unit already belongs to this kind of area in part of this period."),
            ),
            models.CheckConstraint(
                name="unit_area_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("An area needs a first day, and its last day must not come before it."),
            ),
            models.CheckConstraint(
                name="unit_area_has_decision",
                condition=~Q(decision_number=""),
                violation_error_message=_("Give the number of the decision that names the area."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.flag}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit


@tracked()
class AreaDecision(models.Model):
    """A province's decision: in this kind of area the lower levels of a standard hold."""

    province = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("province"))
    standard = models.ForeignKey(StandardSet, models.CASCADE, related_name="area_decisions", verbose_name=_("standard"))
    flag = models.ForeignKey(AreaFlag, models.PROTECT, related_name="+", verbose_name=_("kind of area"))
    period = DateRangeField(_("period"))
    decision_number = models.CharField(_("decision number"), max_length=60)
    decision_on = models.DateField(_("decision date"))
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )

    class Meta:
        verbose_name = _("decision on lower levels in an area")
        verbose_name_plural = _("decisions on lower levels in areas")
        ordering = ["province", "standard", "flag", "-period"]
        constraints = [
            ExclusionConstraint(
                name="area_decision_one_at_a_time",
                expressions=[
                    ("province", RangeOperators.EQUAL),
                    ("standard", RangeOperators.EQUAL),
                    ("flag", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The province already decided this for part of this period."),
            ),
            models.CheckConstraint(
                name="area_decision_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("A decision needs a first day, and its last day must not come before it."),
            ),
            models.CheckConstraint(
                name="area_decision_has_number",
                condition=~Q(decision_number=""),
                violation_error_message=_("A lower level holds only by a decision of the province: give its number."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision_number}: {self.standard}"

    @property
    def scope_unit(self) -> Unit:
        return self.province
