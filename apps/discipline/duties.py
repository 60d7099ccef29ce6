"""What there is to do about discipline beside its work list, for those who may see it."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of
from apps.discipline.filters import Stand
from apps.discipline.models import DisciplinaryDecision


@duty
def state_to_follow(user: Actor, day: date) -> Finding:
    if not user.can(Permission.SEE_DISCIPLINE) or not user.can(Permission.EDIT_CADRES):
        return None
    visible = DisciplinaryDecision.objects.visible_to(cast(User, user))
    count = yield from number_of(visible.without_state_decision(day))
    if not count:
        return None
    return Duty(
        title=_("Party decisions that the State has not followed"),
        url=f"{reverse('discipline:list')}?stand={Stand.NO_STATE.value}",
        text=_("On cadres and civil servants; the State's decision is overdue."),
        count=count,
        tone="warning",
        action=_("See them"),
        icon="gavel",
    )
