"""What there is to do about people: facts that are missing, and posts in units that have ended."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.filters import Gap, gap_condition
from apps.cadres.mergers import duties as of_mergers  # noqa: F401  # finds its duties
from apps.cadres.models import Cadre
from apps.cadres.movements import duties  # noqa: F401  # finds its duties
from apps.core.duties import Duty, Finding, Tone, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of


@duty
def ended_units(user: Actor, day: date) -> Finding:
    return gap_duty(
        user, day, Gap.UNIT, title=_("Posts in units that no longer exist"), tone="danger", icon="building-off"
    )


@duty
def no_citizen_id(user: Actor, day: date) -> Finding:
    if not user.can(Permission.SEE_CITIZEN_ID):
        return None
    return (yield from gap_duty(user, day, Gap.CITIZEN_ID, title=_("Citizen ids to add"), tone="warning", icon="id"))


@duty
def no_birth(user: Actor, day: date) -> Finding:
    return gap_duty(user, day, Gap.BIRTH, title=_("Dates of birth to add"), tone="warning", icon="calendar-question")


def gap_duty(user: Actor, day: date, gap: Gap, *, title: str, tone: Tone, icon: str) -> Finding:
    """A duty for those who may edit, as long as somebody who serves on the day has the gap."""
    if not user.can(Permission.EDIT_CADRES):
        return None
    editor = cast(User, user)
    own = Cadre.objects.filter(editor.unit_condition(Permission.EDIT_CADRES, "home_unit")).serving_on(day)
    count = yield from number_of(own.filter(gap_condition(gap, editor, day)))
    if not count:
        return None
    words = ngettext("%(count)s person: %(gap)s.", "%(count)s people: %(gap)s.", count)
    text = words % {"count": count, "gap": str(gap.label).lower()}
    url = f"{reverse('cadres:list')}?gap={gap.value}"
    return Duty(title=title, url=url, text=text, count=count, tone=tone, action=_("See who"), icon=icon)
