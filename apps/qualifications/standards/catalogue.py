"""The catalogue of standards: what holds on a day in plain words, and the timeline of the legal bases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.cadres.models import Title
from apps.communes.titles import titles_near
from apps.core.dates import day_before
from apps.core.permissions import Permission
from apps.qualifications.models import AcceptedMajor, StandardCriterion, StandardScope, StandardSet

STATES = {"running": "green", "ended": "secondary", "later": "azure"}


@dataclass(frozen=True)
class Told:
    """A standard as the catalogue tells it on a day."""

    standard: StandardSet
    day: date

    @property
    def scopes(self) -> list[str]:
        return [str(scope) for scope in self.standard.scopes.all()]

    @property
    def criteria(self) -> list[StandardCriterion]:
        return list(self.standard.criteria.all())

    @property
    def state(self) -> str:
        if self.standard.valid_from > self.day:
            return "later"
        ended = self.standard.valid_to is not None and self.standard.valid_to <= self.day
        return "ended" if ended else "running"

    @property
    def tone(self) -> str:
        return STATES[self.state]

    @property
    def grace_last(self) -> date | None:
        return day_before(self.standard.grace_until) if self.standard.grace_until else None

    @property
    def is_verified(self) -> bool:
        return self.standard.is_verified and all(criterion.is_verified for criterion in self.criteria)


def with_parts(sets: QuerySet[StandardSet]) -> QuerySet[StandardSet]:
    scopes = StandardScope.objects.select_related("title", "job_position").order_by("title__position", "pk")
    criteria = StandardCriterion.objects.select_related("ladder", "level", "area_level")
    return sets.select_related("legal_basis").prefetch_related(
        Prefetch("scopes", queryset=scopes), Prefetch("criteria", queryset=criteria)
    )


@require_safe
def standard_list(request: RegistryRequest) -> HttpResponse:
    """The standards in force on the day, of all titles or of one, and all that ever held."""
    request.user.require(Permission.VIEW_CADRES)
    every = [Told(one, request.day) for one in with_parts(StandardSet.objects.order_by("valid_from", "position"))]
    title = Title.objects.filter(pk=request.GET.get("title", "")).first()
    shown = {told.standard.pk for told in every}
    if title:
        named = Q(title=title) | Q(category=title.category)
        shown = set(StandardScope.objects.filter(named).values_list("standard", flat=True))
    context = {
        "running": [told for told in every if told.state == "running" and told.standard.pk in shown],
        "timeline": [told for told in every if told.standard.pk in shown],
        "titles": Title.objects.filter(pk__in=StandardScope.objects.values("title")),
        "title": title,
        "may_edit": request.user.can(Permission.MANAGE_CODE_LISTS),
        "may_decide_majors": request.user.can(Permission.VERIFY_QUALIFICATIONS),
    }
    return render(request, "qualifications/standards/list.html", context)


@require_safe
def standard_detail(request: RegistryRequest, key: str) -> HttpResponse:
    """One standard with its decisions on areas and the majors that are proposed as suitable."""
    request.user.require(Permission.VIEW_CADRES)
    standard = get_object_or_404(with_parts(StandardSet.objects.all()), pk=key)
    decisions = list(standard.area_decisions.select_related("flag").order_by("-period"))
    provinces = titles_near([decision.province_id for decision in decisions], request.day)
    titles = [scope.title_id for scope in standard.scopes.all() if scope.title_id]
    context = {
        "told": Told(standard, request.day),
        "decisions": [(decision, provinces.get(decision.province_id, "")) for decision in decisions],
        "majors": AcceptedMajor.objects.filter(title__in=titles).select_related("title"),
        "may_edit": request.user.can(Permission.MANAGE_CODE_LISTS),
        "may_decide_majors": request.user.can(Permission.VERIFY_QUALIFICATIONS),
    }
    return render(request, "qualifications/standards/detail.html", context)
