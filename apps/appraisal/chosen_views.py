"""Rating the people who were ticked on the list of missing ratings."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts.requests import RegistryRequest
from apps.appraisal.choosing import Chosen
from apps.appraisal.models import Track
from apps.appraisal.row_forms import OutcomeForm
from apps.appraisal.schemes import scheme_of
from apps.cadres.work.bulk import BulkAct, bulk_page, ticked
from apps.cadres.work.lists import work_lists
from apps.core.answering import came_from
from apps.core.dates import last_full_year
from apps.core.permissions import Permission


@require_POST
def rate_chosen(request: RegistryRequest) -> HttpResponse:
    """One outcome of the list's year for all who were ticked."""
    request.user.require(Permission.RATE_CADRES)
    year = last_full_year(request.day)
    scheme = scheme_of(year, Track.STATE.value)
    if scheme.scheme is None:
        words = _("No rating scheme is known for this year and track. Ask the administrator to add it.")
        messages.warning(request, words)
        return redirect(came_from(request, otherwise=work_lists["ratings-missing"].url))
    chosen = Chosen(request.user, ticked(request), year, scheme)
    act = BulkAct(
        question=_("How were these people rated in %(year)s?") % {"year": year},
        action=_("Rate the chosen"),
        done=_("%(count)s people were rated for %(year)s.") % {"year": year, "count": "%(count)s"},
        save=chosen.rate,
        name=chosen.name,
        left_out=chosen.left_out,
    )
    form = partial(OutcomeForm, scheme=scheme, year=year)
    return bulk_page(request, rows=chosen.people, form_class=form, act=act)
