"""An indicator on the last day of each year: the same definition, in one geography."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as __

from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.indicators.definitions import Figures, Inquiry
from apps.reporting.indicators.register import find_indicator

YEARS = 5


@dataclass(frozen=True)
class Trend:
    """The figures of another indicator at the ends of the years before the day, and on the day.

    Where no geography is asked for, all days are carried to the units of the day, so that the line has no break.
    """

    of: str
    years: int = YEARS

    def read(self, inquiry: Inquiry) -> Figures:
        steady = one_geography(inquiry)
        found = [(day, _figures(self.of, replace(steady, day=day))) for day in days_of(inquiry.day, self.years)]
        known = [(day, figures) for day, figures in found if isinstance(figures, Figures)]
        if not known:
            raise ReportError(str(found[-1][1]))
        notes = tuple(str(figures) for _day, figures in found if not isinstance(figures, Figures))
        values = tuple(replace(value, day=day) for day, figures in known for value in figures.values)
        last = known[-1][1]
        return Figures(last.unit, values, last.report_url, notes=notes)


def one_geography(inquiry: Inquiry) -> Inquiry:
    """The unit as its code names it on the day of the inquiry, in one geography for all days."""
    chosen = inquiry.geography if inquiry.geography != DEFAULT_GEOGRAPHY else inquiry.day.isoformat()
    return replace(inquiry, unit=inquiry.fixed_unit, geography=chosen)


def days_of(day: date, years: int) -> list[date]:
    """The last days of the years before, and the day."""
    ends = [date(day.year - back, 12, 31) for back in range(years, 0, -1)]
    return [*ends, day]


def _figures(code: str, inquiry: Inquiry) -> Figures | str:
    """The figures of one day, or the sentence that says why there are none."""
    try:
        indicator = find_indicator(code)
        if not indicator.holds_on(inquiry.day):
            return __("Not defined for %(day)s.") % {"day": f"{inquiry.day:%d/%m/%Y}"}
        return indicator.source.read(inquiry)
    except OutOfScope:
        raise
    except ReportError as error:
        return f"{inquiry.day:%d/%m/%Y}: {error}"
