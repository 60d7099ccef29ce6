"""What the pages of targets share: finding a plan within the rights, the unit that is looked at, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.shortcuts import get_object_or_404

from apps.accounts.requests import RegistryRequest
from apps.communes.models import Unit, UnitCover, UnitPeriod
from apps.core import answering
from apps.core.permissions import Permission
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.places import UnitChoice
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
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


def first_unit(request: RegistryRequest) -> Unit | None:
    """The widest unit of the user on the day."""
    choices = registry.geographies[DEFAULT_GEOGRAPHY].choices(request.user, request.day, "")
    period = (
        UnitPeriod.objects.on(request.day).coded(choices[0].code).select_related("unit").first() if choices else None
    )
    return period.unit if period else None


@dataclass(frozen=True)
class Offered:
    """The units of which a plan can be read on a day, and the geography in which they stand unless another is asked."""

    units: tuple[UnitChoice, ...] = ()
    geography: str = DEFAULT_GEOGRAPHY
    # The last day of a plan's unit that has ended: its people are then shown by the units of that day.
    ended_on: date | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(each.code for each in self.units)

    def scope(self, unit: str, geography: str) -> Scope:
        """As reports are asked for it; a code of an ended unit names the day on which it was held."""
        code = f"{unit}@{self.ended_on.isoformat()}" if self.ended_on else unit
        return Scope(code, geography or self.geography)


def offered(request: RegistryRequest, plan: TargetPlan) -> Offered:
    """The units of the plan's scope of which the user may see reports: those of the day, or of its unit's last day."""
    period = plan.unit.period_on(request.day)
    if period is not None:
        return Offered(_units(request, plan, period.code, request.day))
    last = plan.unit.periods.filter(valid__fully_lt=(request.day, None)).order_by("valid").last()
    if last is None or last.last_day is None:
        return Offered()
    units = _units(request, plan, last.code, last.last_day)
    return Offered(units, last.last_day.isoformat(), last.last_day)


def _units(request: RegistryRequest, plan: TargetPlan, code: str, day: date) -> tuple[UnitChoice, ...]:
    choices = registry.geographies[DEFAULT_GEOGRAPHY].choices(request.user, day, code)
    held = UnitPeriod.objects.on(day).filter(unit__in=UnitCover.objects.filter(unit=plan.unit).values("covered"))
    inside = set(held.values_list("code", flat=True))
    return tuple(each for each in choices if each.code in inside)
