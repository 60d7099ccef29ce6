"""Classes that are held, and who attends them with what result."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.models import Cadre, LegalBasis, Title, known
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.ranges import PublicCode
from apps.qualifications.models import Qualification, StudyMode
from apps.training.models.codelists import Course, FundingSource, Provider
from apps.training.models.plans import PlanLine
from apps.training.querysets import ClassQuerySet, EnrolmentQuerySet
from apps.training.triggers import CLASS_RULES, ENROLMENT_RULES, RULE_MESSAGES


class Place(models.TextChoices):
    """Where one studies, as form 10-BTCTW splits it."""

    DOMESTIC = "domestic", _("In the country")
    ABROAD = "abroad", _("Abroad")
    JOINT = "joint", _("Joint programme")


@tracked()
class TrainingClass(models.Model):
    """A class of a course, held by a unit."""

    code = models.CharField(
        _("code"), max_length=12, unique=True, db_collation="C", editable=False, db_default=PublicCode(Value("LH"))
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="training_classes", verbose_name=_("unit"))
    course = models.ForeignKey(Course, models.PROTECT, related_name="classes", verbose_name=_("course"))
    line = models.ForeignKey(
        PlanLine, models.SET_NULL, null=True, blank=True, related_name="classes", verbose_name=_("line of the plan")
    )
    name = models.CharField(_("name of the class"), max_length=200)
    provider = models.ForeignKey(
        Provider, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("school")
    )
    held_at = models.CharField(_("held at"), max_length=200, blank=True)
    place = models.CharField(_("where one studies"), max_length=10, choices=Place, default=Place.DOMESTIC)
    mode = models.CharField(_("mode of study"), max_length=20, choices=StudyMode, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    sessions = models.PositiveSmallIntegerField(_("sessions"), null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    cost = models.BigIntegerField(_("cost (dong)"), default=0)
    funding = models.ForeignKey(
        FundingSource, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("source of funding")
    )
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = ClassQuerySet.as_manager()
    trigger_messages = RULE_MESSAGES

    class Meta:
        verbose_name = _("training class")
        verbose_name_plural = _("training classes")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            known("training_class_place_known", "place", Place.values),
            known("training_class_mode_known", "mode", ["", *StudyMode.values]),
            models.CheckConstraint(
                name="training_class_ends_after_it_begins",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The last day must not come before the first."),
            ),
            models.CheckConstraint(
                name="training_class_cost_not_negative",
                condition=Q(cost__gte=0),
                violation_error_message=_("A cost cannot be negative."),
            ),
            models.CheckConstraint(
                name="training_class_has_places",
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                violation_error_message=_("A class has at least one place."),
            ),
            models.CheckConstraint(
                name="training_class_has_sessions",
                condition=Q(sessions__isnull=True) | Q(sessions__gte=1),
                violation_error_message=_("A class has at least one session."),
            ),
        ]
        indexes = [
            # serves a year's classes and their report
            models.Index(fields=["starts_on", "unit"], name="training_class_of_year"),
        ]
        triggers = CLASS_RULES

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("training:class", args=[self.code])

    @property
    def scope_unit(self) -> Unit:
        return self.unit

    def has_ended(self, day: date) -> bool:
        return self.ends_on < day


class EnrolmentState(models.TextChoices):
    ENROLLED = "enrolled", _("Enrolled")
    ATTENDING = "attending", _("Attending")
    COMPLETED = "completed", _("Completed")
    FAILED = "failed", _("Not passed")
    WITHDRAWN = "withdrawn", _("Left the class")


OPEN_STATES = (EnrolmentState.ENROLLED, EnrolmentState.ATTENDING)


class ResultGrade(models.TextChoices):
    EXCELLENT = "excellent", pgettext_lazy("result of a class", "Excellent")
    VERY_GOOD = "very_good", pgettext_lazy("result of a class", "Very good")
    GOOD = "good", pgettext_lazy("result of a class", "Good")
    AVERAGE = "average", pgettext_lazy("result of a class", "Average")


@tracked()
class Enrolment(models.Model):
    """One person in one class; a class that grants a level leads to a qualification."""

    training_class = models.ForeignKey(
        TrainingClass, models.CASCADE, related_name="enrolments", verbose_name=_("training class")
    )
    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="enrolments", verbose_name=_("person"))
    state = models.CharField(_("state"), max_length=10, choices=EnrolmentState, default=EnrolmentState.ENROLLED)
    attended = models.PositiveSmallIntegerField(_("sessions attended"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=10, choices=ResultGrade, blank=True)
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    certificate_number = models.CharField(_("certificate number"), max_length=60, blank=True)
    # What is studied for while the class runs, and what is held after it.
    qualification = models.ForeignKey(
        Qualification,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="enrolments",
        verbose_name=_("qualification"),
    )
    # Enrolling wrote down that the person studies; who leaves the class then no longer does.
    opened_study = models.BooleanField(_("studies because of this class"), default=False)
    # Where the person served, and as what, when the class began.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))

    objects = EnrolmentQuerySet.as_manager()
    trigger_messages = RULE_MESSAGES

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["training_class", "cadre__sort_key", "pk"]
        constraints = [
            known("training_enrolment_state_known", "state", EnrolmentState.values),
            known("training_enrolment_result_known", "result", ["", *ResultGrade.values]),
            models.UniqueConstraint(
                name="training_enrolled_once",
                fields=["training_class", "cadre"],
                violation_error_message=_("The person is already in this class."),
            ),
            models.CheckConstraint(
                name="training_completed_with_its_day",
                condition=Q(state=EnrolmentState.COMPLETED, completed_on__isnull=False)
                | (~Q(state=EnrolmentState.COMPLETED) & Q(completed_on__isnull=True)),
                violation_error_message=_("Who completed the class needs the day of it, and only those have one."),
            ),
            models.CheckConstraint(
                name="training_certificate_when_completed",
                condition=Q(state=EnrolmentState.COMPLETED) | Q(certificate_number="", result=""),
                violation_error_message=_("Only who completed the class has a certificate and a grade."),
            ),
        ]
        indexes = [
            # serves what a person attended, and the report of results by their day
            models.Index(fields=["cadre", "state"], name="training_of_person"),
            models.Index(fields=["completed_on"], name="training_completed"),
        ]
        triggers = ENROLMENT_RULES

    def __str__(self) -> str:
        return f"{self.cadre}: {self.training_class}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES
