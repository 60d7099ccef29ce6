"""The handshake: one side proposes, the other confirms or declines; posts change with the confirmation alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Cadre, Departure, Movement, Posting, Side, State
from apps.cadres.movements.warnings import warnings_of
from apps.cadres.services.movements.places import state_places
from apps.cadres.services.movements.posts import change_posts
from apps.cadres.services.movements.sides import NO_SIDE, NOT_YOURS, may_answer, may_withdraw, proposing_side, standing
from apps.core.doubts import settle
from apps.core.writing import act, insert, update

PROPOSED = gettext_noop("Movement proposed")
CONFIRMED = gettext_noop("Movement confirmed")
CARRIED_OUT = gettext_noop("Movement carried out")
DECLINED = gettext_noop("Movement declined")
WITHDRAWN = gettext_noop("Movement withdrawn")


@dataclass(frozen=True)
class Decision:
    """The paper by which a movement takes place."""

    number: str
    on: date | None
    issuer: str = ""


def propose(*, movement: Movement, by: User, seen: Collection[str] = ()) -> Movement:
    """Write a proposal; nothing moves, and the person goes on counting where they serve."""
    return _propose(movement, proposing_side(_placed(movement), by), by=by, seen=seen)


def propose_for_receiver(*, movement: Movement, by: User, seen: Collection[str] = ()) -> Movement:
    """Write the proposal of a unit that lists the person as its own: the sender answers, whoever accepted the list."""
    proposing_side(_placed(movement), by)
    return _propose(movement, Side.RECEIVER, by=by, seen=seen)


def _placed(movement: Movement) -> Movement:
    state_places(movement)
    return movement


def _propose(movement: Movement, side: Side, *, by: User, seen: Collection[str]) -> Movement:
    movement.proposed_by_side = side
    _refuse_incomplete(movement)
    _settle(movement, seen)
    movement.state, movement.proposed_by, movement.proposed_at = State.PROPOSED, by, timezone.now()
    with act(Movement, by=by, reason=PROPOSED):
        insert(movement)
    return movement


def carry_out(*, movement: Movement, by: User, seen: Collection[str] = ()) -> Movement:
    """Record a movement and change the posts in one act, by someone who speaks for both sides."""
    state_places(movement)
    if not standing(movement, by).both:
        raise PermissionDenied(NO_SIDE)
    movement.proposed_by_side = proposing_side(movement, by)
    _refuse_incomplete(movement)
    _settle(movement, seen)
    movement.proposed_by, movement.proposed_at = by, timezone.now()
    with act(Movement, Posting, Departure, by=by, reason=CARRIED_OUT):
        _lock_person(movement)
        _take_effect(movement, by=by)
        insert(movement)
    return movement


def carry_out_many(*, movements: Iterable[Movement], by: User) -> list[Movement]:
    """Carry out movements of a list that was looked through; their warnings were told and are kept with them."""
    done = list(movements)
    for movement in done:
        state_places(movement)
        seen = [warning.doubt.code for warning in warnings_of(movement)]
        carry_out(movement=movement, by=by, seen=seen)
    return done


def confirm(*, movement: Movement, decision: Decision, by: User, seen: Collection[str] = ()) -> Movement:
    """The other side agrees: the posts change in the same act."""
    with act(Movement, Posting, Departure, by=by, reason=CONFIRMED):
        present = _locked(movement)
        if not may_answer(present, by):
            raise PermissionDenied(NOT_YOURS)
        _settle(present, seen, known=present.acknowledged)
        present.decision_number, present.decision_on = decision.number, decision.on
        present.decision_issuer = decision.issuer
        _lock_person(present)
        _take_effect(present, by=by)
        update(present, revision=None)
    return present


def decline(*, movement: Movement, why: str, by: User) -> Movement:
    with act(Movement, by=by, reason=DECLINED):
        present = _locked(movement)
        if not may_answer(present, by):
            raise PermissionDenied(NOT_YOURS)
        _answer(present, State.DECLINED, by=by, words=why)
        update(present, revision=None)
    return present


def withdraw(*, movement: Movement, why: str, by: User) -> Movement:
    with act(Movement, by=by, reason=WITHDRAWN):
        present = _locked(movement)
        if not may_withdraw(present, by):
            raise PermissionDenied(NO_SIDE)
        _answer(present, State.WITHDRAWN, by=by, words=why)
        update(present, revision=None)
    return present


def _locked(movement: Movement) -> Movement:
    """The proposal, held until the transaction ends: of two who answer at once the second is told of the first."""
    rows = Movement.objects.select_for_update(of=("self",)).select_related(
        "kind", "cadre__home_unit", "from_unit", "to_unit", "to_title", "answered_by"
    )
    present = rows.filter(pk=movement.pk).first()
    if present is None:
        raise ValidationError(_("This proposal was deleted in the meantime."), code="gone")
    if not present.is_waiting:
        raise ValidationError(
            _("This proposal was answered already: %(state)s, by %(who)s, %(when)s."),
            code="answered",
            params={
                "state": present.get_state_display(),
                "who": present.answered_by or "–",
                "when": f"{timezone.localtime(present.answered_at):%H:%M %d/%m/%Y}" if present.answered_at else "–",
            },
        )
    return present


def _lock_person(movement: Movement) -> None:
    """Two movements of one person follow one another."""
    Cadre.objects.select_for_update().filter(pk=movement.cadre_id).values_list("pk").get()


def _take_effect(movement: Movement, *, by: User) -> None:
    change_posts(movement)
    _answer(movement, State.CONFIRMED, by=by)


def _answer(movement: Movement, state: State, *, by: User, words: str = "") -> None:
    movement.state, movement.answered_by, movement.answered_at = state, by, timezone.now()
    movement.answer = words


def _settle(movement: Movement, seen: Collection[str], *, known: Collection[str] = ()) -> None:
    """Warnings stop once, unless the proposal set them aside; those set aside are kept with the movement."""
    found = warnings_of(movement)
    settle([warning.doubt for warning in found if warning.rule.code not in known], seen=seen)
    movement.acknowledged = [warning.rule.code for warning in found]


def _refuse_incomplete(movement: Movement) -> None:
    kind = movement.kind
    if kind.stays_with_sender and movement.planned_end is None:
        raise ValidationError(_("Say until when the person is lent."), code="no_planned_end")
    if kind.opens_post and not (movement.to_unit_id or movement.to_place):
        raise ValidationError(_("Say where the person goes."), code="no_destination")
    if kind.stays_with_sender and movement.to_unit_id == movement.from_unit_id:
        raise ValidationError(_("A person is lent to another unit, not to the own one."), code="lent_to_oneself")
