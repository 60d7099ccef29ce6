"""Drafts of forms: begun, kept step by step, put into force from a day, thrown away and taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.core.permissions import Actor, Permission
from apps.core.undo import Undone, undo_context
from apps.core.writing import act, insert, remove, update
from apps.reporting.models import AddedForm, FormDraft
from apps.reporting.official import added
from apps.reporting.official.checking import troubles_of
from apps.reporting.official.definitions import OfficialForm
from apps.reporting.official.library import forms
from apps.reporting.official.parsing import parse
from apps.reporting.official.texts import text_of_form

BEGUN = gettext_noop("Draft of a form begun")
WRITTEN = gettext_noop("Draft of a form written on")
THROWN_AWAY = gettext_noop("Draft of a form thrown away")
TAKEN_BACK = gettext_noop("A draft of a form that was thrown away taken back")
IN_FORCE = gettext_noop("Official form put into force")
ENDED = gettext_noop("Official form ended")


def begin(*, form: OfficialForm, by: Actor) -> FormDraft:
    by.require(Permission.MANAGE_CODE_LISTS)
    row = FormDraft(code=form.code, text=_readable(form))
    with act(FormDraft, by=by, reason=BEGUN):
        insert(row)
    return row


def form_of(row: FormDraft) -> OfficialForm:
    """What the draft says so far; a draft is only kept as it can be read."""
    form = parse(row.text).form
    if form is None:
        raise ValueError(f"The draft {row.code} cannot be read.")
    return form


def keep(*, row: FormDraft, form: OfficialForm, revision: int | None, by: Actor) -> None:
    """Write the form as it stands now; StaleError where someone else wrote in between."""
    by.require(Permission.MANAGE_CODE_LISTS)
    row.text = _readable(form)
    with act(FormDraft, by=by, reason=WRITTEN):
        update(row, revision=revision)


def _readable(form: OfficialForm) -> str:
    text = text_of_form(form)
    if troubles := parse(text).troubles:
        raise ValidationError(troubles)
    return text


def throw_away(*, row: FormDraft, by: Actor) -> None:
    by.require(Permission.MANAGE_CODE_LISTS)
    with act(FormDraft, by=by, reason=THROWN_AWAY):
        remove(row, revision=None)


def take_back(context: UUID, *, by: Actor) -> Undone:
    by.require(Permission.MANAGE_CODE_LISTS)
    if not added.deleted(FormDraft, THROWN_AWAY).filter(pgh_context_id=context).exists():
        raise PermissionDenied(_("Only drafts that were thrown away can be brought back here."))
    return undo_context(context, by=by, reason=TAKEN_BACK)


def followed(form: OfficialForm, day: date) -> list[OfficialForm]:
    """The forms that a form would stand beside from the day on: others of its series that do not end by then."""
    same = (each for each in forms().values() if each.series == form.series and each.code != form.code)
    return [each for each in same if not each.is_awaited and (each.valid_to is None or each.valid_to > day)]


def put_into_force(*, row: FormDraft, first: date, ending: Sequence[str], revision: int | None, by: Actor) -> AddedForm:
    """The draft as a form from the day on; forms of the same series named in `ending` end on that day.

    Raises ValidationError with a sentence for each thing that stands in the way, by the fields of the page.
    """
    by.require(Permission.MANAGE_CODE_LISTS)
    form = replace(form_of(row), valid_from=first)
    if troubles := troubles_of(form):
        raise ValidationError(list(dict.fromkeys(troubles)))
    with act(AddedForm, FormDraft, by=by, reason=IN_FORCE):
        remove(row, revision=revision)
        for each in followed(form, first):
            if each.code in ending:
                _write(replace(each, valid_to=first))
        return _write(form)


def end(*, form: OfficialForm, day: date, by: Actor) -> AddedForm:
    """The form is no longer in force from the day on; for days before it opens as it was."""
    by.require(Permission.MANAGE_CODE_LISTS)
    ended = replace(form, valid_to=day)
    if troubles := troubles_of(ended):
        raise ValidationError(troubles)
    with act(AddedForm, by=by, reason=ENDED):
        return _write(ended)


def _write(form: OfficialForm) -> AddedForm:
    """The form as an added one, in place of what was kept or shipped under its code."""
    row = AddedForm.objects.filter(code=form.code).first()
    if row is None:
        row = AddedForm(code=form.code, text=text_of_form(form))
        insert(row)
        return row
    row.text = text_of_form(form)
    update(row, revision=None)
    return row
