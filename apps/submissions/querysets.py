"""Words for reading reporting periods: who sees them, and how it stands with each unit at a moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import BooleanField, Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from apps.communes.models import Unit, UnitPeriod
from apps.core.permissions import Permission
from apps.submissions.moments import MINUTE

if TYPE_CHECKING:
    from apps.accounts.models import User
    from apps.submissions.models import Acceptance, Delivery, Reminder, ReportingPeriod, RowRemark, Submission  # noqa: F401  (names of the generic arguments)


class PeriodQuerySet(models.QuerySet["ReportingPeriod"]):
    def visible_to(self, user: User) -> Self:
        """Periods that the user reviews, and those in which one of the user's units is expected."""
        from apps.submissions.models import Submission

        expected = Submission.objects.visible_to(user).filter(period=OuterRef("pk"))
        return self.filter(user.unit_condition(Permission.REVIEW_ROSTERS, "unit") | Q(Exists(expected)))

    def open(self) -> Self:
        """Periods in which rosters can be sent now, in time or late."""
        return self.filter(closed_at__isnull=True, opens_on__lte=timezone.localdate())


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> Self:
        """Those of the units for which the user may send rosters."""
        return self.filter(user.unit_condition(Permission.UPLOAD_ROSTERS, "unit"))

    def standing_at(self, moment: datetime) -> Self:
        """`state`, `first_at`, `last_at` and `is_late`, as they were at a moment."""
        from apps.submissions.models import Delivery, State

        sent = Delivery.objects.filter(submission=OuterRef("pk"), delivered_at__lte=moment)
        latest = sent.order_by("-number").annotate(standing=standing(moment))
        late = Q(first_at__gte=F("period__deadline") + Value(MINUTE))
        return self.annotate(
            state=Coalesce(Subquery(latest.values("standing")[:1]), Value(State.MISSING), output_field=CharField()),
            first_at=Subquery(sent.order_by("number").values("delivered_at")[:1]),
            last_at=Subquery(latest.values("delivered_at")[:1]),
        ).annotate(is_late=Case(When(late, then=True), default=False, output_field=BooleanField()))

    def standing_now(self) -> Self:
        return self.standing_at(timezone.now())

    def with_place(self) -> Self:
        """`name`, `kind`, `code` and `parent` of the unit on the period's day."""
        periods = UnitPeriod.objects.filter(unit=OuterRef("unit"), valid__contains=OuterRef("period__as_of"))
        fields = {"unit_name": "name", "unit_kind": "kind", "unit_code": "code", "parent": "parent"}
        return self.annotate(**{key: Subquery(periods.values(field)[:1]) for key, field in fields.items()})

    def of_roster(self, *, unit: Unit, as_of: date, layout: str) -> Self:
        """Where a roster of this unit, day and layout belongs, whether its period has begun, is open or is closed."""
        return self.filter(unit=unit, period__as_of=as_of, period__format=layout).select_related("period", "unit")

    def awaiting(self, *, unit: Unit, as_of: date, layout: str) -> Self:
        """The same in an open period, which expects it."""
        from apps.submissions.models import ReportingPeriod

        return self.of_roster(unit=unit, as_of=as_of, layout=layout).filter(period__in=ReportingPeriod.objects.open())

    def closed_to(self, *, unit: Unit, as_of: date, layout: str) -> Self:
        """Where it would belong if its period were not closed, the latest first."""
        found = self.of_roster(unit=unit, as_of=as_of, layout=layout).filter(period__closed_at__isnull=False)
        return found.order_by("-period__closed_at")


def standing(moment: datetime) -> Case:
    """The state in which a delivery was at a moment after it was sent."""
    from apps.submissions.models import State, Verdict

    return Case(
        When(Q(verdict="") | Q(reviewed_at__gt=moment), then=Value(State.WAITING)),
        When(verdict=Verdict.RETURNED, then=Value(State.RETURNED)),
        When(reopened_at__lte=moment, then=Value(State.RETURNED)),
        default=Value(State.ACCEPTED),
        output_field=CharField(),
    )


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.UPLOAD_ROSTERS, "submission__unit"))

    def with_later(self) -> Self:
        """Each with `is_replaced`: whether a later version was sent before this one had a verdict."""
        later = self.model.objects.filter(submission=OuterRef("submission"), number__gt=OuterRef("number"))
        return self.annotate(is_replaced=Case(When(verdict="", then=Exists(later)), default=Value(value=False)))

    def described(self) -> Self:
        """With those who acted, and without the workbook itself."""
        people = ("delivered_by", "reviewed_by", "reopened_by", "upload__applied_by", "upload__undone_by")
        return self.select_related("upload", "acceptance__by", *people).defer("upload__content")


class AcceptanceQuerySet(models.QuerySet["Acceptance"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.UPLOAD_ROSTERS, "delivery__submission__unit"))


class RowRemarkQuerySet(models.QuerySet["RowRemark"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.UPLOAD_ROSTERS, "delivery__submission__unit"))


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, user: User) -> Self:
        """Reminders of the periods that the user reviews."""
        return self.filter(user.unit_condition(Permission.REVIEW_ROSTERS, "submission__period__unit"))
