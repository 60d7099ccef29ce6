"""The year's overview and the catalogue."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.work.lists import work_lists
from apps.core.permissions import Permission
from apps.training.models import Course, CourseKind, TrainingClass
from apps.training.overview import year_of, years_known
from apps.training.pages import year_asked


@require_safe
def overview(request: RegistryRequest) -> HttpResponse:
    """Plan against result of a year, and what waits to be settled."""
    request.user.require(Permission.VIEW_CADRES)
    year = year_of(request.user, year_asked(request), request.day)
    visible = TrainingClass.objects.visible_to(request.user)
    context = {
        "year": year,
        "total": year.total,
        "years": years_known(request.user, request.day),
        "running": visible.running_on(request.day).count(),
        "no_results": visible.without_results(request.day).count(),
        "overdue": work_lists["overdue-studies"].waiting(request.user, request.day).order_by().count(),
        "studying": work_lists["studying"].waiting(request.user, request.day).order_by().count(),
        "may_manage": request.user.can(Permission.MANAGE_TRAINING),
    }
    return render(request, "training/overview.html", context)


@require_safe
def catalogue(request: RegistryRequest) -> HttpResponse:
    """The courses by kind, those that are no longer offered apart."""
    request.user.require(Permission.VIEW_CADRES)
    visible = TrainingClass.objects.visible_to(request.user)
    held = dict(visible.order_by().values_list("course").annotate(Count("pk")))
    courses = list(Course.objects.select_related("level__ladder", "row"))
    offered = set(Course.objects.valid_on(request.day).values_list("pk", flat=True))
    groups = [
        (
            kind.label,
            [(course, course.pk in offered, held.get(course.pk, 0)) for course in courses if course.kind == kind],
        )
        for kind in CourseKind
    ]
    context = {
        "groups": groups,
        "may_manage": request.user.can(Permission.MANAGE_TRAINING),
        "may_edit": request.user.can(Permission.MANAGE_CODE_LISTS),
    }
    return render(request, "training/catalogue.html", context)
