"""Dates of known precision: a day, a month or only a year, as papers give them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

# Years in which people of a registry live and papers about them are written.
FIRST_YEAR, LAST_YEAR = 1900, 2100


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


# How much of 1980-03-05 is said of a date that is known so far.
LETTERS = {Precision.DAY.value: 10, Precision.MONTH.value: 7, Precision.YEAR.value: 4}


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of known precision; `first` is the first day that it can mean."""

    first: date
    precision: str = Precision.DAY

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        if self.precision == Precision.YEAR:
            return date(self.first.year, 12, 31)
        if self.precision == Precision.MONTH:
            return self.first.replace(day=calendar.monthrange(self.first.year, self.first.month)[1])
        return self.first

    def __str__(self) -> str:
        """As Vietnamese papers write it: 05/03/1980, 03/1980 or 1980."""
        pattern = {Precision.DAY: "%d/%m/%Y", Precision.MONTH: "%m/%Y", Precision.YEAR: "%Y"}
        return self.first.strftime(pattern[Precision(self.precision)])

    def iso(self) -> str:
        """1980-03-05, 1980-03 or 1980."""
        return self.first.isoformat()[: LETTERS[self.precision]]

    def ages_on(self, day: date) -> tuple[int, int]:
        """The lowest and the highest age in completed years that a person born then can have on `day`."""
        return completed_years(self.last, day), completed_years(self.first, day)


def completed_years(start: date, day: date) -> int:
    """Whole years between two days, as ages are counted."""
    return day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def last_full_year(day: date) -> int:
    """The year that ended last, on its very last day itself: the latest of which results can be there."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def partial_date(first: date | None, precision: str | None) -> PartialDate | None:
    """The value behind two columns, or None when nothing is known."""
    return PartialDate(first, precision or Precision.DAY) if first else None


def parse_partial_date(text: str, *, century_from: int = 1930) -> PartialDate | None:
    """What a person typed: 12/3/1975, 12.3.75, 3/1975, tháng 5/1976, 00/00/1968, 1975, 1975-03-12; None if unclear.

    Two-digit years fall into the hundred years that start with `century_from`.
    """
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if re.fullmatch(r"\s*\d{4}-\d{1,2}(-\d{1,2})?\s*", text):
        numbers.reverse()
    while len(numbers) > 1 and numbers[0] == 0:
        numbers.pop(0)
    if not numbers or len(numbers) > 3:
        return None
    numbers[-1] = _full_year(numbers[-1], century_from)
    return _build(numbers)


def _full_year(year: int, century_from: int) -> int:
    if year >= 100:
        return year
    full = century_from - century_from % 100 + year
    return full if full >= century_from else full + 100


def _build(numbers: list[int]) -> PartialDate | None:
    year, month, day = [*reversed(numbers), 0, 0][:3]
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    # 22/00/1977: a day of no month is none.
    if not FIRST_YEAR <= year <= LAST_YEAR or (day and not month):
        return None
    try:
        return PartialDate(date(year, month or 1, day or 1), precision)
    except ValueError:
        return None


def day_before(day: date) -> date:
    return day - timedelta(days=1)
