"""Reading dates as offices write them: 12/5/1976, 04.8.90, 3/1975, 1975, real dates, and what Excel makes of those."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple

from apps.cadres import roster_remarks as told
from apps.core.dates import PartialDate, Precision, parse_partial_date
from apps.core.text import fold, tidy
from apps.rosters.formats import Cell, Finding, Parsed, Reader
from apps.rosters.workbooks import CellValue, FirstOfMonth

MONTH_TOLD = re.compile(r"\b(thang|thg)\b")
DATE_WORDS = re.compile(r"\b(sinh|ngay|ng|thang|nam|n|thg|sn|ns)\b|\(?\b(?:dl|duong lich)\b\)?")
FULL_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d\d)")
ANY_FULL_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(?:\d{2}|\d{4})")
YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[/\-.](\d{1,2})[/\-.](\d{1,2})")
MONTH_BEHIND_YEAR = re.compile(r"((?:19|20)\d\d)[/\-.](0?[1-9]|1[0-2])")
# Letters that were typed, or read by a machine, for the digits that look like them.
ZERO, ONE = re.compile(r"(?<![^\W\d_])[oO](?=[\d/.\-])|(?<=[\d/.\-])[oO]"), re.compile(r"[lI](?=[\d/.\-])|(?<=\d)[lI]")
HOUR = re.compile(r"[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:[AP]M|SA|CH))?)(Z|\+00:?00)?$", re.IGNORECASE)
# Programs write the midnight of Vietnam, from which a day begins, as an hour of the evening before in London.
MIDNIGHT = re.compile(r"0?0:00(?::00(?:\.0+)?)?|12:00(?::00)? ?(?:AM|SA)", re.IGNORECASE)
MIDNIGHT_IN_LONDON = re.compile(r"17:00(?::00(?:\.0+)?)?")
NO_FRACTION = re.compile(r"(\d+)[.,]0+")
MONTHS = {name: str(number) for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
SHORT_MONTH = re.compile(r"\b(?:thg|th|t)\.?\s*(?=\d)")
ROMAN = {name: str(number) for number, name in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
ROMAN_MONTH = re.compile(r"(?<=[/.\-])\s*([ivx]{1,4})\s*(?=[/.\-])")
MONTH_NAME = re.compile(r"\b(" + "|".join(MONTHS) + r")[a-z]*\b")
# May 12, 1976: the one order in which a month by name stands first and has its day behind it.
MONTH_THEN_DAY = re.compile(r"^(" + "|".join(MONTHS) + r")[a-z]*\.?\s+(\d{1,2})\s*,?\s+(\d{4})$")
ODD_SIGNS = str.maketrans({"–": "-", "—": "-", "\\": "/", "|": "/", "_": "/", ":": " ", "…": ".."})
# xx/xx/1965, ??/5/1965: what is not known of a day; behind a day x is the month of October.
UNKNOWN_PARTS = re.compile(r"^\s*(?:x{1,2}|\?{1,2}|k)(?=\s*[/.\-])(?:\s*[/.\-]\s*(?:x{1,2}|\?{1,2}|k)(?=\s*[/.\-]))?")
# What stands around a date and is none of it: (1965), 12/3/1965*, 12/3/1965 (60 tuổi).
# Whatever is remarked behind a day of birth, but for the calendar that it is a day of: 1992 (theo giấy khai sinh).
REMARK = re.compile(r"\s*\((?!\s*(?:al|dl|am lich|duong lich)\b)[^()\d]*\)\s*$")
# Under "Ngày sinh, quê quán" the place stands behind the day; nothing that says of the day itself, and no other year.
PLACE_BEHIND = re.compile(
    r"(?P<day>\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d|(?:19|20)\d\d)\s*(?:[,;.–-]\s*)?\s"
    r"(?:(?:tại|xã|phường|thị trấn|thôn|xóm|bản|khu|tổ|ấp|buôn|huyện|tỉnh)\s+)*"
    r"(?![A-ZĐ]{2})(?P<place>(?!.*\d{3})(?!.*\b(?i:tuổi|hoặc|đến|âm|dương|theo|chưa|không)\b)[^\W\d_].+)"
)
AROUND = re.compile(r"\s*\(\s*\d{2}\s*tuoi\s*\)\s*$|[\s;,:*]+$|^\s*\((?=[^()]*\)\s*$)|(?<=\d)\)(?=\s*$)")
DATE_SIGNS = re.compile(r"[\d\s./\-,]+")
MONTH_AS_NUMBER = re.compile(r"(\d{1,2})\.(\d{2,4})")
# What the ticks and crosses of Wingdings are without their font.
OF_WINGDINGS = "[üûþýPR]"
MARK = re.compile(rf"\(?(?:x+|{OF_WINGDINGS}|\++|v|✓|✔|☑|☒|🗸|√|×|✗|✘|●|■|\*+|1(?:[.,]0)?|có|co)\)?", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Day numbers of Excel that can be meant: 1910 to 2050.
FIRST_SERIAL, LAST_SERIAL = 3654, 54_789
LAST_DAY, LAST_MONTH = 31, 12
# 19760512 of a program; as day and month first it would be of a year before 1232.
YEAR_MONTH_DAY = 8
EXCEL_BEGINS = date(1899, 12, 30)
# So many cells must speak for it before an Excel of another country is suspected of swapping day and month.
SUSPICIOUS_DAYS, SUSPICIOUS_TEXTS = 4, 3
ANY_YEAR = "0000"

Found = tuple[PartialDate | None, tuple[Finding, ...]]


class Manner(NamedTuple):
    """What all cells of a column tell about each: months written first, or days that Excel has swapped."""

    has_month_first: bool = False
    is_swapped: bool = False
    # So many that none of them can be meant otherwise.
    is_month_first: bool = False

    @classmethod
    def of(cls, values: Collection[CellValue]) -> "Manner":
        numbers = _first_numbers([value for value in values if isinstance(value, str)])
        month_first = sum(times for (first, second), times in numbers.items() if first <= LAST_MONTH < second)
        day_first = sum(times for (first, second), times in numbers.items() if second <= LAST_MONTH < first)
        days = [value for value in values if isinstance(value, date)]
        # Typed into an Excel of another country, 25/3/1975 stays a text and 4/3/1975 becomes the third of April.
        swapped = (
            len(days) >= SUSPICIOUS_DAYS
            and numbers.total() == day_first >= SUSPICIOUS_TEXTS
            and all(day.day <= LAST_MONTH for day in days)
        )
        is_month_first = month_first >= SUSPICIOUS_TEXTS and not day_first
        return cls(bool(month_first) and month_first >= day_first, swapped, is_month_first)


USUAL = Manner()


def _first_numbers(texts: Sequence[str]) -> Counter[tuple[int, int]]:
    """How often each two numbers stand before the years of whole dates; days before other years are alike."""
    ends = set(map(itemgetter(slice(-len(ANY_YEAR), None)), texts))
    years = {end for end in ends if len(end) == len(ANY_YEAR) and end.isascii() and end.isdigit()}
    alike = Counter([text[:-4] + ANY_YEAR if text[-4:] in years else text for text in texts])
    numbers = Counter[tuple[int, int]]()
    for text, times in alike.items():
        if found := ANY_FULL_DATE.fullmatch(text) or ANY_FULL_DATE.fullmatch(tidy(text)):
            numbers[int(found[1]), int(found[2])] += times
    return numbers


def partial_date_of(cell: Cell, key: str, manner: Manner = USUAL) -> Found:
    """The date that a cell states, with what had to be repaired or why it cannot be read."""
    if isinstance(cell.value, date):
        return _real_date(cell.value, key, manner)
    if isinstance(cell.value, float) and not cell.value.is_integer():
        return _month_as_number(cell, key)
    if full := FULL_DATE.fullmatch(cell.text):
        if manner.is_month_first:
            return _month_first(cell.text, *map(int, full.groups()), key=key)
        return _full_date(*map(int, full.groups()), key=key, manner=manner)
    if (hour := HOUR.search(cell.text)) and hour[2] and not MIDNIGHT.fullmatch(hour[1]):
        return _next_day(cell, hour, key)
    text = HOUR.sub("", cell.text).replace("'", "").strip(' "“”')
    if plain := NO_FRACTION.fullmatch(text):
        text = plain[1]
    if text.isdigit():
        return _digits(text, key)
    if turned := YEAR_FIRST.fullmatch(text):
        return _full_date(int(turned[3]), int(turned[2]), int(turned[1]), key=key, manner=USUAL)
    if turned := MONTH_BEHIND_YEAR.fullmatch(text):
        return PartialDate(date(int(turned[1]), int(turned[2]), 1), Precision.MONTH), ()
    if (digits := ONE.sub("1", ZERO.sub("0", text))) != text and DATE_SIGNS.fullmatch(digits):
        found, findings = partial_date_of(Cell(digits, digits), key, manner)
        return _repaired(found, text, key) if found else (found, findings)
    return _words(text, key, manner)


def _next_day(cell: Cell, hour: re.Match[str], key: str) -> Found:
    """The day that began in Vietnam at an hour of London; of any other hour nobody knows which day was meant."""
    before, _ = partial_date_of(Cell(day := cell.text[: hour.start()], day), key)
    if before is None or not MIDNIGHT_IN_LONDON.fullmatch(hour[1]):
        return _unclear(key)
    return _repaired(PartialDate(before.first + timedelta(days=1)), cell.text, key)


def _words(text: str, key: str, manner: Manner) -> Found:
    """Dates with two-digit years, with blanks, with words around the numbers or with months by name."""
    if key.startswith("birth") and (plain := _without_place(text) or _without_remark(text)):
        found, findings = partial_date_of(Cell(plain, plain), key, manner)
        return _repaired(found, text, key) if found else (found, findings)
    words = DATE_WORDS.sub(" ", UNKNOWN_PARTS.sub("00", AROUND.sub("", fold(text))).translate(ODD_SIGNS)).strip()
    words = ROMAN_MONTH.sub(lambda month: ROMAN.get(month[1], month[1]), words)
    words = MONTH_THEN_DAY.sub(r"\2 \1 \3", words)
    words = SHORT_MONTH.sub(" ", words)
    words = MONTH_NAME.sub(lambda month: MONTHS[month[1]], words)
    found = parse_partial_date(words) if DATE_SIGNS.fullmatch(words) and _has_year(words) else None
    if found is None:
        return _unclear(key)
    is_told = MONTH_TOLD.search(fold(text))  # "tháng 5" has changed places with nothing
    return (found, ()) if is_told or _is_certain(found, manner) else _either(key)


def _without_remark(text: str) -> str:
    """A date before a remark in brackets; that of another calendar is another day."""
    remark = REMARK.search(fold(text))
    before = tidy(text)[: remark.start()].strip() if remark else ""
    return before if before[-1:].isdigit() else ""


def _without_place(text: str) -> str:
    """A date before the name of a place."""
    found = PLACE_BEHIND.fullmatch(tidy(text))
    return found["day"] if found and found["place"][0].isupper() else ""


def _is_certain(found: PartialDate, manner: Manner) -> bool:
    """Whether day and month cannot have changed places."""
    day, month = found.first.day, found.first.month
    return not manner.has_month_first or found.precision != Precision.DAY or day > LAST_MONTH or day == month


def _either(key: str) -> Found:
    return None, (Finding(told.DATE_ORDER, key=key),)


def _has_year(words: str) -> bool:
    """Whether the last number can only be a year: "12/5" and "12/05" may be a day and a month."""
    numbers = re.findall(r"\d+", words)
    if not numbers or len(numbers[-1]) == 1:
        return False
    return len(numbers) != 2 or len(numbers[-1]) == 4 or int(numbers[-1]) > LAST_DAY


def _full_date(day: int, month: int, year: int, *, key: str, manner: Manner) -> Found:
    """The common case, day/month/year, decided fast; zeros stand for what is not known."""
    try:
        found: PartialDate | None = PartialDate(date(year, month, day))
    except ValueError:
        found = parse_partial_date(f"{day}/{month}/{year}") if day == 0 else None
    if found is None:
        return _unclear(key)
    return (found, ()) if _is_certain(found, manner) else _either(key)


def _month_first(text: str, month: int, day: int, year: int, *, key: str) -> Found:
    """A date of a column whose other dates can only have their month first."""
    found, findings = _full_date(day, month, year, key=key, manner=USUAL)
    return _repaired(found, text, key) if found and day != month else (found, findings)


def _unclear(key: str) -> Found:
    return None, (Finding(told.DATE_UNCLEAR, key=key),)


def _repaired(found: PartialDate | None, before: str, key: str) -> Found:
    if found is None:
        return _unclear(key)
    return found, (Finding(told.DATE_REPAIRED, False, key, before=before, after=str(found)),)


def _real_date(day: date, key: str, manner: Manner) -> Found:
    """A date cell; a bare year in a cell formatted as a date shows as a day of 1905."""
    if manner.is_swapped and day.day != day.month:
        return None, (Finding(told.DATE_SWAPPED, key=key, params={"other": f"{day:%m/%d/%Y}"}),)
    serial = (day - EXCEL_BEGINS).days
    if FIRST_YEAR <= serial <= LAST_YEAR:
        return _repaired(PartialDate(date(serial, 1, 1), Precision.YEAR), f"{day:%d/%m/%Y}", key)
    perhaps = Finding(told.DATE_PERHAPS_MONTH, False, key, value=f"{day:%d/%m/%Y}", params={"month": f"{day:%m/%Y}"})
    return PartialDate(day), (perhaps,) if isinstance(day, FirstOfMonth) else ()


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
    # 20061970 is the 20th of June: as a month 19 and 20 are none, so that only one of the two orders makes a day.
    if len(text) == YEAR_MONTH_DAY and FIRST_YEAR <= int(text[:4]) <= LAST_YEAR and int(text[4:6]) <= LAST_MONTH:
        return _repaired(parse_partial_date(f"{text[6:]}/{text[4:6]}/{text[:4]}"), text, key)
    if len(text) in {7, 8}:
        padded = text.zfill(8)
        return _repaired(parse_partial_date(f"{padded[:2]}/{padded[2:4]}/{padded[4:]}"), text, key)
    return _unclear(key)


def past_date(key: str, day: date, manner: Manner = USUAL) -> Reader:
    """Reads dates that must not lie after the day of the roster."""

    def read(cell: Cell) -> Parsed:
        found, findings = partial_date_of(cell, key, manner)
        if found and found.first > day:
            ahead = Finding(told.DATE_AHEAD, key=key, value=str(found), params={"day": f"{day:%d/%m/%Y}"})
            return Parsed({key: found}, (*findings, ahead))
        return Parsed({key: found} if found else {}, findings)

    return read
