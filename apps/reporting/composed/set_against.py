"""Numbers of units that a composed table sets its people against, with what a reader should know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __

from apps.reporting.amounts import Amounts
from apps.reporting.composed.cube import OfDay
from apps.reporting.composed.definitions import ALL, Composition
from apps.reporting.composed.pairs import Spread
from apps.reporting.composed.places import Spot
from apps.reporting.composed.shows import Show
from apps.reporting.registry import registry

if TYPE_CHECKING:
    from apps.reporting.composed.table import ComposedTable

OF_ALLOTTED = (Show.ALLOTTED, Show.ALLOTTED_RATE, Show.ALLOTTED_GAP)
Key = tuple[str, int, Spot]


def amounts_of(
    composition: Composition, of_days: Sequence[OfDay], spread: Spread
) -> tuple[Mapping[Key, Decimal | None], tuple[str, ...]]:
    """What the shows of the composition need, by its code, day and spot; and the sentences below the table."""
    asked = (show.amount_of(group) for show in composition.shows for group in composition.groups)
    codes = [code for code in dict.fromkeys(asked) if code in registry.place_amounts]
    found: dict[Key, Decimal | None] = {}
    notes: list[str] = []
    for code in codes:
        for each in of_days:
            amounts = Amounts(registry.place_amounts[code], each.territory, each.question.day, _narrowest())
            spots = _communes(each, spread)
            found.update({(code, each.number, spot): amounts.of(units) for spot, units in spots.items()})
        notes.extend(amounts.remarks())
    return found, tuple(dict.fromkeys(notes))


def has_no_posts(show: Show, group: str) -> bool:
    """Whether it sets a group against posts that nobody gives to this group apart."""
    return show.has_own_of_groups and show.amount_of(group) not in registry.place_amounts


def groups_without_posts(table: ComposedTable) -> Iterator[str]:
    """Sentences on groups whose posts are told only with those of others."""
    for group in table.groups:
        lacking = [show for show in table.shows if has_no_posts(show, group.code)]
        if any(show in OF_ALLOTTED for show in lacking):
            yield __("%(group)s: no posts are allotted to this group by itself.") % {"group": group.title}
        if any(show not in OF_ALLOTTED for show in lacking):
            yield __("%(group)s: the law sets no number for this group by itself.") % {"group": group.title}


def _narrowest() -> str:
    return registry.geographies["then"].levels[-1].code


def _communes(each: OfDay, spread: Spread) -> Mapping[Spot, set[int]]:
    """The units of the narrowest level in every spot, with totals."""
    found: defaultdict[Spot, set[int]] = defaultdict(set)
    for place in each.places:
        if place.level == _narrowest() and not place.is_remainder:
            own = (({ALL, *axis.held[each.number].get(place.pk, ("unknown",))}) for axis in spread.places)
            for spot in product(*own):
                found[spot].add(place.pk)
    return found
