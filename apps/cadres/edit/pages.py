"""What the writing pages share: finding the person, drawing a form, and saying what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pghistory
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.forms import CadreForm
from apps.cadres.models import Cadre
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
    url = reverse("cadres:take_back", args=[present_act()])
    link = format_html('<a class="alert-link" href="{}">{}</a>', url, _("Take it back"))
    messages.success(request, format_html("{} {}", words, link))


def present_act() -> UUID:
    """The act under which history keeps what this request writes."""
    with pghistory.context() as context:
        act: UUID = context.id
        return act


def note_form_reading(request: RegistryRequest, form: CadreForm) -> None:
    """A form shows sensitive fields as a page does."""
    for group in form.shown_groups:
        log_reading(user=request.user, group=group, person=form.instance.code, address=request.path)
