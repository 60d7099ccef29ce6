"""The home page: what there is to do next, and where each kind of work begins."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from apps.accounts.models import User
from apps.accounts.navigation import address
from apps.accounts.requests import RegistryRequest
from apps.accounts.roles import Role
from apps.core.duties import duties_of
from apps.core.permissions import Permission


@dataclass(frozen=True)
class Beginning:
    """A piece of work that people begin from the home page."""

    view_name: str
    permission: Permission
    label: str | Promise
    text: str | Promise
    icon: str

    @property
    def url(self) -> str:
        return address(self.view_name)


BEGINNINGS = [
    Beginning(
        "rosters:upload",
        Permission.UPLOAD_ROSTERS,
        _("Upload a roster"),
        _("Your own Excel file is checked first; nothing changes until you agree."),
        "file-upload",
    ),
    Beginning(
        "cadres:create",
        Permission.EDIT_CADRES,
        _("Add a person"),
        _("Someone newly elected, recruited or received."),
        "user-plus",
    ),
    Beginning(
        "reporting:list",
        Permission.VIEW_REPORTS,
        _("Open the reports"),
        _("Numbers and shares as of any day; each opens its list of people."),
        "chart-bar",
    ),
    Beginning(
        "accounts:people",
        Permission.MANAGE_ACCOUNTS,
        _("Manage accounts"),
        _("Who may log in, with which role and at which unit."),
        "users-group",
    ),
]


@require_safe
def home(request: RegistryRequest) -> HttpResponse:
    """Stands at once: the duties are counted by a request of their own."""
    return render(request, "home.html", {"duties": None, **_home(request.user, request)})


@require_safe
def duties(request: RegistryRequest) -> HttpResponse:
    """What there is to do, as the part that the home page fetches; without scripts the whole page with it."""
    context = {"duties": duties_of(request.user, request.day), **_home(request.user, request)}
    return render(request, "home_duties.html" if request.htmx else "home.html", context)


def _home(user: User, request: RegistryRequest) -> dict[str, Any]:
    return {
        "beginnings": [b for b in BEGINNINGS if user.can(b.permission) and b.url],
        "search_url": address("cadres:list") if user.can(Permission.VIEW_CADRES) else "",
        "upload_url": address("rosters:upload"),
        "figures_url": address("reporting:headlines") if user.can(Permission.VIEW_REPORTS) else "",
        "template_url": _template_address(user, request.day),
        "keeps_a_commune": any(m.role == Role.COMMUNE_OFFICER for m in user.running_memberships),
        "greeting": greeting(timezone.localtime().hour),
    }


def _template_address(user: User, day: date) -> str:
    """The template of the officer's commune as it is called on the day; of a unit that has ended there is none."""
    own = (m.unit.period_on(day) for m in user.running_memberships if m.role == Role.COMMUNE_OFFICER)
    period = next(filter(None, own), None)
    return f"{address('rosters:template')}?{urlencode({'unit': period.code})}" if period else ""


def greeting(hour: int) -> str | Promise:
    """How people greet each other at this hour."""
    if hour < 11:
        return _("Good morning")
    return _("Good afternoon") if hour < 18 else _("Good evening")
