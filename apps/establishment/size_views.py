"""Pages on which the population and area of a unit are written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.records import writes
from apps.cadres.edit.saving import saving_page
from apps.communes.models import Unit
from apps.core.permissions import Permission
from apps.establishment import services
from apps.establishment.forms import SizeForm
from apps.establishment.models import UnitSize
from apps.establishment.writing_views import deletion, page_of, ways_of, words_of


@writes
def size_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_ESTABLISHMENT)
    units = Unit.objects.in_scope_of(request.user, Permission.MANAGE_ESTABLISHMENT)
    unit = units.filter(key=request.GET.get("unit", "")[:40]).first()
    begun = UnitSize(unit=unit) if unit else UnitSize()
    form = SizeForm(request.POST or None, instance=begun, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Record population and area"),
        pretitle=words_of(request, unit) if unit else _("Units"),
        save=lambda: services.measure(size=form.instance, by=request.user),
        done=_("Population and area were recorded."),
        action=_("Record"),
        back_url=page_of(begun) if unit else reverse("communes:tree"),
        next_url=lambda: page_of(form.instance),
    )


@writes
def size_edit(request: RegistryRequest, pk: int) -> HttpResponse:
    found = writable_size(request, pk)
    form = SizeForm(request.POST or None, instance=found, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Edit population and area"),
        pretitle=words_of(request, found.unit),
        save=lambda: services.edit_size(size=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=page_of(found),
        next_url=lambda: page_of(found),
        ways=ways_of(request, found, "establishment:size_delete"),
    )


@writes
def size_delete(request: RegistryRequest, pk: int) -> HttpResponse:
    return deletion(request, writable_size(request, pk, Permission.DELETE_CADRES))


def writable_size(
    request: RegistryRequest, pk: int, permission: Permission = Permission.MANAGE_ESTABLISHMENT
) -> UnitSize:
    """404 outside the user's units, 403 for who may not write there."""
    found = get_object_or_404(UnitSize.objects.visible_to(request.user).select_related("unit"), pk=pk)
    request.user.require(Permission.MANAGE_ESTABLISHMENT, found)
    request.user.require(permission, found)
    return found
