"""The end of a temporary movement: a seconded person takes up the kept post, a rotated one begins anew at home."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.lending import AT_WORK, LENT
from apps.cadres.models import EmploymentStatus, Movement, Posting, State, Title
from apps.cadres.periods import period
from apps.cadres.services.movements.sides import NO_SIDE, standing
from apps.communes.models import Unit
from apps.core.dates import day_before
from apps.core.permissions import Permission
from apps.core.writing import act, insert, update

RETURNED = gettext_noop("Return recorded")


@dataclass(frozen=True)
class Return:
    """When someone is back, by which decision, and for a rotated person in which post."""

    on: date
    number: str = ""
    decided_on: date | None = None
    unit: Unit | None = None
    title: Title | None = None


def may_return(movement: Movement, user: User) -> bool:
    """Of a seconded person the sender may write the return; a rotated one changes units again, so both are asked."""
    held = standing(movement, user)
    return held.sends if movement.kind.stays_with_sender else held.both


def return_from(*, movement: Movement, back: Return, by: User) -> Movement:
    """End a temporary movement and give the person back in one act; `back.on` is the first day at home."""
    with act(Movement, Posting, by=by, reason=RETURNED):
        rows = Movement.objects.select_for_update(of=("self",)).select_related("kind", "cadre", "from_unit", "to_unit")
        present = rows.get(pk=movement.pk)
        if not may_return(present, by):
            raise PermissionDenied(NO_SIDE)
        _refuse_when_back(present, back)
        _end_there(present, back)
        if present.kind.stays_with_sender:
            _take_up(present)
        else:
            _begin_at_home(present, back, by=by)
        present.state, present.ended_on = State.DONE, day_before(back.on)
        present.return_decision_number, present.return_decision_on = back.number, back.decided_on
        update(present, revision=None)
    return present


def _refuse_when_back(movement: Movement, back: Return) -> None:
    if not movement.is_away:
        raise ValidationError(_("This movement has ended already."), code="ended")
    if back.on <= movement.starts_on:
        raise ValidationError(_("The return must come after the first day of the movement."), code="returned_too_early")


def _end_there(movement: Movement, back: Return) -> None:
    there = Posting.objects.select_for_update(of=("self",)).filter(begun_by=movement, period__contains=back.on)
    for ended in there:
        ended.period = period(ended.period.lower, day_before(back.on))
        update(ended, revision=None)


def _take_up(movement: Movement) -> None:
    kept = Posting.objects.select_for_update(of=("self",)).filter(left_by=movement, status=LENT)
    for posting in kept:
        posting.status = EmploymentStatus.objects.get(pk=AT_WORK)
        update(posting, revision=None)


def _begin_at_home(movement: Movement, back: Return, *, by: User) -> None:
    unit, title = back.unit or movement.from_unit, back.title or movement.from_title
    if unit is None or title is None:
        raise ValidationError(_("Say in which unit and title the person begins again."), code="no_post_at_home")
    if not by.can(Permission.EDIT_CADRES, unit):
        raise ValidationError(_("You may only record posts in your own units."), code="unit_not_yours")
    insert(
        Posting(
            cadre=movement.cadre,
            unit=unit,
            title=title,
            category=title.category,
            period=period(back.on, None),
            decision_number=back.number,
            decision_on=back.decided_on,
        )
    )
