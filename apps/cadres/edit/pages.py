"""What the writing pages share: finding the person, drawing a form, and saying what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.forms import CadreForm
from apps.cadres.models import Cadre
from apps.core import answering
from apps.core.editing import Outcome, WritingForm
from apps.core.permissions import Permission

Words = str | Promise


@dataclass(frozen=True)
class Section:
    """One form of a page under its heading."""

    form: WritingForm
    heading: Words = ""


@dataclass(frozen=True)
class Way:
    """A further page to which a form leads."""

    url: str
    label: Words
    tone: str = ""


def way_to_delete(name: str, *keys: object) -> Way:
    return Way(reverse(name, args=keys), _("Delete"), tone="outline-danger")


def ways_to_delete(request: RegistryRequest, record: Any, name: str, *keys: object) -> tuple[Way, ...]:
    """None for who may not delete the record, or what belongs to the unit."""
    return (way_to_delete(name, *keys),) if request.user.can(Permission.DELETE_CADRES, record) else ()


def editable_cadre(request: RegistryRequest, code: str, permission: Permission = Permission.EDIT_CADRES) -> Cadre:
    """The person: 404 for those who may not see it, 403 for those who may not write it."""
    people = Cadre.objects.visible_to(request.user).select_related("home_unit")
    cadre = get_object_or_404(people, code=code)
    request.user.require(permission, cadre)
    return cadre


def form_page(
    request: RegistryRequest,
    *,
    title: Words,
    pretitle: str,
    sections: Sequence[Section],
    outcome: Outcome,
    back_url: str,
    action: Words,
    **more: Any,
) -> HttpResponse:
    """The page of a form; status 409 when it could not be saved over someone else's change."""
    context = {
        "title": title,
        "pretitle": pretitle,
        "sections": sections,
        "outcome": outcome,
        "back_url": back_url,
        "action": action,
        **more,
    }
    return render(request, "cadres/form.html", context, status=409 if outcome.conflict else 200)


def say_done(request: RegistryRequest, words: str) -> None:
    """Say what was done, with the way back."""
    answering.say_done(request, words, take_back="cadres:take_back")


def note_form_reading(request: RegistryRequest, form: CadreForm) -> None:
    """A form shows sensitive fields as a page does."""
    for group in form.shown_groups:
        log_reading(user=request.user, group=group, person=form.instance.code, address=request.path)
