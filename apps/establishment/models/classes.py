"""The class of a commune over time (phân loại đơn vị hành chính), as decisions recognise it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.establishment.models.ceilings import UnitClass
from apps.establishment.querysets import UnitClassificationQuerySet


@tracked()
class UnitClassification(models.Model):
    """A unit is of a class over a period; legal maxima of posts and reports by class follow from it."""

    unit_list: ClassVar[str] = "establishment:overview"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="classifications", verbose_name=_("unit"))
    unit_class = models.ForeignKey(UnitClass, models.PROTECT, related_name="+", verbose_name=_("class of the commune"))
    period = DateRangeField(_("period"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = UnitClassificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("class of a commune")
        verbose_name_plural = _("classes that communes have")
        ordering = ["unit", "-period"]
        constraints = [
            ExclusionConstraint(
                name="unit_classification_one_at_a_time",
                expressions=[("unit", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message=_("The unit already has a class in part of this period."),
            ),
            models.CheckConstraint(
                name="unit_classification_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("A class needs a first day, and its last day must not come before it."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit_class)

    @property
    def scope_unit(self) -> Unit:
        return self.unit
