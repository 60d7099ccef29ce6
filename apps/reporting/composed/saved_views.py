"""Pages of kept tables: the list, one table on any day, saving, deleting and bringing back."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as __
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.core.undo import CannotUndoError
from apps.reporting.composed import saved as keeping
from apps.reporting.composed.addresses import query_of, shown_day
from apps.reporting.composed.choices import Offer
from apps.reporting.composed.definitions import THEN
from apps.reporting.composed.examples import levels_below, offered
from apps.reporting.composed.flat import unpacked
from apps.reporting.composed.opening import at_home, result_of
from apps.reporting.errors import ReportError
from apps.reporting.models import SavedComposition
from apps.reporting.offered import units_of, with_asked
from apps.reporting.places import Place, UnitChoice
from apps.reporting.unit_codes import are_several, first_of

MOST_BROUGHT_BACK = 5


@require_safe
def index(request: DatedRequest) -> HttpResponse:
    """One's own tables, those that others share, and examples to start from."""
    request.user.require(Permission.VIEW_REPORTS)
    visible = SavedComposition.objects.visible_to(request.user).select_related("owner", "shared_at")
    context = {
        "own": [row for row in visible if row.owner_id == request.user.pk],
        "shared": [row for row in visible if row.owner_id != request.user.pk],
        "examples": [(each.title, query_of(each)) for each in offered(levels_below(units_of(request, "")))],
        "deleted": keeping.deleted_by(request.user)[:MOST_BROUGHT_BACK],
    }
    return render(request, "reporting/composed/list.html", context)


@require_safe
def detail(request: DatedRequest, code: str) -> HttpResponse:
    """A kept table on the day, for the unit and in the geography that are asked."""
    request.user.require(Permission.VIEW_REPORTS)
    saved = keeping.visible_composition(code, request.user)
    units = units_of(request, first_of(request.GET.get("unit", "")))
    context = {"saved": saved, "units": units, "asked_unit": "", "is_own": saved.owner_id == request.user.pk}
    try:
        composition = at_home(request, keeping.composition_of(saved), units)
        context |= {"geography": "" if composition.geography == THEN else shown_day(composition.geography)}
        result = result_of(request, composition, Offer(composition, request.day).names)
        # Units that stand together are one choice more: another day is asked for the same ones.
        asked = result.asked.unit if are_several(result.asked.unit) else result.table.unit.code
        context |= {"result": result, "asked_unit": asked, "units": with_shown(units, asked, result.table.unit)}
    except ReportError as error:
        context["trouble"] = str(error)
        return render(request, "reporting/composed/composition.html", context, status=400)
    return render(request, "reporting/composed/composition.html", context)


def with_shown(units: list[UnitChoice], codes: str, shown: Place) -> list[UnitChoice]:
    """Units that are shown together are one choice more."""
    return [UnitChoice(codes, shown.title, 0), *units] if shown.chosen else with_asked(units, codes, shown)


@require_POST
def save(request: DatedRequest) -> HttpResponse:
    """Keep the table of the builder, as a new one or in the place of one's own."""
    request.user.require(Permission.VIEW_REPORTS)
    code = request.POST.get("saved", "")
    saved = keeping.visible_composition(code, request.user) if code and "anew" not in request.POST else None
    try:
        composition = unpacked(request.POST.get("t", ""))
        unit = keeping.shared_unit(request.POST.get("shared_at", ""), request.day)
        kept = keeping.save(
            composition, title=request.POST.get("title", ""), shared_at=unit, by=request.user, saved=saved
        )
    except (ReportError, ValidationError) as error:
        told = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        return render(
            request, "reporting/composed/not_saved.html", {"trouble": told, "back": back_to(request)}, status=400
        )
    messages.success(request, __("The table “%(title)s” is kept.") % {"title": kept.title})
    return redirect(kept)


def back_to(request: DatedRequest) -> str:
    """The builder with the table that could not be kept, so that nothing composed is lost."""
    query = {"t": request.POST.get("t", ""), "saved": request.POST.get("saved", "")}
    return f"{reverse('reporting:compose')}?{urlencode({name: value for name, value in query.items() if value})}"


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: DatedRequest, code: str) -> HttpResponse:
    request.user.require(Permission.VIEW_REPORTS)
    saved = keeping.visible_composition(code, request.user)
    keeping.require_owner(saved, request.user)
    if request.method != "POST":
        return render(request, "reporting/composed/delete.html", {"saved": saved})
    keeping.delete(saved, by=request.user)
    messages.success(request, __("The table “%(title)s” was deleted. It can be brought back below.") % {"title": saved})
    return redirect("reporting:composed")


@require_POST
def restore(request: DatedRequest, act: UUID) -> HttpResponse:
    """Bring back what was deleted."""
    request.user.require(Permission.VIEW_REPORTS)
    try:
        keeping.take_back(act, by=request.user)
        messages.success(request, __("The table is back."))
    except CannotUndoError as error:
        messages.error(request, str(error))
    return redirect("reporting:composed")
