"""Numbers of units that a composed table sets its people against, with what a reader should know of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product

from apps.reporting.amounts import Amounts
from apps.reporting.composed.cube import OfDay
from apps.reporting.composed.definitions import ALL, Composition
from apps.reporting.composed.pairs import Spread
from apps.reporting.composed.places import Spot
from apps.reporting.registry import registry

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
