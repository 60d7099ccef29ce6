"""Pages of the simulator: the question, the numbers by commune and title, the names behind them, the file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.files import FORMATS, file_response
from apps.cadres.unitchoice import unit_choices
from apps.core.permissions import Permission
from apps.qualifications.models import QualificationLevel, StandardCriterion, StandardSet
from apps.qualifications.standards.files import GapResource
from apps.qualifications.standards.gap import Asked
from apps.qualifications.standards.lines import lines
from apps.qualifications.standards.rules import MAJOR
from apps.qualifications.standards.simulator import LADDERS, SUPPOSED, Simulation, SimulatorForm, simulate, start_from
from apps.qualifications.standards.standings import Found

ROWS_A_PAGE = 50


@require_safe
def simulator(request: RegistryRequest) -> HttpResponse:
    """Ask, or begin from a copy of a standard (`?copy=`)."""
    request.user.require(Permission.VIEW_CADRES)
    copied = StandardSet.objects.filter(pk=request.GET.get("copy", "")).first()
    form = form_of(request, start_from(copied) if copied else {})
    found = simulate(form) if form.is_bound and form.is_valid() else None
    context: dict[str, object] = {
        "form": form,
        "found": found,
        "copied": copied,
        "sets": StandardSet.objects.order_by("-valid_from", "position"),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "ladders": [form[name] for name in LADDERS],
        "ticks": [form["title"], form["category"]],
        "may_decide_majors": request.user.can(Permission.VERIFY_QUALIFICATIONS),
    }
    if found:
        rows = narrowed(found, request)
        page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
        context |= {"page_obj": page, "lines": lines(page.object_list, supposed(form), found.day)}
    return render(request, "qualifications/standards/simulator.html", context)


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """Those who would miss the supposed standard, as a file."""
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    asked = form_of(request, {})
    if not asked.is_bound or not asked.is_valid():
        return redirect(f"{reverse('standards:simulator')}?{request.GET.urlencode()}")
    found = simulate(asked)
    allowed = asked.people().filter(request.user.unit_condition(Permission.EXPORT_NAMES, "home_unit"))
    rows = narrowed(found, request).among(list(allowed.values_list("pk", flat=True)))
    return file_response(
        GapResource(supposed(asked), found.day),
        rows,
        form=form,
        stem=f"chuan-gia-dinh-{found.day.isoformat()}",
        title=_("Supposed standard"),
        origin=origin(request, asked),
    )


def form_of(request: RegistryRequest, initial: dict[str, object]) -> SimulatorForm:
    units = unit_choices(request.user, request.day)
    form = SimulatorForm(request.GET, user=request.user, day=request.day, units=units)
    if form.is_asked and not initial:
        return form
    return SimulatorForm(initial=initial, user=request.user, day=request.day, units=units)


def narrowed(found: Simulation, request: RegistryRequest) -> Found:
    """Those who would miss it, of the commune or title that was clicked."""
    unit, title = request.GET.get("of_unit", ""), request.GET.get("of_title", "")

    def is_asked(person: int) -> bool:
        at, held = found.places[person]
        return unit in ("", str(at)) and title in ("", held)

    whole = found.unknown if "unknown" in request.GET else found.missing
    return whole.only(is_asked) if unit or title else whole


def supposed(form: SimulatorForm) -> Asked:
    """The supposed standard as lines read it; made for this answer and never saved."""
    standard = StandardSet(code=SUPPOSED, label_vi=_("Supposed standard"), label_en=_("Supposed standard"))
    levels = {level.code: level for level in form.levels}
    criteria = {
        (SUPPOSED, ladder): StandardCriterion(standard=standard, ladder_id=ladder, level=levels[chosen])
        for ladder in LADDERS
        if (chosen := form.cleaned_data.get(ladder))
    }
    return Asked({SUPPOSED: standard}, criteria)


def origin(request: RegistryRequest, form: SimulatorForm) -> list[tuple[str, str]]:
    """What was supposed, so that the file explains itself."""
    data = form.cleaned_data
    levels: dict[str, QualificationLevel] = {level.code: level for level in form.levels}
    asked = [f"{form.fields[name].label}: {levels[data[name]]}" for name in LADDERS if data.get(name)]
    asked += [str(form.fields[MAJOR].label)] if data.get(MAJOR) else []
    return [
        (_("Supposed standard"), "; ".join(asked)),
        (_("From the day"), form.begins.strftime("%d/%m/%Y")),
        (_("Taken by"), str(request.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
