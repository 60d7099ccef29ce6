"""The page of accounts at units that have ended: a ticked list, handed over in one act."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from apps.accounts.handover import Handover, hand_over, handovers
from apps.accounts.requests import RegistryRequest
from apps.communes.titles import titles_near
from apps.core.permissions import Permission


@dataclass(frozen=True)
class Line:
    """A role with what its units are called."""

    handover: Handover
    unit: str
    successor: str


@require_http_methods(["GET", "HEAD", "POST"])
def ended_units(request: RegistryRequest) -> HttpResponse:
    """Roles at units that no longer exist on the day, and the units at which they can go on."""
    request.user.require(Permission.MANAGE_ACCOUNTS)
    found = handovers(request.user, request.day)
    if request.method != "POST":
        context = {"lines": _lines(found, request), "may_hand_over": any(one.is_possible for one in found)}
        return render(request, "accounts/ended_units.html", context)
    ticked = set(request.POST.getlist("role"))
    chosen = [one for one in found if str(one.membership.pk) in ticked and one.is_possible]
    if not chosen:
        messages.warning(request, _("Tick at least one account of the list first."))
        return redirect("accounts:ended_units")
    number = hand_over(chosen=chosen, by=request.user)
    words = ngettext(
        "%(count)s role goes on at the unit that took over.",
        "%(count)s roles go on at the units that took over.",
        number,
    )
    messages.success(request, words % {"count": number})
    return redirect("accounts:ended_units")


def _lines(found: list[Handover], request: RegistryRequest) -> list[Line]:
    units = {unit for one in found for unit in (one.membership.unit_id, one.successor.pk if one.successor else 0)}
    titles = titles_near(units - {0}, request.day)
    return [
        Line(one, titles.get(one.membership.unit_id, ""), titles.get(one.successor.pk, "") if one.successor else "")
        for one in found
    ]
