"""The page of the retirement forecast and its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from import_export.fields import Field

from apps.accounts.requests import RegistryRequest
from apps.cadres.columns import CellValue
from apps.cadres.files import FORMATS, file_response
from apps.cadres.unitchoice import unit_choices
from apps.cadres.work.lists import WorkColumn
from apps.communes.models import Unit
from apps.core.permissions import Permission
from apps.planning.forecast import Forecast
from apps.planning.forecast import forecast as read_forecast
from apps.rosters.resources import ListResource

# The height of the largest bar.
HEIGHT = 110


@require_safe
def forecast(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.VIEW_CADRES)
    unit = _unit(request)
    found = read_forecast(request.user, request.day, unit)
    context = {
        "forecast": found,
        "unit": unit,
        "units": unit_choices(request.user, request.day),
        "bars": bars(found),
        "may_settle": request.user.can(Permission.EDIT_CADRES),
        "groups": [
            (_("By title"), _("Title"), "title", found.by_title),
            (_("By unit"), _("Unit"), "unit", found.by_unit),
        ],
    }
    return render(request, "planning/forecast.html", context)


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The tables of the page as one file; it holds no names."""
    if form not in FORMATS:
        raise Http404
    request.user.require(Permission.VIEW_CADRES)
    found = read_forecast(request.user, request.day, _unit(request))
    origin = [
        (_("As of"), request.day.strftime("%d/%m/%Y")),
        (_("Legal basis"), "Bộ luật Lao động 2019 Điều 169; Nghị định 135/2020/NĐ-CP"),
        (_("Taken by"), str(request.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
    stem = f"nghi-huu-{request.day.isoformat()}"
    return file_response(ForecastResource(found), found, form=form, stem=stem, title=_("Retirement"), origin=origin)


def bars(found: Forecast) -> list[dict[str, Any]]:
    """The picture: a bar for each year, its height as a share of the largest."""
    largest = max(found.whole.counts, default=0) or 1
    heights = [round(HEIGHT * count / largest) for count in found.whole.counts]
    return [
        {
            "year": str(year),
            "count": count,
            "x": 20 + 90 * place,
            "middle": 50 + 90 * place,
            "height": height,
            "y": 20 + HEIGHT - height,
            "above": 14 + HEIGHT - height,
        }
        for place, (year, count, height) in enumerate(zip(found.years, found.whole.counts, heights, strict=True))
    ]


class ForecastField(Field):  # type: ignore[misc]  # import_export has no types
    """A column of the forecast as a field of a file."""

    def __init__(self, column: WorkColumn) -> None:
        super().__init__(attribute=column.key, column_name=str(column.label), readonly=True)
        self.column = column


class ForecastResource(ListResource):
    """Titles, then units, each with the people who serve and those who retire year by year."""

    layout = ""

    def __init__(self, found: Forecast) -> None:
        super().__init__()
        columns = [
            WorkColumn("name", _("Title or unit"), str, width=44),
            WorkColumn("people", _("People"), str, kind="number", width=10),
            *(WorkColumn(str(year), str(year), str, kind="number", width=10) for year in found.years),
            WorkColumn("total", _("Total"), str, kind="number", width=10),
        ]
        self.fields = {column.key: ForecastField(column) for column in columns}

    def get_export_order(self) -> list[str]:
        return list(self.fields)

    def rows(self, found: Forecast) -> Iterator[list[CellValue]]:
        for line in (*found.by_title, *found.by_unit):
            yield [line.name, line.people, *line.counts, line.total]
        whole = found.whole
        yield [_("Total"), whole.people, *whole.counts, whole.total]


def _unit(request: RegistryRequest) -> Unit | None:
    key = request.GET.get("unit")
    return get_object_or_404(Unit.objects.in_scope_of(request.user), key=key) if key else None
