"""The year at a glance, its file, and the table in which a whole unit is rated."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.requests import RegistryRequest
from apps.appraisal.models import Track, UnitRating
from apps.appraisal.overview import YearOverview, years_to_offer
from apps.appraisal.places import end_of
from apps.appraisal.unit_files import Understood, from_file, from_text, workbook_of
from apps.appraisal.unit_table import UnitTable, laid_over
from apps.cadres.edit.pages import say_done
from apps.cadres.edit.records import writes
from apps.cadres.files import XLSX
from apps.communes.models import Unit
from apps.communes.titles import titles_near
from apps.core.dates import last_full_year
from apps.core.permissions import Permission
from apps.rosters.values import RefusedError


def asked_track(request: RegistryRequest) -> Track:
    asked = request.GET.get("track", "")
    return Track(asked) if asked in Track.values else Track.STATE


def asked_year(request: RegistryRequest) -> int:
    asked = request.GET.get("year", "")
    years = years_to_offer(request.day)
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else last_full_year(request.day)


@require_safe
def overview(request: RegistryRequest) -> HttpResponse:
    """Which units have delivered the ratings of a year, and how they are spread."""
    request.user.require(Permission.VIEW_CADRES)
    year, track = asked_year(request), asked_track(request)
    found = YearOverview(request.user, year, track)
    missing_only = request.GET.get("show") == "missing"
    places = [place for place in found.places if place.missing] if missing_only else found.places
    context = {
        "overview": found,
        "lines": [(place, place.counts(found.levels), found.shares(place)) for place in places],
        "total": found.total,
        "total_counts": found.total.counts(found.levels),
        "total_shares": found.shares(found.total),
        "year": str(year),
        "years": [str(offered) for offered in years_to_offer(request.day)],
        "track": track,
        "tracks": list(Track),
        "missing_only": missing_only,
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "may_see_votes": request.user.can(Permission.SEE_VOTES),
    }
    return render(request, "appraisal/overview.html", context)


def table_of(request: RegistryRequest, year: int, key: str, *, rates: bool = False) -> UnitTable:
    """The table of a unit: 404 outside the user's scope, 403 for those who may not rate there."""
    units = Unit.objects.in_scope_of(request.user, Permission.VIEW_CADRES)
    unit = get_object_or_404(units, key=key)
    if rates:
        request.user.require(Permission.RATE_CADRES, unit)
    if not 1990 <= year <= request.day.year:
        raise Http404
    data = request.POST if request.method == "POST" and "table" in request.POST else None
    return UnitTable(request.user, unit, year, asked_track(request), data)


@writes
def unit_year(request: RegistryRequest, year: int, key: str) -> HttpResponse:
    """One unit's ratings of a year on one screen; what was changed is saved together."""
    table = table_of(request, year, key)
    if request.method == "POST":
        request.user.require(Permission.RATE_CADRES, table.unit)
        written = table.save()
        if written is not None:
            _say(request, written.total)
            return redirect(request.get_full_path())
    return table_page(request, table)


def _say(request: RegistryRequest, changed: int) -> None:
    if changed:
        say_done(request, ngettext("%(n)s rating was saved.", "%(n)s ratings were saved.", changed) % {"n": changed})
    else:
        messages.info(request, _("Nothing was changed."))


def table_page(request: RegistryRequest, table: UnitTable, understood: Understood | None = None) -> HttpResponse:
    errors = sum(bool(row.form.is_bound and row.form.is_touched and row.form.errors) for row in table.rows)
    context = {
        "table": table,
        "rows": table.rows,
        "errors": errors,
        "understood": understood,
        "title": titles_near([table.unit.pk], end_of(table.year)).get(table.unit.pk, table.unit.key),
        "year": str(table.year),
        "years": [str(offered) for offered in years_to_offer(request.day)],
        "tracks": list(Track),
        "whole": UnitRating.objects.filter(unit=table.unit, year=table.year, track=table.track)
        .select_related("level")
        .first(),
        "may_rate": request.user.can(Permission.RATE_CADRES, table.unit) and table.scheme.scheme is not None,
        "may_export": request.user.can(Permission.EXPORT_NAMES, table.unit),
        "may_see_history": request.user.can(Permission.VIEW_HISTORY, table.unit),
        "address": f"{reverse('appraisal:unit_year', args=[table.year, table.unit.key])}?track={table.track.value}",
    }
    return render(request, "appraisal/unit_year.html", context)


@require_safe
def unit_workbook(request: RegistryRequest, year: int, key: str) -> HttpResponseBase:
    """The table as a workbook to fill in and upload again."""
    table = table_of(request, year, key)
    if not request.user.can(Permission.EXPORT_NAMES, table.unit):
        raise PermissionDenied
    title = titles_near([table.unit.pk], end_of(year)).get(table.unit.pk, key)
    words = _("Ratings of %(year)s: %(unit)s (%(track)s)") % {"year": year, "unit": title, "track": table.track.label}
    name = f"xep-loai-{year}-{key}-{table.track.value}.xlsx"
    return FileResponse(workbook_of(table, words), as_attachment=True, filename=name, content_type=XLSX)


@require_POST
def unit_upload(request: RegistryRequest, year: int, key: str) -> HttpResponse:
    """Lay a workbook, or what was pasted, over the table; saving is the next step."""
    table = table_of(request, year, key, rates=True)
    file = request.FILES.get("file")
    pasted = request.POST.get("pasted", "")[:200_000]
    try:
        understood = from_file(table, file.read(), file.name or "") if file else from_text(table, pasted)
    except RefusedError as refused:
        understood = Understood(remarks=[refused.refused.message()])
    return table_page(request, laid_over(table, understood.values), understood)
