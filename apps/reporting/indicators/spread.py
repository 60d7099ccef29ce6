"""How a figure is spread over the units of the narrowest level: mean, least, median, most, and who reaches a floor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from django.utils.translation import gettext as __

from apps.reporting.definitions import HEADCOUNT, StrOrPromise
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.indicators.definitions import Figures, IndicatorValue, Inquiry
from apps.reporting.indicators.sources import report_address
from apps.reporting.papers.paper import Form
from apps.reporting.places import Place
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import Breakdown, ReportTable, share

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class UnitFigure:
    """The figure of one unit: persons, of how many, and their share."""

    code: str
    title: str
    persons: int
    base: int
    url: str = ""

    @property
    def percent(self) -> Decimal | None:
        return share(self.persons, self.base)


@dataclass(frozen=True)
class PerUnit:
    """A row of a report for each unit: as numbers of persons, or as their shares."""

    report: str
    group: str
    measure: str = HEADCOUNT.code
    category: str = "total"
    is_share: bool = False
    # The number of persons that a unit shall reach, and where that is written.
    floor: int | None = None
    floor_words: StrOrPromise = ""

    def read(self, inquiry: Inquiry) -> Figures:
        table = self._table(inquiry)
        found = self._units(table, inquiry)
        values = self._shares(table, found) if self.is_share else self._numbers(table, found)
        query = {
            **inquiry.scope.query,
            "day": inquiry.day.isoformat(),
            "group": self.group,
            "by": self.level,
            "measure": self.measure,
        }
        shown = {key: value for key, value in query.items() if value != HEADCOUNT.code}
        return Figures(table.unit.title, tuple(values), report_address("report", self.report, shown))

    def units(self, inquiry: Inquiry) -> list[UnitFigure]:
        """Every unit with its figure, the greatest first."""
        return self._units(self._table(inquiry), inquiry)

    @property
    def level(self) -> str:
        return registry.geographies[DEFAULT_GEOGRAPHY].levels[-1].code

    def _table(self, inquiry: Inquiry) -> ReportTable:
        return build_report(
            self.report,
            unit=inquiry.unit,
            day=inquiry.day,
            user=inquiry.user,
            levels=[self.level],
            groups=[self.group],
            measures=[self.measure],
            **inquiry.scope.chosen,
        )

    def _units(self, table: ReportTable, inquiry: Inquiry) -> list[UnitFigure]:
        breakdown = table.breakdown(self.measure)
        category = breakdown.by_code[self.category]
        places = [place for place in table.places if place.level == self.level and not place.is_remainder]
        found = [
            UnitFigure(
                place.code,
                place.title,
                table.count(self.group, place.pk, breakdown, category) or 0,
                table.base(self.group, place.pk),
                self._address(place, table, inquiry),
            )
            for place in places
        ]
        return sorted(found, key=lambda each: (-self._measured(each), each.code))

    def _address(self, place: Place, table: ReportTable, inquiry: Inquiry) -> str:
        scope = inquiry.scope.of(place, table.unit)
        query = {**scope.query, "day": inquiry.day.isoformat(), "group": self.group}
        return report_address("report", self.report, query)

    def _measured(self, found: UnitFigure) -> Decimal:
        return (found.percent or Decimal(0)) if self.is_share else Decimal(found.persons)

    def _numbers(self, table: ReportTable, found: list[UnitFigure]) -> list[IndicatorValue]:
        persons = [each.persons for each in found]
        total = sum(persons)
        mean = _rounded(Decimal(total) / len(persons)) if persons else None
        values = [self._value(table, "mean", __("Mean"), mean, numerator=total, units=len(persons))]
        values += self._extremes(table, [Decimal(number) for number in persons], units=len(persons))
        if self.floor is not None:
            reaching = sum(number >= self.floor for number in persons)
            title = __("Units that reach %(floor)s (%(where)s)") % {"floor": self.floor, "where": self.floor_words}
            percent = share(reaching, len(persons))
            reached = self._value(table, "reaching", title, percent, numerator=reaching, units=len(persons))
            values.append(_as(reached, Form.PERCENT))
        return values

    def _shares(self, table: ReportTable, found: list[UnitFigure]) -> list[IndicatorValue]:
        """The share of all persons first, then how the shares of the units are spread."""
        shares = [each.percent for each in found if each.percent is not None]
        breakdown = table.breakdown(self.measure)
        base = table.base(self.group, table.unit.pk)
        persons = table.count(self.group, table.unit.pk, breakdown, breakdown.by_code[self.category])
        whole = self._value(table, "all", __("All units together"), share(persons, base), numerator=persons, units=base)
        spread = self._extremes(table, shares, units=len(shares))
        return [_as(value, Form.PERCENT) for value in (whole, *spread)]

    def _extremes(self, table: ReportTable, numbers: Sequence[Decimal], *, units: int) -> list[IndicatorValue]:
        if not numbers:
            return []
        middle = _rounded(median(numbers))
        told = (
            ("least", __("Least"), min(numbers)),
            ("median", __("Median"), middle),
            ("most", __("Most"), max(numbers)),
        )
        return [self._value(table, code, title, value, units=units) for code, title, value in told]

    def _value(
        self,
        table: ReportTable,
        code: str,
        title: str,
        value: Decimal | None,
        *,
        numerator: int | None = None,
        units: int,
    ) -> IndicatorValue:
        breakdown: Breakdown = table.breakdown(self.measure)
        words = str(breakdown.by_code[self.category].title)
        return IndicatorValue(
            self.group,
            code,
            numerator,
            units,
            value,
            Form.DECIMAL,
            self.measure,
            "",
            str(registry.populations[self.group].title),
            str(breakdown.dimension.title)
            if self.measure == HEADCOUNT.code
            else f"{breakdown.dimension.title}: {words}",
            title,
            __("Units") if code != "all" else str(registry.populations[self.group].title),
        )


def _as(value: IndicatorValue, form: Form) -> IndicatorValue:
    return replace(value, form=form)


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)
