"""Writing plans and their targets; every act can be taken back as a whole."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pghistory.models import Context

from apps.accounts.models import User
from apps.communes.models import Unit
from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.core.undo import Undone, touched_models, undo_whole
from apps.core.writing import act, insert, remove, update
from apps.targets.models import Target, TargetPlan

WRITTEN = gettext_noop("Targets written")
DELETED = gettext_noop("Targets deleted")
TAKEN_BACK = gettext_noop("Targets taken back")
LEANED_ON = _("The plan or its targets were changed since. Correct them there; nothing was changed.")
NOT_YOURS = _("You may take back what you did yourself in your own units.")
Aimed = TargetPlan | Target


def add(*, row: Aimed, by: User) -> None:
    """Write a new plan or target."""
    by.require(Permission.MANAGE_TARGETS, row.scope_unit)
    with act(type(row), by=by, reason=WRITTEN):
        insert(row)
        row.refresh_from_db()


def edit(*, row: Aimed, revision: int | None, by: User) -> list[str]:
    """Save what was changed; the right is asked where the row stood and where it goes."""
    by.require(Permission.MANAGE_TARGETS, type(row)._default_manager.get(pk=row.pk).scope_unit)
    by.require(Permission.MANAGE_TARGETS, row.scope_unit)
    with act(type(row), by=by, reason=WRITTEN):
        return update(row, revision=revision)


def delete(*, row: Aimed, revision: int | None, by: User, because: str = "") -> None:
    """Delete a target, or a plan with all its targets."""
    by.require(Permission.MANAGE_TARGETS, row.scope_unit)
    with act(TargetPlan, Target, by=by, reason=DELETED, because=because):
        remove(row, revision=revision)


def take_back(*, context: Context, by: User) -> Undone:
    """Undo the whole act or nothing."""
    if not may_take_back(context=context, by=by):
        raise PermissionDenied(NOT_YOURS)
    return undo_whole(context.pk, by=by, reason=TAKEN_BACK, refusal=LEANED_ON)


def may_take_back(*, context: Context, by: User) -> bool:
    """Whether it is an act on targets of the user's units: one's own, or with the right to take back others'."""
    if context.metadata.get("reason") not in (WRITTEN, DELETED):
        return False
    if context.metadata.get("user") != by.pk and not by.can(Permission.DELETE_CADRES):
        return False
    units = units_of_act(context.pk)
    own = Unit.objects.in_scope_of(by, Permission.MANAGE_TARGETS)
    return bool(units) and own.filter(pk__in=units).count() == len(units)


def units_of_act(act: UUID) -> set[int]:
    """The units of the plans that the act wrote, or whose targets it wrote."""
    plans: set[int] = set()
    for model in touched_models(act):
        name = "pgh_obj" if model is TargetPlan else "plan"
        plans.update(event_model(model)._default_manager.filter(pgh_context=act).values_list(name, flat=True))
    kept = event_model(TargetPlan)._default_manager.filter(pgh_obj__in=plans)
    return set(kept.values_list("unit", flat=True))
