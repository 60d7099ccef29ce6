"""What there is to do about accounts: roles that stayed at units that have ended."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.handover import handovers
from apps.accounts.models import User
from apps.core.duties import Duty, duty
from apps.core.permissions import Actor, Permission


@duty
def roles_at_ended_units(user: Actor, day: date) -> Duty | None:
    if not isinstance(user, User) or not user.can(Permission.MANAGE_ACCOUNTS):
        return None
    count = sum(one.is_possible for one in handovers(user, day))
    if not count:
        return None
    return Duty(
        title=_("Accounts at units that have ended"),
        url=reverse("accounts:ended_units"),
        text=_("Give them their role at the unit that took over, from the day of effect."),
        count=count,
        tone="warning",
        action=_("Hand over"),
        icon="user-share",
    )
