"""What there is to do about petitions, for those who may see them."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of
from apps.petitions.filters import Stand
from apps.petitions.models import Petition


@duty
def late_answers(user: Actor, day: date) -> Finding:
    if not user.can(Permission.SEE_PETITIONS) or not user.can(Permission.EDIT_CADRES):
        return None
    count = yield from number_of(Petition.objects.visible_to(cast(User, user)).late_on(day))
    if not count:
        return None
    return Duty(
        title=_("Petitions whose answer is overdue"),
        url=f"{reverse('petitions:list')}?stand={Stand.LATE.value}",
        text=_("The day by which they were to be answered has passed."),
        count=count,
        tone="warning",
        action=_("See them"),
        icon="mail-exclamation",
    )
