"""Pages on which the class of a commune is written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.records import writes
from apps.cadres.edit.saving import saving_page
from apps.core.permissions import Permission
from apps.establishment import services
from apps.establishment.forms import ClassForm
from apps.establishment.models import UnitClassification
from apps.establishment.writing_views import asked_unit, deletion, page_of, ways_of, words_of


@writes
def class_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_ESTABLISHMENT)
    unit = asked_unit(request)
    begun = UnitClassification(unit=unit) if unit else UnitClassification()
    form = ClassForm(request.POST or None, instance=begun, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Record the class of a commune"),
        pretitle=words_of(request, unit),
        save=lambda: services.classify(classification=form.instance, by=request.user),
        done=_("The class was recorded."),
        action=_("Record"),
        back_url=page_of(begun) if unit else reverse("establishment:overview"),
        next_url=lambda: page_of(form.instance),
    )


@writes
def class_edit(request: RegistryRequest, pk: int) -> HttpResponse:
    found = writable_class(request, pk)
    form = ClassForm(request.POST or None, instance=found, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Edit the class of a commune"),
        pretitle=words_of(request, found.unit),
        save=lambda: services.edit_class(classification=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=page_of(found),
        next_url=lambda: page_of(found),
        ways=ways_of(request, found, "establishment:class_delete"),
    )


@writes
def class_delete(request: RegistryRequest, pk: int) -> HttpResponse:
    return deletion(request, writable_class(request, pk, Permission.DELETE_CADRES))


def writable_class(
    request: RegistryRequest, pk: int, permission: Permission = Permission.MANAGE_ESTABLISHMENT
) -> UnitClassification:
    """404 outside the user's units, 403 for who may not write there."""
    visible = UnitClassification.objects.visible_to(request.user).select_related("unit", "unit_class")
    found = get_object_or_404(visible, pk=pk)
    request.user.require(Permission.MANAGE_ESTABLISHMENT, found)
    request.user.require(permission, found)
    return found
