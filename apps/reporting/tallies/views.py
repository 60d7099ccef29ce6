"""Pages of reports of events: one report, its chart, its downloads, and the events behind a number."""

from collections.abc import Callable
from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.answering import attached
from apps.core.permissions import Actor, Permission
from apps.core.requests import DatedRequest
from apps.reporting.asking import ALL
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.offered import first_unit, further_units, units_of
from apps.reporting.papers.outlets import FORMS, file_of_tallies
from apps.reporting.papers.renderers import CONTENT_TYPES
from apps.reporting.registry import registry
from apps.reporting.scope import file_name, scope_of
from apps.reporting.tallies import list_files
from apps.reporting.tallies.asking import AskedTally, asked_of, span_of
from apps.reporting.tallies.behind import EventsBehind, events_behind
from apps.reporting.tallies.chart import draw
from apps.reporting.tallies.definitions import Span, TallyReport
from apps.reporting.tallies.page import TallyPage
from apps.reporting.tallies.services import build_tally_report, require_open
from apps.reporting.tallies.spans import span_words
from apps.reporting.tallies.table import TallyTable

PAGE_SIZE = 50
LIST_FILES: dict[str, Callable[[EventsBehind], bytes]] = {
    "csv": list_files.to_csv,
    "xlsx": list_files.to_workbook,
}


def report(request: DatedRequest, code: str) -> HttpResponse:
    try:
        asked, table = counted(request, registry.tally_reports[code])
    except ReportError as error:
        return trouble(request, registry.tally_reports[code], error)
    units = units_of(request, asked.unit)
    context = {
        "page": TallyPage(table, asked, units),
        "also": further_units(request, units, asked.unit),
        "span_words": span_words(table.span),
    }
    return render(request, "reporting/tallies/report.html", context)


def chart(request: DatedRequest, code: str) -> HttpResponse:
    try:
        asked, table = counted(request, registry.tally_reports[code])
    except ReportError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return render(request, "reporting/chart.html", {"drawing": draw(table, asked)})


def download(request: DatedRequest, code: str, form: str) -> HttpResponse:
    """The cells of the page as a file."""
    if form not in FORMS:
        raise Http404
    try:
        asked, table = counted(request, registry.tally_reports[code])
    except ReportError as error:
        return trouble(request, registry.tally_reports[code], error)
    name = f"{file_name(code, table.unit.code, table.span.last, table.geography.code)}.{form}"
    content = file_of_tallies(table, form, asked, by=request.user, office=request.GET.get("office", ""))
    return attached(content, kind=CONTENT_TYPES[form], name=name)


@require_safe
def events(request: DatedRequest) -> HttpResponse:
    """The events that one figure counts."""
    try:
        behind = asked_events(request)
    except ReportError as error:
        return trouble(request, None, error)
    page = Paginator(behind.rows, PAGE_SIZE).get_page(request.GET.get("page"))
    note_reading(request, behind, len(page.object_list))
    context = {
        "behind": behind,
        "page_obj": page,
        "lines": behind.listing.lines(page.object_list, behind.span.last),  # type: ignore[arg-type]  # a slice of the rows
        "span_words": span_words(behind.span),
        "files": [(form.upper(), form) for form in LIST_FILES if request.user.can(Permission.EXPORT_NAMES)],
    }
    return render(request, "reporting/tallies/events.html", context)


@require_safe
def events_file(request: DatedRequest, form: str) -> HttpResponse:
    """The events that one figure counts, as a file of names."""
    if form not in LIST_FILES:
        raise Http404
    try:
        behind = asked_events(request, Permission.EXPORT_NAMES)
    except ReportError as error:
        return trouble(request, None, error)
    note_reading(request, behind, behind.visible)
    name = f"{file_name(behind.report.code, behind.unit.code, behind.span.last, behind.scope.geography)}.{form}"
    return attached(LIST_FILES[form](behind), kind=CONTENT_TYPES[form], name=name)


def asked_events(request: DatedRequest, *needed: Permission) -> EventsBehind:
    request.user.require(Permission.VIEW_REPORTS)
    report = registry.tally_reports.get(request.GET.get("report", ""))
    if report is None:
        raise Http404
    require_open(request.user, report)
    scope = scope_of(request.GET)
    try:
        return events_behind(
            report,
            unit=scope.unit,
            span=span_of(report, request.day, request.GET.get("from")),
            user=request.user,
            group=request.GET.get("group", ""),
            measure=request.GET.get("measure", ""),
            category=request.GET.get("category", ""),
            needed=needed,
            **scope.chosen,
        )
    except OutOfScope as error:
        raise Http404 from error


def note_reading(request: DatedRequest, behind: EventsBehind, people: int) -> None:
    if behind.noted_as is not None:
        registry.subject.note_reading(request.user, behind.noted_as, people, request.get_full_path())


def counted(request: DatedRequest, report: TallyReport) -> tuple[AskedTally, TallyTable]:
    """The table of the page; a unit out of scope answers as if it did not exist."""
    require_open(request.user, report)
    asked = asked_of(request, report, day=request.day)
    if not asked.unit:
        asked = asked.at(first_unit(request))
    table = built(asked, request.user)
    if "group" in request.GET or asked.by or asked.group == ALL or any(table.counts.values()):
        return asked, table
    asked = first_with_events(asked, built(replace(asked, group=ALL), request.user))
    return asked, built(asked, request.user)


def built(asked: AskedTally, user: Actor) -> TallyTable:
    try:
        return build_tally_report(
            asked.report.code,
            unit=asked.unit,
            span=asked.span,
            user=user,
            levels=asked.levels,
            groups=asked.groups,
            measures=asked.measures,
            **asked.scope.chosen,
        )
    except OutOfScope as error:
        raise Http404 from error


def first_with_events(asked: AskedTally, table: TallyTable) -> AskedTally:
    """A page that was asked for no group begins with one that has something to tell."""
    told = {group for (group, *_rest), number in table.counts.items() if number}
    return replace(asked, group=next((group.code for group in table.groups if group.code in told), asked.group))


def trouble(request: DatedRequest, report: TallyReport | None, error: ReportError) -> HttpResponse:
    """What is wrong, with the controls to ask anew where the report is known."""
    context: dict[str, object] = {"trouble": str(error)}
    if report is not None:
        scope = scope_of(request.GET)
        span = Span(report.span(request.day).first, request.day)
        asked = AskedTally(report, scope, span, "", "", "")
        units = units_of(request, scope.unit)
        context |= {"asked": asked, "choices": units, "also": further_units(request, units, scope.unit)}
    return render(request, "reporting/trouble.html", context, status=400)
