"""Keeping composed tables: saving, sharing, changing, deleting, and taking a deletion back."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as __
from django.utils.translation import gettext_noop

from apps.core.history import event_model
from apps.core.narrowing import narrowed
from apps.core.permissions import Actor, Permission
from apps.core.undo import Undone, undo_context
from apps.core.writing import act, insert, remove, update
from apps.reporting.composed.definitions import Composition
from apps.reporting.composed.flat import as_json, parse
from apps.reporting.models import SavedComposition
from apps.reporting.places import UnitChoice

SAVED = gettext_noop("Composed table saved")
CHANGED = gettext_noop("Composed table changed")
DELETED = gettext_noop("Composed table deleted")
TAKEN_BACK = gettext_noop("Deletion of a composed table taken back")


def save(
    composition: Composition, *, title: str, shared_at: Any = None, by: Actor, saved: SavedComposition | None = None
) -> SavedComposition:
    """Keep the table under the name: a new one, or `saved` anew. Raises ValidationError with sentences."""
    by.require(Permission.VIEW_REPORTS)
    require_may_share(shared_at, by)
    name = _named(title)
    facts = {"title": name, "definition": as_json(composition) | {"title": name}, "shared_at": shared_at}
    if saved is not None:
        return _change(saved, facts, by)
    row = SavedComposition(owner_id=by.pk, **facts)
    with act(SavedComposition, by=by, reason=SAVED):
        insert(row)
    row.refresh_from_db(fields=["code"])
    return row


def _named(title: str) -> str:
    try:
        named: str = SavedComposition._meta.get_field("title").clean(title.strip(), None)
    except ValidationError as wrong:
        raise ValidationError({"title": wrong}) from wrong
    return named


def _change(saved: SavedComposition, facts: dict[str, Any], by: Actor) -> SavedComposition:
    require_owner(saved, by)
    for name, value in facts.items():
        setattr(saved, name, value)
    with act(SavedComposition, by=by, reason=CHANGED):
        update(saved, revision=None)
    return saved


def delete(saved: SavedComposition, *, by: Actor) -> UUID:
    """Gives the act by which the deletion can be taken back."""
    require_owner(saved, by)
    with act(SavedComposition, by=by, reason=DELETED) as context:
        remove(saved, revision=None)
    return context


def deleted_by(user: Actor) -> QuerySet[Any]:
    """The last deletions of one's own tables that still stand, the newest first."""
    events = event_model(SavedComposition)._default_manager
    gone = events.filter(pgh_label="delete", owner_id=user.pk)
    return gone.exclude(pgh_obj_id__in=SavedComposition.objects.values("pk")).order_by("-pgh_id")


def take_back(act_id: UUID, *, by: Actor) -> Undone:
    """Bring back what the user deleted; only one's own, and only deletions."""
    if not deleted_by(by).filter(pgh_context_id=act_id).exists():
        raise PermissionDenied(__("Only your own deleted tables can be brought back."))
    return undo_context(act_id, by=by, reason=TAKEN_BACK)


def require_owner(saved: SavedComposition, user: Actor) -> None:
    if saved.owner_id != user.pk:
        raise PermissionDenied(__("Only who composed a table may change it. Make a copy of your own."))


def require_may_share(unit: Any, user: Actor) -> None:
    if unit is not None and not user.can(Permission.VIEW_REPORTS, unit):
        raise ValidationError({"shared_at": __("You may share within the units whose reports you see.")})


def composition_of(saved: SavedComposition) -> Composition:
    """The definition with the name that it has now."""
    return parse({**saved.definition, "title": saved.title})


def visible_composition(code: str, user: Actor) -> SavedComposition:
    """The kept table of that code; whatever the user may not see does not exist."""
    return get_object_or_404(SavedComposition.objects.visible_to(user).select_related("owner", "shared_at"), code=code)


def shared_choices(units: list[UnitChoice]) -> list[UnitChoice]:
    """The units within which a table may be shared: the widest of one's own and those just below."""
    return [unit for unit in units if unit.depth <= 1]


def shared_unit(code: str, day: date) -> Any:
    """The unit of that official code on the day; none for a table of one's own."""
    if not code:
        return None
    field = SavedComposition._meta.get_field("shared_at")
    found = narrowed(field.related_model, type)._default_manager.filter(  # type: ignore[attr-defined]  # a model
        periods__code=code, periods__valid__contains=day
    )
    unit = found.first()
    if unit is None:
        raise ValidationError({"shared_at": __("There is no unit with this code on the day.")})
    return unit


def shared_code(saved: SavedComposition | None, day: date) -> str:
    """The official code on the day of the unit within which a table is shared."""
    if saved is None or saved.shared_at is None:
        return ""
    return str(saved.shared_at.periods.filter(valid__contains=day).values_list("code", flat=True).first() or "")
