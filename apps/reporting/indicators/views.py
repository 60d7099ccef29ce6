"""Pages of indicators: all of them, and one with its words and its figures of the day."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.errors import ReportError
from apps.reporting.indicators.definitions import FIELD_TITLES, Inquiry
from apps.reporting.indicators.page import FORMS, IndicatorPage
from apps.reporting.indicators.register import find_indicator, indicators_like
from apps.reporting.indicators.services import right_lacking
from apps.reporting.offered import further_units, units_of
from apps.reporting.papers.renderers import response_of
from apps.reporting.scope import scope_of


@require_safe
def index(request: DatedRequest) -> HttpResponse:
    """All indicators by the part of the work that they tell of; a search leaves those that hold its words."""
    request.user.require(Permission.VIEW_REPORTS)
    words = request.GET.get("q", "").strip()[:100]
    found = indicators_like(words)
    told = [(each, right_lacking(each, request.user)) for each in found]
    fields = [(title, [each for each in told if each[0].field == field]) for field, title in FIELD_TITLES.items()]
    context = {"fields": [(title, held) for title, held in fields if held], "words": words}
    return render(request, "reporting/indicators/list.html", context)


@require_safe
def indicator(request: DatedRequest, code: str) -> HttpResponse:
    """One indicator; why there are no figures is told beside its words."""
    page = page_of(request, code)
    return shown(request, page)


@require_safe
def indicator_file(request: DatedRequest, code: str, form: str) -> HttpResponse:
    """The figures of the page as a file."""
    page = page_of(request, code)
    if form not in FORMS:
        raise Http404
    paper = page.paper
    if paper is None:
        return shown(request, page)
    name = f"{slugify(code)}-{slugify(paper.unit_code)}-{paper.day.isoformat()}"
    return response_of(paper, form, name, by=request.user, office=request.GET.get("office", ""))


def shown(request: DatedRequest, page: IndicatorPage) -> HttpResponse:
    status = page.refusal.status if page.refusal else 200
    context = {"page": page, "also": further_units(request, page.units, page.inquiry.unit)}
    return render(request, "reporting/indicators/indicator.html", context, status=status)


def page_of(request: DatedRequest, code: str) -> IndicatorPage:
    request.user.require(Permission.VIEW_REPORTS)
    try:
        found = find_indicator(code)
    except ReportError as error:
        raise Http404 from error
    scope = scope_of(request.GET)
    choices = units_of(request, scope.unit)
    unit = scope.unit or next((choice.code for choice in choices), "")
    inquiry = Inquiry(unit, request.day, request.user, scope.geography, scope.at)
    page = IndicatorPage(found, inquiry, choices, request.GET.get("by") == "year")
    if page.is_out_of_scope:
        raise Http404
    return page
