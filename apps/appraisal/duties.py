"""What there is to look at about whole units; lists of people are duties by themselves."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.appraisal.overview import excess_count
from apps.appraisal.places import last_full_year
from apps.core.duties import Duty, duty
from apps.core.permissions import Actor, Permission


@duty
def too_many_excellent(user: Actor, day: date) -> Duty | None:
    """For who may take back what a unit delivered: the units themselves see it beside their own table."""
    if not user.can(Permission.RATE_CADRES) or not user.can(Permission.DELETE_CADRES):
        return None
    count = excess_count(cast(User, user), last_full_year(day))
    if not count:
        return None
    return Duty(
        title=_("More excellent ratings than the cap allows"),
        url=f"{reverse('appraisal:checks')}?year={last_full_year(day)}",
        text=_("Groups of comparable posts in which too many are rated excellent."),
        count=count,
        tone="warning",
        action=_("See them"),
        icon="stars",
    )
