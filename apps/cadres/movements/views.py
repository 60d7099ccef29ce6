"""Pages on which movements are read: what waits, what was sent, who is away, all; one movement; the file."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.files import FORMATS
from apps.cadres.listing import chips
from apps.cadres.models import Movement, MovementRule
from apps.cadres.movements.exports import movement_file
from apps.cadres.movements.filters import MovementFilterSet, Show, showing
from apps.cadres.movements.lines import LISTED, lines_of
from apps.cadres.movements.warnings import warnings_of
from apps.cadres.services import may_take_back, movements
from apps.cadres.unitchoice import unit_choices
from apps.communes.home import places_of
from apps.communes.titles import nearest_periods
from apps.core.permissions import Permission

A_PAGE = 50
COUNTED = (Show.WAITING, Show.SENT, Show.ENDING, Show.OVERDUE)


@dataclass(frozen=True)
class Tab:
    """A part of the list, with how many movements are in it."""

    url: str
    label: str
    is_current: bool
    count: int | None = None


def asked_show(request: RegistryRequest, counts: dict[Show, int]) -> Show:
    """What the address names; else what waits for the reader, else everything."""
    asked = request.GET.get("show", "")
    if asked in Show.values:
        return Show(asked)
    return Show.WAITING if counts[Show.WAITING] else Show.ALL


def filters_of(request: RegistryRequest) -> MovementFilterSet:
    return MovementFilterSet(
        request.GET,
        queryset=Movement.objects.visible_to(request.user),
        request=request,
        units=unit_choices(request.user, request.day),
    )


def found_by(filters: MovementFilterSet, show: Show) -> QuerySet[Movement]:
    if not filters.is_valid():
        return Movement.objects.none()
    found: QuerySet[Movement] = showing(show, filters.qs, filters.user, filters.day)
    return found.select_related(*LISTED).order_by("-starts_on", "-pk")


@require_safe
def movement_list(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.VIEW_CADRES)
    visible = Movement.objects.visible_to(request.user)
    counts = {show: showing(show, visible, request.user, request.day).count() for show in COUNTED}
    show = asked_show(request, counts)
    filters = filters_of(request)
    page = Paginator(found_by(filters, show), A_PAGE).get_page(request.GET.get("page"))
    address = reverse("movements:list")
    context = {
        "tabs": [
            Tab(f"{address}?show={one.value}", str(one.label), one is show, counts.get(one))
            for one in Show
            if one in (Show.ALL, show) or counts.get(one) or one is Show.WAITING
        ],
        "show": show,
        "filters": filters,
        "chips": chips(filters, request.GET),
        "page_obj": page,
        "lines": lines_of(page.object_list, user=request.user, day=request.day),
        "may_propose": request.user.can(Permission.EDIT_CADRES),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "empty_words": EMPTY[show](),
    }
    return render(request, "cadres/movements/list.html", context)


EMPTY = {
    Show.WAITING: lambda: _("No proposal waits for your answer"),
    Show.SENT: lambda: _("No proposal of yours waits for an answer"),
    Show.ENDING: lambda: _("Nobody is due back within 90 days"),
    Show.OVERDUE: lambda: _("Nobody is overdue"),
    Show.ALL: lambda: _("No movement fits"),
}


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as it is shown, of the people whose names the reader may take away."""
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    filters = filters_of(request)
    if not filters.is_valid():
        return redirect(f"{reverse('movements:list')}?{request.GET.urlencode()}")
    show = Show(request.GET["show"]) if request.GET.get("show") in Show.values else Show.ALL
    allowed = request.user.unit_condition(Permission.EXPORT_NAMES, "cadre__home_unit")
    said = [(_("Shown"), str(show.label)), *((chip.label, chip.value) for chip in chips(filters, request.GET))]
    found = found_by(filters, show).filter(allowed)
    return movement_file(found, form, user=request.user, day=request.day, filters=said)


def visible_movement(request: RegistryRequest, pk: int) -> Movement:
    """The movement, for those who may know of it."""
    return get_object_or_404(Movement.objects.visible_to(request.user).select_related(*LISTED), pk=pk)


@require_safe
def detail(request: RegistryRequest, pk: int) -> HttpResponse:
    """One movement, with the way on for whoever has one."""
    movement = visible_movement(request, pk)
    user = request.user
    (line,) = lines_of([movement], user=user, day=request.day)
    units = nearest_periods((unit for unit in (movement.from_unit_id, movement.to_unit_id) if unit), movement.starts_on)
    places = places_of(units.values(), movement.starts_on)
    act = movements.last_act(movement)
    waiting = movement.is_waiting
    context = {
        "movement": movement,
        "line": line,
        "places": {"from": places.get(movement.from_unit_id or 0), "to": places.get(movement.to_unit_id or 0)},
        "warnings": warnings_of(movement) if waiting else [],
        "set_aside": MovementRule.objects.filter(pk__in=movement.acknowledged),
        "may_answer": waiting and movements.may_answer(movement, user),
        "may_withdraw": waiting and movements.may_withdraw(movement, user),
        "may_return": movement.is_away and movements.may_return(movement, user),
        "may_edit": not waiting and user.can(Permission.EDIT_CADRES, movement),
        "may_delete": user.can(Permission.DELETE_CADRES, movement),
        "act": act if act and may_take_back(context=act, by=user) else None,
    }
    return render(request, "cadres/movements/detail.html", context)
