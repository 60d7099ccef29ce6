"""The page of a trend: chart and table of one measure over several days, and its files."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.offered import first_unit, further_units, units_of
from apps.reporting.papers.renderers import RENDERERS, response_of
from apps.reporting.registry import registry
from apps.reporting.scope import file_name
from apps.reporting.trends.asking import AskedTrend, asked_of
from apps.reporting.trends.chart import draw
from apps.reporting.trends.page import TrendPage
from apps.reporting.trends.papers import paper_of
from apps.reporting.trends.services import build_trend, days_of
from apps.reporting.trends.trend import Trend


@require_safe
def trend(request: DatedRequest, code: str) -> HttpResponse:
    request.user.require(Permission.VIEW_REPORTS)
    asked = _asked(request, code)
    units = units_of(request, asked.scope.unit)
    also = further_units(request, units, asked.scope.unit)
    try:
        asked, found = _built(request, asked)
    except ReportError as error:
        context = {"page": TrendPage(asked, units, trouble=str(error)), "also": also}
        return render(request, "reporting/trend.html", context, status=400)
    return render(request, "reporting/trend.html", {"page": TrendPage(asked, units, found), "also": also})


@require_safe
def trend_chart(request: DatedRequest, code: str) -> HttpResponse:
    """The picture of the trend; it comes after the page, which shall not wait for it."""
    request.user.require(Permission.VIEW_REPORTS)
    try:
        _asked_again, found = _built(request, _asked(request, code))
    except ReportError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return render(request, "reporting/chart.html", {"drawing": draw(found)})


@require_safe
def trend_file(request: DatedRequest, code: str, form: str) -> HttpResponse:
    """The trend of the page as a file."""
    request.user.require(Permission.VIEW_REPORTS)
    if form not in RENDERERS:
        raise Http404
    asked = _asked(request, code)
    try:
        asked, found = _built(request, asked)
    except ReportError as error:
        page = TrendPage(asked, units_of(request, asked.scope.unit), trouble=str(error))
        return render(request, "reporting/trend.html", {"page": page}, status=400)
    name = file_name(f"{code}-trend", found.unit.code, asked.day, found.geography.code)
    return response_of(paper_of(found), form, name, by=request.user, office=request.GET.get("office", ""))


def _asked(request: DatedRequest, code: str) -> AskedTrend:
    if code not in registry.reports:
        raise Http404
    return asked_of(request, code, unit="", day=request.day)


def _built(request: DatedRequest, asked: AskedTrend) -> tuple[AskedTrend, Trend]:
    """A unit out of scope answers as if it did not exist."""
    if not asked.scope.unit:
        asked = replace(asked, scope=replace(asked.scope, unit=first_unit(request)))
    try:
        found = build_trend(
            asked.report.code,
            unit=asked.scope.unit,
            days=days_of(asked.days, asked.day),
            user=request.user,
            group=asked.group,
            measure=asked.measure,
            geography=asked.geography,
            at=asked.scope.at,
        )
    except OutOfScope as error:
        raise Http404 from error
    return asked, found
