"""What there is to do after reorganisations: people not placed yet, and surplus cases whose deadline comes near."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.mergers.cases import NEAR, State, in_state
from apps.cadres.mergers.ending import Ending
from apps.cadres.models import Posting, SurplusCase
from apps.communes.models import Reorganisation, UnitPeriod
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of


@duty
def people_to_place(user: Actor, day: date) -> Duty | None:
    """The latest reorganisation in effect whose people still hold posts in units that are gone."""
    if not user.can(Permission.REORGANISE_UNITS):
        return None
    editor = cast(User, user)
    ending = _open_ending(editor, day)
    if ending is None:
        return None
    held = ending.postings().filter(is_primary=True)
    people = held.values("cadre").distinct().count()
    units = held.values("unit").distinct().count()
    words = ngettext(
        "%(people)s person holds a post in %(units)s units that ended on %(day)s (%(resolution)s).",
        "%(people)s people hold posts in %(units)s units that ended on %(day)s (%(resolution)s).",
        people,
    )
    text = words % {
        "people": people,
        "units": units,
        "day": f"{ending.eve:%d/%m/%Y}",
        "resolution": ending.reorganisation.resolution,
    }
    url = reverse("mergers:detail", args=[ending.reorganisation.key])
    return Duty(
        title=_("Place the people of merged units"),
        url=url,
        text=text,
        count=people,
        tone="danger",
        action=_("Place them"),
        icon="git-merge",
    )


def _open_ending(user: User, day: date) -> Ending | None:
    """The last reorganisation by `day` under which posts in the user's units are still to be closed."""
    gone = (
        Posting.objects.running_on(day)
        .filter(user.unit_condition(Permission.REORGANISE_UNITS, "unit"), is_primary=True)
        .exclude(unit__in=UnitPeriod.objects.on(day).values("unit"))
    )
    units = gone.order_by().values("unit").distinct()
    found = Reorganisation.objects.filter(effective_on__lte=day, successions__predecessor__in=units).distinct()
    for reorganisation in found.order_by("-effective_on", "key")[:5]:
        ending = Ending(reorganisation, user)
        if ending.postings().filter(is_primary=True).exists():
            return ending
    return None


@duty
def deadlines_near(user: Actor, day: date) -> Finding:
    if not user.can(Permission.REORGANISE_UNITS):
        return None
    editor = cast(User, user)
    own = SurplusCase.objects.visible_to(editor).begun_on(day)
    count = yield from number_of(in_state(own, State.NEAR, day).values("cadre").distinct())
    if not count:
        return None
    words = ngettext(
        "%(count)s surplus person has no settlement, and the deadline is less than %(months)s months away or past.",
        "%(count)s surplus people have no settlement, and the deadline is less than %(months)s months away or past.",
        count,
    )
    return Duty(
        title=_("Surplus cases to settle"),
        url=f"{reverse('mergers:cases')}?state={State.NEAR.value}",
        text=words % {"count": count, "months": NEAR.days // 30},
        count=count,
        tone="warning",
        action=_("See who"),
        icon="user-exclamation",
    )
