"""The one table of a report of events, from which page, chart, JSON, CSV and workbook are drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from apps.core.permissions import Permission
from apps.reporting.definitions import Category
from apps.reporting.places import Geography, Notice, Place
from apps.reporting.table import Key, share
from apps.reporting.tallies.definitions import Group, Span, TallyReport
from apps.reporting.tallies.lines import Measure, Section


@dataclass(frozen=True, slots=True)
class TallyCell:
    """One figure; `count` is None where disclosure control hides it, `base` where there is no whole."""

    group: str
    measure: str
    category: str
    unit: str
    counted: str
    count: int | None
    base: int | None

    @property
    def percent(self) -> Decimal | None:
        return share(self.count, self.base or 0)


@dataclass(frozen=True)
class TallyTable:
    """Numbers of a report for a unit over a span, with all that is needed to read them."""

    report: TallyReport
    span: Span
    geography: Geography
    unit: Place
    places: tuple[Place, ...]
    sections: tuple[Section, ...]
    counts: Mapping[Key, int]
    # For each tally, how many of its events count in the unit but in none of the parts that are shown beside it.
    apart: Mapping[str, int]
    # What the user may do in the unit: see its people, see what a right of its own opens.
    rights: frozenset[Permission]
    hidden: frozenset[Key] = field(default_factory=frozenset)
    # What could not be carried to the units shown.
    notices: tuple[Notice, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple({group.code: group for section in self.sections for group in section.groups}.values())

    def count(self, group: str, unit: int, measure: Measure, category: str) -> int | None:
        """The number of a cell, or None where it is hidden."""
        difference = measure.difference(category)
        if difference:
            whole, less = (self.count(group, unit, measure, each) for each in (difference.of, difference.less))
            return None if whole is None or less is None else whole - less
        key = (group, unit, measure.code, category)
        return None if key in self.hidden else self.counts.get(key, 0)

    def base(self, group: Group, unit: int, measure: Measure, category: Category) -> int | None:
        """The whole of which a cell is a share; None where there is none or it is hidden."""
        difference = measure.difference(category.code)
        if difference:
            return self.count(group.code, unit, measure, difference.of)
        if measure.total is None:
            return None
        whole = group.part_of if measure.is_total(category) and group.part_of else group.code
        return self.count(whole, unit, measure, measure.total.code)

    def cell(self, group: Group, place: Place, measure: Measure, category: Category) -> TallyCell:
        return TallyCell(
            group.code,
            measure.code,
            category.code,
            place.code,
            group.counted.code,
            self.count(group.code, place.pk, measure, category.code),
            self.base(group, place.pk, measure, category),
        )

    def cells(self) -> Iterator[TallyCell]:
        """Every figure, unit by unit, group by group."""
        for place in self.places:
            for section in self.sections:
                for group in section.groups:
                    for measure in section.measures:
                        for category in measure.shown:
                            yield self.cell(group, place, measure, category)
