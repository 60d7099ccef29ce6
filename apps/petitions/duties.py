"""What there is to do about petitions, for those who may see them."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.core.duties import Duty, duty
from apps.core.permissions import Actor, Permission
from apps.petitions.filters import Stand
from apps.petitions.models import Petition


@duty
def late_answers(user: Actor, day: date) -> Duty | None:
    if not user.can(Permission.SEE_PETITIONS) or not user.can(Permission.EDIT_CADRES):
        return None
    count = Petition.objects.visible_to(cast(User, user)).late_on(day).count()
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
