"""Pages of administrative units: tree and search, one unit, one reorganisation, and the search of the unit picker."""

from django.core.paginator import Paginator
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from apps.communes.changes import changes_of
from apps.communes.diagram import succession_diagram
from apps.communes.home import home_provinces, lying_in, places_of
from apps.communes.life import UnitLife
from apps.communes.models import Level, Reorganisation, Succession, Unit, UnitPeriod
from apps.communes.tree import branches, existing_levels, search
from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.core.text import tidy
from apps.core.unit_panels import panels_of

MOST_OPTIONS = 20
CHANGES_A_PAGE = 60


def asked_words(request: DatedRequest) -> str:
    """What is searched for; the database knows no NUL character."""
    return tidy(request.GET.get("q", "")).replace("\x00", "")[:100]


@require_safe
def tree(request: DatedRequest) -> HttpResponse:
    """The units of the day by province, and the search across all days."""
    words = asked_words(request)
    if words:
        return render(request, "communes/tree.html", {"q": words, "hits": search(words, request.day)})
    context = {"branches": branches(None, request.day, _opened(request)), "levels": existing_levels(request.day)}
    return render(request, "communes/tree.html", context)


def _opened(request: DatedRequest) -> frozenset[int]:
    """The branches that are open: the unit asked for by `?open=`, else the reader's own, and those above it."""
    asked = request.GET.get("open")
    unit = Unit.objects.filter(key=asked).first() if asked else _own_unit(request)
    if unit is None:
        return frozenset()
    return frozenset({unit.pk, *(period.unit_id for period in UnitLife(unit, request.day).parents)})


def _own_unit(request: DatedRequest) -> Unit | None:
    """The widest unit in which the reader has people to see."""
    widest = Case(*(When(level=level, then=place) for place, level in enumerate(Level)))
    return Unit.objects.in_scope_of(request.user).order_by(widest, "key").first()


@require_safe
def branch(request: DatedRequest, key: str) -> HttpResponse:
    """The units directly below one: what the tree fetches when a branch is opened."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user), key=key)
    return render(request, "communes/branch.html", {"branches": branches(unit, request.day)})


@require_safe
def detail(request: DatedRequest, key: str) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.visible_to(request.user), key=key)
    life = UnitLife(unit, request.day)
    context = {
        "unit": unit,
        "life": life,
        "children": branches(unit, life.shown_day),
        "branch_day": life.shown_day,
        "diagram": succession_diagram(life),
        "panels": panels_of(unit, request.day, request.user),
    }
    return render(request, "communes/detail.html", context)


@require_safe
def reorganisations(request: DatedRequest) -> HttpResponse:
    """All resolutions, the latest first: those of the reader's units, then the others."""
    links = Succession.objects.filter(reorganisation=OuterRef("pk"))
    units = Unit.objects.in_scope_of(request.user).values("pk")
    own = Exists(links.filter(Q(predecessor__in=units) | Q(successor__in=units)))
    counted = Reorganisation.objects.annotate(links=Count("successions"), is_own=own)
    found = counted.order_by("-is_own", "-effective_on", "resolution")
    may = {right.value: request.user.can(right) for right in (Permission.VIEW_CADRES, Permission.REORGANISE_UNITS)}
    return render(request, "communes/reorganisations.html", {"reorganisations": found, "may": may})


@require_safe
def reorganisation(request: DatedRequest, key: str) -> HttpResponse:
    """Before and after one resolution."""
    found = get_object_or_404(Reorganisation, key=key)
    page = Paginator(changes_of(found), CHANGES_A_PAGE).get_page(request.GET.get("page"))
    may = {Permission.VIEW_CADRES.value: request.user.can(Permission.VIEW_CADRES)}
    return render(request, "communes/reorganisation.html", {"reorganisation": found, "page_obj": page, "may": may})


@require_safe
def pick(request: DatedRequest) -> HttpResponse:
    """Options of the unit picker: units of the day and scope asked for that fit the words, those at home first."""
    home = home_provinces(request.user, request.day)
    periods = UnitPeriod.objects.on(request.day).filter(unit__in=_scope(request))
    words = asked_words(request)
    found = periods.named_like(words) if words else periods.annotate(closeness=Value(0))
    at_home = Case(When(lying_in(home, request.day), then=0), default=1)
    ordered = found.order_by("closeness", at_home, "name_folded", "code")  # type: ignore[misc]  # by named_like
    options = list(ordered.select_related("unit")[:MOST_OPTIONS])
    places = places_of(options, request.day, known=home if len(home) == 1 else ())
    context = {"options": [(option, places[option.unit_id]) for option in options]}
    return render(request, "communes/pick.html", context)


def _scope(request: DatedRequest) -> QuerySet[Unit]:
    """The units at which the user holds the right named by `scope`, all units when none is named."""
    units = Unit.objects.visible_to(request.user)
    if request.GET.get("scope") in Permission.values:
        units = units.in_scope_of(request.user, Permission(request.GET["scope"]))
    return units.filter(level=request.GET["level"]) if request.GET.get("level") in Level.values else units
