"""What stands above a list: the day that it tells of and the unit that sends it."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from apps.core.text import fold
from apps.rosters.formats import Format
from apps.rosters.header import Header
from apps.rosters.headings import DISTRICT, Headings
from apps.rosters.turned import whole_name
from apps.rosters.workbooks import Sheet, text_of

NUMERIC_DAY = re.compile(r"(?:tinh|den|thoi diem|ngay)\D{0,24}(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
WORDED_DAY = re.compile(r"(?:tinh|den|thoi diem)\D{0,24}\b(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
# "Tính đến hết tháng 12/2024" is the last day of that month.
WORDED_MONTH = re.compile(r"(?:tinh|den|thoi diem)\D{0,24}\bthang\s+(\d{1,2})(?:\s*[/.\-]\s*|\s+nam\s+)(\d{4})")
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
