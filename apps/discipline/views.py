"""The list of disciplinary decisions, its file, and finding the person of whom one is to be recorded."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.files import FORMATS, file_response
from apps.cadres.models import Cadre
from apps.cadres.search import matching
from apps.cadres.unitchoice import unit_choices
from apps.cadres.work.bulk import ticked
from apps.cadres.work.lists import work_lists
from apps.communes.titles import titles_near
from apps.core.answering import came_from
from apps.core.permissions import FieldGroup, Permission
from apps.discipline import ending
from apps.discipline.filters import DecisionFilterSet
from apps.discipline.listing import DecisionListing, DecisionResource, origin_of
from apps.discipline.models import DisciplinaryDecision
from apps.reporting.papers.renderers import response_of

ROWS_A_PAGE = 50
FOUND_AT_MOST = 20


def listing_of(request: RegistryRequest) -> DecisionListing:
    """What the query asks for, within what the user may see."""
    filters = DecisionFilterSet(
        request.GET,
        queryset=DisciplinaryDecision.objects.visible_to(request.user),
        request=request,
        units=unit_choices(request.user, request.day),
    )
    return DecisionListing(request.user, request.day, filters)


@require_safe
def decision_list(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.SEE_DISCIPLINE)
    listing = listing_of(request)
    page = Paginator(listing.decisions, ROWS_A_PAGE).get_page(request.GET.get("page"))
    lines = listing.lines(page.object_list)
    listing.note_reading(people=len({line.decision.cadre_id for line in lines}), address=request.get_full_path())
    context = {
        "filters": listing.filters,
        "form": listing.filters.form,
        "units": listing.filters.units,
        "page_obj": page,
        "lines": lines,
        "people": listing.people,
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "may_record": request.user.can(Permission.EDIT_CADRES),
    }
    return render(request, "discipline/list.html", context)


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as it is shown, as a file; that it was taken away is noted before the first row leaves."""
    request.user.require(Permission.SEE_DISCIPLINE)
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    listing = listing_of(request)
    if not listing.filters.is_valid():
        return redirect(f"{reverse('discipline:list')}?{request.GET.urlencode()}")
    resource = DecisionResource(listing)
    rows = resource.queryset()
    people = rows.order_by().values("cadre").distinct().count()
    listing.note_reading(people=people, address=request.get_full_path())
    stem = f"ky-luat-{listing.day.isoformat()}"
    origin = origin_of(listing)
    return file_response(resource, rows, form=form, stem=stem, title=_("Discipline"), origin=origin)


@require_POST
def ending_paper(request: RegistryRequest) -> HttpResponse:
    """The list of the decisions ticked among those that end soon, as a Word document; the reading is noted."""
    request.user.require(Permission.SEE_DISCIPLINE)
    request.user.require(Permission.EXPORT_NAMES)
    work = work_lists["discipline-ending"]
    chosen = work.rows(request.user, request.day).filter(
        request.user.unit_condition(Permission.EXPORT_NAMES, work.home), pk__in=ticked(request)
    )
    decisions = list(chosen.select_related("cadre", "form__track", "title", "unit"))
    if not decisions:
        messages.warning(request, _("Tick at least one person of the list first."))
        return redirect(came_from(request, otherwise=work.url))
    log_reading(
        user=request.user,
        group=FieldGroup.DISCIPLINE,
        person="",
        people=len({decision.cadre_id for decision in decisions}),
        address=request.path,
    )
    paper = ending.ending_paper(decisions, user=request.user, day=request.day)
    name = f"het-hieu-luc-ky-luat-{request.day.isoformat()}"
    return response_of(paper, "docx", name, by=request.user)


@require_safe
def choose(request: RegistryRequest) -> HttpResponse:
    """Find the person first: discipline is recorded on a person's own page."""
    request.user.require(Permission.SEE_DISCIPLINE)
    request.user.require(Permission.EDIT_CADRES)
    words = request.GET.get("q", "").strip()[:100]
    within = request.user.unit_condition(Permission.EDIT_CADRES, "home_unit")
    within &= request.user.unit_condition(Permission.SEE_DISCIPLINE, "home_unit")
    people: list[Cadre] = []
    if words:
        found = matching(Cadre.objects.visible_to(request.user).filter(within), words, request.user)
        people = list(found.order_by("closeness", "sort_key", "pk")[:FOUND_AT_MOST])  # type: ignore[misc]  # annotated by the search
    titles = titles_near([cadre.home_unit_id for cadre in people if cadre.home_unit_id], request.day)
    rows = [(cadre, titles.get(cadre.home_unit_id or 0, "")) for cadre in people]
    return render(request, "discipline/choose.html", {"rows": rows, "words": words, "most": FOUND_AT_MOST})
