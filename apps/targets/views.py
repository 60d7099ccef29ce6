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
from apps.targets.models import Target, TargetPlan
from apps.targets.pages import own_units, plan_of, target_of
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
    units = own_units(request, found)
    unit = _asked_unit(request, [each.code for each in units])
    context = {
        "plan": found,
        "place": titles_near([found.unit_id], request.day).get(found.unit_id, ""),
        "units": units,
        "unit": unit,
        "shown": list(_shown(request, found, unit)),
        "may_manage": request.user.can(Permission.MANAGE_TARGETS, found.unit),
    }
    return render(request, "targets/plan.html", context)


@require_safe
def target(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    """One target: the whole, and each unit with how far it is behind and what is to be expected."""
    found = target_of(request, code, pk)
    units = own_units(request, found.plan)
    unit = _asked_unit(request, [each.code for each in units])
    level = request.GET.get("by", "")
    if level not in {each.value for each in LEVELS}:
        level = Level.COMMUNE.value
    context = {
        "target": found,
        "units": units,
        "unit": unit,
        "level": level,
        "levels": LEVELS,
        "shown": _board(request, found, unit, level),
        "may_manage": request.user.can(Permission.MANAGE_TARGETS, found.plan.unit),
    }
    return render(request, "targets/target.html", context)


def _asked_unit(request: RegistryRequest, known: list[str]) -> str:
    asked = request.GET.get("unit", "").strip()[:10]
    if asked and asked not in known:
        raise Http404
    return asked or (known[0] if known else "")


def _shown(request: RegistryRequest, plan: TargetPlan, unit: str) -> Iterator[Shown]:
    for each in plan.targets.all():
        each.plan = plan
        yield _board(request, each, unit, Level.COMMUNE.value)


def _board(request: RegistryRequest, target: Target, unit: str, level: str) -> Shown:
    if not unit:
        day = f"{request.day:%d/%m/%Y}"
        return Shown(target, trouble=_("The plan's unit does not exist on %(day)s.") % {"day": day})
    try:
        board = board_of(target, unit=unit, day=request.day, user=request.user, level=level)
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        return Shown(target, trouble=str(error))
    return Shown(target, board)
