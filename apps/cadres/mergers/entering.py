"""Entering a merger of communes that is not recorded yet, and taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.forms import MergerForm
from apps.cadres.mergers.pages import kept_words
from apps.cadres.mergers.planning import NOT_HERE
from apps.communes.models import Kind, Reorganisation
from apps.communes.reorganising import Merger, NewUnit, StillNeededError, merge_units, unmerge
from apps.core.permissions import Permission

writes = require_http_methods(["GET", "HEAD", "POST"])
FIELDS = {
    "resolution_known": "resolution",
    "reorganisation_issued_before_effect": "issued_on",
    "not_there": "units",
    "later_change": "effective_on",
    "one_unit": "units",
    "parents": "units",
    "level": "units",
    "seat": "seat",
}


@writes
def create(request: RegistryRequest) -> HttpResponse:
    """Merge two or more communes from a day on."""
    request.user.require(Permission.REORGANISE_UNITS)
    form = MergerForm(request.POST or None, user=request.user, day=request.day)
    if request.method == "POST" and form.is_valid():
        try:
            made = merge_units(merger=_merger(form.cleaned_data), by=request.user)
        except ValidationError as error:
            for one in error.error_list:
                form.add_error(FIELDS.get(one.code or ""), one)
        else:
            messages.success(request, _("The merger was entered. Now say what becomes of the people."))
            return redirect("mergers:detail", made.key)
    context = {"form": form, "back_url": reverse("communes:reorganisations")}
    return render(request, "cadres/mergers/create.html", context)


def _merger(data: dict[str, Any]) -> Merger:
    new = NewUnit(data["name"], Kind(data["kind"]), data["seat"]) if data["name"] else None
    return Merger(
        resolution=data["resolution"],
        issued_on=data["issued_on"],
        effective_on=data["effective_on"],
        units=list(data["units"]),
        into=new or data["seat"],
        subject=data["subject"],
    )


@writes
def delete(request: RegistryRequest, key: str) -> HttpResponse:
    """Take an entered merger back as long as nobody was placed under it."""
    request.user.require(Permission.REORGANISE_UNITS)
    found = get_object_or_404(Reorganisation, key=key)
    if not Ending(found, request.user).heirs:
        raise PermissionDenied(NOT_HERE)
    details: list[str] = []
    if request.method == "POST":
        try:
            unmerge(reorganisation=found, by=request.user)
        except StillNeededError as error:
            details = kept_words(error.kept)
            messages.error(request, _("This cannot be taken back, because what came later leans on it."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The merger was taken back."))
            return redirect("communes:reorganisations")
    context = {
        "question": _("Take back the merger under %(resolution)s?") % {"resolution": found},
        "text": _("The units live on as if it had never been entered. Plans made for it go with it."),
        "details": details,
        "action_label": _("Take it back"),
        "tone": "warning",
        "back_url": reverse("mergers:detail", args=[key]),
    }
    return render(request, "confirm.html", context, status=409 if details else 200)
