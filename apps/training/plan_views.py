"""Pages of plans and their lines."""

from __future__ import annotations

from django.db.models import BigIntegerField, Count, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import way_to_delete
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.training import services
from apps.training.forms import LineForm, PlanForm
from apps.training.models import PlanLine, TrainingClass, TrainingPlan
from apps.training.pages import line_of, own_unit, plan_of, say_done, written_page

writes = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def plans(request: RegistryRequest) -> HttpResponse:
    """Plans of the units in sight, the latest year first."""
    request.user.require(Permission.VIEW_CADRES)
    found = TrainingPlan.objects.visible_to(request.user).annotate(
        courses=Count("lines"), people=Sum("lines__planned"), cost=Sum("lines__cost")
    )
    rows = list(found.order_by("-year", "title", "pk"))
    titles = titles_near({plan.unit_id for plan in rows}, request.day)
    context = {
        "rows": [(plan, titles.get(plan.unit_id, "")) for plan in rows],
        "may_manage": request.user.can(Permission.MANAGE_TRAINING),
    }
    return render(request, "training/plans.html", context)


@require_safe
def plan(request: RegistryRequest, code: str) -> HttpResponse:
    """A plan: each line with what came of it."""
    found = plan_of(request, code, to_write=False)
    lines = list(lines_with_results(found))
    totals = {
        name: sum(getattr(line, name) for line in lines)
        for name in ("planned", "cost", "enrolled", "completed", "spent")
    }
    context = {
        "plan": found,
        "lines": lines,
        "totals": totals,
        "unit": titles_near([found.unit_id], request.day).get(found.unit_id, ""),
        "may_manage": request.user.can(Permission.MANAGE_TRAINING, found),
    }
    return render(request, "training/plan.html", context)


def lines_with_results(plan: TrainingPlan) -> QuerySet[PlanLine]:
    """`enrolled` and `completed` people, classes `held` and money `spent` of each line."""
    classes = TrainingClass.objects.filter(line=OuterRef("pk")).order_by()
    spent = classes.values("line").annotate(total=Sum("cost"))
    inside = Q(classes__enrolments__isnull=False) & ~Q(classes__enrolments__state="withdrawn")
    lines = plan.lines.select_related("course__level", "funding").order_by("course__position", "pk")
    return lines.annotate(
        held=Count("classes", distinct=True),
        enrolled=Count("classes__enrolments", filter=inside, distinct=True),
        completed=Count("classes__enrolments", filter=Q(classes__enrolments__state="completed"), distinct=True),
        spent=Coalesce(Subquery(spent.values("total")), Value(0), output_field=BigIntegerField()),
    )


@writes
def plan_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_TRAINING)
    first = own_unit(request.user)
    new = TrainingPlan(unit=first) if first else TrainingPlan()
    year = request.day.year + 1
    form = PlanForm(
        request.POST or None,
        instance=new,
        user=request.user,
        day=request.day,
        initial={"year": year, "title": _("Training plan of %(year)s") % {"year": year}},
    )
    return written_page(
        request,
        form,
        title=_("Make a training plan"),
        pretitle=_("Training"),
        save=lambda: services.add(row=form.instance, by=request.user),
        done=_("The plan was made. Add its courses now."),
        goes_to=form.instance,
        action=_("Make a plan"),
        back_url=reverse("training:plans"),
    )


@writes
def plan_edit(request: RegistryRequest, code: str) -> HttpResponse:
    found = plan_of(request, code)
    form = PlanForm(request.POST or None, instance=found, user=request.user, day=request.day)
    return written_page(
        request,
        form,
        title=_("Edit the plan"),
        pretitle=_("Training"),
        save=lambda: services.edit(row=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        goes_to=found,
        action=_("Save"),
        back_url=found.get_absolute_url(),
        ways=(way_to_delete("training:plan_delete", code),),
    )


@writes
def plan_delete(request: RegistryRequest, code: str) -> HttpResponse:
    found = plan_of(request, code)
    return deletion_page(
        request,
        row=found,
        question=_("Delete the plan “%(plan)s” with its lines?") % {"plan": found},
        done=_("The plan was deleted."),
        remove=lambda revision, because: services.delete(
            row=found, revision=revision, by=request.user, because=because
        ),
        back_url=found.get_absolute_url(),
        next_url=reverse("training:plans"),
        tell=say_done,
    )


@writes
def line_create(request: RegistryRequest, code: str) -> HttpResponse:
    found = plan_of(request, code)
    form = LineForm(request.POST or None, instance=PlanLine(plan=found), user=request.user, day=request.day)
    return written_page(
        request,
        form,
        title=_("Add a course to the plan"),
        pretitle=str(found),
        save=lambda: services.add(row=form.instance, by=request.user),
        done=_("The course was added to the plan."),
        goes_to=found,
        action=_("Add the course"),
        back_url=found.get_absolute_url(),
    )


@writes
def line_edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    line = line_of(request, code, pk)
    form = LineForm(request.POST or None, instance=line, user=request.user, day=request.day)
    return written_page(
        request,
        form,
        title=_("Edit the course of the plan"),
        pretitle=str(line.plan),
        save=lambda: services.edit(row=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        goes_to=line.plan,
        action=_("Save"),
        back_url=line.plan.get_absolute_url(),
        ways=(way_to_delete("training:line_delete", code, pk),),
    )


@writes
def line_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    line = line_of(request, code, pk)
    return deletion_page(
        request,
        row=line,
        question=_("Take “%(course)s” out of the plan?") % {"course": line.course},
        done=_("The course was taken out of the plan."),
        remove=lambda revision, because: services.delete(row=line, revision=revision, by=request.user, because=because),
        back_url=line.plan.get_absolute_url(),
        next_url=line.plan.get_absolute_url(),
        tell=say_done,
    )
