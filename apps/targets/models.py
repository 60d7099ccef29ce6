"""Plans that set targets, and their targets: a figure of the registry, a floor, a ceiling and a day.

Two plans may bear the same name (Đề án 06 of a district, Đề án 06 of the Government): a plan is known by its owner,
its document and its years, never by its name.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.ranges import PublicCode
from apps.reporting.composed.shows import Show
from apps.targets.querysets import TargetPlanQuerySet, TargetQuerySet


class Basis(models.TextChoices):
    """Where the figure comes from."""

    ROWS = "rows", _("Rows of a report")
    YEARS = "years", _("Mean of years")
    EVENTS = "events", _("Events and posts")
    CELL = "cell", _("Cell of a composed table")


class Kind(models.TextChoices):
    """What of a figure is aimed at."""

    SHARE = "share", _("Share of the group, in percent")
    MEAN = "mean", _("Persons for each commune, on average")
    COUNT = "count", _("Number of persons")
    STAFF = "staff", _("For 100 cadres and civil servants")
    YEARS = "years", _("Years, on average")
    FIGURE = "figure", _("The figure as it stands in the table")


# What the kinds are called where events or posts are counted.
EVENT_KINDS = {
    Kind.COUNT.value: _("Number"),
    Kind.SHARE.value: _("Share of the whole that the report shows, in percent"),
    Kind.MEAN.value: _("For each commune, on average"),
    Kind.STAFF.value: Kind.STAFF.label,
}


@tracked()
class TargetPlan(models.Model):
    """A document of a unit that sets targets for itself and all below it."""

    code = models.CharField(
        _("code"), max_length=12, unique=True, db_collation="C", editable=False, db_default=PublicCode(Value("CT"))
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="target_plans", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=300)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"))
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects = TargetPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan with targets")
        verbose_name_plural = _("plans with targets")
        ordering = ["-last_year", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="target_plan_named",
                condition=~Q(name=""),
                violation_error_message=_("Give the plan its name."),
            ),
            models.CheckConstraint(
                name="target_plan_years",
                condition=Q(first_year__gte=1990, last_year__lte=2100, last_year__gte=F("first_year")),
                violation_error_message=_("The last year lies before the first one, or outside 1990 to 2100."),
            ),
            models.UniqueConstraint(
                name="target_plan_once",
                fields=["unit", "name", "first_year"],
                violation_error_message=_("The unit already has a plan of this name that begins in this year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.first_year}–{self.last_year})"

    def get_absolute_url(self) -> str:
        return reverse("targets:plan", args=[self.code])

    @property
    def scope_unit(self) -> Unit:
        return self.unit


@tracked()
class Target(models.Model):
    """A figure that shall lie at the floor or above by a day, and need not, or must not, pass the ceiling.

    By its basis it is named by report, group, measure and category; of years by group and measure alone; of a composed
    table by `cell`: the definition as it was chosen, with row, column and figure, whatever becomes of the kept table.
    """

    plan = models.ForeignKey(TargetPlan, models.CASCADE, related_name="targets", verbose_name=_("plan"))
    title = models.CharField(_("target"), max_length=300)
    basis = models.CharField(_("figure of"), max_length=10, choices=Basis, default=Basis.ROWS)
    report = models.CharField(_("report"), max_length=60, blank=True, db_collation="C")
    group = models.CharField(_("group"), max_length=60, blank=True, db_collation="C")
    measure = models.CharField(_("measure"), max_length=60, blank=True, db_collation="C")
    category = models.CharField(_("row"), max_length=80, blank=True, db_collation="C")
    cell = models.JSONField(_("cell of a composed table"), null=True, blank=True)
    # Levels stand in an order: university and above.
    and_above = models.BooleanField(_("this level and all above it"), default=False)
    # Of which kind of commune-level units alone (xa, phuong, thi_tran); empty for all of them.
    unit_kind = models.CharField(_("in units of the kind"), max_length=20, blank=True, default="", db_collation="C")
    kind = models.CharField(_("counted as"), max_length=10, choices=Kind, default=Kind.SHARE)
    floor = models.DecimalField(_("at least"), max_digits=9, decimal_places=2)
    ceiling = models.DecimalField(_("at most needed"), max_digits=9, decimal_places=2, null=True, blank=True)
    is_limit = models.BooleanField(_("the upper figure must not be passed"), default=False)
    due_on = models.DateField(_("by"))

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["due_on", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="target_kind_known",
                condition=Q(kind__in=Kind.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.CheckConstraint(
                name="target_basis_told",
                condition=Q(basis__in=[Basis.ROWS, Basis.EVENTS], cell__isnull=True)
                & ~Q(report="")
                & ~Q(group="")
                & ~Q(measure="")
                & ~Q(category="")
                | Q(basis=Basis.YEARS, cell__isnull=True, report="", category="") & ~Q(group="") & ~Q(measure="")
                | Q(basis=Basis.CELL, cell__isnull=False, report="", measure="", category=""),
                violation_error_message=_("Choose a figure."),
            ),
            models.CheckConstraint(
                name="target_limit_set",
                condition=Q(is_limit=False) | Q(ceiling__isnull=False),
                violation_error_message=_("Give the upper figure that must not be passed."),
            ),
            models.CheckConstraint(
                name="target_named", condition=~Q(title=""), violation_error_message=_("Say in words what is aimed at.")
            ),
            models.CheckConstraint(
                name="target_floor_possible",
                condition=Q(floor__gte=0) & (~Q(kind=Kind.SHARE) | Q(floor__lte=100)),
                violation_error_message=_("A floor is not negative, and a share is at most 100 percent."),
            ),
            models.CheckConstraint(
                name="target_ceiling_possible",
                condition=Q(ceiling__isnull=True)
                | (Q(ceiling__gte=F("floor")) & (~Q(kind=Kind.SHARE) | Q(ceiling__lte=100))),
                violation_error_message=_("The ceiling lies below the floor, or above 100 percent."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("targets:target", args=[self.plan.code, self.pk])

    @property
    def scope_unit(self) -> Unit:
        return self.plan.unit

    @property
    def kind_words(self) -> str:
        """What of the figure is aimed at; of events and posts nobody speaks of persons."""
        words = EVENT_KINDS.get(self.kind) if self.basis == Basis.EVENTS else None
        return str(words or self.get_kind_display())

    @property
    def is_percent(self) -> bool:
        """Whether a percent sign stands behind it."""
        if self.basis == Basis.CELL and self.cell:
            return Show(self.cell["show"]).is_of_percent
        return self.kind in (Kind.SHARE, Kind.STAFF)

    @property
    def has_floor(self) -> bool:
        """Without one a target only says what must not be passed."""
        return bool(self.floor) or not self.is_limit
