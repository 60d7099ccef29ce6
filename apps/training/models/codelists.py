"""Rows of the Party's form 10, courses, schools and sources of funding: dated data that the administrator keeps."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import known
from apps.core.codelists import CodeListItem
from apps.core.history import tracked
from apps.qualifications.models import Language, QualificationLevel


class Part(models.TextChoices):
    """The parts of form 10-BTCTW, each counted in its own columns."""

    PROFESSIONAL = "professional", _("Professional training")
    POLITICAL = "political", _("Training in political theory")
    FOSTERING = "fostering", _("Fostering courses")


class CourseKind(models.TextChoices):
    """Training (đào tạo) leads to a level; fostering (bồi dưỡng) keeps knowledge up to date."""

    TRAINING = "training", _("Training for a level")
    FOSTERING = "fostering", _("Fostering")


@tracked()
class FormRow(CodeListItem):
    """A row of form 10-BTCTW."""

    part = models.CharField(_("part of the form"), max_length=20, choices=Part)
    number = models.CharField(_("number on the form"), max_length=12, blank=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("row of the training form")
        verbose_name_plural = _("rows of the training form")
        constraints = [known("training_row_part_known", "part", Part.values)]


@tracked()
class Course(CodeListItem):
    """Something that can be taught, with the level that it leads to and the row in which it is reported."""

    kind = models.CharField(_("kind"), max_length=20, choices=CourseKind)
    level = models.ForeignKey(
        QualificationLevel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("leads to")
    )
    language = models.ForeignKey(
        Language, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("language")
    )
    row = models.ForeignKey(
        FormRow,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="courses",
        verbose_name=_("row of the form"),
        # Tables of rosters have a `row_id` of their own.
        db_column="form_row_id",
    )
    # How long the programme says that it takes.
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours of lessons"), null=True, blank=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("course")
        verbose_name_plural = _("courses")
        constraints = [
            known("training_course_kind_known", "kind", CourseKind.values),
            models.CheckConstraint(
                name="training_course_leads_to_a_level",
                condition=Q(kind=CourseKind.FOSTERING) | Q(level__isnull=False),
                violation_error_message=_("Training leads to a level: choose it, or make the course fostering."),
            ),
            models.CheckConstraint(
                name="training_course_ends_after_it_begins",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                violation_error_message=_("The last day must not come before the first."),
            ),
        ]


@tracked()
class Provider(CodeListItem):
    """A school or another body that teaches."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("school")
        verbose_name_plural = _("schools")


@tracked()
class FundingSource(CodeListItem):
    """Who pays for a class."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("source of funding")
        verbose_name_plural = _("sources of funding")
