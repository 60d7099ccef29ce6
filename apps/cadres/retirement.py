"""The retirement age of the Labour Code 2019 Art. 169 and Decree 135/2020, which rises by steps until 2035."""

from __future__ import annotations

from datetime import date

from apps.core.dates import completed_years

# First year of the steps, months of age in it, months added a year, and the age at which the steps end.
MEN = (2021, 60 * 12 + 3, 3, 62 * 12)
WOMEN = (2021, 55 * 12 + 4, 4, 60 * 12)
LAST_STEP = 2036


def retirement_day(birth: date, *, is_female: bool) -> date:
    """The day on which a person reaches the age that holds in that year."""
    first, months, step, most = WOMEN if is_female else MEN
    for year in range(first, LAST_STEP):
        reached = _months_later(birth, min(months + step * (year - first), most))
        if reached.year <= year:
            return reached
    return _months_later(birth, most)


def working_years_left(birth: date, *, is_female: bool, day: date) -> int:
    """Whole years between a day and retirement; none once it is reached."""
    return max(completed_years(day, retirement_day(birth, is_female=is_female)), 0)


def _months_later(day: date, months: int) -> date:
    """The same day some months later, or the first of the next month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month == 11), (month + 1) % 12 + 1, 1)
