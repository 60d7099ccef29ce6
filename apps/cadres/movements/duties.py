"""What there is to do about movements: answers that others wait for, people to come back, returns not recorded."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Movement
from apps.cadres.movements.filters import Show, showing
from apps.core.duties import Duty, Finding, Tone, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import number_of


@duty
def proposals_waiting(user: Actor, day: date) -> Finding:
    return _duty(
        user,
        day,
        Show.WAITING,
        title=_("Movements to confirm"),
        text=_("Another unit proposed them. Confirm or decline."),
        tone="warning",
    )


@duty
def ending_soon(user: Actor, day: date) -> Finding:
    return _duty(
        user,
        day,
        Show.ENDING,
        title=_("Rotations and secondments ending soon"),
        text=_("Their planned end lies within 90 days."),
        tone="info",
    )


@duty
def overdue_returns(user: Actor, day: date) -> Finding:
    return _duty(
        user,
        day,
        Show.OVERDUE,
        title=_("Returns overdue"),
        text=_("The planned end has passed. Record the return, or correct the end."),
        tone="danger",
    )


def _duty(actor: Actor, day: date, show: Show, *, title: str, text: str, tone: Tone) -> Finding:
    """A duty whose number is that of the list it opens."""
    if not actor.can(Permission.EDIT_CADRES):
        return None
    user = cast(User, actor)
    count = yield from number_of(showing(show, Movement.objects.visible_to(user), user, day))
    if not count:
        return None
    url = f"{reverse('movements:list')}?show={show.value}"
    return Duty(title, url, text, count, tone, _("Look at them"), "arrows-exchange")
