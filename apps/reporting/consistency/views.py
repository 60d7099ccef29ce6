"""Pages of consistency: what the checks found, and the same as a file."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.answering import attached
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.core.spreadsheets import csv_text
from apps.reporting.consistency import services
from apps.reporting.consistency.services import Result
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.offered import first_unit, units_of

# Findings of one check that a page shows; a file has all.
SHOWN = 30
CSV_COLUMNS = ("check", "weight", "where", "what", "numbers", "advice")


@require_safe
def index(request: DatedRequest) -> HttpResponse:
    """The page at once; what the checks find comes after it."""
    request.user.require(Permission.VIEW_REPORTS)
    try:
        unit = _unit(request)
    except ReportError as error:
        return _trouble(request, str(error))
    context = {"unit": unit, "choices": units_of(request, unit)}
    return render(request, "reporting/consistency/index.html", context)


@require_safe
def findings(request: DatedRequest) -> HttpResponse:
    """What every check finds for a unit and all below it."""
    request.user.require(Permission.VIEW_REPORTS)
    try:
        results = _results(request)
    except ReportError as error:
        return _trouble(request, str(error))
    template = "findings" if request.htmx else "findings_page"
    unit = _unit(request)
    context = {"results": results, "unit": unit, "shown": SHOWN, "choices": units_of(request, unit)}
    return render(request, f"reporting/consistency/{template}.html", context)


@require_safe
def findings_file(request: DatedRequest, form: str) -> HttpResponse:
    request.user.require(Permission.VIEW_REPORTS)
    if form not in ("csv", "json"):
        raise Http404
    try:
        rows = [_row(check.code, finding) for check, finding in services.all_findings(_results(request))]
    except ReportError as error:
        return _trouble(request, str(error))
    name = f"consistency-{_unit(request)}-{request.day.isoformat()}.{form}"
    content, kind = (_csv(rows), "text/csv") if form == "csv" else (_json(rows), "application/json")
    return attached(content, kind=f"{kind}; charset=utf-8", name=name)


def _unit(request: DatedRequest) -> str:
    return request.GET.get("unit", "").strip()[:16] or first_unit(request)


def _results(request: DatedRequest) -> list[Result]:
    try:
        return services.run_checks(unit=_unit(request), day=request.day, user=request.user)
    except OutOfScope as error:
        raise Http404 from error


def _row(check: str, finding: Any) -> dict[str, object]:
    return {
        "check": check,
        "weight": finding.weight.value,
        "where": finding.where,
        "what": finding.what,
        "numbers": {each.title: None if each.value is None else str(each.value) for each in finding.numbers},
        "advice": finding.advice,
    }


def _json(rows: list[dict[str, object]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _csv(rows: list[dict[str, object]]) -> str:
    return csv_text([CSV_COLUMNS, *([_csv_cell(row[name]) for name in CSV_COLUMNS] for row in rows)])


def _csv_cell(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{title}: {number}" for title, number in value.items())
    return str(value)


def _trouble(request: DatedRequest, words: str) -> HttpResponse:
    return render(request, "reporting/trouble.html", {"trouble": words}, status=400)
