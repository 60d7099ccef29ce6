"""Plans with how their targets stand, and one target with every unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.communes.models import Level
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.geography_choices import geography_choices
from apps.reporting.scope import Scope, scope_of
from apps.targets.models import Target, TargetPlan
from apps.targets.pages import Offered, offered, plan_of, target_of
from apps.targets.standing import Board, board_of

LEVELS = (Level.COMMUNE, Level.DISTRICT)


@dataclass(frozen=True)
class Shown:
    """A target with its board, or with the sentence why there is none."""

    target: Target
    board: Board | None = None
    trouble: str = ""


@require_safe
def plans(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.VIEW_REPORTS)
    counted = TargetPlan.objects.visible_to(request.user).annotate(aims=Count("targets"))
    found = list(counted.order_by("-last_year", "name", "pk"))
    titles = titles_near({plan.unit_id for plan in found}, request.day)
    context = {
        "rows": [(plan, titles.get(plan.unit_id, "")) for plan in found],
        "may_manage": request.user.can(Permission.MANAGE_TARGETS),
    }
    return render(request, "targets/list.html", context)


@require_safe
def plan(request: RegistryRequest, code: str) -> HttpResponse:
    """Every target of a plan in the whole of its scope, or in the unit asked for."""
    found = plan_of(request, code)
    choices = offered(request, found)
    unit, scope = _asked(request, choices)
    context = {
        "plan": found,
        "place": titles_near([found.unit_id], request.day).get(found.unit_id, ""),
        **_controls(request, choices, unit, scope),
        "shown": list(_shown(request, found, scope)),
        "may_manage": request.user.can(Permission.MANAGE_TARGETS, found.unit),
    }
    return render(request, "targets/plan.html", context)


@require_safe
def target(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    """One target: the whole, and each unit with how far it is behind and what is to be expected."""
    found = target_of(request, code, pk)
    choices = offered(request, found.plan)
    unit, scope = _asked(request, choices)
    level = request.GET.get("by", "")
    if level not in {each.value for each in LEVELS}:
        level = Level.COMMUNE.value
    context = {
        "target": found,
        **_controls(request, choices, unit, scope),
        "level": level,
        "levels": LEVELS,
        "shown": _board(request, found, scope, level),
        "may_manage": request.user.can(Permission.MANAGE_TARGETS, found.plan.unit),
    }
    return render(request, "targets/target.html", context)


def _asked(request: RegistryRequest, choices: Offered) -> tuple[str, Scope | None]:
    """The unit and the geography that the address asks for; no scope where the plan has no unit on the day."""
    asked = request.GET.get("unit", "").strip()[:10]
    if asked and asked not in choices.codes:
        raise Http404
    unit = asked or next(iter(choices.codes), "")
    geography = scope_of(request.GET).geography if request.GET.get("geography") else ""
    return unit, choices.scope(unit, geography) if unit else None


def _controls(request: RegistryRequest, choices: Offered, unit: str, scope: Scope | None) -> dict[str, object]:
    """What the form above the figures offers."""
    geographies = geography_choices(scope, request.day) if scope else []
    if choices.ended_on:
        # Of a unit that has ended there are no units of the day itself.
        geographies = [each for each in geographies if each.value != DEFAULT_GEOGRAPHY]
    return {"units": choices.units, "unit": unit, "geographies": geographies, "ended_on": choices.ended_on}


def _shown(request: RegistryRequest, plan: TargetPlan, scope: Scope | None) -> Iterator[Shown]:
    for each in plan.targets.all():
        each.plan = plan
        yield _board(request, each, scope, Level.COMMUNE.value)


def _board(request: RegistryRequest, target: Target, scope: Scope | None, level: str) -> Shown:
    if scope is None:
        day = f"{request.day:%d/%m/%Y}"
        return Shown(target, trouble=_("The plan's unit does not exist on %(day)s.") % {"day": day})
    asked = {"unit": scope.unit, "geography": scope.geography, "level": level}
    try:
        board = board_of(target, day=request.day, user=request.user, **asked)
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        return Shown(target, trouble=str(error))
    return Shown(target, board)
