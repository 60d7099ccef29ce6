"""The list of petitions and its file; recording, editing and deleting one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Way
from apps.cadres.edit.records import writes
from apps.cadres.edit.saving import saving_page
from apps.cadres.files import FORMATS, file_response
from apps.cadres.models import Cadre
from apps.cadres.services import delete_record
from apps.cadres.unitchoice import unit_choices
from apps.core.permissions import FieldGroup, Permission
from apps.petitions import services
from apps.petitions.filters import PetitionFilterSet
from apps.petitions.forms import PetitionForm
from apps.petitions.listing import PetitionListing, PetitionResource, origin_of
from apps.petitions.models import Petition

ROWS_A_PAGE = 50


def listing_of(request: RegistryRequest) -> PetitionListing:
    """What the query asks for, within what the user may see."""
    filters = PetitionFilterSet(
        request.GET,
        queryset=Petition.objects.visible_to(request.user),
        request=request,
        units=unit_choices(request.user, request.day),
    )
    return PetitionListing(request.user, request.day, filters)


@require_safe
def petition_list(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.SEE_PETITIONS)
    listing = listing_of(request)
    page = Paginator(listing.petitions, ROWS_A_PAGE).get_page(request.GET.get("page"))
    listing.note_reading(page.object_list, address=request.get_full_path())
    context = {
        "filters": listing.filters,
        "form": listing.filters.form,
        "units": listing.filters.units,
        "page_obj": page,
        "lines": listing.lines(page.object_list),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "may_record": request.user.can(Permission.EDIT_CADRES),
    }
    return render(request, "petitions/list.html", context)


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as it is shown, as a file; that it was taken away is noted before the first row leaves."""
    request.user.require(Permission.SEE_PETITIONS)
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    listing = listing_of(request)
    if not listing.filters.is_valid():
        return redirect(f"{reverse('petitions:list')}?{request.GET.urlencode()}")
    resource = PetitionResource(listing)
    rows = resource.queryset()
    listing.note_reading(rows, address=request.get_full_path())
    stem = f"don-thu-{listing.day.isoformat()}"
    return file_response(resource, rows, form=form, stem=stem, title=_("Petitions"), origin=origin_of(listing))


@writes
def create(request: RegistryRequest) -> HttpResponse:
    """Record a petition; `?person=` names whom it concerns, as the person's page asks."""
    request.user.require(Permission.SEE_PETITIONS)
    request.user.require(Permission.EDIT_CADRES)
    code = request.GET.get("person", "")[:20]
    cadre = Cadre.objects.visible_to(request.user).select_related("home_unit").filter(code=code).first()
    petition = Petition(cadre=cadre, unit=cadre.home_unit) if cadre and cadre.home_unit else Petition()
    form = PetitionForm(request.POST or None, instance=petition, user=request.user, day=request.day)
    back = cadre.get_absolute_url() if cadre else reverse("petitions:list")
    return saving_page(
        request,
        form,
        title=_("Record a petition"),
        pretitle=f"{cadre.full_name} · {cadre.code}" if cadre else _("Petitions"),
        save=lambda: services.record_petition(petition=form.instance, by=request.user),
        done=_("The petition was recorded."),
        action=_("Record"),
        back_url=back,
        next_url=lambda: back,
    )


def editable(request: RegistryRequest, pk: int, permission: Permission = Permission.EDIT_CADRES) -> Petition:
    """A petition: the right to see petitions is asked first, so that a refusal tells nothing."""
    request.user.require(Permission.SEE_PETITIONS)
    petitions = Petition.objects.visible_to(request.user).select_related("unit", "cadre", "kind")
    petition = get_object_or_404(petitions, pk=pk)
    request.user.require(permission, petition)
    return petition


@writes
def edit(request: RegistryRequest, pk: int) -> HttpResponse:
    """A petition as it stands; its answer is written here."""
    petition = editable(request, pk)
    if petition.cadre:
        log_reading(user=request.user, group=FieldGroup.PETITIONS, person=petition.cadre.code, address=request.path)
    form = PetitionForm(request.POST or None, instance=petition, user=request.user, day=request.day)
    history = Way(reverse("cadres:unit_history", args=[petition.unit.key]), _("History"))
    removal = Way(reverse("petitions:delete", args=[pk]), _("Delete"), tone="outline-danger")
    ways = [
        *([history] if request.user.can(Permission.VIEW_HISTORY, petition) else []),
        *([removal] if request.user.can(Permission.DELETE_CADRES, petition) else []),
    ]
    back = reverse("petitions:list")
    return saving_page(
        request,
        form,
        title=_("Petition: %(petition)s") % {"petition": petition},
        pretitle=_("Petitions"),
        save=lambda: services.edit_petition(petition=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=back,
        next_url=lambda: back,
        ways=tuple(ways),
    )


@writes
def delete(request: RegistryRequest, pk: int) -> HttpResponse:
    petition = editable(request, pk, Permission.DELETE_CADRES)
    return deletion_page(
        request,
        row=petition,
        question=_("Delete the petition “%(petition)s”?") % {"petition": petition},
        done=_("The petition was deleted."),
        remove=lambda revision, because: delete_record(
            record=petition, revision=revision, by=request.user, because=because
        ),
        back_url=reverse("petitions:edit", args=[pk]),
        next_url=reverse("petitions:list"),
    )
