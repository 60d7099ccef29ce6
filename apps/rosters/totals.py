"""What total rows state, compared with the rows that were read: a check on the reading, column by column."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from apps.rosters.headings import LEADING_ORDINAL
from apps.rosters.workbooks import CellValue, Sheet, text_of

TOTAL = re.compile(
    # As fonts of before Unicode show them too: a word so short is not always put right.
    r"(tổng|cộng|tong cong|tong so|t\.? ?cộng|céng|tæng|co[äọï]ng|to[åả]ng|toàn xã|toàn phường|toàn huyện)(?!\w)"
    r"(?!\s+(hợp|phụ trách|đội|giám|cục|công ty|biên tập))",
    re.IGNORECASE,
)
STATED_COUNT = re.compile(r":\s*(\d{1,5})\b|\b(\d{1,5}) (?:người|đồng chí|đ/c|cán bộ|công chức)")
NUMBER = re.compile(r"\d{1,6}([.,]\d{1,3})?")
# What fills a box in which nothing stands.
FILLS = frozenset("-–—/.…0")


@dataclass(frozen=True)
class StatedCount:
    """A number that a total states: of a column's filled cells or their sum, or of people where there is no column."""

    place: int
    column: int | None
    stated: float
    until: int  # how many people stood above it
    since: tuple[int, ...]  # how many people stood above its group, its unit and the list


@dataclass
class Tally:
    """The totals of one list, and where its groups begin and end."""

    counts: list[StatedCount] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    group: int = 0
    unit: int = 0

    def begin_group(self, people: int) -> None:
        self.group = people
        self.ends.append(people)

    def begin_unit(self, people: int) -> None:
        self.unit = people
        self.begin_group(people)

    def state(self, place: int, column: int | None, stated: float, people: int) -> None:
        self.counts.append(StatedCount(place, column, stated, people, (self.group, self.unit, 0)))


def is_total(texts: Iterable[str]) -> bool:
    """Whether a row begins as a total does."""
    return any(TOTAL.match(LEADING_ORDINAL.sub("", text)) for text in list(texts)[:2])


def stated_in(
    texts: dict[int, str], columns: Container[int | None], names: Container[int | None]
) -> Iterable[tuple[int | None, float]]:
    """The counts of a row, with the column of each; a number beside the names counts people."""
    for position, text in texts.items():
        if count := STATED_COUNT.search(text):
            yield None, float(count[1] or count[2])
        elif NUMBER.fullmatch(text) and position in columns:
            yield None if position in names else position, float(text.replace(",", "."))


def counted(sheet: Sheet, places: list[int], tally: Tally, count: StatedCount) -> float:
    """The number of people, filled cells or their sum that comes nearest to a stated one."""
    ends = [end for end in (*tally.ends, len(places)) if end > count.until]
    spans = [slice(since, count.until) for since in count.since] + [slice(count.until, end) for end in ends]
    found = [number for span in spans if places[span] for number in _counts(sheet, places[span], count.column)]
    return min(found, key=lambda number: abs(number - count.stated), default=0)


def _counts(sheet: Sheet, places: list[int], column: int | None) -> list[float]:
    if column is None:
        return [len(places)]
    values = [sheet.rows[place][column] for place in places]
    filled = sum(text not in FILLS for value in values if (text := text_of(value)))
    numbers = [_number(value) for value in values]
    return [filled, round(sum(numbers), 3)] if any(numbers) else [filled]


def _number(value: CellValue) -> float:
    if isinstance(value, float) and not isinstance(value, bool):
        return value
    text = text_of(value)
    return float(text.replace(",", ".")) if NUMBER.fullmatch(text) else 0
