"""Adding, editing and deleting a person."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres import services
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Section, editable_cadre, form_page, note_form_reading, say_done
from apps.cadres.forms import CadreForm, PostingForm, SeatForm
from apps.core.editing import Outcome, Refusal, seen_doubts, try_to_save
from apps.core.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: RegistryRequest) -> HttpResponse:
    """A person with the first post; with `?with=seat` one who only sits in a committee."""
    request.user.require(Permission.EDIT_CADRES)
    with_seat = request.GET.get("with") == "seat"
    kind = SeatForm if with_seat else PostingForm
    person = CadreForm(request.POST or None, prefix="person", user=request.user, day=request.day)
    held = kind(request.POST or None, prefix="held", user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and all([person.is_valid(), held.is_valid()]):
        outcome = try_to_save(person, lambda: _register(request, person, held), refuse=_refusal(person, held))
    if outcome.is_saved:
        say_done(request, _("%(name)s was added.") % {"name": person.instance.full_name})
        return redirect(person.instance)
    return form_page(
        request,
        title=_("Add a person"),
        pretitle="",
        sections=[
            Section(person, _("Person")),
            Section(held, _("Committee seat") if with_seat else _("First post")),
        ],
        outcome=outcome,
        back_url=reverse("cadres:list"),
        action=_("Add a person"),
        doubtful_action=_("Add as a new person all the same"),
        other_kind=(reverse("cadres:create") + ("" if with_seat else "?with=seat"), with_seat),
    )


def _register(request: RegistryRequest, person: CadreForm, held: PostingForm | SeatForm) -> None:
    record = {"seat" if isinstance(held, SeatForm) else "posting": held.instance}
    services.register_cadre(
        cadre=person.instance, by=request.user, seen=seen_doubts(request), doubts=person.doubts, **record
    )


def _refusal(person: CadreForm, held: PostingForm | SeatForm) -> Refusal:
    """A refusal stands in the form that has its field."""

    def refuse(error: ValidationError) -> None:
        for one in error.error_list:
            form = held if one.code in held.error_fields else person
            form.refuse(ValidationError([one]))

    return refuse


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code)
    name = cadre.full_name
    form = CadreForm(request.POST or None, instance=cadre, user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, lambda: _save(request, form))
    if outcome.is_saved:
        return redirect(cadre)
    note_form_reading(request, form)
    return form_page(
        request,
        title=_("Edit the person"),
        pretitle=f"{name} · {cadre.code}",
        sections=[Section(form)],
        outcome=outcome,
        back_url=cadre.get_absolute_url(),
        action=_("Save"),
    )


def _save(request: RegistryRequest, form: CadreForm) -> None:
    services.edit_cadre(
        cadre=form.instance, revision=form.opened_at, by=request.user, seen=seen_doubts(request), doubts=form.doubts
    )
    say_done(request, _("The changes were saved."))


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    return deletion_page(
        request,
        row=cadre,
        question=_("Delete %(name)s (%(code)s)?") % {"name": cadre.full_name, "code": cadre.code},
        done=_("%(name)s was deleted.") % {"name": cadre.full_name},
        remove=lambda revision, because: services.delete_cadre(
            cadre=cadre, revision=revision, by=request.user, because=because
        ),
        back_url=cadre.get_absolute_url(),
        next_url=reverse("cadres:list"),
    )
