"""Pages that write plans, and take back what was done to plans and targets."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from pghistory.models import Context

from apps.accounts.requests import RegistryRequest
from apps.communes.models import Unit
from apps.core.permissions import Permission
from apps.core.undo import CannotUndoError
from apps.targets import services
from apps.targets.forms.plans import PlanForm
from apps.targets.models import TargetPlan
from apps.targets.pages import first_unit, plan_of
from apps.targets.saving import deleted, written

writes = require_http_methods(["GET", "HEAD", "POST"])


@writes
def plan_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_TARGETS)
    own = first_unit(request)
    new = TargetPlan(first_year=request.day.year, last_year=request.day.year + 5)
    if own is not None and request.user.can(Permission.MANAGE_TARGETS, own):
        new.unit = own
    form = PlanForm(request.POST or None, instance=new, user=request.user, day=request.day)
    words = (_("Set targets by a plan"), _("Make the plan"), _("The plan was made. Add its targets now."))
    return written(request, form, words, reverse("targets:list"), is_new=True)


@writes
def plan_edit(request: RegistryRequest, code: str) -> HttpResponse:
    found = plan_of(request, code, to_write=True)
    form = PlanForm(request.POST or None, instance=found, user=request.user, day=request.day)
    words = (_("Edit the plan"), _("Save"), _("The changes were saved."))
    return written(request, form, words, found.get_absolute_url())


@writes
def plan_delete(request: RegistryRequest, code: str) -> HttpResponse:
    found = plan_of(request, code, to_write=True)
    return deleted(request, found, _("Delete the plan “%(name)s” with its targets?"), reverse("targets:list"))


@writes
def take_back(request: RegistryRequest, act: UUID) -> HttpResponse:
    """Ask, then undo one act on targets as a whole."""
    context = get_object_or_404(Context, pk=act)
    own = Unit.objects.in_scope_of(request.user, Permission.VIEW_REPORTS)
    if not own.filter(pk__in=services.units_of_act(act)).exists():
        raise Http404
    if not services.may_take_back(context=context, by=request.user):
        raise PermissionDenied(services.NOT_YOURS)
    if request.method == "POST":
        try:
            services.take_back(context=context, by=request.user)
        except CannotUndoError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It was taken back."))
        return redirect("targets:list")
    asked = {
        "question": _("Take this back?"),
        "text": _("The plan and its targets stand again as they were before."),
        "action_label": _("Take it back"),
        "tone": "warning",
        "back_url": reverse("targets:list"),
    }
    return render(request, "confirm.html", asked)
