"""Persons set against what is counted of their units, as 1,000 inhabitants."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as __

from apps.core.permissions import Permission
from apps.reporting.amounts import Amounts
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.geographies import narrowed
from apps.reporting.indicators.definitions import Figures, IndicatorValue, Inquiry
from apps.reporting.indicators.sources import report_address
from apps.reporting.papers.paper import Form
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from apps.reporting.territories import read_together

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class PerThousand:
    """Persons of each group for 1,000 of an amount; without a value where it is not known of all units."""

    report: str
    groups: tuple[str, ...]
    amount: str

    def read(self, inquiry: Inquiry) -> Figures:
        table = build_report(
            self.report,
            unit=inquiry.unit,
            day=inquiry.day,
            user=inquiry.user,
            levels=[],
            groups=self.groups,
            measures=[HEADCOUNT.code],
            **inquiry.scope.chosen,
        )
        amounts = self._amounts(inquiry)
        query = {**inquiry.scope.query, "day": inquiry.day.isoformat(), "group": self.groups[0]}
        address = report_address("report", self.report, query)
        values = tuple(self._values(table, amounts))
        return Figures(table.unit.title, values, address, notes=tuple(amounts.remarks()))

    def _values(self, table: ReportTable, amounts: Amounts) -> Iterator[IndicatorValue]:
        number, title = amounts.of(amounts.communes), str(amounts.asked.title)
        for group in table.groups:
            persons = table.base(group.code, table.unit.pk)
            yield IndicatorValue(
                group.code,
                "per_thousand",
                persons,
                None if number is None else int(number),
                (persons * 1000 / number).quantize(HUNDREDTH, ROUND_HALF_UP) if number else None,
                Form.DECIMAL,
                self.amount,
                "",
                str(group.title),
                title,
                __("Persons per 1,000 inhabitants"),
                title,
            )

    def _amounts(self, inquiry: Inquiry) -> Amounts:
        wide = read_together(inquiry.unit, inquiry.day, inquiry.user, (Permission.VIEW_REPORTS,), inquiry.geography)
        narrowest = registry.geographies["then"].levels[-1].code
        return Amounts(registry.place_amounts[self.amount], narrowed(wide, inquiry.at), inquiry.day, narrowest)
