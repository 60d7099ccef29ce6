"""Pages of history: what happened to a person, who was deleted, and taking an act back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from pghistory.models import Context

from apps.accounts.models import User
from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import editable_cadre
from apps.cadres.histories import acts_of, acts_of_unit, note_reading
from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.cadres.restricted import groups_of, touched_closed
from apps.cadres.services.acts import NOT_YOURS, is_about_people, is_of_unit, may_take_back, people_of_act, units_of_act
from apps.cadres.services.acts import take_back as take_act_back
from apps.communes.models import Unit
from apps.communes.titles import titles_near
from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.core.undo import CannotUndoError, Undone, touched_models

ACTS_A_PAGE = 25
PEOPLE_A_PAGE = 50


@require_safe
def history(request: RegistryRequest, code: str) -> HttpResponse:
    """Every change of a person and of all records, by acts."""
    cadre = editable_cadre(request, code, Permission.VIEW_HISTORY)
    page = Paginator(acts_of(cadre, reader=request.user), ACTS_A_PAGE).get_page(request.GET.get("page"))
    note_reading(page.object_list, person=cadre.code, reader=request.user, address=request.path)
    return render(request, "cadres/history.html", {"cadre": cadre, "page_obj": page})


@require_safe
def unit_history(request: RegistryRequest, key: str) -> HttpResponse:
    """Every change of the records that belong to a unit itself, by acts."""
    unit = get_object_or_404(Unit.objects.in_scope_of(request.user, Permission.VIEW_CADRES), key=key)
    request.user.require(Permission.VIEW_HISTORY, unit)
    page = Paginator(acts_of_unit(unit, reader=request.user), ACTS_A_PAGE).get_page(request.GET.get("page"))
    note_reading(page.object_list, person="", reader=request.user, address=request.path)
    title = titles_near([unit.pk], request.day).get(unit.pk, unit.key)
    return render(request, "cadres/unit_history.html", {"unit": unit, "title": title, "page_obj": page})


@require_safe
def deleted(request: RegistryRequest) -> HttpResponse:
    """People who were deleted in the user's units and can be given back."""
    request.user.require(Permission.DELETE_CADRES)
    page = Paginator(deleted_people(request.user), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
    users = User.objects.in_bulk({_user_of(event) for event in page} - {None})
    rows = [(event, users.get(_user_of(event))) for event in page]
    return render(request, "cadres/deleted.html", {"page_obj": page, "rows": rows})


def deleted_people(user: User) -> QuerySet[Any]:
    """The latest deletion of each person who is not there now and whose posts or seats lay in the user's scope.

    Who went together with records that are closed to the user is for others to give back.
    """
    events = event_model(Cadre)._default_manager.filter(pgh_label="delete")
    condition = user.unit_condition(Permission.DELETE_CADRES, "unit")
    gone_with = [
        event_model(model)._default_manager.filter(
            condition, pgh_label="delete", cadre=OuterRef("pgh_obj"), pgh_context=OuterRef("pgh_context")
        )
        for model in (Posting, CommitteeSeat)
    ]
    later = events.filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__gt=OuterRef("pgh_id"))
    return (
        events.filter(_open_to(user, gone_with[0]) | _open_to(user, gone_with[1]))
        .exclude(Exists(Cadre.objects.filter(pk=OuterRef("pgh_obj"))))
        .exclude(Exists(later))
        .select_related("pgh_context")
        .order_by("-pgh_id")
    )


def _open_to(user: User, gone_with: QuerySet[Any]) -> Q:
    return Q(Exists(gone_with)) & ~touched_closed(user, gone_with)


def _user_of(event: Any) -> int | None:
    return event.pgh_context.metadata.get("user") if event.pgh_context else None


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: RegistryRequest, act: UUID) -> HttpResponse:
    """Ask, then undo what one act did; what was edited since is kept and named."""
    context = visible_act(request.user, act)
    if request.method == "POST":
        try:
            _say_undone(request, take_act_back(context=context, by=request.user))
        except CannotUndoError as error:
            messages.error(request, str(error))
        return redirect(_landing(request.user, act))
    reason = str(context.metadata.get("reason") or "")
    return render(
        request,
        "confirm.html",
        {
            "question": _("Take this back: %(act)s?") % {"act": _(reason) if reason else _("a change")},
            "text": _("All that was done in this one go returns to how it was before. What was edited since is kept."),
            "details": [_counted(model, act) for model in touched_models(act)],
            "action_label": _("Take it back"),
            "tone": "warning",
            "back_url": _landing(request.user, act),
        },
    )


def visible_act(user: User, act: UUID) -> Context:
    """An act in the user's units: 404 when it concerns none of them, 403 when it may not be taken back."""
    context = get_object_or_404(Context, pk=act)
    touched = touched_models(act)
    told_of = [model for model in touched if is_about_people(model) or is_of_unit(model)]
    in_sight = [model for model in told_of if all(user.can(group.permission) for group in groups_of([model]))]
    units = units_of_act(act, touched)
    if not in_sight or not Unit.objects.in_scope_of(user, Permission.VIEW_CADRES).filter(pk__in=units).exists():
        raise Http404
    if not may_take_back(context=context, by=user):
        raise PermissionDenied(NOT_YOURS)
    return context


def _counted(model: type[Model], act: UUID) -> str:
    rows = event_model(model)._default_manager.filter(pgh_context=act).values("pgh_obj").distinct().count()
    return f"{model._meta.verbose_name_plural}: {rows}"


def _landing(user: User, act: UUID) -> str:
    """The person whom the act concerned, when there is one to see; else the list in which its records stand."""
    touched = touched_models(act)
    people = Cadre.objects.visible_to(user).filter(pk__in=people_of_act(act, touched))[:2]
    if len(people) == 1:
        return people[0].get_absolute_url()
    lists = [name for model in touched if (name := getattr(model, "unit_list", ""))]
    return reverse(lists[0] if lists else "cadres:list")


def _say_undone(request: RegistryRequest, undone: Undone) -> None:
    if undone.restored:
        text = ngettext("%(count)s record was taken back.", "%(count)s records were taken back.", undone.restored)
        messages.success(request, text % {"count": undone.restored})
    elif not undone.kept:
        messages.info(request, _("There is nothing left to take back."))
    for kept in undone.kept[:20]:
        messages.warning(request, kept.told)
