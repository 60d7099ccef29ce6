"""Recording health examinations on a person's page."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import editable_cadre, ways_to_delete
from apps.cadres.edit.records import record_deletion, record_of, record_page
from apps.core.permissions import Permission
from apps.planning import services
from apps.planning.forms import ExaminationForm
from apps.planning.models import HealthExamination

writes = require_http_methods(["GET", "HEAD", "POST"])


@writes
def create(request: RegistryRequest, code: str) -> HttpResponse:
    cadre = editable_cadre(request, code)
    request.user.require(Permission.SEE_HEALTH, cadre)
    examination = HealthExamination(cadre=cadre)
    form = ExaminationForm(request.POST or None, instance=examination, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Record a health examination"),
        save=lambda: services.add_examination(examination=form.instance, by=request.user),
        done=_("The health examination was recorded."),
        action=_("Record"),
    )


@writes
def edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    request.user.require(Permission.SEE_HEALTH, cadre)
    examination = record_of(HealthExamination, cadre, pk)
    form = ExaminationForm(request.POST or None, instance=examination, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit the health examination"),
        save=lambda: services.edit_examination(examination=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=ways_to_delete(request, cadre, "planning:health_delete", code, pk),
    )


@writes
def delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    request.user.require(Permission.SEE_HEALTH, cadre)
    examination = record_of(HealthExamination, cadre, pk)
    return record_deletion(request, cadre=cadre, record=examination, words=str(examination.health_class))
