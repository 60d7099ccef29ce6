"""Who is reminded of a missing or returned roster, and when; a letter names all units of its reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django import app

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.communes.models import UnitCover
from apps.core.permissions import Permission
from apps.submissions.models import Reminder, ReportingPeriod, State, Submission

DUMMY = "django.core.mail.backends.dummy.EmailBackend"
SEND = "submissions.send_reminder"
# After the deadline the missing are reminded on the next day and then every week.
LATE_STEP = 7


@dataclass(frozen=True)
class Officer:
    """Someone who can send the roster of a unit."""

    user: User
    submission: Submission

    @property
    def address(self) -> str:
        return self.user.email


@dataclass(frozen=True)
class Asked:
    """What became of asking for reminders."""

    reminded: int
    already: int
    without_address: list[Submission]


def letters_are_sent() -> bool:
    """Whether a mail server is set up; without one, reminders stand on the home page only."""
    return settings.EMAIL_BACKEND != DUMMY


def undelivered(period: ReportingPeriod) -> QuerySet[Submission]:
    """The units whose turn it is: nothing came yet, or it was returned."""
    open_states = (State.MISSING, State.RETURNED)
    return period.submissions.select_related("unit").standing_now().filter(state__in=open_states)  # type: ignore[misc]  # annotated


def officers_of(submissions: list[Submission]) -> list[Officer]:
    """The officers of the units, or of the units that took over their people."""
    by_unit = {each.unit_id: each for each in submissions}
    covers = UnitCover.objects.filter(covered__in=by_unit).values_list("unit", "covered")
    above: dict[int, list[int]] = {}
    for unit, covered in covers:
        above.setdefault(unit, []).append(covered)
    running = Membership.objects.running_on(timezone.localdate()).filter(
        role=Role.COMMUNE_OFFICER, unit__in=above, user__is_active=True
    )
    found = {
        (member.user_id, covered): Officer(member.user, by_unit[covered])
        for member in running.select_related("user").order_by("user__username")
        for covered in above[member.unit_id]
    }
    return list(found.values())


@transaction.atomic
def ask(period: ReportingPeriod, *, by: User | None) -> Asked:
    """Write down who is reminded today and let a worker send the letters; who was reminded today is left alone."""
    if by is not None:
        by.require(Permission.REVIEW_ROSTERS, period.unit)
    today, submissions = timezone.localdate(), list(undelivered(period))
    officers = [officer for officer in officers_of(submissions) if officer.address]
    before = set(Reminder.objects.filter(submission__period=period, day=today).values_list("submission", "user"))
    new = [officer for officer in officers if (officer.submission.pk, officer.user.pk) not in before]
    # Who asks at the same moment is told apart by the constraint, not by what was read above.
    Reminder.objects.bulk_create(
        (Reminder(submission=o.submission, user=o.user, address=o.address, day=today, asked_by=by) for o in new),
        ignore_conflicts=True,
    )
    for user in {officer.user.pk for officer in new}:
        app.configure_task(SEND).defer(period=period.pk, user=user, day=today.isoformat())
    reached = {officer.submission.pk for officer in officers}
    unreached = [each for each in submissions if each.pk not in reached]
    return Asked(len(new), len(officers) - len(new), unreached)


def is_due(period: ReportingPeriod, today: date) -> bool:
    """Whether the program reminds by itself on this day."""
    if not period.is_open:
        return False
    left = period.days_left(today)
    return left in period.remind_days if left >= 0 else -left % LATE_STEP == 1


def due_periods(today: date) -> list[ReportingPeriod]:
    return [period for period in ReportingPeriod.objects.open().order_by("pk") if is_due(period, today)]
