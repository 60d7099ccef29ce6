"""Deleting records, and taking back what one act did."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pghistory.models import Context

from apps.accounts.models import User
from apps.cadres.models import Cadre, CommitteeSeat, Departure, Movement, Posting
from apps.cadres.restricted import groups_of
from apps.communes.models import Unit
from apps.core.history import event_model
from apps.core.permissions import Permission, group_of
from apps.core.undo import CannotUndoError, Undone, touched_models, undo_context
from apps.core.writing import act, remove

NOT_YOURS = _("You may take back what you did yourself in your own units.")
LEANED_ON = _("Later records lean on this. Take those back first; nothing was changed.")
# Half of a movement taken back would leave posts that no paper explains.
WHOLE = {Departure, Movement}
# What concerns more people than this was no edit on a page; the table of a whole unit is one.
MOST_PEOPLE = 100
TAKEN_BACK = gettext_noop("Taken back")
RECORD_DELETED = gettext_noop("Record deleted")


def delete_record(*, record: models.Model, revision: int | None, by: User, because: str = "") -> None:
    """Delete one record of a person."""
    by.require(Permission.DELETE_CADRES, record)
    if group := group_of(type(record)):
        by.require(group.permission, record)
    with act(type(record), by=by, reason=RECORD_DELETED, because=because):
        remove(record, revision=revision)


def own_act(context: Context, by: User) -> bool:
    return bool(context.metadata.get("user") == by.pk)


def take_back(*, context: Context, by: User) -> Undone:
    """Undo an act on people: one's own, or with the right to take back what others did."""
    if not may_take_back(context=context, by=by):
        raise PermissionDenied(NOT_YOURS)
    with transaction.atomic():
        undone = undo_context(context.pk, by=by, reason=TAKEN_BACK)
        if undone.kept and WHOLE.intersection(touched_models(context.pk)):
            raise CannotUndoError(LEANED_ON)
    return undone


def may_take_back(*, context: Context, by: User) -> bool:
    """Whether the act lies wholly within the user's scope; an upload is taken back where it was made.

    An act that touched restricted records is taken back by those alone who hold their right in all of its units.
    """
    permission = Permission.EDIT_CADRES if own_act(context, by) else Permission.DELETE_CADRES
    if not by.can(permission) or not is_small_act(context.metadata):
        return False
    touched = touched_models(context.pk)
    if len(people_of_act(context.pk, touched)) > MOST_PEOPLE:
        return False
    units = units_of_act(context.pk, touched)
    rights = {permission, *(group.permission for group in groups_of(touched))}
    held = all(Unit.objects.in_scope_of(by, right).filter(pk__in=units).count() == len(units) for right in rights)
    return bool(units) and held and all(is_about_people(model) or is_of_unit(model) for model in touched)


def is_small_act(metadata: dict[str, Any]) -> bool:
    """Whether a person did it on a page; uploads, mergers and commands are taken back where they were started."""
    return bool(metadata.get("user")) and not metadata.get("upload") and not metadata.get("reorganisation")


def is_about_people(model: type[models.Model]) -> bool:
    return model is Cadre or any(f.related_model is Cadre for f in model._meta.concrete_fields if f.is_relation)


def is_of_unit(model: type[models.Model]) -> bool:
    """Whether its records belong to a unit and no person: `unit_list` names the page on which they stand."""
    return hasattr(model, "unit_list")


def people_of_act(context_id: UUID, touched: list[type[models.Model]]) -> set[int]:
    """Keys of the people whom the act concerns, whether they are still there or not."""
    people: set[int] = set()
    for model in filter(is_about_people, touched):
        events = event_model(model)._default_manager.filter(pgh_context=context_id)
        people.update(events.values_list("pgh_obj" if model is Cadre else "cadre", flat=True))
    return people


def units_of_act(context_id: UUID, touched: list[type[models.Model]]) -> set[int]:
    """The units that the act concerns: of posts, seats and units' own records in it, and its people's homes."""
    homes = Cadre.objects.filter(pk__in=people_of_act(context_id, touched), home_unit__isnull=False)
    units = {home for home in homes.values_list("home_unit", flat=True) if home}
    for model in [model for model in touched if model in (Posting, CommitteeSeat) or is_of_unit(model)]:
        events = event_model(model)._default_manager.filter(pgh_context=context_id)
        held = events.values_list(getattr(model, "unit_field", "unit"), flat=True)
        units.update(unit for unit in held if unit)
    return units
