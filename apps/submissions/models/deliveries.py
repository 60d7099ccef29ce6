"""What a unit delivered in a reporting period, each version with its review.

Deliveries are a log of their own, as uploads are: nothing in them is ever changed but the fields of the next step,
each of which says who and when. They keep no further history, so that taking a roster back does not take back that
it was once accepted.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Unit
from apps.rosters.models import Upload
from apps.submissions.models.periods import State, Submission, who
from apps.submissions.querysets import DeliveryQuerySet, RowRemarkQuerySet


class Verdict(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    RETURNED = "returned", _("Returned to correct")


class Delivery(models.Model):
    """One version of a unit's roster, and what the province said to it. The latest one counts."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="deliveries", verbose_name=_("expected"))
    number = models.PositiveSmallIntegerField(_("version"))
    upload = models.OneToOneField(Upload, models.PROTECT, related_name="delivery", verbose_name=_("roster"))
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by")
    )
    delivered_at = models.DateTimeField(_("sent at"), default=timezone.now)
    late_reason = models.CharField(_("why it is late"), max_length=300, blank=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    reviewed_by = who(_("reviewed by"))
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True)
    # Accepted by the policy of the period, without a reviewer.
    is_automatic = models.BooleanField(_("accepted automatically"), default=False)
    remarks = models.TextField(_("remarks"), max_length=4000, blank=True)
    reopened_by = who(_("reopened by"))
    reopened_at = models.DateTimeField(_("reopened at"), null=True)
    reopen_reason = models.CharField(_("why it was reopened"), max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["submission", "-number"]
        constraints = [
            models.UniqueConstraint(
                name="delivery_numbered_once",
                fields=["submission", "number"],
                violation_error_message=_("Another version was sent at the same moment. Load the page again."),
            ),
            models.UniqueConstraint(
                name="delivery_accepted_once",
                fields=["submission"],
                condition=Q(verdict=Verdict.ACCEPTED, reopened_at__isnull=True),
                violation_error_message=_("A roster of this unit is accepted already."),
            ),
            models.CheckConstraint(name="delivery_verdict_known", condition=Q(verdict__in=["", *Verdict.values])),
            models.CheckConstraint(
                name="delivery_reviewed_by_someone",
                condition=Q(verdict="", reviewed_at__isnull=True, reviewed_by__isnull=True)
                | (~Q(verdict="") & Q(reviewed_at__isnull=False, reviewed_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="delivery_automatic_is_accepted", condition=Q(is_automatic=False) | Q(verdict=Verdict.ACCEPTED)
            ),
            models.CheckConstraint(
                name="delivery_reopened_says_why",
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopen_reason="")
                | (
                    Q(verdict=Verdict.ACCEPTED, reopened_at__isnull=False, reopened_by__isnull=False)
                    & ~Q(reopen_reason="")
                ),
                violation_error_message=_("Say why the roster is reopened."),
            ),
        ]

    # Told by `with_later` of the queryset.
    is_replaced: bool

    def __str__(self) -> str:
        return f"{self.upload.code} · {self.number}"

    @property
    def scope_unit(self) -> Unit:
        return self.submission.unit

    @property
    def is_waiting(self) -> bool:
        return not self.verdict

    @property
    def is_standing(self) -> bool:
        """Whether it is accepted and was not reopened."""
        return self.verdict == Verdict.ACCEPTED and self.reopened_at is None

    @property
    def state(self) -> State:
        """How it stands with this version now; that of the latest is how it stands with the unit."""
        if self.is_waiting:
            return State.WAITING
        return State.ACCEPTED if self.is_standing else State.RETURNED


class RowRemark(models.Model):
    """What the province says to one row of a returned roster."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="row_remarks")
    sheet = models.CharField(_("sheet"), max_length=120)
    row = models.PositiveIntegerField(_("row"))
    # As it stands in the row, so that the remark can be read beside any later version.
    full_name = models.CharField(_("full name"), max_length=200, blank=True)
    text = models.CharField(_("remark"), max_length=500)

    objects = RowRemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark on a row")
        verbose_name_plural = _("remarks on rows")
        ordering = ["delivery", "pk"]
        constraints = [
            models.CheckConstraint(name="row_remark_says_something", condition=~Q(text="")),
            models.UniqueConstraint(name="row_remark_once", fields=["delivery", "sheet", "row"]),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}: {self.text}"
