"""Where a movement begins and leads to: filled from the registry where it is not stated."""

from __future__ import annotations

from datetime import date

from apps.cadres.models import Cadre, Movement, Posting, Tier
from apps.communes.models import Level, Unit
from apps.core.dates import day_before

TIERS = {Level.PROVINCE: Tier.PROVINCE, Level.DISTRICT: Tier.DISTRICT, Level.COMMUNE: Tier.COMMUNE}


def primary_before(cadre: Cadre, day: date) -> Posting | None:
    """The primary post that the person holds on the eve of `day`."""
    held = Posting.objects.filter(cadre=cadre, is_primary=True).running_on(day_before(day))
    return held.select_related("unit", "title", "status").first()


def state_places(movement: Movement) -> None:
    """Unit, title and levels that follow from the running post and from the units named."""
    post = primary_before(movement.cadre, movement.starts_on)
    if post and not movement.from_unit_id and not movement.from_place:
        movement.from_unit = post.unit
    if post and not movement.from_title_id and movement.from_unit_id == post.unit_id:
        movement.from_title = post.title
    if not movement.kind.opens_post and movement.kind.closes_post is False:
        movement.to_unit, movement.to_title = movement.from_unit, movement.to_title or movement.from_title
    movement.from_level = movement.from_level or tier_of(movement.from_unit)
    movement.to_level = movement.to_level or tier_of(movement.to_unit)


def tier_of(unit: Unit | None) -> str:
    return TIERS[Level(unit.level)].value if unit else ""


def leads_into_the_registry(movement: Movement) -> bool:
    """Whether the new post is one of a commune: of other bodies the registry keeps no posts."""
    return movement.to_unit is not None and movement.to_unit.level == Level.COMMUNE
