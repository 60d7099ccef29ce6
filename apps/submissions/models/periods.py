"""Reporting periods of a province, and the units that are expected to deliver a roster in each."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.ranges import PublicCode
from apps.submissions.moments import MINUTE
from apps.submissions.querysets import PeriodQuerySet, SubmissionQuerySet

# Earlier than so many days before the deadline nobody needs a reminder.
EARLIEST_REMINDER = 60


class Policy(models.TextChoices):
    AUTOMATIC = "automatic", _("Clean rosters are accepted and applied when they are sent")
    ACCEPTANCE = "acceptance", _("The province accepts every roster")


class State(models.TextChoices):
    """How it stands with a unit's roster; found from what was delivered, never stored."""

    MISSING = "missing", _("Not delivered yet")
    WAITING = "waiting", _("Delivered, waiting for review")
    RETURNED = "returned", _("Returned to correct")
    ACCEPTED = "accepted", _("Accepted")


def who(words: Any) -> models.ForeignKey[Any | None, Any | None]:
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=words)


@tracked()
class ReportingPeriod(models.Model):
    """A roster that a province asks its units for: as of which day, and by when."""

    code = models.CharField(
        _("code"), max_length=12, unique=True, db_collation="C", editable=False, db_default=PublicCode(Value("KB"))
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reporting_periods", verbose_name=_("province"))
    name = models.CharField(_("name"), max_length=200)
    as_of = models.DateField(_("rosters as of"))
    format = models.CharField(_("layout"), max_length=40)
    opens_on = models.DateField(_("opens on"))
    deadline = models.DateTimeField(_("deadline"))
    policy = models.CharField(_("who accepts"), max_length=12, choices=Policy, default=Policy.ACCEPTANCE)
    remind_days = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("days of reminders"), default=list, blank=True
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True, editable=False)
    closed_by = who(_("closed by"))
    reopened_at = models.DateTimeField(_("reopened at"), null=True, blank=True, editable=False)
    reopened_by = who(_("reopened by"))
    reopen_reason = models.CharField(_("why it was reopened"), max_length=300, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering = ["-as_of", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="reporting_period_named_once",
                fields=["unit", "name"],
                violation_error_message=_("There is a reporting period with this name already. Choose another name."),
            ),
            # so that it is never in doubt which period a roster belongs to
            models.UniqueConstraint(
                name="reporting_period_once",
                fields=["unit", "as_of", "format"],
                violation_error_message=_("There is a reporting period for this day and layout already."),
            ),
            models.CheckConstraint(
                name="reporting_period_named",
                condition=~Q(name=""),
                violation_error_message=_("Give the reporting period a name."),
            ),
            models.CheckConstraint(
                name="reporting_period_deadline_after_opening",
                condition=Q(deadline__date__gte=F("opens_on")),
                violation_error_message=_("The deadline lies before the first day. Correct one of the two."),
            ),
            models.CheckConstraint(
                name="reporting_period_deadline_in_minutes",
                condition=Q(deadline__second=0),
                violation_error_message=_("A deadline is given in hours and minutes."),
            ),
            models.CheckConstraint(
                name="reporting_period_policy_known",
                condition=Q(policy__in=Policy.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.CheckConstraint(
                name="reporting_period_reminders_before_deadline",
                condition=Q(remind_days__contained_by=list(range(EARLIEST_REMINDER + 1))),
                violation_error_message=_("Reminders are sent at most 60 days before the deadline."),
            ),
            models.CheckConstraint(
                name="reporting_period_closed_by_someone",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="reporting_period_reopened_says_why",
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopen_reason="")
                | (Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopen_reason="")),
                violation_error_message=_("Say why the reporting period is reopened."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("submissions:period", args=[self.code])

    @property
    def scope_unit(self) -> Unit:
        return self.unit

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_open(self) -> bool:
        """Whether rosters can be sent now; after the deadline they can, and are late."""
        return not self.is_closed and self.opens_on <= timezone.localdate()

    @property
    def is_overdue(self) -> bool:
        return self.is_late(timezone.now())

    def is_late(self, moment: datetime) -> bool:
        """The minute of the deadline itself is still in time."""
        return moment >= self.deadline + MINUTE

    def days_left(self, today: date) -> int:
        """Whole days to the day of the deadline; below zero when it has passed."""
        return (timezone.localdate(self.deadline) - today).days


@tracked()
class Submission(models.Model):
    """A unit that is expected to deliver in a period; how far it is follows from its deliveries."""

    period = models.ForeignKey(
        ReportingPeriod, models.CASCADE, related_name="submissions", verbose_name=_("reporting period")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="submissions", verbose_name=_("unit"))

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("expected roster")
        verbose_name_plural = _("expected rosters")
        ordering = ["period", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="submission_once",
                fields=["period", "unit"],
                violation_error_message=_("This unit is expected already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.period} · {self.unit}"

    def get_absolute_url(self) -> str:
        return reverse("submissions:submission", args=[self.period.code, self.unit.key])

    @property
    def scope_unit(self) -> Unit:
        return self.unit
