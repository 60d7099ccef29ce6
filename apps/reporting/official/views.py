"""Pages of official forms: the list, one form, its files, its definition, and the people behind a number."""

from itertools import groupby

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.answering import attached
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import AddedForm, FormDraft
from apps.reporting.offered import first_unit, further_units, units_of
from apps.reporting.official.added import deleted
from apps.reporting.official.asking import AskedForm, asked_of
from apps.reporting.official.behind import CellBehind, cell_behind
from apps.reporting.official.drafts.services import THROWN_AWAY, form_of
from apps.reporting.official.library import forms, text_of
from apps.reporting.official.page import MOST_ROWS, FormPage
from apps.reporting.official.papers import paper_of
from apps.reporting.official.services import build_form
from apps.reporting.official.table import FormTable
from apps.reporting.papers.renderers import RENDERERS, response_of
from apps.reporting.registry import registry
from apps.reporting.unit_codes import in_file_names

PAGE_SIZE = 50
MOST_DELETED = 5


@require_safe
def index(request: DatedRequest) -> HttpResponse:
    """All forms by who issued them."""
    request.user.require(Permission.VIEW_REPORTS)
    found = sorted(forms().values(), key=lambda form: (str(form.issuer), form.number))
    context = {
        "issuers": [(issuer, list(own)) for issuer, own in groupby(found, key=lambda form: str(form.issuer))],
        "added": set(AddedForm.objects.values_list("code", flat=True)),
        "may_edit": request.user.can(Permission.MANAGE_CODE_LISTS),
        "deleted": deleted()[:MOST_DELETED],
    }
    if context["may_edit"]:
        context |= {
            "drafts": [form_of(row) for row in FormDraft.objects.all()],
            "thrown_away": deleted(FormDraft, THROWN_AWAY)[:MOST_DELETED],
        }
    return render(request, "reporting/official/list.html", context)


@require_safe
def form(request: DatedRequest, code: str) -> HttpResponse:
    """The form as it is printed, for a unit and a day."""
    try:
        asked, table = counted(request, code, is_exported=False, most_people=MOST_ROWS)
    except ReportError as error:
        return trouble(request, code, error)
    note_readings(request, table)
    units = units_of(request, asked.scope.unit)
    context = {
        "page": FormPage(table, asked, units),
        "also": further_units(request, units, asked.scope.unit),
        "may_edit": request.user.can(Permission.MANAGE_CODE_LISTS),
        "is_added": AddedForm.objects.filter(code=code).exists(),
    }
    return render(request, "reporting/official/form.html", context)


@require_safe
def download(request: DatedRequest, code: str, kind: str) -> HttpResponse:
    """The form as a file."""
    if kind not in RENDERERS:
        raise Http404
    try:
        _asked, table = counted(request, code, is_exported=True, most_people=None)
    except ReportError as error:
        return trouble(request, code, error)
    note_readings(request, table)
    name = f"{code}-{in_file_names(table.unit.code)}-{table.day.isoformat()}"
    return response_of(paper_of(table), kind, name, by=request.user, office=request.GET.get("office", ""))


@require_safe
def definition(request: DatedRequest, code: str) -> HttpResponse:
    """The text of the definition, as a file to read or to begin another one from."""
    request.user.require(Permission.VIEW_REPORTS)
    if code not in forms():
        raise Http404
    return attached(text_of(code), kind="application/json; charset=utf-8", name=f"{code}.json")


@require_safe
def people(request: DatedRequest, code: str) -> HttpResponse:
    """The persons or events that one figure counts."""
    try:
        asked = asked_for(request, code)
        behind = cell_behind(asked.cell(request.GET.dict()), request.user)
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        return trouble(request, code, error)
    page = Paginator(behind.rows, PAGE_SIZE).get_page(request.GET.get("page"))
    note_list(request, behind, len(page.object_list))
    lines = behind.lines(page.object_list, behind.day)  # type: ignore[arg-type]  # a slice of the rows
    context = {"behind": behind, "page_obj": page, "lines": lines, "asked": asked}
    return render(request, "reporting/official/people.html", context)


def asked_for(request: DatedRequest, code: str) -> AskedForm:
    """The form that is asked for; what does not exist is no page."""
    request.user.require(Permission.VIEW_REPORTS)
    found = forms()
    if code not in found:
        raise Http404
    return asked_of(request.GET, found[code], day=request.day)


def counted(
    request: DatedRequest, code: str, *, is_exported: bool, most_people: int | None
) -> tuple[AskedForm, FormTable]:
    """The form with its figures; a unit out of scope answers as if it did not exist."""
    asked = asked_for(request, code)
    if not asked.scope.unit:
        asked = asked.at(first_unit(request))
    try:
        table = build_form(
            code,
            unit=asked.scope.unit,
            day=asked.day,
            user=request.user,
            first=asked.first,
            **asked.scope.chosen,
            is_exported=is_exported,
            most_people=most_people,
        )
    except OutOfScope as error:
        raise Http404 from error
    return asked, table


def note_readings(request: DatedRequest, table: FormTable) -> None:
    """A list that tells something sensitive of people is noted."""
    for permission in table.readings:
        registry.subject.note_reading(request.user, permission, len(table.rows) - 1, request.get_full_path())


def note_list(request: DatedRequest, behind: CellBehind, people: int) -> None:
    for permission in behind.noted:
        registry.subject.note_reading(request.user, permission, people, request.get_full_path())


def trouble(request: DatedRequest, code: str, error: ReportError) -> HttpResponse:
    """What is wrong, with a way to ask anew."""
    context = {"trouble": str(error), "form": forms().get(code)}
    return render(request, "reporting/official/trouble.html", context, status=400)
