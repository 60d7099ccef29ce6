"""The scores of months or quarters of a whole unit on one screen."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.requests import RegistryRequest
from apps.appraisal.models import PeriodKind
from apps.appraisal.overview import years_to_offer
from apps.appraisal.places import end_of
from apps.appraisal.score_table import ScoreTable
from apps.cadres.edit.pages import say_done
from apps.cadres.edit.records import writes
from apps.communes.models import Unit
from apps.communes.titles import titles_near
from apps.core.permissions import Permission


@writes
def unit_scores(request: RegistryRequest, year: int, key: str) -> HttpResponse:
    """404 outside the user's scope; who may not rate there reads the table."""
    unit = get_object_or_404(Unit.objects.in_scope_of(request.user, Permission.VIEW_CADRES), key=key)
    if not 1990 <= year <= request.day.year:
        raise Http404
    asked = request.GET.get("kind", "")
    kind = PeriodKind(asked) if asked in PeriodKind.values else PeriodKind.MONTH
    if request.method == "POST":
        request.user.require(Permission.RATE_CADRES, unit)
    table = ScoreTable(request.user, unit, year, kind, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        written = table.save()
        if written is not None:
            _say(request, written.total)
            return redirect(request.get_full_path())
    context = {
        "table": table,
        "rows": table.rows,
        "year": str(year),
        "years": [str(offered) for offered in years_to_offer(request.day)],
        "kinds": list(PeriodKind),
        "title": titles_near([unit.pk], end_of(year)).get(unit.pk, unit.key),
        "may_rate": request.user.can(Permission.RATE_CADRES, unit),
    }
    return render(request, "appraisal/unit_scores.html", context)


def _say(request: RegistryRequest, changed: int) -> None:
    if changed:
        say_done(request, ngettext("%(n)s score was saved.", "%(n)s scores were saved.", changed) % {"n": changed})
    else:
        messages.info(request, _("Nothing was changed."))
