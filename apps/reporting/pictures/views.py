"""The pictures of a report's page; they come after the page, as drawing takes longer than counting."""

from collections.abc import Callable
from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.asking import ALL, Asked
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.errors import ReportError
from apps.reporting.pictures.of_reports import Painter, Shown
from apps.reporting.services import find_report
from apps.reporting.views import asked_by, counted

PICTURES: dict[str, Callable[[Painter], Shown | None]] = {
    "distribution": Painter.distribution,
    "districts": Painter.districts,
}


@require_safe
def picture(request: DatedRequest, code: str, kind: str) -> HttpResponse:
    """One picture of the first measure asked for, with its table."""
    request.user.require(Permission.VIEW_REPORTS)
    if kind not in PICTURES:
        raise Http404
    asked = asked_by(request, code)
    measures = [each for each in find_report(code).dimensions if each != HEADCOUNT.code]
    asked = replace(asked, measure=measures[0] if asked.measure == ALL else asked.measure)
    try:
        shown = _shown(request, asked, kind)
    except ReportError as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    return render(request, "reporting/picture.html", {"shown": shown})


def _shown(request: DatedRequest, asked: Asked, kind: str) -> Shown | None:
    """The table by the units that the picture compares, drawn."""
    own = counted(request, replace(asked, by="", measure=asked.measure))
    known = [level.code for level in own.geography.levels]
    below = known[known.index(own.unit.level) + 1 :]
    if not below:
        return None
    levels = below[-1:] if kind == "distribution" else below
    for level in levels:
        table = counted(request, replace(asked, by=level))
        if any(place.level == level for place in table.places):
            break
    group = next((each for each in table.groups if each.code == asked.group), table.groups[0])
    return PICTURES[kind](Painter(table, asked, group, table.breakdown(asked.measure)))
