"""What there is to do about the establishment, for those who set it."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of
from apps.establishment.filters import Stand
from apps.establishment.models import Opening


@duty
def late_openings(user: Actor, day: date) -> Finding:
    if not user.can(Permission.MANAGE_ESTABLISHMENT):
        return None
    count = yield from number_of(Opening.objects.visible_to(cast(User, user)).late_on(day))
    if not count:
        return None
    return Duty(
        title=_("Vacancies that should be filled by now"),
        url=f"{reverse('establishment:openings')}?stand={Stand.LATE.value}",
        text=_("The day by which they were to be filled has passed."),
        count=count,
        tone="warning",
        action=_("See them"),
        icon="armchair",
    )
