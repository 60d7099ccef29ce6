"""The days of a composed table: fixed ones, and ones that go with the day that is asked."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as __

from apps.reporting.composed.definitions import ASKED, MOST_DAYS
from apps.reporting.errors import ReportError

YEARS_EARLIER = re.compile(r"asked-(\d{1,2})y")
YEAR_END = re.compile(r"year_end-(\d{1,2})")
FIRST_YEAR = 1945


def days_of(words: Iterable[str], asked: date) -> tuple[date, ...]:
    """The days in their order, each once; raises ReportError with a sentence."""
    found = sorted({day_of(word, asked) for word in words} or {asked})
    if len(found) > MOST_DAYS:
        raise ReportError(__("A table shows at most %(most)s days. Choose fewer.") % {"most": MOST_DAYS})
    return tuple(found)


def period_days(days: tuple[date, ...]) -> tuple[date, ...]:
    """Who came and left is told between days: of one day the year up to it."""
    return days if len(days) > 1 else (_years_before(days[0], 1), *days)


def day_of(word: str, asked: date) -> date:
    if word == ASKED:
        return asked
    if match := YEARS_EARLIER.fullmatch(word):
        return _years_before(asked, int(match[1]))
    if match := YEAR_END.fullmatch(word):
        return date(_last_closed_year(asked) - int(match[1]), 12, 31)
    try:
        day = date.fromisoformat(word)
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= asked.year + 100:
        raise ReportError(__("%(text)s is not a day. Write it as 31/12/2024.") % {"text": word})
    return day


def _last_closed_year(asked: date) -> int:
    return asked.year if (asked.month, asked.day) == (12, 31) else asked.year - 1


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)
