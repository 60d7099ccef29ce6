"""The mean of a dimension whose rows are numbers, as the age in years."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as __

from apps.core.permissions import Permission
from apps.reporting.compiler import count
from apps.reporting.definitions import HEADCOUNT, TOTAL, Population
from apps.reporting.geographies import narrowed
from apps.reporting.indicators.definitions import Figures, IndicatorValue, Inquiry
from apps.reporting.papers.paper import Form
from apps.reporting.registry import registry
from apps.reporting.services import question_of, rows_by_value
from apps.reporting.table import Breakdown
from apps.reporting.territories import read_territory

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class MeanOf:
    """The mean over those whose number is known; whoever is unknown is left out of the base, and told."""

    dimension: str
    groups: tuple[str, ...]

    def read(self, inquiry: Inquiry) -> Figures:
        rights = (Permission.VIEW_REPORTS,)
        wide = read_territory(inquiry.unit, inquiry.day, inquiry.user, rights, inquiry.geography)
        territory = narrowed(wide, inquiry.at)
        facts = registry.facts_with([self.dimension])
        sheets = tuple((each, each.read(inquiry.day)) for each in facts)
        rows = sheets[0][1].categories[self.dimension]
        breakdown = Breakdown(registry.dimensions[self.dimension], rows)
        populations = tuple(registry.populations[group] for group in self.groups)
        level = territory.root.level
        question = question_of(territory, (level,), populations, (breakdown,), sheets, inquiry.day)
        counts = count(question, rows_by_value((Breakdown(HEADCOUNT, (TOTAL,)), breakdown)))
        numbers = [row.code for row in rows if row.code.isdigit()]
        values = []
        for group in populations:
            held = {int(code): counts.get((group.code, territory.root.pk, self.dimension, code), 0) for code in numbers}
            values.append(self._value(group, breakdown, held))
        return Figures(territory.root.title, tuple(values))

    def _value(self, group: Population, breakdown: Breakdown, held: dict[int, int]) -> IndicatorValue:
        known = sum(held.values())
        total = sum(number * persons for number, persons in held.items())
        mean = (Decimal(total) / known).quantize(TENTH, ROUND_HALF_UP) if known else None
        return IndicatorValue(
            group.code,
            "mean",
            total,
            known,
            mean,
            Form.DECIMAL,
            self.dimension,
            "",
            str(group.title),
            str(breakdown.dimension.title),
            __("Mean"),
            __("Persons of whom it is known"),
        )
