"""Levels and schemes of ratings, schemes of votes, forms of commendation: dated data with legal basis."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from apps.appraisal.triggers import SCHEME_LEVEL_RULES, SCHEME_MESSAGES, SCHEME_RULES
from apps.cadres.models import known
from apps.core.codelists import CodeListItem
from apps.core.history import tracked


class Track(models.TextChoices):
    """As what a person is rated: by the State as cadre or civil servant, by the Party as its member."""

    STATE = "state", _("Cadres and civil servants")
    PARTY = "party", _("Party members")


class YearRange(Func):
    """`int4range(first, last, '[]')`: both years included, no last year means that it still holds."""

    function = "int4range"
    output_field = IntegerRangeField()


@tracked()
class RatingLevel(CodeListItem):
    """A level of the yearly rating; a higher rank is better."""

    rank = models.PositiveSmallIntegerField(_("rank"), unique=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("rating level")
        verbose_name_plural = _("rating levels")


@tracked()
class UnratedReason(CodeListItem):
    """Why a person was not rated in a year."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("reason for not rating")
        verbose_name_plural = _("reasons for not rating")


@tracked()
class RatingScheme(CodeListItem):
    """The text by which the years from the first to the last are rated in a track."""

    track = models.CharField(_("track"), max_length=5, choices=Track)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    highest_score = models.PositiveSmallIntegerField(
        _("highest score"), default=100, validators=[MaxValueValidator(100)]
    )
    # The excellent may be so many for every hundred who are good, within a group of comparable posts; none: no cap.
    cap_percent = models.PositiveSmallIntegerField(_("cap of excellent, % of good"), null=True, blank=True)
    outstanding_cap_percent = models.PositiveSmallIntegerField(
        _("cap in an outstanding unit, % of good"), null=True, blank=True
    )
    is_verified = models.BooleanField(_("compared with the text"), default=False)

    trigger_messages = SCHEME_MESSAGES

    class Meta(CodeListItem.Meta):
        verbose_name = _("rating scheme")
        verbose_name_plural = _("rating schemes")
        triggers = SCHEME_RULES
        constraints = [
            known("appraisal_scheme_track_known", "track", Track.values),
            models.CheckConstraint(
                name="appraisal_scheme_score_in_scale",
                condition=Q(highest_score__lte=100),
                violation_error_message=_("The highest score must not exceed 100."),
            ),
            models.CheckConstraint(
                name="appraisal_scheme_years_in_order",
                condition=Q(last_year__isnull=True) | Q(last_year__gte=F("first_year")),
                violation_error_message=_("The last year must not come before the first."),
            ),
            ExclusionConstraint(
                name="appraisal_scheme_one_a_year",
                expressions=[
                    ("track", RangeOperators.EQUAL),
                    (YearRange("first_year", "last_year", Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another scheme already holds for some of these years in this track."),
            ),
        ]


@tracked()
class SchemeLevel(CodeListItem):
    """A level as a scheme has it: its words there, and the scores that lead to it (from, and below which)."""

    scheme = models.ForeignKey(RatingScheme, models.PROTECT, related_name="levels", verbose_name=_("rating scheme"))
    level = models.ForeignKey(RatingLevel, models.PROTECT, related_name="+", verbose_name=_("rating level"))
    lowest_score = models.PositiveSmallIntegerField(_("from score"), null=True, blank=True)
    below_score = models.PositiveSmallIntegerField(_("below score"), null=True, blank=True)
    # A disqualifier leads to it whatever the score; the rating then says which.
    takes_disqualified = models.BooleanField(_("also by a disqualifier, whatever the score"), default=False)

    trigger_messages = SCHEME_MESSAGES

    class Meta(CodeListItem.Meta):
        verbose_name = _("level of a rating scheme")
        verbose_name_plural = _("levels of rating schemes")
        triggers = SCHEME_LEVEL_RULES
        constraints = [
            models.UniqueConstraint(
                name="appraisal_scheme_level_once",
                fields=["scheme", "level"],
                violation_error_message=_("The scheme already has this level."),
            ),
            models.CheckConstraint(
                name="appraisal_scheme_scores_in_order",
                condition=Q(lowest_score__isnull=True)
                | Q(below_score__isnull=True)
                | Q(below_score__gt=F("lowest_score")),
                violation_error_message=_("The upper score must be higher than the lower one."),
            ),
        ]

    def holds(self, score: Decimal) -> bool:
        """Whether the score leads to this level."""
        above = self.lowest_score is None or score >= self.lowest_score
        return above and (self.below_score is None or score < self.below_score)


class Denominator(models.TextChoices):
    """Of what the share of low votes is taken."""

    SUMMONED = "summoned", _("those summoned")
    ISSUED = "issued", _("ballots issued")
    VALID = "valid", _("valid ballots")


@tracked()
class VoteScheme(CodeListItem):
    """The text by which a vote of confidence was taken: its quorum, and of what shares are taken."""

    quorum_part = models.PositiveSmallIntegerField(_("quorum: parts"), default=2)
    quorum_whole = models.PositiveSmallIntegerField(_("quorum: of so many"), default=3)
    denominator = models.CharField(_("shares of"), max_length=10, choices=Denominator, default=Denominator.ISSUED)
    is_verified = models.BooleanField(_("compared with the text"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("scheme of votes of confidence")
        verbose_name_plural = _("schemes of votes of confidence")
        constraints = [
            known("appraisal_vote_denominator_known", "denominator", Denominator.values),
            models.CheckConstraint(
                name="appraisal_vote_quorum_is_a_part",
                condition=Q(quorum_whole__gte=1, quorum_part__lte=F("quorum_whole")),
                violation_error_message=_("The quorum is a part of those summoned: 2 of 3, for instance."),
            ),
        ]


@tracked()
class VoteConsequence(CodeListItem):
    """What a text draws from a share of low votes; texts differ at exactly two thirds, so each bound says if it counts.

    The bounds are fractions: a rounded percentage would decide wrongly at the edge.
    """

    scheme = models.ForeignKey(VoteScheme, models.PROTECT, related_name="consequences", verbose_name=_("scheme"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    from_part = models.PositiveSmallIntegerField(_("more than: parts"))
    from_whole = models.PositiveSmallIntegerField(_("more than: of so many"))
    from_included = models.BooleanField(_("the lower bound itself counts"), default=False)
    to_part = models.PositiveSmallIntegerField(_("less than: parts"), null=True, blank=True)
    to_whole = models.PositiveSmallIntegerField(_("less than: of so many"), null=True, blank=True)
    to_included = models.BooleanField(_("the upper bound itself counts"), default=False)
    is_verified = models.BooleanField(_("compared with the text"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("consequence of a vote of confidence")
        verbose_name_plural = _("consequences of votes of confidence")
        constraints = [
            models.CheckConstraint(
                name="appraisal_consequence_bounds",
                condition=Q(from_whole__gte=1)
                & (Q(to_part__isnull=True, to_whole__isnull=True) | Q(to_part__isnull=False, to_whole__gte=1)),
                violation_error_message=_("Write each bound as a fraction: 1 of 2, 2 of 3."),
            ),
        ]


class CommendationKind(models.TextChoices):
    REWARD = "reward", _("Form of reward")
    EMULATION = "emulation", _("Emulation title")
    PARTY = "party", _("Party's commendation or badge")


class IssuerLevel(models.TextChoices):
    STATE = "state", _("State or central level")
    PROVINCE = "province", _("Ministry or province")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune or own unit")


@tracked()
class CommendationForm(CodeListItem):
    """A form of reward, an emulation title or a Party badge; rank 1 is the highest of its kind."""

    kind = models.CharField(_("kind"), max_length=10, choices=CommendationKind)
    rank = models.PositiveSmallIntegerField(_("rank"))
    issuer_level = models.CharField(_("level of the issuer"), max_length=10, choices=IssuerLevel)
    is_collective = models.BooleanField(_("for collectives"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("form of commendation")
        verbose_name_plural = _("forms of commendation")
        constraints = [
            known("appraisal_commendation_kind_known", "kind", CommendationKind.values),
            known("appraisal_commendation_issuer_known", "issuer_level", IssuerLevel.values),
        ]
