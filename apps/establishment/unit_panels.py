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
from apps.establishment.models import Block, UnitClassification, UnitSize

# So many earlier counts are told on the page of a unit.
MOST_COUNTS = 6


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
    # The class of the commune on the day, with its decision.
    classed: UnitClassification | None = None
    # Whether the reader may say of which class it is.
    may_class: bool = False


@unit_panel
def posts_allotted(unit: Unit, day: date, user: User) -> UnitPanel | None:
    """None where nothing was allotted and no class is known, or for who has no right to see the people of the unit."""
    if not user.can(Permission.VIEW_CADRES):
        return None
    held = _blocks(day)
    lines = answered_together([Establishment(user, day, block, unit).told() for block in held])
    found = [BlockPosts(block, together(of_block)) for block, of_block in zip(held, lines, strict=True)]
    blocks = [each for each in found if each.posts.units > each.posts.without]
    is_commune = unit.level == Level.COMMUNE
    may_class = is_commune and user.can(Permission.MANAGE_ESTABLISHMENT, unit)
    url = reverse("establishment:unit", args=[unit.key]) if is_commune else _list_of(unit)
    classed = _classed(unit, day) if is_commune else None
    if not (blocks or classed or may_class):
        return None
    return UnitPanel(_("Establishment"), "establishment/unit_panel.html", Posts(blocks, url, classed, may_class))


@dataclass(frozen=True)
class Sizes:
    """What was counted of a unit up to the day, the latest first."""

    unit: Unit
    counted: list[UnitSize]
    may_write: bool


@unit_panel
def population_and_area(unit: Unit, day: date, user: User) -> UnitPanel | None:
    """For who sees the people of the unit; what is not recorded is said to be so."""
    if not user.can(Permission.VIEW_CADRES, unit):
        return None
    counted = list(UnitSize.objects.filter(unit=unit, counted_on__lte=day).order_by("-counted_on")[:MOST_COUNTS])
    sizes = Sizes(unit, counted, user.can(Permission.MANAGE_ESTABLISHMENT, unit))
    return UnitPanel(_("Population and area"), "establishment/size_panel.html", sizes)


def _classed(unit: Unit, day: date) -> UnitClassification | None:
    return UnitClassification.objects.running_on(day).filter(unit=unit).select_related("unit_class").first()


def _blocks(day: date) -> list[Block]:
    return list(Block.objects.valid_on(day))


def _list_of(unit: Unit) -> str:
    return f"{reverse('establishment:overview')}?unit={unit.key}"
