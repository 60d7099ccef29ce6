"""Tracks, forms and their effects, groups of offences: dated data with legal basis, kept by the administrator."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category, known
from apps.core.codelists import CodeListItem
from apps.core.history import tracked
from apps.core.ranges import DateRangeFunc


class Side(models.TextChoices):
    """Who disciplines: one act may be answered once by each."""

    STATE = "state", _("the State")
    PARTY = "party", _("the Party")


class Leadership(models.TextChoices):
    """Whom a form may meet."""

    ANYONE = "", _("anyone")
    LEADERS = "leaders", _("only who holds a leading post")
    NOT_LEADERS = "not_leaders", _("only who holds no leading post")


@tracked()
class DisciplineTrack(CodeListItem):
    """The State's track for cadres, that for civil servants, or the Party's, with its limits of time."""

    side = models.CharField(_("side"), max_length=5, choices=Side)
    # The State's tracks meet persons of one category; the Party's any member.
    category = models.CharField(_("category"), max_length=20, choices=Category, blank=True)
    handling_days = models.PositiveSmallIntegerField(_("days to decide"), default=90)
    complex_handling_days = models.PositiveSmallIntegerField(_("days to decide a complex case"), default=150)
    # After a Party decision the State's action follows within so many days.
    follow_days = models.PositiveSmallIntegerField(_("days for the State's action to follow"), null=True, blank=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("track of discipline")
        verbose_name_plural = _("tracks of discipline")
        constraints = [
            known("discipline_track_side_known", "side", Side.values),
            models.CheckConstraint(
                name="discipline_track_category_of_the_state",
                condition=Q(side=Side.PARTY, category="") | Q(side=Side.STATE, category__in=Category.values),
                violation_error_message=_("A track of the State is for one category, the Party's for none."),
            ),
        ]


@tracked()
class DisciplineForm(CodeListItem):
    """A form of discipline; it existed from `valid_from` until `valid_to`."""

    track = models.ForeignKey(DisciplineTrack, models.PROTECT, related_name="forms", verbose_name=_("track"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    leadership = models.CharField(_("meets"), max_length=12, choices=Leadership, blank=True)
    for_probationary = models.BooleanField(_("also for probationary Party members"), default=True)
    # The person leaves the service, or the Party, by it.
    ends_service = models.BooleanField(_("ends the service"), default=False)
    ends_membership = models.BooleanField(_("ends the Party membership"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("form of discipline")
        verbose_name_plural = _("forms of discipline")
        constraints = [
            known("discipline_form_leadership_known", "leadership", Leadership.values),
            models.UniqueConstraint(name="discipline_form_rank_once", fields=["track", "rank"]),
        ]


def months(words: object) -> models.PositiveSmallIntegerField[int | None, int | None]:
    return models.PositiveSmallIntegerField(words, null=True, blank=True)  # type: ignore[arg-type]  # lazy words


@tracked()
class DisciplineEffect(CodeListItem):
    """What a form brings with it, in months from the day of effect; an empty number means that it brings none.

    The row that is valid on the day of the decision applies, so that a new regulation changes no older decision.
    """

    form = models.ForeignKey(DisciplineForm, models.PROTECT, related_name="effects", verbose_name=_("form"))
    # Without it the decision does not end by itself.
    in_force = months(_("months in force"))
    repeat_window = months(_("months in which a new act is a repeated offence"))
    no_promotion = months(_("months without appointment"))
    no_planning = months(_("months without planning for a post"))
    no_training = months(_("months without training"))
    no_exam = months(_("months without a grade examination"))
    no_higher_post = months(_("months without a higher post in the Party"))
    pay_delay = months(_("months by which the next pay step is delayed"))
    no_return = months(_("months before the person may apply again"))
    # Without it there is no limitation.
    limitation = months(_("months after which the act can no longer be disciplined"))
    is_verified = models.BooleanField(_("compared with the text"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("effect of a form of discipline")
        verbose_name_plural = _("effects of forms of discipline")
        constraints = [
            ExclusionConstraint(
                name="discipline_effect_one_at_a_time",
                expressions=[
                    ("form", RangeOperators.EQUAL),
                    (DateRangeFunc("valid_from", "valid_to", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The form already has its effects in part of this period."),
            ),
        ]


@tracked()
class OffenceGroup(CodeListItem):
    """What kind of wrong was done."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("group of offences")
        verbose_name_plural = _("groups of offences")
