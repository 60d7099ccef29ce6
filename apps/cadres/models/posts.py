"""Posts in units and seats in Party committees, held over time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import Category, CommitteeTerm, EmploymentStatus, Grade, SeatKind, Title
from apps.cadres.models.people import Cadre
from apps.cadres.models.rules import known
from apps.cadres.querysets import CommitteeSeatQuerySet, PostingQuerySet
from apps.cadres.triggers import HOME_OF_POSTINGS, HOME_OF_SEATS
from apps.communes.models import Unit
from apps.core.history import tracked


@tracked()
class Posting(models.Model):
    """A post held in a unit over a period; one primary posting at a time, any number of concurrent ones."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="postings", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, related_name="+", verbose_name=_("title"))
    category = models.CharField(_("category"), max_length=20, choices=Category)
    is_primary = models.BooleanField(_("primary post"), default=True)
    status = models.ForeignKey(
        EmploymentStatus, models.PROTECT, related_name="+", default="TT_DL", verbose_name=_("status")
    )
    grade = models.ForeignKey(Grade, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("grade"))
    period = DateRangeField(_("period"))
    # False when the first day is only the day for which a roster first reported the post.
    start_known = models.BooleanField(_("first day is known"), default=True)
    title_as_written = models.CharField(_("title as written"), max_length=200, blank=True)
    duties = models.CharField(_("duties"), max_length=300, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["cadre", "-period"]
        constraints = [
            ExclusionConstraint(
                name="posting_one_primary_at_a_time",
                expressions=[("cadre", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(is_primary=True),
                violation_error_message=_(
                    "The person already holds a primary post in part of this period. "
                    "End that one first, or make this one concurrent."
                ),
            ),
            ExclusionConstraint(
                name="posting_title_once_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("title", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The person already holds this title in this unit in part of this period."),
            ),
            models.CheckConstraint(
                name="posting_period_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("A posting needs a first day, and its last day must not come before it."),
            ),
            known("posting_category_known", "category", Category.values),
        ]
        indexes = [
            # serves every report and the list of a unit's people on a day
            models.Index(fields=["unit", "cadre"], name="posting_unit"),
            # serves the note beside each report on people with concurrent posts alone: some hundred rows of a province
            # instead of all its posts
            models.Index(fields=["unit", "cadre"], name="posting_concurrent", condition=Q(is_primary=False)),
        ]
        triggers = HOME_OF_POSTINGS

    def __str__(self) -> str:
        return f"{self.cadre}: {self.title}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit


@tracked()
class CommitteeSeat(models.Model):
    """A seat in a unit's Party committee; its holder need not be a commune cadre or civil servant."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="seats", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seats", verbose_name=_("unit"))
    term = models.ForeignKey(
        CommitteeTerm, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("term")
    )
    kind = models.ForeignKey(SeatKind, models.PROTECT, related_name="+", verbose_name=_("seat"))
    period = DateRangeField(_("period"))
    start_known = models.BooleanField(_("first day is known"), default=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)

    objects = CommitteeSeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("committee seat")
        verbose_name_plural = _("committee seats")
        ordering = ["cadre", "-period"]
        constraints = [
            ExclusionConstraint(
                name="seat_once_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The person already holds this seat in part of this period."),
            ),
            models.CheckConstraint(
                name="seat_period_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("A seat needs a first day, and its last day must not come before it."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "cadre"], name="seat_unit")]
        triggers = HOME_OF_SEATS

    def __str__(self) -> str:
        return f"{self.cadre}: {self.kind}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit
