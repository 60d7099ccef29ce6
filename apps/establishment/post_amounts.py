"""Posts allotted to units, and the most that the law lets them have, lent to reports that set staff against them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category
from apps.communes.models import Level, UnitPeriod
from apps.establishment.ceilings import Ceilings
from apps.establishment.models import Allotment, Block
from apps.reporting.definitions import Amount, PlaceAmount

Categories = frozenset[str]
# Of a unit, by the categories that use the posts.
Told = dict[Categories, Amount]

# The groups of people who use posts, by the categories of their posts.
GROUPS: dict[str, Categories] = {
    "cadres_and_civil_servants": frozenset({Category.CADRE.value, Category.CIVIL_SERVANT.value}),
    "cadres": frozenset({Category.CADRE.value}),
    "civil_servants": frozenset({Category.CIVIL_SERVANT.value}),
    "staff": frozenset({Category.CADRE.value, Category.CIVIL_SERVANT.value, Category.NON_PROFESSIONAL.value}),
    "non_professional": frozenset({Category.NON_PROFESSIONAL.value}),
}


@dataclass(frozen=True)
class Allotted:
    """The posts allotted to a group in the year of the day: those of its block, or of all blocks that make it."""

    group: str

    def __call__(self, units: Collection[int], day: date) -> Mapping[int, Amount]:
        found: dict[int, Told] = {}
        rows = Allotment.objects.holding_in(day.year).filter(unit__in=units).select_related("block")
        for each in rows:
            source = each.decision_issuer or each.decision_number or str(each.year)
            told = Amount(Decimal(each.number), date(each.year, 1, 1), source)
            found.setdefault(each.unit_id, {})[frozenset(each.block.categories)] = told
        return _of_group(found, GROUPS[self.group])


@dataclass(frozen=True)
class Allowed:
    """The most posts of a group by the law of the day, by the class and the kind of each unit."""

    group: str

    def __call__(self, units: Collection[int], day: date) -> Mapping[int, Amount]:
        found: dict[int, Told] = {}
        periods = UnitPeriod.objects.on(day).filter(unit__in=units, unit__level=Level.COMMUNE)
        kinds = dict(periods.order_by().values_list("unit", "kind"))
        for block in Block.objects.all():
            ceilings = Ceilings.of_rows(*Ceilings.asked(day, block, kinds))
            for unit, kind in kinds.items():
                if entry := ceilings.of(unit, kind):
                    told = Amount(Decimal(entry.number), entry.valid_from or day, entry.legal_basis)
                    found.setdefault(unit, {})[frozenset(block.categories)] = told
        return _of_group(found, GROUPS[self.group])


def _of_group(found: Mapping[int, Told], wanted: Categories) -> dict[int, Amount]:
    numbers = ((unit, _number(told, wanted)) for unit, told in found.items())
    return {unit: number for unit, number in numbers if number is not None}


def _number(told: Told, wanted: Categories) -> Amount | None:
    """Of the very group, or of parts that make it without using a post twice."""
    if wanted in told:
        return told[wanted]
    parts = {categories: amount for categories, amount in told.items() if categories and categories < wanted}
    if sum(map(len, parts)) != len(wanted) or frozenset().union(*parts) != wanted:
        return None
    last = max(parts.values(), key=lambda amount: amount.told_on)
    return Amount(sum((amount.number for amount in parts.values()), Decimal(0)), last.told_on, last.source)


def amounts() -> Iterator[PlaceAmount]:
    for group in GROUPS:
        yield PlaceAmount(f"posts_allotted.{group}", _("Posts allotted"), Allotted(group))
        yield PlaceAmount(f"posts_allowed.{group}", _("Most posts by law"), Allowed(group))
