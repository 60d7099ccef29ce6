"""What becomes of the studies that were ticked on a work list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_POST

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.pages import Words
from apps.cadres.work.bulk import BulkAct, bulk_page
from apps.core.forms import RegistryForm
from apps.core.permissions import Permission
from apps.qualifications.models import Qualification, State
from apps.training import services

Save = Callable[[Sequence[Any], dict[str, Any]], object]


class AwardedForm(RegistryForm):
    awarded_on = forms.DateField(
        label=gettext_lazy("Awarded on"), help_text=gettext_lazy("The day on the diploma. It remains to be checked.")
    )


class ExtendedForm(RegistryForm):
    expected_on = forms.DateField(label=gettext_lazy("Now expected on"))


class GivenUpForm(RegistryForm):
    because = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False)


def own_studies(request: RegistryRequest) -> QuerySet[Qualification]:
    """The studies that the user may act on."""
    request.user.require(Permission.MANAGE_TRAINING)
    own = request.user.unit_condition(Permission.MANAGE_TRAINING, "cadre__home_unit")
    found = Qualification.objects.visible_to(request.user).filter(own, state=State.STUDYING)
    return found.select_related("cadre__home_unit", "level")


def _act(question: str, action: str, done: Words, save: Save) -> BulkAct:
    return BulkAct(question, action, done, save, name=lambda study: f"{study.cadre.full_name}: {study.level}")


@require_POST
def complete(request: RegistryRequest) -> HttpResponse:
    act = _act(
        _("When was the diploma awarded?"),
        _("Note as completed"),
        ngettext_lazy(
            "%(count)s study was noted as completed; its diploma is to be checked.",
            "%(count)s studies were noted as completed; their diplomas are to be checked.",
            "count",
        ),
        lambda studies, given: services.complete_studies(
            studies=studies, awarded_on=given["awarded_on"], by=request.user
        ),
    )
    return bulk_page(request, rows=own_studies(request), form_class=AwardedForm, act=act)


@require_POST
def extend(request: RegistryRequest) -> HttpResponse:
    act = _act(
        _("Until when do these studies go on?"),
        _("Extend"),
        ngettext_lazy("%(count)s study was extended.", "%(count)s studies were extended.", "count"),
        lambda studies, given: services.extend_studies(
            studies=studies, expected_on=given["expected_on"], by=request.user
        ),
    )
    return bulk_page(request, rows=own_studies(request), form_class=ExtendedForm, act=act)


@require_POST
def give_up(request: RegistryRequest) -> HttpResponse:
    act = _act(
        _("Were these studies given up?"),
        _("Note as given up"),
        ngettext_lazy("%(count)s study was noted as given up.", "%(count)s studies were noted as given up.", "count"),
        lambda studies, given: services.give_up_studies(studies=studies, because=given["because"], by=request.user),
    )
    return bulk_page(request, rows=own_studies(request), form_class=GivenUpForm, act=act)
