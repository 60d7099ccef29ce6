"""What a person was rated in a year, and the scores of months and quarters that led there."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.appraisal.models.codelists import RatingLevel, Track, UnratedReason
from apps.appraisal.querysets import PeriodScoreQuerySet, RatingQuerySet
from apps.appraisal.triggers import RATING_MESSAGES, RATING_RULES
from apps.cadres.models import Cadre, Category, LegalBasis, Title, known
from apps.communes.models import Unit
from apps.core.history import tracked

FIRST_YEAR, LAST_YEAR = 1990, 2100


@tracked()
class Rating(models.Model):
    """A person's level of one year in one track, or the reason why there is none."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="ratings", verbose_name=_("person"))
    year = models.PositiveSmallIntegerField(_("year"))
    track = models.CharField(_("track"), max_length=5, choices=Track, default=Track.STATE)
    level = models.ForeignKey(
        RatingLevel, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("level")
    )
    unrated = models.ForeignKey(
        UnratedReason, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("not rated because")
    )
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=2, null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    # Where the person served, and as what, at the end of that year; no category means that the person held no post.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    category = models.CharField(_("category"), max_length=20, choices=Category, blank=True)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = RatingQuerySet.as_manager()
    trigger_messages = RATING_MESSAGES

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["cadre", "-year", "track"]
        constraints = [
            known("appraisal_rating_track_known", "track", Track.values),
            known("appraisal_rating_category_known", "category", ["", *Category.values]),
            models.UniqueConstraint(
                name="appraisal_one_rating_a_year",
                fields=["cadre", "year", "track"],
                violation_error_message=_(
                    "The person already has a rating of this year in this track. Change that one."
                ),
            ),
            models.CheckConstraint(
                name="appraisal_level_or_reason",
                condition=Q(level__isnull=False, unrated__isnull=True) | Q(level__isnull=True, unrated__isnull=False),
                violation_error_message=_("Choose a level, or the reason why the person was not rated."),
            ),
            models.CheckConstraint(
                name="appraisal_score_needs_level",
                condition=Q(score__isnull=True) | Q(level__isnull=False),
                violation_error_message=_("Who was not rated has no score. Take the score away, or choose a level."),
            ),
            models.CheckConstraint(
                name="appraisal_score_in_scale",
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=100),
                violation_error_message=_("A score lies between 0 and 100."),
            ),
            models.CheckConstraint(
                name="appraisal_rating_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=_("Write the year with four digits, from 1990 on."),
            ),
            models.CheckConstraint(
                name="appraisal_decided_in_or_after_the_year",
                condition=Q(decision_on__isnull=True) | Q(decision_on__year__gte=F("year")),
                violation_error_message=_("A year cannot be rated by a decision made before it."),
            ),
        ]
        indexes = [
            # serves the table of a unit, the overview of a year and the report
            models.Index(fields=["year", "track", "unit"], name="appraisal_rating_of_unit"),
        ]
        triggers = RATING_RULES

    def __str__(self) -> str:
        return f"{self.year}: {self.outcome}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def outcome(self) -> RatingLevel | UnratedReason | None:
        """The level, or why there is none."""
        return self.level or self.unrated


class PeriodKind(models.TextChoices):
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")


@tracked()
class PeriodScore(models.Model):
    """The score of a month or a quarter, where the unit gives such scores."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="period_scores", verbose_name=_("person"))
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind of period"), max_length=8, choices=PeriodKind)
    number = models.PositiveSmallIntegerField(_("number of the month or quarter"))
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=2)

    objects = PeriodScoreQuerySet.as_manager()

    class Meta:
        verbose_name = _("score of a month or quarter")
        verbose_name_plural = _("scores of months and quarters")
        ordering = ["cadre", "-year", "kind", "number"]
        constraints = [
            models.CheckConstraint(
                name="appraisal_period_exists",
                condition=Q(kind=PeriodKind.MONTH, number__gte=1, number__lte=12)
                | Q(kind=PeriodKind.QUARTER, number__gte=1, number__lte=4),
                violation_error_message=_("A year has the months 1 to 12 and the quarters 1 to 4."),
            ),
            models.CheckConstraint(
                name="appraisal_period_score_in_scale",
                condition=Q(score__gte=0, score__lte=100),
                violation_error_message=_("A score lies between 0 and 100."),
            ),
            models.CheckConstraint(
                name="appraisal_period_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=_("Write the year with four digits, from 1990 on."),
            ),
            models.UniqueConstraint(
                name="appraisal_period_scored_once",
                fields=["cadre", "year", "kind", "number"],
                violation_error_message=_("This month or quarter already has a score. Change that one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}/{self.year}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
