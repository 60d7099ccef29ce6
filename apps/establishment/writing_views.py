"""Pages on which allotments of posts and vacancies to fill are written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Way, ways_to_delete
from apps.cadres.edit.records import writes
from apps.cadres.edit.saving import saving_page
from apps.communes.models import Level, Unit
from apps.communes.titles import titles_near
from apps.core.editing import seen_doubts
from apps.core.permissions import Permission
from apps.establishment import services
from apps.establishment.forms import AllotmentForm, OpeningForm
from apps.establishment.models import Allotment, Opening, UnitSize


def asked_unit(request: RegistryRequest) -> Unit | None:
    """The unit for which a record is begun, where the address names one of the user's."""
    units = Unit.objects.in_scope_of(request.user, Permission.MANAGE_ESTABLISHMENT).filter(level=Level.COMMUNE)
    return units.filter(key=request.GET.get("unit", "")[:40]).first()


def page_of(record: services.Record) -> str:
    if isinstance(record, UnitSize):
        return reverse("communes:detail", args=[record.unit.key])
    return reverse("establishment:unit", args=[record.unit.key])


def words_of(request: RegistryRequest, unit: Unit | None) -> str:
    return titles_near([unit.pk], request.day).get(unit.pk, unit.key) if unit else _("Establishment")


@writes
def allotment_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_ESTABLISHMENT)
    unit = asked_unit(request)
    allotment = Allotment(unit=unit, year=request.day.year) if unit else Allotment(year=request.day.year)
    form = AllotmentForm(request.POST or None, instance=allotment, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Allot posts"),
        pretitle=words_of(request, unit),
        save=lambda: services.allot(allotment=form.instance, by=request.user, seen=seen_doubts(request)),
        done=_("The posts were allotted."),
        action=_("Allot"),
        back_url=page_of(allotment) if unit else reverse("establishment:overview"),
        next_url=lambda: page_of(form.instance),
    )


@writes
def allotment_edit(request: RegistryRequest, pk: int) -> HttpResponse:
    allotment = writable_allotment(request, pk)
    form = AllotmentForm(request.POST or None, instance=allotment, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Edit the allotment of posts"),
        pretitle=words_of(request, allotment.unit),
        save=lambda: services.edit_allotment(
            allotment=form.instance, revision=form.opened_at, by=request.user, seen=seen_doubts(request)
        ),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=page_of(allotment),
        next_url=lambda: page_of(allotment),
        ways=ways_of(request, allotment, "establishment:allotment_delete"),
    )


@writes
def allotment_delete(request: RegistryRequest, pk: int) -> HttpResponse:
    return deletion(request, writable_allotment(request, pk, Permission.DELETE_CADRES))


@writes
def opening_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_ESTABLISHMENT)
    unit = asked_unit(request)
    opening = Opening(unit=unit, opened_on=request.day) if unit else Opening(opened_on=request.day)
    form = OpeningForm(request.POST or None, instance=opening, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Record a vacancy to fill"),
        pretitle=words_of(request, unit),
        save=lambda: services.open_vacancy(opening=form.instance, by=request.user),
        done=_("The vacancy to fill was recorded."),
        action=_("Record"),
        back_url=page_of(opening) if unit else reverse("establishment:openings"),
        next_url=lambda: page_of(form.instance),
    )


@writes
def opening_edit(request: RegistryRequest, pk: int) -> HttpResponse:
    opening = writable_opening(request, pk)
    form = OpeningForm(request.POST or None, instance=opening, user=request.user, day=request.day)
    return saving_page(
        request,
        form,
        title=_("Edit the vacancy to fill"),
        pretitle=words_of(request, opening.unit),
        save=lambda: services.edit_vacancy(opening=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=page_of(opening),
        next_url=lambda: page_of(opening),
        ways=ways_of(request, opening, "establishment:opening_delete"),
    )


@writes
def opening_delete(request: RegistryRequest, pk: int) -> HttpResponse:
    return deletion(request, writable_opening(request, pk, Permission.DELETE_CADRES))


def writable_allotment(
    request: RegistryRequest, pk: int, permission: Permission = Permission.MANAGE_ESTABLISHMENT
) -> Allotment:
    """404 outside the user's units, 403 for who may not write there."""
    found = get_object_or_404(Allotment.objects.visible_to(request.user).select_related("unit", "block"), pk=pk)
    request.user.require(Permission.MANAGE_ESTABLISHMENT, found)
    request.user.require(permission, found)
    return found


def writable_opening(
    request: RegistryRequest, pk: int, permission: Permission = Permission.MANAGE_ESTABLISHMENT
) -> Opening:
    found = get_object_or_404(Opening.objects.visible_to(request.user).select_related("unit", "block", "title"), pk=pk)
    request.user.require(Permission.MANAGE_ESTABLISHMENT, found)
    request.user.require(permission, found)
    return found


def ways_of(request: RegistryRequest, record: services.Record, name: str) -> tuple[Way, ...]:
    return ways_to_delete(request, record, name, record.pk)


def deletion(request: RegistryRequest, record: services.Record) -> HttpResponse:
    words = f"{record} · {words_of(request, record.unit)}"
    return deletion_page(
        request,
        row=record,
        question=_("Delete “%(record)s”?") % {"record": words},
        done=_("“%(record)s” was deleted.") % {"record": words},
        remove=lambda revision, because: services.delete(
            record=record, revision=revision, by=request.user, because=because
        ),
        back_url=page_of(record),
        next_url=page_of(record),
    )
