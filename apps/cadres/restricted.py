"""Records of which only the holders of a right may know: who may, and which acts in history touched them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.communes.models import Unit
from apps.core.history import event_model, tracked_models
from apps.core.permissions import FieldGroup, group_of


def restricted_models() -> dict[type[Model], FieldGroup]:
    """Every model with history whose records need a right of their own."""
    return {model: group for model in tracked_models() if (group := group_of(model))}


def closed_models(reader: User, about: Cadre | Unit) -> set[type[Model]]:
    """The models of whose records on this person, or of this unit, the reader may not even know that there are any."""
    groups = restricted_models().items()
    return {model for model, group in groups if not reader.can(group.permission, about)}


def groups_of(models: Iterable[type[Model]]) -> set[FieldGroup]:
    """The groups whose rights open these models."""
    return {group for model in models if (group := group_of(model))}


def acts_with(models: Collection[type[Model]], acts: Collection[UUID]) -> set[UUID]:
    """Those of the acts that touched a record of one of the models, of whatever person."""
    found: set[UUID] = set()
    for model in models:
        events = event_model(model)._default_manager.filter(pgh_context__in=acts)
        found.update(events.values_list("pgh_context", flat=True).distinct())
    return found


def has_closed_records(cadre: Cadre, reader: User) -> bool:
    """Whether something belongs to the person that the reader may not know of."""
    closed = closed_models(reader, cadre)
    return any(model._default_manager.filter(cadre=cadre).exists() for model in closed if _is_of_person(model))


def touched_closed(reader: User, gone_from: QuerySet[Model]) -> Q:
    """Deletions that took a record along whose right the reader does not hold where the person was.

    `gone_from` are the events of the deleted posts, a condition on the outer row's act already in it.
    """
    condition = Q(pk__in=[])
    for model, group in restricted_models().items():
        taken = event_model(model)._default_manager.filter(pgh_context=OuterRef("pgh_context"))
        allowed = gone_from.filter(reader.unit_condition(group.permission, "unit"))
        condition |= Q(Exists(taken)) & ~Q(Exists(allowed))
    return condition


def _is_of_person(model: type[Model]) -> bool:
    return any(field.name == "cadre" for field in model._meta.concrete_fields)
