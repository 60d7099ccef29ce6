"""What a unit means to teach in a year, to how many, and at what cost."""

from __future__ import annotations

from django.db import models
from django.db.models import Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis, known
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.ranges import PublicCode
from apps.training.models.codelists import Course, FundingSource
from apps.training.querysets import PlanLineQuerySet, PlanQuerySet


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved")


@tracked()
class TrainingPlan(models.Model):
    """The plan of a unit for a year."""

    code = models.CharField(
        _("code"), max_length=12, unique=True, db_collation="C", editable=False, db_default=PublicCode(Value("KH"))
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="training_plans", verbose_name=_("unit"))
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title of the plan"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=PlanState, default=PlanState.DRAFT)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("training plan")
        verbose_name_plural = _("training plans")
        ordering = ["-year", "title", "pk"]
        constraints = [
            known("training_plan_state_known", "state", PlanState.values),
            models.CheckConstraint(
                name="training_plan_year_plausible",
                condition=Q(year__gte=1990, year__lte=2100),
                violation_error_message=_("The year of a plan lies between 1990 and 2100."),
            ),
            models.CheckConstraint(
                name="training_plan_approved_by_decision",
                condition=Q(state=PlanState.DRAFT) | (~Q(decision_number="") & Q(decision_on__isnull=False)),
                violation_error_message=_("An approved plan needs the number and the date of its decision."),
            ),
            models.UniqueConstraint(
                name="training_plan_once",
                fields=["unit", "year", "title"],
                violation_error_message=_("The unit already has a plan with this title for this year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def get_absolute_url(self) -> str:
        return reverse("training:plan", args=[self.code])

    @property
    def scope_unit(self) -> Unit:
        return self.unit


@tracked()
class PlanLine(models.Model):
    """One course of a plan: for whom, for how many, at what cost and who pays."""

    plan = models.ForeignKey(TrainingPlan, models.CASCADE, related_name="lines", verbose_name=_("training plan"))
    course = models.ForeignKey(Course, models.PROTECT, related_name="+", verbose_name=_("course"))
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    planned = models.PositiveIntegerField(_("people planned"))
    cost = models.BigIntegerField(_("planned cost (dong)"), default=0)
    funding = models.ForeignKey(
        FundingSource, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source of funding")
    )

    objects = PlanLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a training plan")
        verbose_name_plural = _("lines of training plans")
        ordering = ["plan", "course__position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="training_line_for_someone",
                condition=Q(planned__gte=1),
                violation_error_message=_("A line is for at least one person."),
            ),
            models.CheckConstraint(
                name="training_line_cost_not_negative",
                condition=Q(cost__gte=0),
                violation_error_message=_("A cost cannot be negative."),
            ),
            models.UniqueConstraint(
                name="training_line_once",
                fields=["plan", "course", "audience"],
                violation_error_message=_("The plan already has this course for the same people."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course} · {self.plan}"

    @property
    def scope_unit(self) -> Unit:
        return self.plan.unit
