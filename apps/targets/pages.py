"""What the pages of targets share: finding a plan within the rights, the unit that is looked at, the way back."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from apps.accounts.requests import RegistryRequest
from apps.communes.models import UnitCover
from apps.core import answering
from apps.core.permissions import Permission
from apps.reporting.definitions import UnitChoice
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.registry import registry
from apps.targets.models import Target, TargetPlan


def say_done(request: RegistryRequest, words: str) -> None:
    """Say what was done, with the way back."""
    answering.say_done(request, words, take_back="targets:take_back")


def plan_of(request: RegistryRequest, code: str, *, to_write: bool = False) -> TargetPlan:
    """The plan: 404 for those who may not see it, 403 for those who may not write it."""
    plan = get_object_or_404(TargetPlan.objects.visible_to(request.user).select_related("unit"), code=code)
    if to_write:
        request.user.require(Permission.MANAGE_TARGETS, plan.unit)
    return plan


def target_of(request: RegistryRequest, code: str, pk: int, *, to_write: bool = False) -> Target:
    """A target of this very plan."""
    plan = plan_of(request, code, to_write=to_write)
    target = get_object_or_404(plan.targets, pk=pk)
    target.plan = plan
    return target


def own_units(request: RegistryRequest, plan: TargetPlan) -> list[UnitChoice]:
    """The units of the day that lie in the plan's scope and of which the user may see reports."""
    period = plan.unit.period_on(request.day)
    if period is None:
        return []
    choices = registry.geographies[DEFAULT_GEOGRAPHY].choices(request.user, request.day, period.code)
    inside = set(UnitCover.objects.filter(unit=plan.unit).values_list("covered__periods__code", flat=True))
    return [each for each in choices if each.code in inside]
