"""Adding forms as data: reading the text, keeping it, changing it, deleting it, and taking a deletion back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.core.history import event_model
from apps.core.permissions import Actor, Permission
from apps.core.undo import Undone, undo_context
from apps.core.writing import act, insert, remove, update
from apps.reporting.models import AddedForm, FormDraft
from apps.reporting.official.checking import troubles_of
from apps.reporting.official.definitions import OfficialForm
from apps.reporting.official.parsing import parse

ADDED = gettext_noop("Official form added")
CHANGED = gettext_noop("Official form changed")
DELETED = gettext_noop("Official form deleted")
TAKEN_BACK = gettext_noop("Deletion of an official form taken back")
# So many sentences at once help; more are the same mistake again.
MOST_TOLD = 20


def read(text: str) -> OfficialForm:
    """The form of a text; ValidationError with a sentence for each thing that is wrong in it."""
    parsed = parse(text)
    troubles = parsed.troubles if parsed.form is None else troubles_of(parsed.form)
    if parsed.form is None or troubles:
        raise ValidationError({"text": list(dict.fromkeys(troubles))[:MOST_TOLD]})
    return parsed.form


def add(*, text: str, by: Actor) -> AddedForm:
    by.require(Permission.MANAGE_CODE_LISTS)
    row = AddedForm(code=read(text).code, text=text)
    with act(AddedForm, by=by, reason=ADDED):
        insert(row)
    return row


def edit(*, row: AddedForm, text: str, revision: int, by: Actor) -> AddedForm:
    by.require(Permission.MANAGE_CODE_LISTS)
    if read(text).code != row.code:
        told = _("The code stands in addresses: keep %(code)s, or add a form of its own.") % {"code": row.code}
        raise ValidationError({"text": told})
    row.text = text
    with act(AddedForm, by=by, reason=CHANGED):
        update(row, revision=revision)
    return row


def delete(*, row: AddedForm, by: Actor) -> UUID:
    """Gives the act by which the deletion can be taken back."""
    by.require(Permission.MANAGE_CODE_LISTS)
    with act(AddedForm, by=by, reason=DELETED) as context:
        remove(row, revision=None)
    return context


def deleted(model: type[AddedForm] | type[FormDraft] = AddedForm, reason: str = DELETED) -> QuerySet[Any]:
    """Deletions for this reason that still stand, the latest first."""
    events = event_model(model)._default_manager.filter(pgh_label="delete", pgh_context__metadata__reason=reason)
    standing = model._default_manager.all()
    return (
        events.exclude(pgh_obj_id__in=standing.values("pk"))
        .exclude(code__in=standing.values("code"))
        .order_by("-pgh_id")
    )


def take_back(context: UUID, *, by: Actor) -> Undone:
    by.require(Permission.MANAGE_CODE_LISTS)
    if not deleted().filter(pgh_context_id=context).exists():
        raise PermissionDenied(_("Only deleted forms can be brought back here."))
    return undo_context(context, by=by, reason=TAKEN_BACK)
