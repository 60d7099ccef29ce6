"""What there is to look at about whole units; lists of people are duties by themselves."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.appraisal.models import Track
from apps.appraisal.overview import groups_above_cap
from apps.appraisal.schemes import schemes_in
from apps.core.dates import last_full_year
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of


@duty
def too_many_excellent(user: Actor, day: date) -> Finding:
    """For who may take back what a unit delivered: the units themselves see it beside their own table."""
    if not user.can(Permission.RATE_CADRES) or not user.can(Permission.DELETE_CADRES):
        return None
    year = last_full_year(day)
    schemes = schemes_in(year, Track.STATE)[:1]
    yield (schemes,)
    capped = [scheme for scheme in schemes if scheme.cap_percent is not None]
    if not capped:
        return None
    count = yield from number_of(groups_above_cap(cast(User, user), year, capped[0]))
    if not count:
        return None
    return Duty(
        title=_("More excellent ratings than the cap allows"),
        url=f"{reverse('appraisal:checks')}?year={year}",
        text=_("Groups of comparable posts in which too many are rated excellent."),
        count=count,
        tone="warning",
        action=_("See them"),
        icon="stars",
    )
