"""Pages of classes: the list with its file, making, editing and deleting one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import way_to_delete
from apps.cadres.files import FORMATS, file_response
from apps.cadres.unitchoice import unit_choices
from apps.core.editing import Outcome, seen_doubts, try_to_save
from apps.core.permissions import Permission
from apps.training import services
from apps.training.choosing import Chosen, chosen_in, enrol_words
from apps.training.filters import ClassFilterSet
from apps.training.forms import ClassForm
from apps.training.listing import ClassListing, ClassResource, origin_of, unit_of
from apps.training.models import Course, PlanLine, TrainingClass
from apps.training.pages import class_of, gone_to, own_unit, say_done, written_page

writes = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50


def listing_of(request: RegistryRequest) -> ClassListing:
    """What the query asks for, within what the user may see."""
    filters = ClassFilterSet(
        request.GET,
        queryset=TrainingClass.objects.visible_to(request.user),
        request=request,
        units=unit_choices(request.user, request.day),
    )
    return ClassListing(request.user, request.day, filters)


@require_safe
def classes(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.VIEW_CADRES)
    listing = listing_of(request)
    page = Paginator(listing.classes, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": listing.filters,
        "page_obj": page,
        "rows": [(row, unit_of(row)) for row in page],
        "may_manage": request.user.can(Permission.MANAGE_TRAINING),
    }
    return render(request, "training/classes.html", context)


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as it is shown, as a file; it names no people."""
    request.user.require(Permission.VIEW_REPORTS)
    if form not in FORMATS:
        raise Http404
    listing = listing_of(request)
    if not listing.filters.is_valid():
        return redirect(f"{reverse('training:classes')}?{request.GET.urlencode()}")
    stem = f"lop-dao-tao-{listing.day.isoformat()}"
    origin = origin_of(listing)
    return file_response(ClassResource(), listing.classes, form=form, stem=stem, title=_("Classes"), origin=origin)


@writes
def class_create(request: RegistryRequest) -> HttpResponse:
    """A new class; with people who were chosen before (`people`), they are enrolled in it at once."""
    request.user.require(Permission.MANAGE_TRAINING)
    chosen = chosen_in(request)
    sent = request.POST if "name" in request.POST else None
    form = ClassForm(sent, instance=_new(request), user=request.user, day=request.day, initial=_initial(request))
    outcome = Outcome()
    if form.is_bound and form.is_valid():
        outcome = try_to_save(form, lambda: _make(request, form, chosen))
        services.note_readings(outcome.doubts, by=request.user, address=request.path)
    if outcome.is_saved:
        enrolled = enrol_words(form.instance.enrolments.count()) if chosen else ""
        say_done(request, _("The class was made.") + f" {enrolled}")
        return gone_to(form.instance)
    context = {
        "form": form,
        "outcome": outcome,
        "chosen": chosen,
        "back_url": reverse("training:classes"),
    }
    return render(request, "training/class_form.html", context)


@transaction.atomic
def _make(request: RegistryRequest, form: ClassForm, chosen: Chosen) -> None:
    """The class and its people together: where one is refused, neither is written."""
    services.add(row=form.instance, by=request.user)
    if people := chosen.needing(form.instance.course):
        services.send(training_class=form.instance, cadres=people, by=request.user, seen=seen_doubts(request))


def _new(request: RegistryRequest) -> TrainingClass:
    first = own_unit(request.user)
    return TrainingClass(unit=first) if first else TrainingClass()


def _initial(request: RegistryRequest) -> dict[str, Any]:
    """What the form can guess: from the course that was asked for, and from the line of a plan."""
    asked = request.POST if request.method == "POST" else request.GET
    lines = PlanLine.objects.visible_to(request.user).select_related("course", "plan")
    line = lines.filter(pk=asked["line"]).first() if asked.get("line", "").isdecimal() else None
    course = line.course if line else Course.objects.filter(pk=asked.get("course", "")).first()
    if course is None:
        return {}
    year = line.plan.year if line else request.day.year
    begins = max(date(year, 1, 1), request.day) if line and line.plan.year > request.day.year else request.day
    found = {"course": course, "name": f"{course} {year}", "starts_on": begins, "line": line}
    return found | ({"cost": line.cost, "funding": line.funding, "capacity": line.planned} if line else {})


@writes
def class_edit(request: RegistryRequest, code: str) -> HttpResponse:
    found = class_of(request, code)
    form = ClassForm(request.POST or None, instance=found, user=request.user, day=request.day)
    return written_page(
        request,
        form,
        title=_("Edit the class"),
        pretitle=found.code,
        save=lambda: services.edit_class(row=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        goes_to=found,
        action=_("Save"),
        back_url=found.get_absolute_url(),
        ways=(way_to_delete("training:class_delete", code),),
    )


@writes
def class_delete(request: RegistryRequest, code: str) -> HttpResponse:
    found = class_of(request, code)
    return deletion_page(
        request,
        row=found,
        question=_("Delete the class “%(name)s”?") % {"name": found},
        done=_("The class was deleted."),
        remove=lambda revision, because: services.delete(
            row=found, revision=revision, by=request.user, because=because
        ),
        back_url=found.get_absolute_url(),
        next_url=reverse("training:classes"),
        tell=say_done,
    )
