"""How many units there were before and after each change of units, within one unit of the day."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as __

from apps.core.permissions import Permission
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.indicators.definitions import Figures, IndicatorValue, Inquiry
from apps.reporting.papers.paper import Form, Look
from apps.reporting.places import Territory
from apps.reporting.registry import registry
from apps.reporting.table import share
from apps.reporting.territories import read_territory

GROUP, MEASURE = "communes", "units"


@dataclass(frozen=True)
class UnitCounts:
    """Units of the narrowest level on the eve of the first change that is known, after each change, and on the day."""

    report: str

    def read(self, inquiry: Inquiry) -> Figures:
        unit = f"{inquiry.at}@{inquiry.geography}" if inquiry.at else inquiry.fixed_unit
        turns = registry.geographies[DEFAULT_GEOGRAPHY].turns(unit, inquiry.day)
        past = [turn for turn in turns if turn <= inquiry.day]
        eves = [turn - timedelta(days=1) for turn in past[:1]]
        counted = [(day, found) for day in (*eves, *past) if (found := self._count(unit, day, inquiry)) is not None]
        last = self._territory(unit, inquiry.day, inquiry)
        after = self._units(last)
        values = [self._told(f"on_{day.isoformat()}", f"{day:%d/%m/%Y}", number) for day, number in counted]
        values += self._ends(counted[0][1] if counted else after, after, inquiry.day)
        address = f"{reverse('reporting:report', args=[self.report])}?{urlencode(self._query(inquiry))}"
        return Figures(last.root.title, tuple(values), address)

    def _ends(self, before: int, after: int, day: date) -> list[IndicatorValue]:
        decrease = IndicatorValue(
            GROUP,
            "decrease",
            before - after,
            before,
            share(before - after, before),
            Form.PERCENT,
            MEASURE,
            group_title=__("Units of commune level"),
            measure_title=__("Units before and after"),
            category_title=__("Decrease"),
            look=Look.ROLL_UP,
        )
        return [
            self._told("before_merger", __("Before"), before),
            self._told("after_merger", __("As of %(day)s") % {"day": f"{day:%d/%m/%Y}"}, after),
            decrease,
        ]

    def _told(self, code: str, title: str, number: int) -> IndicatorValue:
        return IndicatorValue(
            GROUP,
            code,
            number,
            None,
            number,
            Form.COUNT,
            MEASURE,
            group_title=__("Units of commune level"),
            measure_title=__("Units before and after"),
            category_title=title,
        )

    def _count(self, unit: str, day: date, inquiry: Inquiry) -> int | None:
        """None on a day for which the list of units is not complete."""
        try:
            return self._units(self._territory(unit, day, inquiry))
        except OutOfScope:
            raise
        except ReportError:
            return None

    def _territory(self, unit: str, day: date, inquiry: Inquiry) -> Territory:
        return read_territory(unit, day, inquiry.user, (Permission.VIEW_REPORTS,))

    def _units(self, territory: Territory) -> int:
        narrowest = registry.geographies[DEFAULT_GEOGRAPHY].levels[-1].code
        return sum(place.level == narrowest and not place.is_remainder for place in territory.places)

    def _query(self, inquiry: Inquiry) -> dict[str, str]:
        return {**inquiry.scope.query, "day": inquiry.day.isoformat(), "measure": MEASURE}
