"""Job positions (vị trí việc làm) as a province approved them, and which post is placed in which."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, Category, Posting
from apps.communes.models import Unit
from apps.core.codelists import CodeListItem
from apps.core.history import tracked
from apps.qualifications.positions.querysets import JobPlacementQuerySet
from apps.qualifications.standards.triggers import OWN_POST, OWN_POST_MESSAGES


@tracked()
class JobPosition(CodeListItem):
    """A job position with the decision by which a province approved it."""

    unit_list: ClassVar[str] = "standards:positions"
    unit_field: ClassVar[str] = "province"

    province = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("province")
    )
    category = models.CharField(_("category"), max_length=20, choices=Category, default=Category.CIVIL_SERVANT)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("job position")
        verbose_name_plural = _("job positions")
        constraints = [
            models.CheckConstraint(
                name="job_position_category_known",
                condition=Q(category__in=Category.values),
                violation_error_message=_("Choose one of the values offered."),
            )
        ]


@tracked()
class JobPlacement(models.Model):
    """A post that is placed in a job position over a period; the title of the post stays what it is."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="job_placements", verbose_name=_("person"))
    posting = models.ForeignKey(Posting, models.CASCADE, related_name="job_placements", verbose_name=_("posting"))
    position = models.ForeignKey(JobPosition, models.PROTECT, related_name="+", verbose_name=_("job position"))
    period = DateRangeField(_("period"))
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = JobPlacementQuerySet.as_manager()
    trigger_messages = OWN_POST_MESSAGES

    class Meta:
        verbose_name = _("placement in a job position")
        verbose_name_plural = _("placements in job positions")
        constraints = [
            ExclusionConstraint(
                name="job_placement_one_at_a_time",
                expressions=[("posting", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                violation_error_message=_("The post is already placed in a job position in part of this period."),
            ),
            models.CheckConstraint(
                name="job_placement_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("A placement needs a first day, and its last day must not come before it."),
            ),
        ]
        triggers = OWN_POST

    def __str__(self) -> str:
        return f"{self.cadre}: {self.position}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
