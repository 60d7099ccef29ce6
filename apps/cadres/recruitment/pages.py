"""Recording, editing and deleting how a person was recruited."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Way, editable_cadre
from apps.cadres.edit.records import record_deletion, record_of, record_page, writes
from apps.cadres.models import Recruitment
from apps.cadres.recruitment.forms import RecruitmentForm
from apps.cadres.services.recruitment import edit_recruitment, record_recruitment
from apps.core.permissions import Permission


@writes
def create(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code)
    new = Recruitment(cadre=cadre)
    form = RecruitmentForm(request.POST or None, instance=new, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Record how the person was recruited"),
        save=lambda: record_recruitment(recruitment=form.instance, by=request.user),
        done=_("The recruitment was recorded."),
        action=_("Record"),
    )


@writes
def edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    known = record_of(Recruitment, cadre, pk)
    form = RecruitmentForm(request.POST or None, instance=known, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit the recruitment"),
        save=lambda: edit_recruitment(recruitment=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=_ways(request, known),
    )


@writes
def delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    return record_deletion(request, cadre=cadre, record=record_of(Recruitment, cadre, pk), words=_("Recruitment"))


def _ways(request: RegistryRequest, known: Recruitment) -> tuple[Way, ...]:
    if not request.user.can(Permission.DELETE_CADRES, known):
        return ()
    url = reverse("cadres:recruitment_delete", args=[known.cadre.code, known.pk])
    return (Way(url, _("Delete"), tone="outline-danger"),)
