"""What stands above a list: the day that it tells of and the unit that sends it."""

import re
from collections.abc import Iterable
from datetime import date

from apps.core.text import fold
from apps.rosters.headers import Header, folded
from apps.rosters.workbooks import Sheet, text_of

NUMERIC_DAY = re.compile(r"(?:tinh|den|thoi diem|ngay)\D{0,24}(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
WORDED_DAY = re.compile(r"(?:tinh|den|thoi diem)\D{0,24}ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
LEADING_WORDS = re.compile(r"^\s*(đơn vị|tên đơn vị|cơ quan)\s*:\s*", re.IGNORECASE)


def _lines_above(sheet: Sheet, header: Header) -> Iterable[str]:
    for row in sheet.rows[: header.rows.start]:
        for value in row:
            for line in str(value).splitlines() if isinstance(value, str) else ():
                if text := text_of(line):
                    yield text


def stated_day(sheet: Sheet, header: Header) -> date | None:
    """The day of “(Tính đến ngày 31/12/2024)”."""
    for line in _lines_above(sheet, header):
        words = fold(line)
        if found := WORDED_DAY.search(words) or NUMERIC_DAY.search(words):
            day, month, year = map(int, found.groups())
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None


def stated_unit(sheet: Sheet, header: Header, beginnings: tuple[str, ...]) -> str | None:
    """The unit of “UBND XÃ LẠC SỸ”, else the sheet's own name when it is that of a unit."""
    starts = tuple(folded(words) + " " for words in beginnings)
    for line in [*_lines_above(sheet, header), sheet.name]:
        named = LEADING_WORDS.sub("", line).strip(" .:-")
        if starts and (folded(named) + " ").startswith(starts) and folded(named) + " " not in starts:
            return named
    return None
