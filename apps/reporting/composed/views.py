"""Pages of composed tables: the builder with its table, chart and files, and the people behind a number."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.composed.acts import acted
from apps.reporting.composed.behind import BehindCell, people_behind
from apps.reporting.composed.chart import draw
from apps.reporting.composed.checking import can_filter
from apps.reporting.composed.flat import unpacked
from apps.reporting.composed.opening import composer_of, filter_asked, result_in
from apps.reporting.composed.saved import composition_of as kept_definition
from apps.reporting.composed.saved import shared_choices, shared_code, visible_composition
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.papers.renderers import RENDERERS, response_of
from apps.reporting.people_pages import PeoplePaginator
from apps.reporting.registry import registry
from apps.reporting.unit_codes import ALSO, in_file_names


@require_safe
def compose(request: DatedRequest) -> HttpResponse:
    """The builder: choices beside the table that they make."""
    request.user.require(Permission.VIEW_REPORTS)
    code = request.GET.get("saved", "")
    saved = visible_composition(code, request.user) if code else None
    is_opened = saved is not None and not {"group", "t", "composing"} & set(request.GET)
    composer = composer_of(request, kept_definition(saved) if saved and is_opened else None)
    has_acted = acted(composer.composition, request.GET)[1]
    context = {
        "composer": composer,
        "keeps_steps": not has_acted and bool(request.htmx) and request.GET.get("steps_key") == composer.steps_key,
        "saved": saved,
        "sharing": shared_choices(composer.units),
        "shared_code": shared_code(saved, request.day),
    }
    response = render(request, "reporting/composed/builder.html", context)
    if has_acted:
        # Opened again, the address must not do once more what the button did.
        response["HX-Push-Url"] = composer.address
    return response


@require_safe
def filter_values(request: DatedRequest) -> HttpResponse:
    """What can be ticked in one filter; it comes when the filter is opened."""
    request.user.require(Permission.VIEW_REPORTS)
    dimension = request.GET.get("dimension", "")
    if not (can_filter(dimension) or dimension == ALSO):
        raise Http404
    try:
        box = filter_asked(request, dimension)
    except ReportError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return render(request, "reporting/composed/filter_values.html", {"box": box})


@require_safe
def chart(request: DatedRequest) -> HttpResponse:
    """The chart beside the table; it comes after the page, as drawing takes longer than counting."""
    request.user.require(Permission.VIEW_REPORTS)
    try:
        result = result_in(request)
    except ReportError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    context = {"drawing": draw(result.table, result.link if result.opens_people else lambda _row, _column: "")}
    return render(request, "reporting/composed/chart.html", context)


@require_safe
def download(request: DatedRequest, form: str) -> HttpResponse:
    """The table of the page as a file."""
    request.user.require(Permission.VIEW_REPORTS)
    if form not in RENDERERS:
        raise Http404
    try:
        result = result_in(request)
    except ReportError as error:
        return render(request, "reporting/trouble.html", {"trouble": str(error)}, status=400)
    name = f"composed-{in_file_names(result.table.unit.code)}-{result.table.day.isoformat()}"
    return response_of(result.paper, form, name, by=request.user, office=request.GET.get("office", ""))


@require_safe
def people(request: DatedRequest) -> HttpResponse:
    """The persons whom one figure counts; reading those of sensitive dimensions is noted."""
    request.user.require(Permission.VIEW_REPORTS)
    try:
        behind = behind_in(request)
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        return render(request, "reporting/trouble.html", {"trouble": str(error)}, status=400)
    visible = registry.subject.visible(request.user, behind.day)
    page = PeoplePaginator(behind.rows, visible).get_page(request.GET.get("page"))
    for permission in behind.table.opened_by:
        registry.subject.note_reading(request.user, permission, len(page.object_list), request.get_full_path())
    lines = registry.subject.lines(page.object_list, behind.day)  # type: ignore[arg-type]  # a slice of the rows
    context = {"behind": behind, "page_obj": page, "lines": lines, "headings": registry.subject.headings}
    return render(request, "reporting/composed/people.html", context)


def behind_in(request: DatedRequest) -> BehindCell:
    composition = unpacked(request.GET.get("t", ""))
    cell = {side: request.GET.get(side, "")[:400] for side in ("row", "column")}
    return people_behind(composition, day=request.day, unit=composition.unit, user=request.user, **cell)
