"""The age of retirement, as dated data."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models.people import Sex
from apps.core.codelists import CodeListItem
from apps.core.history import tracked
from apps.core.ranges import DateRangeFunc


@tracked()
class RetirementAge(CodeListItem):
    """The age, in months, that whoever retires between `valid_from` and `valid_to` must have reached."""

    sex = models.CharField(_("sex"), max_length=6, choices=Sex)
    months = models.PositiveSmallIntegerField(_("age in months"))

    class Meta(CodeListItem.Meta):
        verbose_name = _("retirement age")
        verbose_name_plural = _("retirement ages")
        constraints = [
            models.CheckConstraint(name="retirement_age_sex_known", condition=Q(sex__in=Sex.values)),
            models.CheckConstraint(
                name="retirement_age_plausible",
                condition=Q(months__gte=40 * 12, months__lte=75 * 12),
                violation_error_message=_("A retirement age lies between 40 and 75 years; give it in months."),
            ),
            ExclusionConstraint(
                name="retirement_age_one_at_a_time",
                expressions=[
                    ("sex", RangeOperators.EQUAL),
                    (DateRangeFunc("valid_from", "valid_to", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("Another retirement age holds for this sex in part of this time."),
            ),
        ]
