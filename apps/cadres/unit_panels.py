"""How many people serve in a unit on a day, by category: what cadres adds to the page of a unit."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Category, Posting
from apps.communes.models import Unit
from apps.core.permissions import Permission
from apps.core.unit_panels import UnitPanel, unit_panel


@dataclass(frozen=True)
class CategoryCount:
    label: str
    people: int


@dataclass(frozen=True)
class Serving:
    """Heads by category of the primary post; the total counts each person once."""

    categories: list[CategoryCount]
    total: int
    concurrent_only: int
    list_url: str
    is_whole: bool


@unit_panel
def people_serving(unit: Unit, day: date, user: User) -> UnitPanel | None:
    """None for who has no right to see records in the unit or below it."""
    units = Unit.objects.within(unit)
    if not units.in_scope_of(user, Permission.VIEW_CADRES).exists():
        return None
    postings = Posting.objects.running_on(day).counted().in_unit(unit)
    postings = postings.filter(user.unit_condition(Permission.VIEW_CADRES, "unit"))
    counts = {f"in_{c}": Count("cadre", distinct=True, filter=Q(category=c, is_primary=True)) for c in Category}
    found = postings.aggregate(total=Count("cadre", distinct=True), **counts)
    categories = [CategoryCount(str(c.label), found[f"in_{c}"]) for c in Category]
    serving = Serving(
        categories=categories,
        total=found["total"],
        concurrent_only=found["total"] - sum(c.people for c in categories),
        list_url=f"{reverse('cadres:list')}?{urlencode({'unit': unit.key})}",
        is_whole=user.can(Permission.VIEW_CADRES, unit),
    )
    return UnitPanel(_("People serving here"), "cadres/unit_panel.html", serving)
