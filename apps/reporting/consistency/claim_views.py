"""Pages of the figures that documents state: the list with its verdicts, entering, editing, deleting, taking back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as __
from django.views.decorators.http import require_http_methods, require_safe
from pghistory.models import Context

from apps.core.answering import say_done
from apps.core.editing import Outcome, try_to_save
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.core.undo import CannotUndoError
from apps.reporting.consistency import services
from apps.reporting.consistency.forms import StatedClaimForm, claim_form
from apps.reporting.consistency.verdicts import verdicts
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import Claim
from apps.reporting.offered import units_of
from apps.reporting.territories import read_territory

writes = require_http_methods(["GET", "HEAD", "POST"])
PAGE_SIZE = 50


@require_safe
def claims(request: DatedRequest) -> HttpResponse:
    """The stated figures of the scope beside those of the registry."""
    request.user.require(Permission.VIEW_REPORTS)
    page = Paginator(Claim.objects.visible_to(request.user), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "verdicts": list(verdicts(page.object_list, request.user)),
        "may_edit": request.user.can(Permission.SEAL_REPORTS),
    }
    return render(request, "reporting/consistency/claims.html", context)


@writes
def claim_add(request: DatedRequest) -> HttpResponse:
    request.user.require(Permission.SEAL_REPORTS)
    form = _form(request, None)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid() and _place(request, form):
        outcome = try_to_save(form, lambda: services.add_claim(claim=form.instance, by=request.user))
    if outcome.is_saved:
        return _done(request, __("The stated figure was added."))
    return _form_page(request, form, outcome, __("Enter a stated figure"))


@writes
def claim_edit(request: DatedRequest, pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    form = _form(request, claim)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid() and _place(request, form):
        outcome = try_to_save(
            form,
            lambda: services.edit_claim(claim=form.instance, revision=form.opened_at, by=request.user),
        )
    if outcome.is_saved:
        return _done(request, __("The changes were saved."))
    ways = [{"url": reverse("reporting:claim_delete", args=[pk]), "label": __("Delete"), "tone": "outline-danger"}]
    return _form_page(request, form, outcome, __("Edit a stated figure"), ways=ways)


@writes
def claim_delete(request: DatedRequest, pk: int) -> HttpResponse:
    claim = _claim(request, pk)
    if request.method == "POST":
        services.delete_claim(claim=claim, by=request.user)
        return _done(request, __("The stated figure was deleted."))
    context = {
        "question": __("Delete this stated figure?"),
        "text": __("It can be taken back afterwards."),
        "details": [f"{claim.source}: {claim.stated}", claim.words],
        "action_label": __("Delete"),
        "back_url": reverse("reporting:claims"),
    }
    return render(request, "confirm.html", context)


@writes
def claim_restore(request: DatedRequest, act: UUID) -> HttpResponse:
    """Take back what was done to a stated figure."""
    request.user.require(Permission.SEAL_REPORTS)
    context = get_object_or_404(Context, pk=act)
    if request.method == "POST":
        try:
            services.take_back(context=context, by=request.user)
        except CannotUndoError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, __("It was taken back."))
        return redirect("reporting:claims")
    page = {
        "question": __("Take this back?"),
        "text": __("The stated figure will be as it was before."),
        "tone": "primary",
        "action_label": __("Take it back"),
        "back_url": reverse("reporting:claims"),
    }
    return render(request, "confirm.html", page)


def _claim(request: DatedRequest, pk: int) -> Claim:
    claim: Claim = get_object_or_404(Claim.objects.visible_to(request.user).select_related("unit"), pk=pk)
    request.user.require(Permission.SEAL_REPORTS, claim)
    return claim


def _form(request: DatedRequest, claim: Claim | None) -> StatedClaimForm:
    choices = units_of(request, claim.unit_code if claim else request.POST.get("unit_of", ""))
    return claim_form(request.POST or None, instance=claim, user=request.user, day=request.day, choices=choices)


def _place(request: DatedRequest, form: StatedClaimForm) -> bool:
    """Set the unit that holds the code on the day of the figure; says beside the field why there is none."""
    claim, code = form.instance, form.cleaned_data["unit_of"]
    try:
        root = read_territory(code, claim.day or request.day, request.user, (Permission.VIEW_REPORTS,)).root
    except (ReportError, OutOfScope) as error:
        form.add_error("unit_of", str(error))
        return False
    claim.unit_id, claim.unit_code, claim.unit_title = root.pk, root.code, root.title
    return True


def _form_page(request: DatedRequest, form: StatedClaimForm, outcome: Outcome, title: str, **more: Any) -> HttpResponse:
    context = {
        "title": title,
        "pretitle": __("Consistency"),
        "sections": [{"form": form, "heading": ""}],
        "outcome": outcome,
        "back_url": reverse("reporting:claims"),
        "action": __("Save"),
        **more,
    }
    return render(request, "cadres/form.html", context, status=409 if outcome.conflict else 200)


def _done(request: DatedRequest, words: str) -> HttpResponse:
    """Say what was done, with the way back."""
    say_done(request, words, take_back="reporting:claim_restore")
    return redirect("reporting:claims")
