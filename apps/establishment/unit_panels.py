"""What the establishment adds to the page of a unit: posts allotted, people there, vacancies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.communes.models import Level, Unit
from apps.core.permissions import Permission
from apps.core.together import answered_together
from apps.core.unit_panels import UnitPanel, unit_panel
from apps.establishment.figures import Establishment, Together, together
from apps.establishment.models import Allotment, Block


@dataclass(frozen=True)
class BlockPosts:
    """A block with the sums of the unit."""

    block: Block
    posts: Together


@dataclass(frozen=True)
class Posts:
    """The blocks of which something was allotted, and the page that tells more."""

    blocks: list[BlockPosts]
    url: str
    # The latest allotment that says as which class the commune was allotted its posts.
    classed: Allotment | None = None


@unit_panel
def posts_allotted(unit: Unit, day: date, user: User) -> UnitPanel | None:
    """None where nothing was allotted, or for who has no right to see the people of the unit."""
    if not user.can(Permission.VIEW_CADRES):
        return None
    held = _blocks(day)
    lines = answered_together([Establishment(user, day, block, unit).told() for block in held])
    found = [BlockPosts(block, together(of_block)) for block, of_block in zip(held, lines, strict=True)]
    blocks = [each for each in found if each.posts.units > each.posts.without]
    if not blocks:
        return None
    is_commune = unit.level == Level.COMMUNE
    url = reverse("establishment:unit", args=[unit.key]) if is_commune else _list_of(unit)
    classed = _classed(unit, day) if is_commune else None
    return UnitPanel(_("Establishment"), "establishment/unit_panel.html", Posts(blocks, url, classed))


def _classed(unit: Unit, day: date) -> Allotment | None:
    found = Allotment.objects.filter(unit=unit, year__lte=day.year, unit_class__isnull=False)
    return found.select_related("unit_class").order_by("-year", "-pk").first()


def _blocks(day: date) -> list[Block]:
    return list(Block.objects.valid_on(day))


def _list_of(unit: Unit) -> str:
    return f"{reverse('establishment:overview')}?unit={unit.key}"
