"""What the pages of training share: finding a record within the rights, and saying what was done."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from apps.accounts.models import User
from apps.accounts.requests import RegistryRequest
from apps.accounts.roles import GRANTS, Role
from apps.cadres.edit.pages import Way, Words
from apps.cadres.edit.saving import saving_page
from apps.cadres.models import Cadre
from apps.communes.models import Unit
from apps.core import answering
from apps.core.editing import WritingForm
from apps.core.permissions import Permission
from apps.training.models import PlanLine, TrainingClass, TrainingPlan


def say_done(request: RegistryRequest, words: str) -> None:
    """Say what was done, with the way back, which in training is open however many people it concerned."""
    answering.say_done(request, words, take_back="training:take_back")


def plan_of(request: RegistryRequest, code: str, *, to_write: bool = True) -> TrainingPlan:
    """The plan: 404 for those who may not see it, 403 for those who may not write it."""
    visible = TrainingPlan.objects.visible_to(request.user).select_related("unit", "legal_basis")
    plan = get_object_or_404(visible, code=code)
    if to_write:
        request.user.require(Permission.MANAGE_TRAINING, plan)
    return plan


def line_of(request: RegistryRequest, code: str, pk: int) -> PlanLine:
    """A line of this very plan."""
    plan = plan_of(request, code)
    line = get_object_or_404(plan.lines.select_related("course"), pk=pk)
    line.plan = plan
    return line


def class_of(request: RegistryRequest, code: str, *, to_write: bool = True) -> TrainingClass:
    visible = TrainingClass.objects.visible_to(request.user)
    related = ("unit", "course__level__ladder", "course__row", "provider", "funding", "legal_basis", "line__plan")
    found = get_object_or_404(visible.select_related(*related), code=code)
    if to_write:
        request.user.require(Permission.MANAGE_TRAINING, found)
    return found


def people_to_train(user: User) -> QuerySet[Cadre]:
    """The people whom a user may enrol."""
    return Cadre.objects.visible_to(user).filter(user.unit_condition(Permission.MANAGE_TRAINING, "home_unit"))


def own_unit(user: User) -> Unit | None:
    """The unit for which the user manages training; the usual one of a new plan or class."""
    granting = (m.unit for m in user.running_memberships if Permission.MANAGE_TRAINING in GRANTS[Role(m.role)])
    return next(granting, None)


def written_page(
    request: RegistryRequest,
    form: WritingForm,
    *,
    title: Words,
    pretitle: str,
    save: Callable[[], object],
    done: str,
    action: Words,
    back_url: str,
    goes_to: Model,
    ways: tuple[Way, ...] = (),
) -> HttpResponse:
    """The page that writes a plan, a line or a class, and then goes to the record."""
    return saving_page(
        request,
        form,
        title=title,
        pretitle=pretitle,
        save=save,
        done=done,
        action=action,
        back_url=back_url,
        next_url=lambda: address_of(goes_to),
        ways=ways,
        tell=say_done,
    )


def address_of(record: Model) -> str:
    return str(record.get_absolute_url())  # type: ignore[attr-defined]  # plans and classes have one


def gone_to(record: Model) -> HttpResponse:
    return redirect(address_of(record))


def year_asked(request: RegistryRequest) -> int:
    """The year of `?year=`, else that of the working day."""
    asked = request.GET.get("year", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 1990 <= int(asked) <= 2100 else request.day.year
