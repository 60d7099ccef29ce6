"""Yearly health examinations; only the class is kept."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, known, precise, precision_field
from apps.communes.models import Unit
from apps.core.codelists import CodeListItem
from apps.core.dates import PartialDate, Precision, partial_date
from apps.core.history import tracked
from apps.core.permissions import FieldGroup
from apps.planning.querysets import ExaminationQuerySet


@tracked()
class HealthClass(CodeListItem):
    """A class of health; rank 1 is the best."""

    rank = models.PositiveSmallIntegerField(_("rank"))

    class Meta(CodeListItem.Meta):
        verbose_name = _("health class")
        verbose_name_plural = _("health classes")
        constraints = [
            models.UniqueConstraint(name="health_class_rank_once", fields=["rank"]),
            models.CheckConstraint(name="health_class_rank_counts_from_one", condition=Q(rank__gte=1)),
        ]


@tracked()
class HealthExamination(models.Model):
    """The class that one examination found."""

    field_group = FieldGroup.HEALTH

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="health_examinations", verbose_name=_("person"))
    health_class = models.ForeignKey(HealthClass, models.PROTECT, related_name="+", verbose_name=_("health class"))
    examined_on = models.DateField(_("examined on"))
    examined_precision = precision_field()
    provider = models.CharField(_("examined by"), max_length=160, blank=True)

    objects = ExaminationQuerySet.as_manager()

    class Meta:
        verbose_name = _("health examination")
        verbose_name_plural = _("health examinations")
        ordering = ["cadre", "-examined_on"]
        constraints = [
            models.UniqueConstraint(
                name="health_examination_once",
                fields=["cadre", "examined_on"],
                violation_error_message=_("An examination of this date is already recorded for the person."),
            ),
            models.CheckConstraint(
                name="health_examination_plausible",
                condition=Q(examined_on__year__gte=1950, examined_on__year__lte=2100),
                violation_error_message=_("The date of the examination lies outside the years 1950 to 2100."),
            ),
            known("health_precision_known", "examined_precision", Precision.values),
            precise("health_examined_precise", "examined_on", "examined_precision"),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.health_class}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def examined(self) -> PartialDate | None:
        return partial_date(self.examined_on, self.examined_precision)
