"""The job positions of the user's provinces: listed, added, edited and deleted."""

from __future__ import annotations

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import way_to_delete
from apps.cadres.edit.records import writes
from apps.cadres.edit.saving import saving_page
from apps.core.permissions import Permission
from apps.qualifications.models import JobPlacement, JobPosition
from apps.qualifications.positions import services
from apps.qualifications.positions.forms import PositionForm
from apps.qualifications.positions.placing import posts_to_place


def positions_of(request: RegistryRequest) -> QuerySet[JobPosition]:
    """Those of provinces in which the user sees something, and those of no province."""
    own = request.user.unit_condition(Permission.VIEW_CADRES, "province__covers__covered")
    within = JobPosition.objects.filter(own).values("pk")
    return JobPosition.objects.filter(Q(province__isnull=True) | Q(pk__in=within)).select_related("province")


@require_safe
def position_list(request: RegistryRequest) -> HttpResponse:
    """The positions with how many of the user's people are placed in each on the day."""
    request.user.require(Permission.VIEW_CADRES)
    placed = JobPlacement.objects.visible_to(request.user).running_on(request.day).filter(position=OuterRef("pk"))
    people = placed.order_by().values("position").annotate(number=Count("cadre", distinct=True)).values("number")
    positions = positions_of(request).annotate(people=Coalesce(Subquery(people), 0))
    posts = posts_to_place(request.user, request.day)
    waiting = posts.filter(placed_in__isnull=True)  # type: ignore[misc]  # annotated there
    context = {
        "positions": positions.order_by("province__key", "position", "label_vi"),
        "waiting": waiting.count(),
        "may_set": request.user.can(Permission.MANAGE_ESTABLISHMENT),
        "settable": [one.pk for one in positions if request.user.can(Permission.MANAGE_ESTABLISHMENT, one.province)],
    }
    return render(request, "qualifications/positions/list.html", context)


@writes
def position_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.MANAGE_ESTABLISHMENT)
    form = PositionForm(request.POST or None, instance=JobPosition(), user=request.user, day=request.day)
    back = reverse("standards:positions")
    return saving_page(
        request,
        form,
        title=_("Add a job position"),
        pretitle=_("Job positions"),
        save=lambda: services.add_position(position=form.instance, by=request.user),
        done=_("The job position was added."),
        action=_("Add"),
        back_url=back,
        next_url=lambda: back,
    )


def settable_position(request: RegistryRequest, code: str) -> JobPosition:
    """The right is asked first; then 404 where the position is of another province."""
    request.user.require(Permission.MANAGE_ESTABLISHMENT)
    position = get_object_or_404(positions_of(request), pk=code)
    services.require_setting(position, by=request.user)
    return position


@writes
def position_edit(request: RegistryRequest, key: str) -> HttpResponse:
    position = settable_position(request, key)
    form = PositionForm(request.POST or None, instance=position, user=request.user, day=request.day)
    back = reverse("standards:positions")
    return saving_page(
        request,
        form,
        title=_("Edit the job position"),
        pretitle=position.label,
        save=lambda: services.edit_position(position=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        back_url=back,
        next_url=lambda: back,
        ways=(way_to_delete("standards:position_delete", key),),
    )


@writes
def position_delete(request: RegistryRequest, key: str) -> HttpResponse:
    position = settable_position(request, key)
    return deletion_page(
        request,
        row=position,
        question=_("Delete the job position “%(position)s”?") % {"position": position},
        done=_("The job position was deleted."),
        remove=lambda revision, because: services.delete_position(
            position=position, revision=revision, by=request.user, because=because
        ),
        back_url=reverse("standards:position_edit", args=[key]),
        next_url=reverse("standards:positions"),
    )
