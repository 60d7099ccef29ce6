"""The list of vacancies to fill, and its file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.day import unit_words
from apps.cadres.files import FORMATS, file_response
from apps.cadres.line_resources import LineResource
from apps.cadres.unitchoice import unit_choices
from apps.core.permissions import Permission
from apps.establishment.files import OPENINGS, origin_of
from apps.establishment.filters import OpeningFilterSet
from apps.establishment.lines import opening_lines
from apps.establishment.models import Opening

ROWS_A_PAGE = 50


def filters_of(request: RegistryRequest) -> OpeningFilterSet:
    openings = Opening.objects.visible_to(request.user).select_related("block", "title", "legal_basis")
    found = openings.annotate(unit_words=unit_words("unit", request.day)).order_by("-opened_on", "pk")
    units = unit_choices(request.user, request.day)
    return OpeningFilterSet(request.GET, queryset=found, request=request, units=units)


@require_safe
def openings(request: RegistryRequest) -> HttpResponse:
    """Vacancies to fill in the user's units."""
    request.user.require(Permission.VIEW_CADRES)
    filters = filters_of(request)
    found = filters.qs if filters.is_valid() else Opening.objects.none()
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "form": filters.form,
        "units": filters.units,
        "page_obj": page,
        "lines": opening_lines(page.object_list, request.day),
        "may_set": request.user.can(Permission.MANAGE_ESTABLISHMENT),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
    }
    return render(request, "establishment/openings.html", context)


@require_safe
def openings_export(request: RegistryRequest, form: str) -> HttpResponseBase:
    request.user.require(Permission.VIEW_CADRES)
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    filters = filters_of(request)
    lines = opening_lines(filters.qs if filters.is_valid() else [], request.day)
    origin = origin_of(request.user, request.day, [])
    stem, title = f"vi-tri-can-tuyen-{request.day.isoformat()}", _("Vacancies to fill")
    resource = LineResource(OPENINGS, layout="openings")
    return file_response(resource, lines, form=form, stem=stem, title=title, origin=origin)
