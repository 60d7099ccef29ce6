"""Who is placed in which job position: the list, placing many at once, and one placement's own pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.day import unit_title, unit_words
from apps.cadres.edit.pages import editable_cadre, ways_to_delete
from apps.cadres.edit.records import record_deletion, record_of, record_page, writes
from apps.cadres.models import Posting
from apps.cadres.unitchoice import unit_choices
from apps.cadres.work.bulk import BulkAct, bulk_page
from apps.core.permissions import Permission
from apps.qualifications.models import JobPlacement, JobPosition
from apps.qualifications.positions import services
from apps.qualifications.positions.forms import PlacementForm, placing_form
from apps.qualifications.positions.placing import posts_to_place
from apps.qualifications.positions.views import positions_of

ROWS_A_PAGE = 50


def asked_posts(request: RegistryRequest) -> QuerySet[Posting]:
    """The posts that the query asks for: of a unit, in a position, or not placed yet."""
    posts = posts_to_place(request.user, request.day)
    units = {choice.key: choice.unit for choice in unit_choices(request.user, request.day)}
    if unit := units.get(request.GET.get("unit", "")):
        posts = posts.in_unit(unit)  # type: ignore[attr-defined]  # the queryset's own word
    wanted = request.GET.get("position", "")
    if wanted == "none":
        return posts.filter(placed_in__isnull=True)  # type: ignore[misc]  # annotated in `placing`
    return posts.filter(job_position=wanted) if wanted else posts  # type: ignore[misc]  # as above


@require_safe
def placements(request: RegistryRequest) -> HttpResponse:
    """Civil servants' posts of the day with the job position in which each is placed."""
    request.user.require(Permission.VIEW_CADRES)
    posts = asked_posts(request).select_related("cadre", "title")
    posts = posts.annotate(unit_words=unit_words("unit", request.day)).order_by("unit__key", "cadre__sort_key", "pk")
    page = Paginator(posts, ROWS_A_PAGE).get_page(request.GET.get("page"))
    labels = {position.pk: position for position in JobPosition.objects.all()}
    lines = [
        (post, unit_title(getattr(post, "unit_words", None)), labels.get(getattr(post, "job_position", None) or ""))
        for post in page
    ]
    context = {
        "page_obj": page,
        "lines": lines,
        "units": unit_choices(request.user, request.day),
        "positions": positions_of(request),
        "may_place": request.user.can(Permission.EDIT_CADRES),
    }
    return render(request, "qualifications/positions/placements.html", context)


@require_POST
def place(request: RegistryRequest) -> HttpResponse:
    """Place the ticked posts in a job position."""
    request.user.require(Permission.EDIT_CADRES)
    within = request.user.unit_condition(Permission.EDIT_CADRES, "cadre__home_unit")

    def save(postings: Sequence[Posting], given: dict[str, Any]) -> None:
        paper = services.Paper(given["decision_number"], given["decision_on"], given["decision_issuer"])
        services.place(
            postings=postings, position=given["position"], first=given["first"], paper=paper, by=request.user
        )

    act = BulkAct(
        question=_("Place these posts in a job position?"),
        action=_("Place them"),
        done=ngettext_lazy("%(count)s post was placed.", "%(count)s posts were placed.", "count"),
        save=save,
        name=lambda posting: f"{posting.cadre.full_name}: {posting.title}",
    )
    rows = posts_to_place(request.user, request.day).filter(within).select_related("cadre__home_unit", "title")
    return bulk_page(request, rows=rows, form_class=placing_form(request.day), act=act)


@writes
def placement_edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code)
    placement = record_of(JobPlacement, cadre, pk)
    form = PlacementForm(request.POST or None, instance=placement, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit the placement in a job position"),
        save=lambda: services.edit_placement(placement=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=ways_to_delete(request, placement, "standards:placement_delete", code, pk),
    )


@writes
def placement_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    placement = record_of(JobPlacement, cadre, pk)
    return record_deletion(request, cadre=cadre, record=placement, words=str(placement.position))
