"""Adding, editing, ending and deleting posts, committee seats and Party membership."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres import services
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Section, Way, Words, editable_cadre, form_page, say_done, ways_to_delete
from apps.cadres.forms import EndPostingForm, NewPostingForm, PartyForm, PostingForm, SeatForm
from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting
from apps.communes.titles import titles_near
from apps.core.editing import Outcome, WritingForm, try_to_save
from apps.core.permissions import Permission

R = TypeVar("R", bound=models.Model)
writes = require_http_methods(["GET", "HEAD", "POST"])


def record_page(
    request: RegistryRequest,
    *,
    cadre: Cadre,
    form: WritingForm,
    title: Words,
    save: Callable[[], object],
    done: str,
    action: Words,
    ways: tuple[Way, ...] = (),
) -> HttpResponse:
    """The page of one record of a person."""
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, save)
    if outcome.is_saved:
        say_done(request, done)
        return redirect(cadre)
    return form_page(
        request,
        title=title,
        pretitle=f"{cadre.full_name} · {cadre.code}",
        sections=[Section(form)],
        outcome=outcome,
        back_url=cadre.get_absolute_url(),
        action=action,
        ways=ways,
    )


def ways_from(
    request: RegistryRequest, record: Posting | CommitteeSeat | PartyMembership, name: str
) -> tuple[Way, ...]:
    """What else can be done with a record, beside editing it."""
    ends = isinstance(record, Posting) and record.period.upper is None
    keys = [record.cadre.code, record.pk]
    return (
        *([Way(reverse(f"cadres:{name}_end", args=keys), _("End the post"))] if ends else []),
        *ways_to_delete(request, record, f"cadres:{name}_delete", *keys),
    )


@writes
def posting_create(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code)
    form = NewPostingForm(request.POST or None, instance=Posting(cadre=cadre), user=request.user, day=request.day)

    def save() -> None:
        follows = form.cleaned_data["ends_running"]
        write = services.begin_posting if follows else services.add_posting
        write(posting=form.instance, by=request.user)

    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Add a post"),
        save=save,
        done=_("The post was added."),
        action=_("Add the post"),
    )


@writes
def posting_edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    posting = record_of(Posting, cadre, pk)
    request.user.require(Permission.EDIT_CADRES, posting.unit)
    form = PostingForm(request.POST or None, instance=posting, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit the post"),
        save=lambda: services.edit_posting(posting=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=ways_from(request, posting, "posting"),
    )


@writes
def posting_end(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    posting = record_of(Posting, cadre, pk)
    request.user.require(Permission.EDIT_CADRES, posting.unit)
    form = EndPostingForm(request.POST or None, instance=posting, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("End the post: %(title)s") % {"title": posting.title},
        save=lambda: services.end_posting(
            posting=posting, last=form.cleaned_data["last"], revision=form.opened_at, by=request.user
        ),
        done=_("The post was ended."),
        action=_("End the post"),
    )


@writes
def seat_create(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code)
    form = SeatForm(request.POST or None, instance=CommitteeSeat(cadre=cadre), user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Add a committee seat"),
        save=lambda: services.add_seat(seat=form.instance, by=request.user),
        done=_("The committee seat was added."),
        action=_("Add the seat"),
    )


@writes
def seat_edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    seat = record_of(CommitteeSeat, cadre, pk)
    request.user.require(Permission.EDIT_CADRES, seat.unit)
    form = SeatForm(request.POST or None, instance=seat, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit the committee seat"),
        save=lambda: services.edit_seat(seat=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=ways_from(request, seat, "seat"),
    )


@writes
def party_create(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code)
    form = PartyForm(request.POST or None, instance=PartyMembership(cadre=cadre), user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Record Party membership"),
        save=lambda: services.record_party_membership(membership=form.instance, day=request.day, by=request.user),
        done=_("The Party membership was recorded."),
        action=_("Record"),
    )


@writes
def party_edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    membership = record_of(PartyMembership, cadre, pk)
    form = PartyForm(request.POST or None, instance=membership, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit Party membership"),
        save=lambda: services.edit_party_membership(membership=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=ways_from(request, membership, "party"),
    )


@writes
def posting_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    posting = record_of(Posting, cadre, pk)
    words = f"{posting.title}, {titles_near([posting.unit_id], request.day).get(posting.unit_id, '')}"
    return record_deletion(request, cadre=cadre, record=posting, words=words)


@writes
def seat_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    seat = record_of(CommitteeSeat, cadre, pk)
    return record_deletion(request, cadre=cadre, record=seat, words=str(seat.kind))


@writes
def party_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    membership = record_of(PartyMembership, cadre, pk)
    return record_deletion(request, cadre=cadre, record=membership, words=_("Party membership"))


def record_deletion(request: RegistryRequest, *, cadre: Cadre, record: models.Model, words: str) -> HttpResponse:
    """Ask before one record of a person is deleted."""
    request.user.require(Permission.DELETE_CADRES, record)
    return deletion_page(
        request,
        row=record,
        question=_("Delete “%(record)s” of %(name)s?") % {"record": words, "name": cadre.full_name},
        done=_("“%(record)s” was deleted.") % {"record": words},
        remove=lambda revision, because: services.delete_record(
            record=record, revision=revision, by=request.user, because=because
        ),
        back_url=cadre.get_absolute_url(),
        next_url=cadre.get_absolute_url(),
    )


def record_of(model: type[R], cadre: Cadre, pk: int) -> R:
    """A record of this very person."""
    record = get_object_or_404(model._default_manager.filter(cadre=cadre), pk=pk)
    record.cadre = cadre  # type: ignore[attr-defined]  # every record of a person has it
    return record
