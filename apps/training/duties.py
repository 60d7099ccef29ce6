"""What there is to do in training: results to record, plans to approve, people whose grace ends."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.work.lists import WorkList, duty_of_numbers, work_lists
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of
from apps.qualifications.standards.duties import numbers_of
from apps.qualifications.standards.grace import grace_ending_of
from apps.training.filters import Stand
from apps.training.models import PlanState, TrainingClass, TrainingPlan


@duty
def classes_without_results(user: Actor, day: date) -> Finding:
    if not isinstance(user, User) or not user.can(Permission.MANAGE_TRAINING):
        return None
    count = yield from number_of(TrainingClass.objects.visible_to(user).without_results(day))
    if not count:
        return None
    return Duty(
        _("Classes without results"),
        f"{reverse('training:classes')}?stand={Stand.NO_RESULTS.value}",
        _("They have ended; say who completed them."),
        count,
        "warning",
        _("Record"),
        "school",
    )


@duty
def plans_in_draft(user: Actor, day: date) -> Finding:
    if not isinstance(user, User) or not user.can(Permission.MANAGE_TRAINING):
        return None
    count = yield from number_of(TrainingPlan.objects.visible_to(user).filter(state=PlanState.DRAFT))
    if not count:
        return None
    text = _("Complete their courses and enter the decision that approves them.")
    return Duty(_("Training plans in draft"), reverse("training:plans"), text, count, "info", icon="clipboard-list")


@duty
def grace_that_ends(user: Actor, day: date) -> Finding:
    """The number of the work list; only those who rest are evaluated for it besides, and they are few."""
    work = work_lists["grace-ending"]
    if not isinstance(user, User) or not work.is_open_to(user):
        return None
    soon = (yield from numbers_of(user, day))["soon"]
    if not soon:
        return None
    resting = yield from number_of(grace_ending_of(_resting_people(work, user, day), day))
    return duty_of_numbers(work, user, waiting=soon - resting, resting=resting)


def _resting_people(work: WorkList, user: User, day: date) -> QuerySet[Cadre]:
    return Cadre.objects.visible_to(user).filter(pk__in=work.follow_ups_on(day).values("cadre"))
