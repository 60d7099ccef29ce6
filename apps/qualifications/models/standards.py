"""Standards of titles and job positions as dated data: whom a set concerns, what it asks, until when it waits."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category, LegalBasis, Title, known
from apps.core.dates import day_before
from apps.core.history import tracked
from apps.qualifications.models.positions import JobPosition
from apps.qualifications.models.qualifications import Ladder, QualificationLevel
from apps.qualifications.standards.triggers import CRITERION_LEVELS, CRITERION_MESSAGES, TIE_MESSAGES, TIES


class AreaClass(models.TextChoices):
    GENERAL = "general", _("Everywhere")
    DIFFICULT = "difficult", _("Difficult areas only")


class CriterionKind(models.TextChoices):
    LEVEL = "level", _("Level")
    MAJOR = "major", _("Suitable major")


class StandardSetQuerySet(models.QuerySet["StandardSet"]):
    def valid_on(self, day: date) -> Self:
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


@tracked()
class StandardSet(models.Model):
    """What a text of law asks of certain titles, job positions or groups, from a day on."""

    code = models.CharField(_("code"), primary_key=True, max_length=40, db_collation="C")
    label_vi = models.CharField(_("Vietnamese label"), max_length=200)
    label_en = models.CharField(_("English label"), max_length=200)
    # What the text also asks and nobody's records can answer: shown beside the criteria, never evaluated.
    also_vi = models.CharField(_("also asked (Vietnamese)"), max_length=500, blank=True)
    also_en = models.CharField(_("also asked (English)"), max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    legal_basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+", verbose_name=_("legal basis"))
    article = models.CharField(_("article"), max_length=100, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until (exclusive)"), null=True, blank=True)
    area = models.CharField(_("area"), max_length=10, choices=AreaClass, default=AreaClass.GENERAL)
    is_special_law = models.BooleanField(_("special law, goes before a decree"), default=False)
    # Whoever was in post on the first day has until the second, exclusive, to meet the standard.
    in_post_on = models.DateField(_("grace for who was in post on"), null=True, blank=True)
    grace_until = models.DateField(_("grace until"), null=True, blank=True)
    is_verified = models.BooleanField(_("compared with the text of law"), default=False)

    objects = StandardSetQuerySet.as_manager()
    trigger_messages = TIE_MESSAGES

    class Meta:
        verbose_name = _("standard")
        verbose_name_plural = _("standards")
        ordering = ["position", "code"]
        constraints = [
            known("standard_area_known", "area", AreaClass.values),
            models.CheckConstraint(
                name="standard_ends_after_it_begins",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                violation_error_message=_("The standard must end after it begins."),
            ),
            models.CheckConstraint(
                name="standard_grace_has_both_days",
                condition=Q(in_post_on__isnull=True, grace_until__isnull=True)
                | Q(in_post_on__isnull=False, grace_until__isnull=False),
                violation_error_message=_("Grace needs both days: who was in post when, and until when it lasts."),
            ),
            models.CheckConstraint(
                name="standard_grace_after_start",
                condition=Q(grace_until__isnull=True)
                | Q(grace_until__gt=F("valid_from"), grace_until__gte=F("in_post_on")),
                violation_error_message=_("Grace must end after the standard begins."),
            ),
        ]
        triggers = [TIES]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the language of the reader."""
        return self.label_en if _in_english() else self.label_vi

    @property
    def also(self) -> str:
        return self.also_en if _in_english() else self.also_vi

    @property
    def basis_words(self) -> str:
        return f"{self.legal_basis}, {self.article}" if self.article else str(self.legal_basis)

    @property
    def last_day(self) -> date | None:
        return day_before(self.valid_to) if self.valid_to else None


def _in_english() -> bool:
    return (get_language() or "vi").startswith("en")


@tracked()
class StandardScope(models.Model):
    """Whom a standard concerns: a title, a job position or a whole group; the nearer goes before the wider."""

    standard = models.ForeignKey(StandardSet, models.CASCADE, related_name="scopes", verbose_name=_("standard"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    job_position = models.ForeignKey(
        JobPosition, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("job position")
    )
    # Unknown to the two others, so NULL and never an empty text.
    category = models.CharField(  # noqa: DJ001  # as said above
        _("group"), max_length=20, choices=Category, null=True, blank=True
    )

    trigger_messages = TIE_MESSAGES

    class Meta:
        verbose_name = _("whom a standard concerns")
        verbose_name_plural = _("whom standards concern")
        ordering = ["standard", "title__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="standard_scope_once",
                fields=["standard", "title", "job_position", "category"],
                nulls_distinct=False,
                violation_error_message=_("The standard already names this title, job position or group."),
            ),
            models.CheckConstraint(
                name="standard_scope_names_one",
                condition=Q(title__isnull=False, job_position__isnull=True, category__isnull=True)
                | Q(title__isnull=True, job_position__isnull=False, category__isnull=True)
                | Q(title__isnull=True, job_position__isnull=True, category__in=Category.values),
                violation_error_message=_("Give one of the three: a title, a job position or a group."),
            ),
        ]
        triggers = [TIES]

    def __str__(self) -> str:
        return str(self.title or self.job_position or self.get_category_display())


@tracked()
class StandardCriterion(models.Model):
    """One thing that a standard asks: a least level of a ladder, or that the major suits the post."""

    standard = models.ForeignKey(StandardSet, models.CASCADE, related_name="criteria", verbose_name=_("standard"))
    kind = models.CharField(_("kind"), max_length=5, choices=CriterionKind, default=CriterionKind.LEVEL)
    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="+", verbose_name=_("ladder"))
    level = models.ForeignKey(
        QualificationLevel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("least level")
    )
    # Holds in the areas for which the province decided so (`AreaDecision`), and nowhere without a decision.
    area_level = models.ForeignKey(
        QualificationLevel,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("least level in difficult areas, by decision of the province"),
    )
    is_verified = models.BooleanField(_("compared with the text of law"), default=False)

    trigger_messages = CRITERION_MESSAGES

    class Meta:
        verbose_name = _("criterion of a standard")
        verbose_name_plural = _("criteria of standards")
        ordering = ["standard", "ladder__position", "kind"]
        constraints = [
            models.UniqueConstraint(
                name="standard_criterion_once",
                fields=["standard", "ladder", "kind"],
                violation_error_message=_("The standard already asks this."),
            ),
            known("standard_criterion_kind_known", "kind", CriterionKind.values),
            models.CheckConstraint(
                name="standard_criterion_level_or_major",
                condition=Q(kind=CriterionKind.LEVEL, level__isnull=False)
                | Q(kind=CriterionKind.MAJOR, level__isnull=True, area_level__isnull=True, ladder="prof_edu"),
                violation_error_message=_(
                    "A level is asked on a ladder; a suitable major is asked of the professional qualification, alone."
                ),
            ),
        ]
        triggers = [CRITERION_LEVELS]

    def __str__(self) -> str:
        return f"{self.ladder}: {self.level or self.get_kind_display()}"

    @property
    def aspect(self) -> str:
        """The name under which outcomes of this criterion stand."""
        return "major" if self.kind == CriterionKind.MAJOR else self.ladder_id


@tracked()
class AcceptedMajor(models.Model):
    """Words by which a major is proposed as suitable for a title or job position; a person decides."""

    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    job_position = models.ForeignKey(
        JobPosition, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("job position")
    )
    keywords = ArrayField(models.CharField(max_length=100), verbose_name=_("words in the name of the major"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("accepted majors")
        verbose_name_plural = _("accepted majors")
        constraints = [
            models.UniqueConstraint(
                name="accepted_major_once",
                fields=["title", "job_position"],
                nulls_distinct=False,
                violation_error_message=_("The majors of this title or job position are already listed."),
            ),
            models.CheckConstraint(
                name="accepted_major_of_one",
                condition=Q(title__isnull=False, job_position__isnull=True)
                | Q(title__isnull=True, job_position__isnull=False),
                violation_error_message=_("Give either a title or a job position."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.job_position}: {', '.join(self.keywords)}"
