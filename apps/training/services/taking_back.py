"""Taking back an act of training as a whole, however many people it concerned."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pghistory.models import Context

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.communes.models import Unit
from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.core.undo import Undone, touched_models, undo_whole
from apps.qualifications.models import Qualification
from apps.training.models import Enrolment, PlanLine, TrainingClass, TrainingPlan
from apps.training.services.reasons import REASONS

TAKEN_BACK = gettext_noop("Training taken back")
LEANED_ON = _("Something was changed since, for instance a diploma was checked. Correct it there; nothing was changed.")
NOT_YOURS = _("You may take back what you did yourself in your own units.")


def take_back(*, context: Context, by: User) -> Undone:
    """Undo the whole act or nothing: a result without its qualification would explain nothing."""
    if not may_take_back(context=context, by=by):
        raise PermissionDenied(NOT_YOURS)
    return undo_whole(context.pk, by=by, reason=TAKEN_BACK, refusal=LEANED_ON)


def may_take_back(*, context: Context, by: User) -> bool:
    """Whether it is an act of training in the user's units: one's own, or with the right to take back others'."""
    if context.metadata.get("reason") not in REASONS or context.metadata.get("upload"):
        return False
    if context.metadata.get("user") != by.pk and not by.can(Permission.DELETE_CADRES):
        return False
    units = units_of_act(context.pk)
    own = Unit.objects.in_scope_of(by, Permission.MANAGE_TRAINING)
    return bool(units) and own.filter(pk__in=units).count() == len(units)


def units_of_act(act: UUID) -> set[int]:
    """The units of the plans and classes that the act wrote, and those where its people are at home."""
    units: set[int] = set()
    people: set[int] = set()
    plans: set[int] = set()
    for model in touched_models(act):
        events = event_model(model)._default_manager.filter(pgh_context=act)
        if model in (TrainingPlan, TrainingClass):
            units.update(events.values_list("unit", flat=True))
        elif model in (Enrolment, Qualification):
            people.update(events.values_list("cadre", flat=True))
        elif model is PlanLine:
            plans.update(events.values_list("plan", flat=True))
    kept = event_model(TrainingPlan)._default_manager.filter(pgh_obj__in=plans)
    units.update(kept.values_list("unit", flat=True))
    homes = Cadre.objects.filter(pk__in=people, home_unit__isnull=False).values_list("home_unit", flat=True)
    return units | {home for home in homes if home}
