"""Movements as facts: recorded beside posts that already stand, corrected, and taken back as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_noop
from pghistory.models import Context

from apps.accounts.models import User
from apps.cadres.models import Movement, State
from apps.cadres.services.movements.places import state_places
from apps.core.constraints import check_constraints
from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.core.writing import act, insert, update

RECORDED = gettext_noop("Movement recorded")
EDITED = gettext_noop("Movement edited")


def record_movement(*, movement: Movement, by: User) -> Movement:
    """Record a movement that took place; posts stay as they stand."""
    by.require(Permission.EDIT_CADRES, movement.cadre)
    _as_fact(movement, by)
    with act(Movement, by=by, reason=RECORDED):
        insert(movement)
    return movement


def record_many(*, movements: Iterable[Movement], by: User) -> list[Movement]:
    """Record movements that took place, all or none, through the same constraints; posts stay as they stand."""
    found = list(movements)
    for movement in found:
        by.require(Permission.EDIT_CADRES, movement.cadre)
        _as_fact(movement, by)
    with act(Movement, by=by, reason=RECORDED):
        return Movement.objects.bulk_create(found)


def edit_movement(*, movement: Movement, revision: int | None, by: User) -> list[str]:
    """Correct what the papers say; posts are corrected where they stand."""
    by.require(Permission.EDIT_CADRES, movement.cadre)
    with act(Movement, by=by, reason=EDITED):
        return update(movement, revision=revision)


def last_act(movement: Movement) -> Context | None:
    """The act of the latest event of a movement."""
    events = event_model(Movement)._default_manager.filter(pgh_obj=movement.pk).order_by("-pgh_id")
    key = cast("UUID | None", events.values_list("pgh_context", flat=True).first())
    return Context.objects.filter(pk=key).first() if key else None


def _as_fact(movement: Movement, by: User) -> None:
    """In force, or ended where a last day is given; the posts that stand are linked where they fit."""
    state_places(movement)
    movement.state = State.DONE if movement.ended_on else State.CONFIRMED
    movement.proposed_by = movement.answered_by = by
    movement.proposed_at = movement.answered_at = timezone.now()
    movement.to_posting = (
        movement.cadre.postings.filter(unit=movement.to_unit_id, title=movement.to_title_id)
        .filter(period__startswith=movement.starts_on)
        .first()
    )
    check_constraints(movement)
