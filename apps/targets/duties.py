"""What there is to do about targets: those that are behind shortly before their day."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of
from apps.targets.models import Target

SOON = timedelta(days=366)


@duty
def targets_due(user: Actor, day: date) -> Finding:
    """Targets of one's plans whose day comes within a year; how they stand is counted on their page."""
    if not isinstance(user, User) or not user.can(Permission.MANAGE_TARGETS):
        return None
    due = Target.objects.visible_to(user).filter(due_on__gte=day, due_on__lt=day + SOON)
    count = yield from number_of(due)
    if not count:
        return None
    text = _("See which units are behind while there is time.")
    return Duty(_("Targets due within a year"), reverse("targets:list"), text, count, "info", icon="target-arrow")
