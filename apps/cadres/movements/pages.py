"""Pages on which movements are written: proposing, answering, returning, correcting, deleting, leaving."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres import services
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Section, Words, editable_cadre, form_page, say_done
from apps.cadres.edit.records import record_page
from apps.cadres.models import Departure, Movement
from apps.cadres.movements.forms import (
    AnswerForm,
    CorrectionForm,
    DecisionForm,
    DepartureForm,
    FetchForm,
    How,
    ProposalForm,
    ReturnForm,
)
from apps.cadres.movements.views import visible_movement
from apps.cadres.services import may_take_back, movements
from apps.cadres.services.movements import Decision, Return
from apps.communes.models import Level, Unit
from apps.communes.titles import titles_near
from apps.core.editing import Outcome, WritingForm, seen_doubts, try_to_save
from apps.core.permissions import Permission

writes = require_http_methods(["GET", "HEAD", "POST"])


def movement_page(
    request: RegistryRequest,
    *,
    form: WritingForm,
    title: Words,
    save: Callable[[], Movement],
    done: Callable[[Movement], str],
    action: Words,
    back_url: str,
    pretitle: str = "",
) -> HttpResponse:
    """The page of a form about a movement; it ends at the movement, with the way back for who may take it."""
    outcome, saved = Outcome(), []
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(form, lambda: saved.append(save()))
    if outcome.is_saved:
        say(request, saved[0], done(saved[0]))
        return redirect(saved[0])
    return form_page(
        request,
        title=title,
        pretitle=pretitle,
        sections=[Section(form)],
        outcome=outcome,
        back_url=back_url,
        action=action,
        doubtful_action=_("I have seen this; go on"),
    )


def say(request: RegistryRequest, movement: Movement, words: str) -> None:
    act = movements.last_act(movement)
    if act and may_take_back(context=act, by=request.user):
        say_done(request, words)
    else:
        messages.success(request, words)


@writes
def create(request: RegistryRequest, code: str) -> HttpResponse:
    """Propose or record a movement of a person whom the user may edit."""
    cadre = editable_cadre(request, code)
    form = ProposalForm(
        request.POST or None,
        instance=Movement(cadre=cadre),
        user=request.user,
        day=request.day,
        may_carry_out=_is_staff(request),
    )

    def save() -> Movement:
        return write_movement(request, form)

    return movement_page(
        request,
        form=form,
        title=_("Move a person"),
        pretitle=f"{cadre.full_name} · {cadre.code}",
        save=save,
        done=lambda movement: _moved(movement, request),
        action=_("Go on") if form.may_carry_out else _("Propose"),
        back_url=cadre.get_absolute_url(),
    )


def write_movement(request: RegistryRequest, form: ProposalForm) -> Movement:
    """In the way that was chosen; what stays within the own unit needs no other side and is carried out."""
    movement: Movement = form.instance
    seen = seen_doubts(request)
    if form.may_carry_out and form.chosen_way == How.RECORD:
        return movements.record_movement(movement=movement, by=request.user)
    if form.may_carry_out and form.chosen_way == How.PROPOSE:
        return movements.propose(movement=movement, by=request.user, seen=seen)
    movements.state_places(movement)
    if movements.standing(movement, request.user).both:
        return movements.carry_out(movement=movement, by=request.user, seen=seen)
    return movements.propose(movement=movement, by=request.user, seen=seen)


def _moved(movement: Movement, request: RegistryRequest) -> str:
    """What came of a form about a person of one's own: the receiving unit is named where it answers."""
    if not movement.is_waiting or movement.to_unit_id is None:
        return _done(movement)
    unit = titles_near([movement.to_unit_id], request.day).get(movement.to_unit_id)
    if unit is None:
        return _done(movement)
    return _("The proposal was sent to %(unit)s. Nothing moves until it confirms.") % {"unit": unit}


def _done(movement: Movement) -> str:
    if movement.is_waiting:
        return _("The proposal was sent. Nothing moves until the other side confirms.")
    return _("The movement of %(name)s was recorded.") % {"name": movement.cadre.full_name}


def _is_staff(request: RegistryRequest) -> bool:
    """Whether the user may write for a whole district or province."""
    return Unit.objects.in_scope_of(request.user, Permission.EDIT_CADRES).exclude(level=Level.COMMUNE).exists()


@writes
def fetch(request: RegistryRequest) -> HttpResponse:
    """Propose that a person of another unit comes to one's own."""
    request.user.require(Permission.EDIT_CADRES)
    form = FetchForm(request.POST or None, instance=Movement(), user=request.user, day=request.day)
    return movement_page(
        request,
        form=form,
        title=_("Ask for a person of another unit"),
        save=lambda: movements.propose(movement=form.instance, by=request.user, seen=seen_doubts(request)),
        done=_done,
        action=_("Propose"),
        back_url=reverse("movements:list"),
    )


@writes
def confirm(request: RegistryRequest, pk: int) -> HttpResponse:
    movement = answerable(request, pk)
    form = DecisionForm(request.POST or None, instance=movement, user=request.user, day=request.day)

    def save() -> Movement:
        data = form.cleaned_data
        decision = Decision(data["decision_number"], data["decision_on"], data["decision_issuer"])
        return movements.confirm(movement=movement, decision=decision, by=request.user, seen=seen_doubts(request))

    return movement_page(
        request,
        form=form,
        title=_("Confirm: %(movement)s") % {"movement": movement},
        save=save,
        done=lambda confirmed: (
            _("Confirmed. The posts change on %(day)s.") % {"day": f"{confirmed.starts_on:%d/%m/%Y}"}
        ),
        action=_("Confirm"),
        back_url=movement.get_absolute_url(),
    )


def answerable(request: RegistryRequest, pk: int) -> Movement:
    """The proposal, for those who may answer it."""
    movement = visible_movement(request, pk)
    if not movements.may_answer(movement, request.user):
        raise PermissionDenied(movements.NOT_YOURS)
    return movement


@writes
def decline(request: RegistryRequest, pk: int) -> HttpResponse:
    movement = answerable(request, pk)
    form = AnswerForm(request.POST or None, instance=movement, user=request.user, day=request.day)
    return movement_page(
        request,
        form=form,
        title=_("Decline: %(movement)s") % {"movement": movement},
        save=lambda: movements.decline(movement=movement, why=form.cleaned_data["answer"], by=request.user),
        done=lambda _movement: _("The proposal was declined."),
        action=_("Decline"),
        back_url=movement.get_absolute_url(),
    )


@writes
def withdraw(request: RegistryRequest, pk: int) -> HttpResponse:
    movement = visible_movement(request, pk)
    if not movements.may_withdraw(movement, request.user):
        raise PermissionDenied(movements.NO_SIDE)
    form = AnswerForm(request.POST or None, instance=movement, user=request.user, day=request.day)
    return movement_page(
        request,
        form=form,
        title=_("Withdraw: %(movement)s") % {"movement": movement},
        save=lambda: movements.withdraw(movement=movement, why=form.cleaned_data["answer"], by=request.user),
        done=lambda _movement: _("The proposal was withdrawn."),
        action=_("Withdraw"),
        back_url=movement.get_absolute_url(),
    )


@writes
def give_back(request: RegistryRequest, pk: int) -> HttpResponse:
    """The end of a temporary movement."""
    movement = visible_movement(request, pk)
    if not movements.may_return(movement, request.user):
        raise PermissionDenied(movements.NO_SIDE)
    form = ReturnForm(request.POST or None, instance=movement, user=request.user, day=request.day)

    def save() -> Movement:
        data = form.cleaned_data
        back = Return(
            on=data["back_on"],
            number=data["return_decision_number"],
            decided_on=data["return_decision_on"],
            unit=data.get("home_unit"),
            title=data.get("from_title"),
        )
        return movements.return_from(movement=movement, back=back, by=request.user)

    return movement_page(
        request,
        form=form,
        title=_("Record the return: %(movement)s") % {"movement": movement},
        save=save,
        done=lambda _movement: _("The return was recorded."),
        action=_("Record the return"),
        back_url=movement.get_absolute_url(),
    )


@writes
def edit(request: RegistryRequest, pk: int) -> HttpResponse:
    movement = visible_movement(request, pk)
    request.user.require(Permission.EDIT_CADRES, movement)
    form = CorrectionForm(request.POST or None, instance=movement, user=request.user, day=request.day)

    def save() -> Movement:
        movements.edit_movement(movement=form.instance, revision=form.opened_at, by=request.user)
        return movement

    return movement_page(
        request,
        form=form,
        title=_("Edit the movement"),
        pretitle=f"{movement.cadre.full_name} · {movement.cadre.code}",
        save=save,
        done=lambda _movement: _("The changes were saved."),
        action=_("Save"),
        back_url=movement.get_absolute_url(),
    )


@writes
def delete(request: RegistryRequest, pk: int) -> HttpResponse:
    movement = visible_movement(request, pk)
    request.user.require(Permission.DELETE_CADRES, movement)
    return deletion_page(
        request,
        row=movement,
        question=_("Delete the record “%(movement)s”? The posts stay as they stand.") % {"movement": movement},
        done=_("The movement was deleted."),
        remove=lambda revision, because: services.delete_record(
            record=movement, revision=revision, by=request.user, because=because
        ),
        back_url=movement.get_absolute_url(),
        next_url=movement.cadre.get_absolute_url(),
    )


@writes
def leave(request: RegistryRequest, code: str) -> HttpResponse:
    """A person leaves the service: every post ends, with its cause."""
    cadre = editable_cadre(request, code)
    form = DepartureForm(request.POST or None, instance=Departure(cadre=cadre), user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Record leaving"),
        save=lambda: movements.leave(
            departure=form.instance, by=request.user, ends_seats=form.cleaned_data["ends_seats"]
        ),
        done=_("It was recorded that %(name)s left.") % {"name": cadre.full_name},
        action=_("Record leaving"),
    )
