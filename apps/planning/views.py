"""Pages of planning lists and of the people in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import ways_to_delete
from apps.cadres.edit.saving import saving_page
from apps.cadres.services import delete_record
from apps.cadres.unitchoice import unit_choices
from apps.cadres.work.bulk import BulkAct, bulk_page
from apps.communes.models import UnitCover
from apps.communes.titles import titles_near
from apps.core.permissions import FieldGroup, Permission
from apps.planning import services
from apps.planning.forms import EntryForm, RoundForm, TakingOutForm
from apps.planning.models import PlanningEntry, PlanningRound
from apps.planning.planned import planned_people

writes = require_http_methods(["GET", "HEAD", "POST"])
LISTS_A_PAGE = 50


@require_safe
def planning_lists(request: RegistryRequest) -> HttpResponse:
    """The planning lists of the user's units, with how many people stand in each on the day."""
    request.user.require(Permission.SEE_PLANNING)
    standing = Q(entries__added_on__lte=request.day) & (
        Q(entries__removed_on__isnull=True) | Q(entries__removed_on__gt=request.day)
    )
    rounds = PlanningRound.objects.visible_to(request.user).select_related("term")
    units = unit_choices(request.user, request.day)
    unit = next((choice.unit for choice in units if choice.key == request.GET.get("unit")), None)
    if unit is not None:
        rounds = rounds.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))
    counted = rounds.annotate(
        people=Count("entries__cadre", filter=standing, distinct=True), places=Count("entries", filter=standing)
    ).order_by("-term__position", "unit__key")
    page = Paginator(counted, LISTS_A_PAGE).get_page(request.GET.get("page"))
    titles = titles_near([one.unit_id for one in page], request.day)
    rows = [(one, titles.get(one.unit_id, "")) for one in page]
    may_add = request.user.can(Permission.EDIT_CADRES)
    context = {"page_obj": page, "rows": rows, "may_add": may_add, "units": units, "unit": unit}
    return render(request, "planning/list.html", context)


@require_safe
def planning_list(request: RegistryRequest, pk: int) -> HttpResponse:
    """One list: who is planned for which title, and whether they meet what it asks on the day."""
    planning = visible_round(request, pk)
    groups = planned_people(planning, user=request.user, day=request.day)
    people = {line.entry.cadre_id for _title, lines in groups for line in lines}
    if people:
        log_reading(user=request.user, group=FieldGroup.PLANNING, person="", people=len(people), address=request.path)
    context = {
        "planning": planning,
        "unit": titles_near([planning.unit_id], request.day).get(planning.unit_id, ""),
        "groups": groups,
        "people": len(people),
        "may_edit": request.user.can(Permission.EDIT_CADRES, planning.unit),
    }
    return render(request, "planning/round.html", context)


@writes
def create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.SEE_PLANNING)
    request.user.require(Permission.EDIT_CADRES)
    form = RoundForm(request.POST or None, instance=PlanningRound(), user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Add a planning list"),
        pretitle=_("Planning of successors"),
        save=lambda: services.add_round(planning=form.instance, by=request.user),
        done=_("The planning list was added."),
        action=_("Add the list"),
        back_url=reverse("planning:list"),
        next_url=lambda: reverse("planning:round", args=[form.instance.pk]),
    )


@writes
def edit(request: RegistryRequest, pk: int) -> HttpResponse:
    planning = editable_round(request, pk)
    form = RoundForm(request.POST or None, instance=planning, user=request.user, day=request.day)
    back = reverse("planning:round", args=[pk])
    return saving_page(
        request,
        form,
        title=_("Edit the planning list"),
        pretitle=str(planning.term),
        save=lambda: services.edit_round(planning=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=back,
        next_url=lambda: back,
        ways=ways_to_delete(request, planning.unit, "planning:delete", pk),
    )


@writes
def delete(request: RegistryRequest, pk: int) -> HttpResponse:
    planning = editable_round(request, pk)
    request.user.require(Permission.DELETE_CADRES, planning.unit)
    return deletion_page(
        request,
        row=planning,
        question=_("Delete the planning list %(term)s with everyone in it?") % {"term": planning.term},
        done=_("The planning list was deleted."),
        remove=lambda revision, because: delete_record(
            record=planning, revision=revision, by=request.user, because=because
        ),
        back_url=reverse("planning:round", args=[pk]),
        next_url=reverse("planning:list"),
    )


@writes
def add_person(request: RegistryRequest, pk: int) -> HttpResponse:
    planning = editable_round(request, pk)
    entry = PlanningEntry(round=planning)
    form = EntryForm(request.POST or None, instance=entry, user=request.user, day=request.day)
    back = reverse("planning:round", args=[pk])
    return saving_page(
        request,
        form,
        title=_("Add a person to the list"),
        pretitle=str(planning.term),
        save=lambda: services.add_entry(entry=form.instance, by=request.user),
        done=_("The person was added to the list."),
        action=_("Add the person"),
        back_url=back,
        next_url=lambda: back,
    )


@writes
def edit_person(request: RegistryRequest, pk: int, entry: int) -> HttpResponse:
    planning = editable_round(request, pk)
    found = get_object_or_404(
        PlanningEntry.objects.visible_to(request.user).select_related("cadre__home_unit"), round=planning, pk=entry
    )
    form = EntryForm(request.POST or None, instance=found, user=request.user, day=request.day)
    back = reverse("planning:round", args=[pk])
    return saving_page(
        request,
        form,
        title=_("Edit the planned person"),
        pretitle=found.cadre.full_name,
        save=lambda: services.edit_entry(entry=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=back,
        next_url=lambda: back,
    )


@require_POST
def take_out(request: RegistryRequest) -> HttpResponse:
    """Take the ticked people out of their lists, with a day and a reason."""
    request.user.require(Permission.SEE_PLANNING)
    request.user.require(Permission.EDIT_CADRES)

    def save(entries: Sequence[PlanningEntry], given: dict[str, Any]) -> None:
        services.take_out(entries=entries, on=given["on"], because=given["because"], by=request.user)

    rows = PlanningEntry.objects.visible_to(request.user).filter(removed_on__isnull=True)
    act = BulkAct(
        question=_("Take these people out of their planning lists?"),
        action=_("Take them out"),
        done=ngettext_lazy(
            "%(count)s person was taken out of the planning list.",
            "%(count)s people were taken out of their planning lists.",
            "count",
        ),
        save=save,
        name=lambda entry: f"{entry.cadre.full_name}: {entry.title}",
    )
    found = rows.select_related("cadre__home_unit", "title", "round__unit")
    return bulk_page(request, rows=found, form_class=TakingOutForm, act=act)


def visible_round(request: RegistryRequest, pk: int) -> PlanningRound:
    """The list: 403 without the right anywhere, 404 outside the user's units."""
    request.user.require(Permission.SEE_PLANNING)
    rounds = PlanningRound.objects.visible_to(request.user).select_related("term", "unit", "legal_basis")
    return get_object_or_404(rounds, pk=pk)


def editable_round(request: RegistryRequest, pk: int) -> PlanningRound:
    planning = visible_round(request, pk)
    request.user.require(Permission.EDIT_CADRES, planning.unit)
    return planning
