"""The one table of a report, from which page, chart, JSON, CSV and workbook are drawn.

It stores counts; shares are computed last, as decimals, by one rounding rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from apps.core.decimals import quotient
from apps.core.permissions import Permission
from apps.reporting.definitions import HEADCOUNT, TOTAL, Category, Dimension, Kind, Population, Report
from apps.reporting.places import Geography, Notice, Place

Key = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure; `count` is None where disclosure control hides it."""

    group: str
    measure: str
    category: str
    unit: str
    count: int | None
    base: int

    @property
    def percent(self) -> Decimal | None:
        return share(self.count, self.base)


@lru_cache(maxsize=65536)
def share(count: int | None, base: int, places: int = 2) -> Decimal | None:
    """Percent, rounded half up in whole numbers; none where nothing can be shared.

    Always from the counts: 1 of 22 is 4.55 with two places and 4.5 with one, which rounding twice would miss.
    """
    if count is None or not base:
        return None
    return Decimal((2 * count * 10 ** (places + 2) + base) // (2 * base)).scaleb(-places)


def points(now: int, base: int, then: int, base_then: int, places: int = 2) -> Decimal:
    """By how many percentage points a share has changed: the exact shares are subtracted, then it is rounded once.

    Bases must be above nought.
    """
    return quotient(100 * (now * base_then - then * base), base * base_then, places)


def growth(now: int, then: int, places: int = 2) -> Decimal | None:
    """By how many percent of itself a number has changed; none where it was nought."""
    return quotient(100 * (now - then), then, places) if then else None


@dataclass(frozen=True)
class Breakdown:
    """A dimension with its rows as they were on the day."""

    dimension: Dimension
    categories: tuple[Category, ...]

    @cached_property
    def exclusive(self) -> tuple[Category, ...]:
        """The rows that together make the whole."""
        return tuple(category for category in self.categories if category.kind.is_exclusive)

    @cached_property
    def shown(self) -> tuple[Category, ...]:
        """All rows but those that only repeat another one under a second name."""
        return tuple(category for category in self.categories if category.kind is not Kind.ALIAS)

    @cached_property
    def by_code(self) -> dict[str, Category]:
        return {category.code: category for category in self.categories}


@dataclass(frozen=True)
class ReportTable:
    """Counts of a report for a unit on a day, with all that is needed to read them."""

    report: Report
    day: date
    geography: Geography
    unit: Place
    places: tuple[Place, ...]
    groups: tuple[Population, ...]
    breakdowns: tuple[Breakdown, ...]
    counts: Mapping[Key, int]
    # What the user may do in the unit: see its people, see sensitive dimensions in full.
    rights: frozenset[Permission]
    # Cells of exclusive rows that must not be shown, and roll-ups whose difference would tell them.
    hidden: frozenset[Key] = field(default_factory=frozenset)
    # Whom the figures leave out.
    notices: tuple[Notice, ...] = ()

    def base(self, group: str, unit: int) -> int:
        """The denominator: all persons of the group in the unit."""
        return self.counts.get((group, unit, HEADCOUNT.code, TOTAL.code), 0)

    def breakdown(self, dimension: str) -> Breakdown:
        return next(each for each in self.breakdowns if each.dimension.code == dimension)

    def count(self, group: str, unit: int, breakdown: Breakdown, category: Category) -> int | None:
        """The persons of a row, or None where the row is hidden."""
        dimension = breakdown.dimension.code
        if self.hidden and any(
            (group, unit, dimension, part) in self.hidden for part in category.parts or (category.code,)
        ):
            return None
        if not category.parts:
            return self.counts.get((group, unit, dimension, category.code), 0)
        return sum(self.counts.get((group, unit, dimension, part), 0) for part in category.parts)

    def cell(self, group: str, place: Place, breakdown: Breakdown, category: Category) -> Cell:
        return Cell(
            group,
            breakdown.dimension.code,
            category.code,
            place.code,
            self.count(group, place.pk, breakdown, category),
            self.base(group, place.pk),
        )

    def cells(self) -> Iterator[Cell]:
        """Every figure, unit by unit and group by group."""
        for place in self.places:
            for group in self.groups:
                for breakdown in self.breakdowns:
                    for category in breakdown.categories:
                        yield self.cell(group.code, place, breakdown, category)
