"""Pages of the gap list: who misses what, its file, and what is done with those who were chosen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.files import FORMATS, file_response
from apps.cadres.models import Cadre
from apps.cadres.unitchoice import unit_choices
from apps.core.permissions import Permission
from apps.qualifications.models import Outcome
from apps.qualifications.standards.actions import GapSelection, find_action, gap_actions
from apps.qualifications.standards.asked import NO_STANDARD, ORDER, GapForm
from apps.qualifications.standards.files import GapResource
from apps.qualifications.standards.gap import Gap, asked_by, asked_on, gap_of, selection_of
from apps.qualifications.standards.lines import lines
from apps.qualifications.standards.rules import MAJOR, in_force
from apps.qualifications.standards.words import ASPECT_LABELS, TONES

ROWS_A_PAGE = 25
# A year's plan, not a whole nation in one request.
MOST_CHOSEN = 5_000


@dataclass(frozen=True)
class Count:
    """A number on top of the list, which narrows the list to it."""

    label: str | Promise
    number: int
    query: str
    tone: str
    is_asked: bool


@require_safe
def gap_list(request: RegistryRequest) -> HttpResponse:
    """People and what their standard asks that they miss; those below the standard when nothing is chosen."""
    request.user.require(Permission.VIEW_CADRES)
    form = form_of(request, request.GET)
    standards = in_force(request.day)
    gap = gap_of(form, standards.rules) if form.is_valid() else Gap(request.day, [], "", ())
    page = Paginator(gap.found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    asked = asked_by(standards)
    context = {
        "form": form,
        "page_obj": page,
        "lines": lines(page.object_list, asked, request.day),
        "counts": counts(gap, request.GET),
        "criteria": criteria(gap, request.GET),
        "everyone": len(gap.everyone),
        "ticks": [form[name] for name in ("outcome", "title", "category")],
        "actions": gap_actions(request.user),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "may_decide": request.user.can(Permission.VERIFY_QUALIFICATIONS),
    }
    return render(request, "qualifications/standards/gap.html", context)


@require_safe
def gap_export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as it is shown, as a file."""
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    asked = form_of(request, request.GET)
    if not asked.is_valid():
        return redirect(f"{reverse('standards:gap')}?{request.GET.urlencode()}")
    allowed = asked.people().filter(request.user.unit_condition(Permission.EXPORT_NAMES, "home_unit"))
    rows = gap_of(asked).found.among(list(allowed.values_list("pk", flat=True)))
    return file_response(
        GapResource(asked_on(request.day), request.day),
        rows,
        form=form,
        stem=f"chuan-chuc-danh-{request.day.isoformat()}",
        title=_("Gap to the standards"),
        origin=origin(request, asked),
    )


@require_POST
def gap_act(request: RegistryRequest, action: str) -> HttpResponse:
    """Hand those who were ticked, or all who were found, to the app that declared the action."""
    found = find_action(action)
    if found is None:
        raise Http404
    request.user.require(found.permission)
    form = form_of(request, QueryDict(request.POST.get("query", "")))
    if not form.is_valid():
        return redirect(reverse("standards:gap"))
    gap = gap_of(form)
    ticked = set(request.POST.getlist("person")[:MOST_CHOSEN])
    chosen = gap.found[:MOST_CHOSEN] if "everyone" in request.POST else gap.everyone.coded(ticked)
    own = Cadre.objects.filter(request.user.unit_condition(found.permission, "home_unit"))
    allowed = set(own.filter(pk__in=[row.person for row in chosen]).values_list("pk", flat=True))
    people = selection_of((row for row in chosen if row.person in allowed), asked_on(request.day))
    if not people:
        messages.warning(request, _("Tick at least one person of the list first."))
        return redirect(f"{reverse('standards:gap')}?{request.POST.get('query', '')}")
    ladder = "prof_edu" if form.aspect == MAJOR else form.aspect
    return found.act(request, GapSelection(request.day, ladder, people))


def form_of(request: RegistryRequest, query: QueryDict) -> GapForm:
    return GapForm(query, user=request.user, day=request.day, units=unit_choices(request.user, request.day))


def counts(gap: Gap, query: QueryDict) -> list[Count]:
    """Everyone asked about, by outcome."""
    told: list[tuple[str, str | Promise, str]] = [(o.code, o.label, TONES[o]) for o in ORDER]
    return [
        Count(label, gap.counts[code], with_query(query, outcome=code), tone, code in gap.outcomes)
        for code, label, tone in (*told, (NO_STANDARD, _("No standard applies"), "secondary"))
    ]


def criteria(gap: Gap, query: QueryDict) -> list[tuple[str | Promise, list[Count]]]:
    """By criterion, how many stand at each outcome."""
    return [
        (
            ASPECT_LABELS[aspect],
            [
                Count(o.label, numbers[o.code], with_query(query, outcome=o.code, criterion=aspect), TONES[o], False)
                for o in ORDER
            ],
        )
        for aspect, numbers in replace(gap, aspect="").by_aspect
    ]


def with_query(query: QueryDict, **changes: str) -> str:
    kept: dict[str, Any] = {name: values for name, values in query.lists() if name != "page"}
    return f"?{urlencode(kept | changes, doseq=True)}"


def origin(request: RegistryRequest, form: GapForm) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    outcomes = {o.code: str(o.label) for o in Outcome} | {NO_STANDARD: _("No standard applies")}
    unit = form.cleaned_data.get("unit")
    titles = {choice.key: choice.title for choice in form.units}
    return [
        (_("As of"), request.day.strftime("%d/%m/%Y")),
        (_("Unit"), titles.get(unit.key, unit.key) if unit else _("All my units")),
        (_("Criterion"), str(ASPECT_LABELS.get(form.aspect, _("The whole standard")))),
        (_("Outcome"), ", ".join(outcomes[code] for code in form.outcomes)),
        (_("Taken by"), str(request.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
