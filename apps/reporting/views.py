"""Pages of reports: the list, one report, its chart, its downloads, and the people behind a number."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as __
from django.views.decorators.http import require_safe

from apps.core.answering import attached
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.asking import Asked, asked_of
from apps.reporting.behind import people_behind
from apps.reporting.chart import MOST_BARS, bars_of, draw
from apps.reporting.definitions import Report
from apps.reporting.doors import doors_for
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import SealedKind
from apps.reporting.offered import first_unit, further_units, units_of
from apps.reporting.page import ReportPage
from apps.reporting.papers.outlets import FORMS, file_of_report
from apps.reporting.papers.renderers import CONTENT_TYPES
from apps.reporting.people_pages import PeoplePaginator
from apps.reporting.pictures.links import pictures_of
from apps.reporting.registry import listed, registry
from apps.reporting.scope import file_name, scope_of
from apps.reporting.seals.access import sealing_address
from apps.reporting.services import build_report, reports_open_to
from apps.reporting.table import ReportTable
from apps.reporting.tallies import views as tallies
from apps.reporting.tallies.definitions import TallyReport
from apps.reporting.tallies.services import open_reports


@require_safe
def index(request: DatedRequest) -> HttpResponse:
    """The declared reports, with the start of each for the user's own unit."""
    request.user.require(Permission.VIEW_REPORTS)
    choices = units_of(request, "")
    reports: list[Report | TallyReport] = [*reports_open_to(request.user), *open_reports(request.user)]
    context = {"reports": listed(reports), "start": choices[:1], "doors": doors_for(request.user)}
    return render(request, "reporting/list.html", context)


@require_safe
def report(request: DatedRequest, code: str) -> HttpResponse:
    request.user.require(Permission.VIEW_REPORTS)
    if code in registry.tally_reports:
        return tallies.report(request, code)
    asked = asked_by(request, code)
    choices = units_of(request, asked.unit)
    if not asked.unit and choices:
        asked = asked.at(choices[0].code)
    try:
        table = counted(request, asked)
    except ReportError as error:
        also = further_units(request, choices, asked.unit)
        context = {"asked": asked, "choices": choices, "also": also, "trouble": str(error)}
        return render(request, "reporting/trouble.html", context, status=400)
    seal_url = sealing_address(request.user, SealedKind.REPORT, {"report": code, **asked.query})
    context = {
        "page": ReportPage(table, asked, choices),
        "also": further_units(request, choices, asked.unit),
        "seal_url": seal_url,
    }
    return render(request, "reporting/report.html", context)


@require_safe
def chart(request: DatedRequest, code: str) -> HttpResponse:
    """The chart beside the table; it comes after the page, as drawing takes longer than counting."""
    request.user.require(Permission.VIEW_REPORTS)
    if code in registry.tally_reports:
        return tallies.chart(request, code)
    asked = asked_by(request, code)
    try:
        table = counted(request, asked)
    except ReportError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    context = {"drawing": draw(table, asked), "instead": _distribution(table, asked)}
    return render(request, "reporting/chart.html", context)


def _distribution(table: ReportTable, asked: Asked) -> str:
    """What shows more units than bars can: the page of their distribution."""
    if len(bars_of(table, asked)) <= MOST_BARS:
        return ""
    _composition, (_label, address), *_others = pictures_of(asked, table.breakdowns[-1].dimension.code)
    return address


@require_safe
def download(request: DatedRequest, code: str, form: str) -> HttpResponse:
    """The cells of the page as a file, for all groups."""
    request.user.require(Permission.VIEW_REPORTS)
    if code in registry.tally_reports:
        return tallies.download(request, code, form)
    if form not in FORMS:
        raise Http404
    asked = asked_by(request, code)
    try:
        table = counted(request, asked)
    except ReportError as error:
        context = {"asked": asked, "choices": units_of(request, asked.unit), "trouble": str(error)}
        return render(request, "reporting/trouble.html", context, status=400)
    name = f"{file_name(code, table.unit.code, table.day, table.geography.code)}.{form}"
    content = file_of_report(table, form, asked, by=request.user, office=request.GET.get("office", ""))
    return attached(content, kind=CONTENT_TYPES[form], name=name)


@require_safe
def people(request: DatedRequest) -> HttpResponse:
    """The persons whom one figure counts."""
    request.user.require(Permission.VIEW_REPORTS)
    scope = scope_of(request.GET)
    try:
        behind = people_behind(
            request.GET.get("report", ""),
            unit=scope.unit,
            day=request.day,
            user=request.user,
            group=request.GET.get("group", ""),
            measure=request.GET.get("measure", ""),
            category=request.GET.get("category", ""),
            **scope.chosen,
        )
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        return render(request, "reporting/trouble.html", {"trouble": str(error)}, status=400)
    visible = registry.subject.visible(request.user, request.day)
    page = PeoplePaginator(behind.rows, visible).get_page(request.GET.get("page"))
    if behind.opened_by is not None:
        registry.subject.note_reading(request.user, behind.opened_by, len(page.object_list), request.get_full_path())
    lines = registry.subject.lines(page.object_list, request.day)  # type: ignore[arg-type]  # a slice of the rows
    context = {"behind": behind, "page_obj": page, "lines": lines, "headings": registry.subject.headings}
    return render(request, "reporting/people.html", context)


def asked_by(request: DatedRequest, code: str) -> Asked:
    if code not in registry.reports:
        raise Http404(__("There is no such report."))
    return asked_of(request, code, unit="", day=request.day)


def counted(request: DatedRequest, asked: Asked) -> ReportTable:
    """The table of the page; a unit out of scope answers as if it did not exist."""
    unit = asked.unit or first_unit(request)
    try:
        return build_report(
            asked.report.code,
            unit=unit,
            day=asked.day,
            user=request.user,
            levels=asked.levels,
            measures=asked.measures,
            **asked.scope.chosen,
        )
    except OutOfScope as error:
        raise Http404 from error
