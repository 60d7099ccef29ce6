"""Pages on which people are read: the list, what is taken away from it, and the person's page."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.duplicates.services import record_of_code
from apps.cadres.exports import FORMATS, file_of, origin_of
from apps.cadres.list_page import COLUMNS_KEY, ListPage, listing_of
from apps.cadres.listing import chips
from apps.cadres.models import Cadre
from apps.cadres.person_page import Dossier
from apps.cadres.summary import Summary
from apps.cadres.timeline import Timeline
from apps.core.answering import came_from
from apps.core.permissions import FieldGroup, Permission


@require_GET
def cadre_list(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.VIEW_CADRES)
    page = ListPage(request)
    context = {
        "results": page.results(),
        # A search asks for its results alone.
        "filters": "" if request.htmx else page.filters(),
        "column_choices": "" if request.htmx else page.column_choices(),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "may_edit": request.user.can(Permission.EDIT_CADRES),
    }
    return render(request, "cadres/list.html", context)


@require_GET
def total(request: RegistryRequest) -> HttpResponse:
    """The precise number of people found, for lists so long that the page itself does not count them."""
    request.user.require(Permission.VIEW_CADRES)
    count = ListPage(request).total()
    words = ngettext("%(count)s person", "%(count)s people", count)
    return HttpResponse(words % {"count": number_format(count, force_grouping=True)})


@require_POST
def choose_columns(request: RegistryRequest) -> HttpResponse:
    """Keep the columns that the user wants to see; none means the usual ones."""
    request.user.require(Permission.VIEW_CADRES)
    request.session[COLUMNS_KEY] = request.POST.getlist("columns")
    return redirect(came_from(request, otherwise=reverse("cadres:list")))


@require_GET
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as it is shown, as a file."""
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    listing = listing_of(request)
    if not listing.filters.is_valid():
        return redirect(f"{reverse('cadres:list')}?{request.GET.urlencode()}")
    origin = origin_of(listing, chosen=chips(listing.filters, request.GET))
    return file_of(listing, form, origin=origin, address=request.get_full_path())


def visible_cadre(request: RegistryRequest, code: str) -> Cadre:
    """The person, for those who may know that there is one."""
    return get_object_or_404(
        Cadre.objects.visible_to(request.user).select_related("home_unit", "ethnic_group", "religion"), code=code
    )


@require_GET
def detail(request: RegistryRequest, code: str) -> HttpResponse:
    """The person's page; choosing kinds and years of its timeline asks for the timeline alone."""
    try:
        cadre = visible_cadre(request, code)
    except Http404:
        if merged := record_of_code(code, by=request.user):
            return redirect(merged.cadre)
        raise
    dossier = Dossier(cadre, request.user, request.day)
    if request.htmx.target == "timeline":
        dossier.note_timeline_reading(address=request.path)
        return render(request, "cadres/timeline.html", page_of(dossier, request))
    dossier.note_reading(address=request.path)
    return render(request, "cadres/detail.html", page_of(dossier, request))


def page_of(dossier: Dossier, request: RegistryRequest) -> dict[str, object]:
    """What the template of a person's page is given."""
    return {
        "dossier": dossier,
        "cadre": dossier.cadre,
        "summary": Summary(dossier),
        "timeline": Timeline(dossier, request.GET),
        "may_print": request.user.can(Permission.EXPORT_NAMES, dossier.cadre),
    }


@require_POST
def citizen_id(request: RegistryRequest, code: str) -> HttpResponse:
    """The whole citizen id, for those who hold the right; that it was read is noted."""
    cadre = visible_cadre(request, code)
    request.user.require(Permission.SEE_CITIZEN_ID, cadre)
    log_reading(user=request.user, group=FieldGroup.CITIZEN_ID, person=cadre.code, address=request.path)
    if request.htmx:
        return HttpResponse(cadre.citizen_id)
    dossier = Dossier(cadre, request.user, request.day, citizen_id_shown=True)
    return render(request, "cadres/detail.html", page_of(dossier, request))
