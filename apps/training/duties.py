"""What there is to do in training: results to record, plans to approve."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of
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
