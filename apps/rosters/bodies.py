"""Walking down the body of a sheet: which rows are people, which are groups, totals, repeated headers or signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from apps.rosters.formats import Format
from apps.rosters.headers import NUMBERING, Header, HeaderWords, folded
from apps.rosters.workbooks import CellValue, Sheet, text_of

TOTAL = re.compile(r"(tổng|cộng|tong cong|tong so)(?!\w)", re.IGNORECASE)
STATED_COUNT = re.compile(r":\s*(\d{1,5})\b|\b(\d{1,5}) (?:người|đồng chí|đ/c|cán bộ|công chức)")
CLOSING = re.compile(
    r"(nguoi lap|lap bieu|tm |t m |thay mat|kt |tl |thu truong|xac nhan|ky ten|ghi chu|noi nhan|luu y|chu tich$)"
    r"|.*\bngay\b.*\bthang\b.*\bnam\b"
)
ORDINAL = re.compile(r"[IVXLC]{1,6}\.?|[A-Za-zĐđ][.)]?|\d{1,2}(\.\d{1,2})*[.)]")
LEADING_ORDINAL = re.compile(r"^\s*([IVXLC]{1,6}|[A-ZĐ]|\d{1,2})\s*[./)\-:]\s*", re.IGNORECASE)
RUNNING_NUMBER = re.compile(r"\d{1,6}\.?")
HEADER_AGAIN = 3


@dataclass(frozen=True)
class PersonRow:
    """A row (counted from 0) that is a person, under the group and the unit that rows above it name."""

    place: int
    group: str | None
    unit: str | None


@dataclass(frozen=True)
class StatedCount:
    """A count that a total row states: of a column's filled cells, or of the rows where there is no column."""

    place: int
    column: int | None
    stated: int
    since: int  # how many people stood above the group that it closes
    until: int  # how many people stood above it


@dataclass
class Body:
    """What the rows below a header are, all counted from 0."""

    people: list[PersonRow] = field(default_factory=list)
    counts: list[StatedCount] = field(default_factory=list)
    disagreeing: list[int] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    unclear: list[int] = field(default_factory=list)
    closing: list[int] = field(default_factory=list)


class BodyWalk:
    """Goes down the rows once, remembering the group, the unit and whether the list has been closed."""

    def __init__(self, sheet: Sheet, header: Header, words: HeaderWords) -> None:
        self.rows, self.header, self.words = sheet.rows, header, words
        declared: Format = words.declared
        self.names = [position for position, key in header.columns.items() if key in declared.person]
        self.facts = [position for position in header.columns if position not in self.names]
        self.groups = {folded(text): group for text, group in declared.groups.items()}
        self.units = tuple(folded(text) + " " for text in declared.units)
        self.body = Body()
        self.group: str | None = None
        self.unit: str | None = None
        self.closed = False
        self.section = 0
        self.left_out: list[int] = []
        self.header_texts = [
            {position: folded(text_of(value)) for position, value in enumerate(sheet.rows[place]) if value != ""}
            for place in header.rows
        ]

    def walk(self) -> Body:
        """Sort every row below the header."""
        for place in range(self.header.rows.stop, len(self.rows)):
            row = self.rows[place]
            if self._is_plain_person(row):
                self._person(place)
            elif any(value != "" for value in row):
                self._sort(place, row)
        self.body.closing.extend(self.left_out)
        return self.body

    def _is_plain_person(self, row: Sequence[CellValue]) -> bool:
        """The common case, decided fast: a running number and a name that is no total."""
        if self.closed or self.header.counter is None or not self._is_running(row[self.header.counter]):
            return False
        name = row[self.names[0]]
        return isinstance(name, str) and len(name) > 1 and not name[0].isdigit() and not TOTAL.match(name.lstrip())

    def _sort(self, place: int, row: Sequence[CellValue]) -> None:
        texts = {position: text for position, value in enumerate(row) if (text := text_of(value))}
        if not texts or self._is_repeated_header(texts) or self._is_numbering(texts):
            return
        if self._is_other_header(texts):
            self.body.disagreeing.append(place)
        elif self._is_total(texts):
            self._total(place, texts)
        elif not self._is_group(texts):
            self._sort_rest(place, texts)

    def _sort_rest(self, place: int, texts: dict[int, str]) -> None:
        """People without a running number, people without a name, and what stands below the list."""
        named = any(texts.get(position) for position in self.names)
        facts = sum(position in texts for position in self.facts)
        counter = self.header.counter
        running = counter is not None and self._is_running(texts.get(counter, ""))
        if named and ((running and (facts or not self.closed)) or (facts >= HEADER_AGAIN)):
            self._person(place)
        elif self._closes(texts):
            self.closed = True
            self.left_out.append(place)
        elif named and facts and not self.closed:
            self._person(place)
        elif facts and not named and not self.closed:
            self.body.nameless.append(place)
        elif set(texts) - {counter}:
            self.left_out.append(place)

    def _person(self, place: int) -> None:
        if self.left_out and not self.closed:
            self.body.unclear.extend(self.left_out)
        elif self.left_out:
            self.body.closing.extend(self.left_out)
        self.left_out, self.closed = [], False
        self.body.people.append(PersonRow(place, self.group, self.unit))

    @staticmethod
    def _is_running(value: CellValue) -> bool:
        if isinstance(value, float):
            return value.is_integer() and value > 0
        return isinstance(value, str) and bool(RUNNING_NUMBER.fullmatch(value.strip()))

    def _is_repeated_header(self, texts: dict[int, str]) -> bool:
        written = {position: folded(text) for position, text in texts.items()}
        return any(
            written.items() <= header.items() and len(written) >= min(HEADER_AGAIN, len(header))
            for header in self.header_texts
        )

    @staticmethod
    def _is_numbering(texts: dict[int, str]) -> bool:
        """The row of column numbers: 1 2 3 … or A B 1 2 …"""
        return len(texts) >= HEADER_AGAIN and all(NUMBERING.fullmatch(text) for text in texts.values())

    def _is_other_header(self, texts: dict[int, str]) -> bool:
        """A row that reads like a header, but not like the one above the list."""
        keys = {position: self.words.exact((text,)) for position, text in texts.items()}
        known = {key for key in keys.values() if key}
        return len(known) >= HEADER_AGAIN and bool(known & set(self.words.declared.person))

    @staticmethod
    def _is_total(texts: dict[int, str]) -> bool:
        first = list(texts.values())[:2]
        return any(TOTAL.match(LEADING_ORDINAL.sub("", text)) for text in first)

    def _total(self, place: int, texts: dict[int, str]) -> None:
        """Keep the counts that a total row states, to compare them with the rows."""
        people = len(self.body.people)
        for position, text in texts.items():
            if count := STATED_COUNT.search(text):
                self.body.counts.append(StatedCount(place, None, int(count[1] or count[2]), self.section, people))
            elif position in self.header.columns and text.isdigit() and len(text) <= 5:
                column = None if position in self.names else position
                self.body.counts.append(StatedCount(place, column, int(text), self.section, people))
        self.section = people

    def _is_group(self, texts: dict[int, str]) -> bool:
        """Whether a row names a group or a unit for the rows below it."""
        words = [text for text in texts.values() if not (ORDINAL.fullmatch(text) or text.isdigit())]
        if len(words) != 1:
            return False
        named = LEADING_ORDINAL.sub("", words[0]).strip(" :.-")
        group = self._group_of(folded(named))
        unit = named if (folded(named) + " ").startswith(self.units) and self.units else None
        if group is None and unit is None:
            return False
        self.group, self.unit = (group, self.unit) if group else (None, unit)
        self.section = len(self.body.people)
        return True

    def _group_of(self, words: str) -> str | None:
        """The group whose words a row begins with; the longest wins."""
        fitting = [text for text in self.groups if (words + " ").startswith(text + " ")]
        return self.groups[max(fitting, key=len)] if fitting else None

    @staticmethod
    def _closes(texts: dict[int, str]) -> bool:
        return any(CLOSING.match(folded(text)) for text in texts.values())
