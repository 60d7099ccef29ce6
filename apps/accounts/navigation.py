"""The places that a user can go to from every page."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
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
    section: str | Promise = ""
    # How names of further pages begin that belong to it, though their app has a place of its own.
    claims: tuple[str, ...] = ()


CAREERS = pgettext_lazy("navigation", "Careers")
FIGURES = pgettext_lazy("navigation", "Rosters and figures")
REGISTRY = pgettext_lazy("navigation", "The registry")
PLACES = [
    Place("home", _("Home"), "home"),
    Place("cadres:list", pgettext_lazy("navigation", "People"), "users", Permission.VIEW_CADRES),
    Place("cadres:work", _("Work lists"), "checklist", Permission.VIEW_CADRES),
    Place("movements:list", _("Movements"), "arrows-exchange", Permission.VIEW_CADRES, CAREERS),
    Place("standards:gap", _("Standards"), "ruler-2", Permission.VIEW_CADRES, CAREERS),
    Place("training:overview", _("Training"), "school", Permission.VIEW_CADRES, CAREERS),
    Place("appraisal:overview", _("Appraisal"), "award", Permission.VIEW_CADRES, CAREERS),
    Place("planning:list", _("Planning"), "route", Permission.SEE_PLANNING, CAREERS),
    Place("planning:forecast", _("Retirement"), "calendar-time", Permission.VIEW_CADRES, CAREERS),
    Place("discipline:list", _("Discipline"), "gavel", Permission.SEE_DISCIPLINE, CAREERS),
    Place("petitions:list", _("Petitions"), "mail", Permission.SEE_PETITIONS, CAREERS),
    Place(
        "establishment:overview",
        _("Establishment"),
        "armchair",
        Permission.VIEW_CADRES,
        CAREERS,
        claims=("standards:position", "standards:place"),
    ),
    Place(
        "rosters:list",
        _("Rosters"),
        "file-spreadsheet",
        Permission.UPLOAD_ROSTERS,
        FIGURES,
        claims=("cadres:roster_people",),
    ),
    Place("submissions:list", _("Reporting periods"), "calendar-due", Permission.UPLOAD_ROSTERS, FIGURES),
    Place("reporting:list", _("Reports"), "chart-bar", Permission.VIEW_REPORTS, FIGURES),
    Place("targets:list", _("Targets"), "target-arrow", Permission.VIEW_REPORTS, FIGURES),
    Place("communes:tree", _("Units"), "sitemap", section=REGISTRY),
    Place("accounts:people", _("Accounts"), "users-group", Permission.MANAGE_ACCOUNTS, REGISTRY),
]


@dataclass(frozen=True)
class Link:
    """A place as one page shows it; the first of a section bears its heading."""

    url: str
    label: str | Promise
    icon: str
    is_current: bool
    heading: str | Promise = ""


def links_for(request: HttpRequest, user: Actor) -> list[Link]:
    """The places that `user` may go to, the present one marked."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    allowed = [place for place in PLACES if place.permission is None or user.can(place.permission)]
    known = [(place, url) for place in allowed if (url := address(place.view_name))]
    urls = {place.view_name: url for place, url in known}
    current = _current([place for place, _url in known], here) or _above(urls, request.path)
    links, above = [], None
    for place, url in known:
        heading = place.section if place.section and place.section != above else ""
        links.append(Link(url, place.label, place.icon, place.view_name == current, heading))
        above = place.section
    return links


def _current(places: list[Place], here: str) -> str:
    """The place that claims the page or whose name its begins with, else the first of the same app, else none."""
    names = [place.view_name for place in places]
    claimed = [place.view_name for place in places if here.startswith(place.claims)]
    near = [name for name in names if here == name or here.startswith(f"{name}_")]
    same = [name for name in names if name.partition(":")[0] == here.partition(":")[0]]
    return (claimed or near or same or [""])[0]


def _above(urls: dict[str, str], path: str) -> str:
    """The place under whose address a page of an app without a place stands: qualifications under people."""
    above = [name for name, url in urls.items() if name != "home" and path.startswith(url)]
    return max(above, key=lambda name: len(urls[name]), default="")


def address(view_name: str) -> str:
    """The address of a page, or nothing where an installation does without it."""
    return _address(view_name, get_script_prefix())


@cache
def _address(view_name: str, prefix: str) -> str:
    """Asked twenty times by every page; it changes with nothing but the prefix under which the registry is served."""
    try:
        return reverse(view_name)
    except NoReverseMatch:
        return ""
