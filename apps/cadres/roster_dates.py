"""Reading dates as offices write them: 12/5/1976, 04.8.90, 3/1975, 1975, real dates, and what Excel makes of those."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from apps.cadres import roster_remarks as told
from apps.core.dates import PartialDate, Precision, parse_partial_date
from apps.core.text import fold
from apps.rosters.formats import Cell, Finding, Parsed, Reader

DATE_WORDS = re.compile(r"\b(sinh|ngay|thang|nam)\b")
FULL_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)")
DATE_SIGNS = re.compile(r"[\d\s./\-,]+")
MONTH_AS_NUMBER = re.compile(r"(\d{1,2})\.(\d{2,4})")
MARK = re.compile(r"x+|\+|v|✓|✔|☑|×|1|có|co", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Day numbers of Excel that can be meant: 1910 to 2050.
FIRST_SERIAL, LAST_SERIAL = 3654, 54_789
LAST_DAY = 31
EXCEL_BEGINS = date(1899, 12, 30)
YOUNGEST, OLDEST = 16, 100

Found = tuple[PartialDate | None, tuple[Finding, ...]]


def partial_date_of(cell: Cell, key: str) -> Found:
    """The date that a cell states, with what had to be repaired or why it cannot be read."""
    if isinstance(cell.value, date):
        return _real_date(cell.value, key)
    if isinstance(cell.value, float) and not cell.value.is_integer():
        return _month_as_number(cell, key)
    if cell.text.isdigit():
        return _digits(cell.text, key)
    if full := FULL_DATE.fullmatch(cell.text):
        return _full_date(*map(int, full.groups()), key=key)
    words = DATE_WORDS.sub(" ", fold(cell.text)).strip()
    found = parse_partial_date(words) if DATE_SIGNS.fullmatch(words) and _has_year(words) else None
    return (found, ()) if found else _unclear(key)


def _has_year(words: str) -> bool:
    """Whether the last number can only be a year: "12/5" and "12/05" may be a day and a month."""
    numbers = re.findall(r"\d+", words)
    if not numbers or len(numbers[-1]) == 1:
        return False
    return len(numbers) != 2 or len(numbers[-1]) == 4 or int(numbers[-1]) > LAST_DAY


def _full_date(day: int, month: int, year: int, *, key: str) -> Found:
    """The common case, day/month/year, decided fast; zeros stand for what is not known."""
    try:
        return PartialDate(date(year, month, day)), ()
    except ValueError:
        found = parse_partial_date(f"{day}/{month}/{year}") if day == 0 else None
        return (found, ()) if found else _unclear(key)


def _unclear(key: str) -> Found:
    return None, (Finding(told.DATE_UNCLEAR, key=key),)


def _repaired(found: PartialDate | None, before: str, key: str) -> Found:
    if found is None:
        return _unclear(key)
    return found, (Finding(told.DATE_REPAIRED, False, key, before=before, after=str(found)),)


def _real_date(day: date, key: str) -> Found:
    """A date cell; a bare year in a cell formatted as a date shows as a day of 1905."""
    serial = (day - EXCEL_BEGINS).days
    if FIRST_YEAR <= serial <= LAST_YEAR:
        return _repaired(PartialDate(date(serial, 1, 1), Precision.YEAR), f"{day:%d/%m/%Y}", key)
    return PartialDate(day), ()


def _month_as_number(cell: Cell, key: str) -> Found:
    """3.1975 typed into Excel is a number; 10.1980 even loses its last zero."""
    found = MONTH_AS_NUMBER.fullmatch(cell.text)
    if not found:
        return _unclear(key)
    return _repaired(parse_partial_date(f"{found[1]}/{found[2]:0<4}"), cell.text, key)


def _digits(text: str, key: str) -> Found:
    number = int(text)
    if FIRST_YEAR <= number <= LAST_YEAR:
        return PartialDate(date(number, 1, 1), Precision.YEAR), ()
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        return _repaired(PartialDate(EXCEL_BEGINS + timedelta(days=number)), text, key)
    if len(text) in {7, 8}:
        padded = text.zfill(8)
        return _repaired(parse_partial_date(f"{padded[:2]}/{padded[2:4]}/{padded[4:]}"), text, key)
    return _unclear(key)


def birth_reader(sex: str | None = None) -> Callable[[date], Reader]:
    """Reads birth dates; in a column of one sex the date, or a mere mark, also states the sex."""

    def for_day(day: date) -> Reader:
        def read(cell: Cell) -> Parsed:
            stated = {"sex": sex} if sex else {}
            if sex and MARK.fullmatch(cell.text):
                return Parsed(stated)
            born, findings = partial_date_of(cell, "birth")
            if born is None:
                return Parsed(stated, findings)
            return Parsed({"birth": born, **stated}, (*findings, *_implausible(born, day)))

        return read

    return for_day


def _implausible(born: PartialDate, day: date) -> tuple[Finding, ...]:
    if YOUNGEST < day.year - born.first.year < OLDEST:
        return ()
    youngest, oldest = born.ages_on(day)
    if oldest >= YOUNGEST and youngest <= OLDEST:
        return ()
    ages = {"age": str(oldest), "day": f"{day:%d/%m/%Y}"}
    return (Finding(told.BIRTH_IMPLAUSIBLE, key="birth", value=str(born), params=ages),)


def past_date_reader(key: str) -> Callable[[date], Reader]:
    """Reads dates that must not lie after the day of the roster."""

    def for_day(day: date) -> Reader:
        def read(cell: Cell) -> Parsed:
            found, findings = partial_date_of(cell, key)
            if found and found.first > day:
                ahead = Finding(told.DATE_AHEAD, key=key, value=str(found), params={"day": f"{day:%d/%m/%Y}"})
                return Parsed({key: found}, (*findings, ahead))
            return Parsed({key: found} if found else {}, findings)

        return read

    return for_day
