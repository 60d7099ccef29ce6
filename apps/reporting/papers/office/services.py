"""Keeping the look of an office's papers: setting it, deleting it, taking a deletion back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as __
from django.utils.translation import gettext_noop

from apps.core.history import event_model
from apps.core.permissions import Actor, Permission
from apps.core.undo import Undone, undo_context
from apps.core.writing import act, insert, remove, update
from apps.reporting.models import OfficeTemplate
from apps.reporting.papers.letterheads import Frame

SET = gettext_noop("Look of an office's papers set")
DELETED = gettext_noop("Look of an office's papers deleted")
TAKEN_BACK = gettext_noop("Deletion of the look of an office's papers taken back")


def keep(template: OfficeTemplate, *, by: Actor, revision: int | None = None) -> OfficeTemplate:
    """Set it for the first time or anew; a file that cannot be filled is refused with what is wrong in it."""
    by.require(Permission.MANAGE_OFFICE_TEMPLATES, template.unit)
    content = b"" if template.content is None else bytes(template.content)
    if refusal := _refusal_of(content, Frame(template.frame)) if content else "":
        raise ValidationError({"file": refusal})
    with act(OfficeTemplate, by=by, reason=SET):
        if template._state.adding:
            insert(template)
        else:
            update(template, revision=revision)
    template.refresh_from_db(fields=["code"])
    return template


def _refusal_of(content: bytes, frame: Frame) -> str:
    """The libraries for Word are read when the first template comes, not at every start."""
    from apps.reporting.papers.office.trying import refusal_of

    return refusal_of(content, frame)


def delete(template: OfficeTemplate, *, by: Actor) -> UUID:
    """Gives the act by which the deletion can be taken back."""
    by.require(Permission.MANAGE_OFFICE_TEMPLATES, template.unit)
    with act(OfficeTemplate, by=by, reason=DELETED) as context:
        remove(template, revision=None)
    return context


def deleted_for(user: Actor) -> QuerySet[Any]:
    """The last deletions at the units of the user's right that still stand, the newest first."""
    events = event_model(OfficeTemplate)._default_manager
    within = user.unit_condition(Permission.MANAGE_OFFICE_TEMPLATES, "unit")
    gone = events.filter(within, pgh_label="delete").exclude(pgh_obj_id__in=OfficeTemplate.objects.values("pk"))
    return gone.defer("content").order_by("-pgh_id")


def take_back(act_id: UUID, *, by: Actor) -> Undone:
    if not deleted_for(by).filter(pgh_context_id=act_id).exists():
        raise PermissionDenied(__("Only deletions of templates of your own offices can be taken back."))
    return undo_context(act_id, by=by, reason=TAKEN_BACK)


def managed_template(code: str, user: Actor) -> OfficeTemplate:
    """The template of that code: out of scope it does not exist, without the right it may not be changed."""
    template = get_object_or_404(OfficeTemplate.objects.visible_to(user).select_related("unit"), code=code)
    user.require(Permission.MANAGE_OFFICE_TEMPLATES, template.unit)
    return template
