"""The places that a user can go to from every page."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.permissions import Actor, Permission


@dataclass(frozen=True)
class Place:
    """A page named in the navigation; without a permission it is open to everyone who may log in."""

    view_name: str
    label: str | Promise
    icon: str
    permission: Permission | None = None


PLACES = [
    Place("home", _("Home"), "home"),
    Place("cadres:list", pgettext_lazy("navigation", "People"), "users", Permission.VIEW_CADRES),
    Place("discipline:list", _("Discipline"), "gavel", Permission.SEE_DISCIPLINE),
    Place("movements:list", _("Movements"), "arrows-exchange", Permission.VIEW_CADRES),
    Place("rosters:list", _("Rosters"), "file-spreadsheet", Permission.UPLOAD_ROSTERS),
    Place("standards:gap", _("Standards"), "ruler-2", Permission.VIEW_CADRES),
    Place("reporting:list", _("Reports"), "chart-bar", Permission.VIEW_REPORTS),
    Place("communes:tree", _("Units"), "sitemap"),
    Place("accounts:people", _("Accounts"), "users-group", Permission.MANAGE_ACCOUNTS),
]


@dataclass(frozen=True)
class Link:
    """A place as one page shows it."""

    url: str
    label: str | Promise
    icon: str
    is_current: bool


def links_for(request: HttpRequest, user: Actor) -> list[Link]:
    """The places that `user` may go to, the present one marked."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    allowed = [place for place in PLACES if place.permission is None or user.can(place.permission)]
    return [
        Link(url, place.label, place.icon, _section(place.view_name) == _section(here))
        for place in allowed
        if (url := address(place.view_name))
    ]


def address(view_name: str) -> str:
    """The address of a page, or nothing where an installation does without it."""
    try:
        return reverse(view_name)
    except NoReverseMatch:
        return ""


def _section(view_name: str) -> str:
    return view_name.partition(":")[0]
