"""What looks wrong about a year's ratings: by unit here, by person in the work lists."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.requests import RegistryRequest
from apps.appraisal.overview import YearOverview, years_to_offer
from apps.appraisal.year_views import asked_track, asked_year
from apps.cadres.work.lists import WorkList, work_lists
from apps.core.permissions import Permission

KEYS = ("ratings-missing", "ratings-against-discipline", "ratings-against-votes", "not-completed-twice")


@require_safe
def checks(request: RegistryRequest) -> HttpResponse:
    """Units above the cap, units where everyone is good, and the lists of people to look at."""
    request.user.require(Permission.VIEW_CADRES)
    year, track = asked_year(request), asked_track(request)
    overview = YearOverview(request.user, year, track)
    context = {
        "overview": overview,
        "excesses": overview.excesses,
        "all_good": [(place, place.counts(overview.levels)) for place in overview.all_good],
        "lists": [(work, _count(request, work)) for work in _open_lists(request)],
        "year": str(year),
        "years": [str(offered) for offered in years_to_offer(request.day)],
        "track": track,
        "may_see_votes": request.user.can(Permission.SEE_VOTES),
    }
    return render(request, "appraisal/checks.html", context)


def _open_lists(request: RegistryRequest) -> list[WorkList]:
    return [work for key in KEYS if (work := work_lists.get(key)) and work.is_open_to(request.user)]


def _count(request: RegistryRequest, work: WorkList) -> int:
    return int(work.waiting(request.user, request.day).order_by().count())
