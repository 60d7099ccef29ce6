"""The page on which the units that are expected in a period are ticked."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.communes.models import Unit, UnitPeriod
from apps.communes.titles import titles_near
from apps.core.text import collation_key
from apps.submissions import services
from apps.submissions.models import ReportingPeriod
from apps.submissions.pages import period_of, say_done
from apps.submissions.units import communes_of


@dataclass(frozen=True)
class Choice:
    """A commune of the day; one that has delivered is fixed."""

    unit: UnitPeriod
    is_expected: bool
    is_fixed: bool


@require_http_methods(["GET", "HEAD", "POST"])
def units(request: RegistryRequest, code: str) -> HttpResponse:
    """Tick the units that are expected; those that have delivered stay ticked."""
    found = period_of(request, code, to_manage=True)
    error = ""
    if request.method == "POST":
        keys = [key for key in request.POST.getlist("units") if key.isascii()]
        try:
            services.expect(period=found, units=list(Unit.objects.filter(key__in=keys)), by=request.user)
        except ValidationError as refusal:
            error = " ".join(refusal.messages)
        else:
            say_done(request, _("The list of expected units was saved."))
            return redirect(found)
    return render(request, "submissions/units.html", {"period": found, "groups": _choices(found), "error": error})


def _choices(period: ReportingPeriod) -> list[tuple[str, list[Choice]]]:
    """The communes of the day and all that are expected, below their districts."""
    expected = set(period.submissions.values_list("unit", flat=True))
    delivered = set(period.submissions.filter(deliveries__isnull=False).values_list("unit", flat=True))
    shown = expected | set(communes_of(period.unit, period.as_of))
    periods = UnitPeriod.objects.on(period.as_of).filter(unit__in=shown).select_related("unit").order_by("name_folded")
    districts = titles_near({each.parent_id for each in periods if each.parent_id}, period.as_of)
    groups: dict[str, list[Choice]] = {}
    for each in periods:
        choice = Choice(each, is_expected=each.unit_id in expected, is_fixed=each.unit_id in delivered)
        groups.setdefault(districts.get(each.parent_id or 0, ""), []).append(choice)
    return sorted(groups.items(), key=lambda group: collation_key(group[0]))
