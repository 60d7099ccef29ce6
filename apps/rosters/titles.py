"""What stands above a list: the day that it tells of and the unit that sends it."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from apps.core.text import fold
from apps.rosters.formats import Format
from apps.rosters.header import Header
from apps.rosters.headings import DISTRICT, Headings
from apps.rosters.sheet_days import days_of
from apps.rosters.turned import whole_name
from apps.rosters.workbooks import Sheet, text_of

WRITTEN_DAY = re.compile(r"\bngay\s+(\d{1,2})(?:\s*[/.\-]\s*|\s+thang\s+)(\d{1,2})(?:\s*[/.\-]\s*|\s+nam\s+)(\d{4})")
NUMERIC_DAY = re.compile(r"(?:tinh|den|thoi diem|ngay)\D{0,24}(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
WORDED_DAY = re.compile(r"(?:tinh|den|thoi diem)\D{0,24}\b(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
# "Tính đến hết tháng 12/2024" is the last day of that month.
WORDED_MONTH = re.compile(r"(?:tinh|den|thoi diem)\D{0,24}\bthang\s+(\d{1,2})(?:\s*[/.\-]\s*|\s+nam\s+)(\d{4})")
# A list of a year, of a quarter or of half a year stands as of its end: “DANH SÁCH CÁN BỘ NĂM 2024”, “Quý IV/2024”.
WHOLE_YEAR = re.compile(r"(?:^|\b)nam (20\d{2})\W*$")
QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\s*(?:[/.\-]|\s)\s*(?:nam )?(20\d{2})\b")
HALF_YEAR = re.compile(r"\b(?:6|sau) thang dau nam (20\d{2})\b")
QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12}
# A place with its day, a law and a term of office name years that are not those of the list.
OF_OTHERS = re.compile(r"\b(?:ngay|thang|nhiem ky|giai doan|luat|nghi dinh|thong tu|theo|tu nam|den nam|quy hoach)\b")
# The day of a letter or a decision is not the day of the list.
ENCLOSED = re.compile(
    r"kem theo|ban hanh|\b(bao cao|quyet dinh|nghi quyet|cong van|ke hoach|to trinh|so) so\b|\d+/[a-z]{2,}"
)
# "DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ LẠC SỸ NĂM 2024"; never "cán bộ cấp xã" or "xã, phường, thị trấn".
WITHIN = re.compile(r"(?<!cấp )\b(xã|phường|thị trấn|đặc khu)\s+((?:[^\W_]+)(?:[ '’-][^\W_]+){0,3})", re.IGNORECASE)
ENDING = re.compile(r"\s+(năm|tháng|quý|tính|đến|giai đoạn|kèm|theo|sau|trước|nhiệm kỳ|và)(\s.*)?$", re.IGNORECASE)
NO_NAME = re.compile(
    r"(năm|tháng|tính|đến|và|sau|trước|phường|thị trấn|huyện|tỉnh|giai đoạn|trên|thuộc|mới|cũ)(?!\w)", re.IGNORECASE
)


def _lines_above(sheet: Sheet, header: Header) -> Iterator[str]:
    for row in sheet.rows[: header.rows.start]:
        for value in row:
            for line in value.splitlines() if isinstance(value, str) else ():
                if text := text_of(line):
                    yield text


def stated_day(sheet: Sheet, header: Header) -> date | None:
    """The day of “(Tính đến ngày 31/12/2024)”."""
    for line in _lines_above(sheet, header):
        words = fold(line)
        if ENCLOSED.search(words):
            continue
        if found := WORDED_DAY.search(words) or NUMERIC_DAY.search(words) or WORDED_MONTH.search(words):
            *days, month, year = map(int, found.groups())
            try:
                return date(year, month, days[0] if days else monthrange(year, month)[1])
            except ValueError:
                continue
    return None


def listed_day(sheet: Sheet, header: Header, declared: Format, today: date) -> date | None:
    """The day that the titles state; of a list of people also the end of a past year or quarter that they name."""
    if (day := stated_day(sheet, header)) or declared.telling:
        return day
    named = days_of(whole_name(sheet.name), None)
    ends = [*filter(None, map(_end_of_stretch, _lines_above(sheet, header))), *([named[1]] if named else [])]
    return next((end for end in ends if end < today), None)


def enclosing_day(sheet: Sheet, header: Header, today: date) -> date | None:
    """The past day of the letter or decision that a list comes with: no list tells of later days than that."""
    for line in _lines_above(sheet, header):
        words = fold(line)
        if "kem theo" in words and (found := WRITTEN_DAY.search(words)):
            try:
                day = date(*map(int, reversed(found.groups())))
            except ValueError:
                continue
            return day if day < today else None
    return None


def _end_of_stretch(line: str) -> date | None:
    words = fold(line)
    if ENCLOSED.search(words):
        return None
    if half := HALF_YEAR.search(words):
        return date(int(half[1]), 6, 30)
    if OF_OTHERS.search(words):
        return None
    if quarter := QUARTER.search(words):
        month, year = QUARTERS.get(quarter[1]) or int(quarter[1]) * 3, int(quarter[2])
        return date(year, month, monthrange(year, month)[1])
    whole = WHOLE_YEAR.search(words)
    return date(int(whole[1]), 12, 31) if whole else None


def stated_unit(sheet: Sheet, header: Header, declared: Format) -> str | None:
    """The unit of “UBND XÃ LẠC SỸ”, else the sheet's own name when it is that of a unit, else that in a title."""
    headings = Headings(declared, declared.units or declared.title_units)
    lines = list(_lines_above(sheet, header))
    named = (headings.unit_of(line) for line in [*lines, whole_name(sheet.name)])
    return next(filter(None, named), None) or (_within(lines) if declared.units else None)


def _within(lines: Iterable[str]) -> str | None:
    for line in lines:
        for kind, name in WITHIN.findall(line):
            name = ENDING.sub("", DISTRICT.sub("", name)).strip()
            if name and not NO_NAME.match(name) and name[0].isupper():
                return f"{kind} {name}"
    return None
