"""The part of the home page that tells the headlines; it comes after the page, which does not wait for counting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.errors import ReportError
from apps.reporting.headlines.services import headlines_of
from apps.reporting.offered import first_unit


@require_safe
def headlines(request: DatedRequest) -> HttpResponse:
    """Of the first unit whose reports the user may see; where there is none on the day, a sentence says so."""
    request.user.require(Permission.VIEW_REPORTS)
    try:
        told, trouble = headlines_of(first_unit(request), request.day, request.user), ""
    except ReportError as error:
        told, trouble = None, str(error)
    template = "reporting/headlines.html" if request.htmx else "reporting/headlines_page.html"
    return render(request, template, {"headlines": told, "trouble": trouble})
