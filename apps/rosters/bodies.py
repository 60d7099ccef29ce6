"""Walking down the body of a sheet: which rows are people, which are groups, totals, repeated headers or signatures."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from apps.rosters.header import Header
from apps.rosters.header_blocks import whole
from apps.rosters.header_paths import header_paths, is_numbering
from apps.rosters.header_spellings import COUNTER, folded
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import (
    LEADING_ORDINAL,
    ORDINAL,
    PAGE_NUMBER,
    STRUCTURE,
    Headings,
    closes,
    may_be_name,
    plain_heading,
)
from apps.rosters.pauses import BLOCK, pause
from apps.rosters.sampling import Samples
from apps.rosters.totals import TOTAL, Tally, is_total, stated_in
from apps.rosters.workbooks import CellValue, Sheet, text_of

RUNNING_NUMBER = re.compile(r"\d{1,6}[.)]?")
# What forms print where further people may follow.
DOTS = re.compile(r"[.…_\s]+")
# What forms print below a header on how its columns are filled: (ghi rõ), (dd/mm/yyyy).
EXPLAINED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
HEADER_AGAIN, WIDE = 3, 3
# Notes below a list are sentences; what stands in its cells is shorter.
SHORT = 40
LEAST_FACTS = 2
# A row of a narrower list may be a signature as well.
WHOLE = 3


class PersonRow(NamedTuple):
    """A row (counted from 0) that is a person, under the group and the unit that rows above it name."""

    place: int
    group: str | None
    unit: str | None
    heading: str = ""  # the nearest heading above that names neither a unit nor a group


@dataclass
class Body:
    """What the rows below a header are, all counted from 0."""

    people: list[PersonRow] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    disagreeing: list[int] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    unclear: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    foreign: list[list[int]] = field(default_factory=list)
    closing: list[list[int]] = field(default_factory=list)
    # Under what the last row stands: the group and the unit.
    ends_under: tuple[str | None, str | None] = (None, None)


class BodyWalk:
    """Goes down the rows once, remembering the group, the unit and whether the list has been closed."""

    def __init__(self, sheet: Sheet, header: Header, words: HeaderWords, samples: Samples) -> None:
        self.sheet, self.rows, self.header, self.words, self.samples = sheet, sheet.rows, header, words, samples
        self.names = [position for position, key in header.columns.items() if key in words.declared.person]
        self.facts = [position for position in header.columns if position not in self.names]
        self.known = {*header.columns, *({header.counter} - {None})}
        self.headings = Headings(words.declared)
        self.body = Body()
        self.group: str | None = self.headings.groups.get(folded(sheet.name))
        self.group_ordinal = ""
        self.unit: str | None = None
        self.heading = ""
        self.closed = self.is_foreign = False
        self.left_out: list[int] = []
        # Whether a name is one beyond doubt; many names are those of several people.
        self.plain_names: dict[CellValue, bool] = {}
        self.wide = {top for (top, left), (bottom, right) in sheet.merges or () if right - left >= WIDE}
        self.header_texts = [
            {position: folded(text_of(value)) for position, value in enumerate(row) if value != ""}
            # a merged header may reach below the last row that holds anything
            for row in sheet.rows[header.rows.start : header.rows.stop]
        ]

    def walk(self, under: tuple[str | None, str | None] = (None, None)) -> Body:
        """Sort every row below the header, the first of them under the group and the unit of the rows above it."""
        self.group, self.unit = under[0] or self.group, under[1]
        self.body.unclear.extend(filter(self._is_person_above, range(self.header.rows.start)))
        for place in range(self.header.rows.stop, len(self.rows)):
            row = self.rows[place]
            if place % BLOCK == 0:
                pause()
            if self._is_plain_person(row):
                if self.left_out:
                    self._settle_left_out()
                self.body.people.append(PersonRow(place, self.group, self.unit, self.heading))
            elif any(value != "" for value in row):
                self._sort(place, row)
        self._settle_left_out(at_end=True)
        self.body.ends_under = self.group, self.unit
        return self.body

    def _is_person_above(self, place: int) -> bool:
        """Whether a row above the header is somebody all the same: then a row of the list was taken for the header."""
        row = self.rows[place]
        if not self._names_someone(row):
            return False
        if any(self._names_someone(self.rows[header]) for header in self.header.rows):
            return True
        facts = [position for position in self.facts if position < len(row) and text_of(row[position])]
        return len(facts) >= LEAST_FACTS and self._telling(place, facts) > 0

    def _names_someone(self, row: Sequence[CellValue]) -> bool:
        """Whether in the columns of names there stands what may be a name and is no header."""
        names = [text for position in self.names if position < len(row) and (text := text_of(row[position]))]
        return bool(names) and all(may_be_name(name) and not self.words.readable(name) for name in names)

    def _is_plain_person(self, row: Sequence[CellValue]) -> bool:
        """The common case, decided fast: a running number and a name that is no total and no heading."""
        if self.closed or self.header.counter is None:
            return False
        number = row[self.header.counter]
        # Nearly all are numbers; to ask for each by a function takes as long as all the rest.
        if not (type(number) is float and number > 0 and number.is_integer()) and not self._is_running(number):
            return False
        name = row[self.names[0]]
        is_plain = self.plain_names.get(name)
        if is_plain is None:
            is_plain = self.plain_names[name] = self._is_plain_name(name)
        return is_plain

    def _is_plain_name(self, name: CellValue) -> bool:
        if not isinstance(name, str) or len(name) < 2 or name[0].isdigit() or "\n" in name:
            return False
        composed = text_of(name)
        is_heading = self.headings.begins_like_one(composed) or STRUCTURE.match(composed)
        return not is_heading and not TOTAL.match(composed)

    def _sort(self, place: int, row: Sequence[CellValue]) -> None:
        texts = {position: text for position, value in enumerate(row) if (text := text_of(value))}
        if not texts or is_numbering(row) or self._is_page_number(texts) or self._is_of_the_form(texts):
            return
        if self._is_repeated_header(place, texts):
            self._reopen(place)
        elif self.is_foreign:
            self.body.foreign[-1].append(place)
        elif self._reads_like_header(texts):
            self.body.disagreeing.append(place)
        elif any(self.words.exact((text,)) == COUNTER for text in texts.values()):
            self._begin_foreign(place)
        elif is_total(texts.values()):
            self._total(place, texts)
        elif not self._is_heading(place, texts):
            self._sort_rest(place, texts)

    @staticmethod
    def _is_of_the_form(texts: dict[int, str]) -> bool:
        """Whether a row holds but what a form prints: dots to be filled, or in brackets how to fill its columns."""
        return any(all(map(sign.fullmatch, texts.values())) for sign in (DOTS, EXPLAINED))

    def _sort_rest(self, place: int, texts: dict[int, str]) -> None:
        """People without a running number, people without a name, and what stands below the list."""
        named = [texts[position] for position in self.names if position in texts]
        name = " ".join(named)
        facts = [position for position in self.facts if position in texts]
        running = self._is_running(texts.get(self.header.counter, "")) if self.header.counter is not None else False
        # A public code may stand beside the name.
        likely = bool(name) and not self.closed and any(map(may_be_name, (name, *named)))
        is_full = len(facts) >= HEADER_AGAIN or self._is_whole(texts)
        if name and ((running and (facts or not self.closed)) or is_full):
            self._person(place)
        elif closes(texts.values()) and not (likely and self._telling(place, facts)):
            self.closed = True
            self.left_out.append(place)
        elif (likely and facts) or (name and not self.closed and self._telling(place, facts) > 1):
            # Whoever has a birth day and a sex is somebody, whatever stands in the place of the name.
            self._person(place)
        elif facts and not name and not self.closed:
            if not self._is_left_to_fill(facts):
                self.body.nameless.append(place)
        elif set(texts) - {self.header.counter}:
            self.left_out.append(place)

    def _is_whole(self, texts: Mapping[int, str]) -> bool:
        """Whether a row of a list that names nobody fills all its columns: whoever signs below it never does."""
        columns = self.header.columns
        return (
            bool(self.words.declared.title_units)
            and not self.closed
            and len(columns) >= WHOLE
            and columns.keys() <= texts.keys()
        )

    def _is_left_to_fill(self, facts: Sequence[int]) -> bool:
        """Whether a row of a list of units holds but what the template had locked: nobody has told anything yet."""
        declared, columns = self.words.declared, self.header.columns
        return bool(declared.title_units) and all(declared.column(columns[position]).is_key for position in facts)

    def _telling(self, place: int, facts: Sequence[int]) -> int:
        """How many of the cells say what only a fact of a person can say."""
        row, columns = self.rows[place], self.header.columns
        return sum(self.samples.tells(columns[position], row[position]) for position in facts)

    def _person(self, place: int) -> None:
        if self.left_out:
            self._settle_left_out()
        self.closed = False
        self.body.people.append(PersonRow(place, self.group, self.unit, self.heading))
        if "\n" in str(self.rows[place][self.names[0]]) and self._holds_two(self.rows[place]):
            self.body.doubled.append(place)

    def _holds_two(self, row: Sequence[CellValue]) -> bool:
        """Whether each of two lines may be a name, and other cells hold as many lines."""
        lines = [line for line in str(row[self.names[0]]).splitlines() if line.strip()]
        # A post below a name is no second one: some of its words are small.
        if len(lines) < 2 or not all(len(line.split()) > 1 and (line.istitle() or line.isupper()) for line in lines):
            return False
        others = (str(row[position]) for position in self.facts if isinstance(row[position], str))
        return any(len([line for line in other.splitlines() if line.strip()]) == len(lines) for other in others)

    def _settle_left_out(self, *, at_end: bool = False) -> None:
        """Rows that were neither people nor headings: below a closed list they are notes, among people a question."""
        if not self.left_out:
            return
        doubtful = not self.closed
        unclear = [place for place in self.left_out if doubtful and (not at_end or self._may_name_someone(place))]
        self.body.unclear.extend(unclear)
        if closing := [place for place in self.left_out if place not in unclear]:
            self.body.closing.append(closing)
        self.left_out = []

    def _may_name_someone(self, place: int) -> bool:
        if self.words.declared.title_units:
            return self._is_about_a_unit(place)
        return any(may_be_name(text_of(self.rows[place][position])) for position in self.names)

    def _is_about_a_unit(self, place: int) -> bool:
        """Whether a row of a list of units holds short words right of where notes stand, all in its columns."""
        filled = {position: text for position, value in enumerate(self.rows[place]) if (text := text_of(value))}
        first = min(self.header.columns)
        beyond = [text for position, text in filled.items() if position > first]
        return bool(beyond) and filled.keys() <= self.known and max(map(len, filled.values())) < SHORT

    @staticmethod
    def _is_running(value: CellValue) -> bool:
        if isinstance(value, float | int):
            return value == int(value) and value > 0
        return isinstance(value, str) and bool(RUNNING_NUMBER.fullmatch(value.strip()))

    @staticmethod
    def _is_page_number(texts: dict[int, str]) -> bool:
        return len(texts) == 1 and all(PAGE_NUMBER.fullmatch(text) and not text.isdigit() for text in texts.values())

    def _is_repeated_header(self, place: int, texts: dict[int, str]) -> bool:
        written = {position: folded(text) for position, text in texts.items()}
        if any(
            written.items() <= header.items() and len(written) >= min(HEADER_AGAIN, len(header))
            for header in self.header_texts
        ):
            return True
        return self._reads_like_header(texts) and self._agrees(self._header_keys(texts)) and self._goes_on_alike(place)

    def _agrees(self, keys: Mapping[int, str]) -> bool:
        """Whether the headers of a row stand above the same columns as the first ones do."""
        return all(key == COUNTER or self.header.columns.get(position, key) == key for position, key in keys.items())

    def _goes_on_alike(self, place: int) -> bool:
        """Whether the rows that belong to a header further down divide its columns as the first ones do."""
        rows = whole(self.sheet, range(place, place + 1))
        if len(rows) == 1:
            return True
        paths = ((position, at.path) for position, at in header_paths(self.sheet, rows).items())
        keys = ((position, self.words.exact(path) or self.words.related(path)) for position, path in paths)
        return self._agrees({position: key for position, key in keys if key})

    def _reads_like_header(self, texts: dict[int, str]) -> bool:
        return self.words.heads(texts.values())

    def _header_keys(self, texts: dict[int, str]) -> dict[int, str]:
        return {position: key for position, text in texts.items() if (key := self.words.exact((text,)))}

    def _reopen(self, place: int) -> None:
        """A header once more: the list goes on; the titles above it may name another unit."""
        above = self.body.people[-1].place + 1 if self.body.people else self.header.rows.stop
        if self.closed or self.is_foreign:
            for left in range(above, place):
                self._name_unit(left)
        self.closed, self.is_foreign = True, False
        self._settle_left_out()
        self.closed = False

    def _name_unit(self, place: int) -> None:
        named = (self.headings.unit_of(text) for value in self.rows[place] if (text := text_of(value)))
        if unit := next(filter(None, named), None):
            self._begin_unit(unit)

    def _begin_unit(self, unit: str) -> None:
        self.unit, self.group, self.heading = unit, None, ""
        self.body.tally.begin_unit(len(self.body.people))

    def _begin_foreign(self, place: int) -> None:
        """The header of another table, such as a summary: nothing below it is a person."""
        self.closed = self.is_foreign = True
        self._settle_left_out()
        self.body.foreign.append([place])

    def _total(self, place: int, texts: dict[int, str]) -> None:
        """Keep the counts that a total row states, to compare them with the rows."""
        people = len(self.body.people)
        for column, stated in stated_in(texts, self.known, {*self.names, self.header.counter}):
            self.body.tally.state(place, column, stated, people)
        self.body.tally.begin_group(people)

    def _is_heading(self, place: int, texts: dict[int, str]) -> bool:
        """Whether a row names a group or a unit for the rows below it."""
        words = [text for text in texts.values() if not (ORDINAL.fullmatch(text) or text.isdigit())]
        if len(words) != 1 or self._tells_of_a_unit(texts):
            return False
        unit = self.headings.unit_of(words[0])
        group = self.headings.group_of(plain_heading(words[0]))
        if unit and not closes(words):
            self._begin_unit(unit)
        elif group:
            self._begin_group(group, place, texts)
        elif self._is_structure(place, texts, words[0]):
            self._begin_unknown(place, texts, words[0])
        else:
            return False
        return True

    def _tells_of_a_unit(self, texts: dict[int, str]) -> bool:
        """Whether a row of a list of units fills several of its columns, of which one holds words."""
        told = texts.keys() - {self.header.counter}
        return bool(self.words.declared.title_units) and len(told) > 1 and told <= self.known

    def _begin_group(self, group: str, place: int, texts: dict[int, str]) -> None:
        self.group, self.group_ordinal, self.heading = group, _ordinal_kind(texts), ""
        self.closed = False
        people = len(self.body.people)
        self.body.tally.begin_group(people)
        for column, stated in stated_in(texts, self.known, self.names):
            if column != self.header.counter:
                self.body.tally.state(place, column, stated, people)

    def _is_structure(self, place: int, texts: dict[int, str], words: str) -> bool:
        """Whether a line that names no known group is a heading all the same."""
        if self.closed or closes([words]):
            return False
        return place in self.wide or bool(_ordinal_kind(texts)) or bool(STRUCTURE.match(plain_heading(words)))

    def _begin_unknown(self, place: int, texts: dict[int, str], words: str) -> None:
        """A heading below the known group, as its ordinal tells, leaves the group as it is; others end it."""
        kind = _ordinal_kind(texts)
        if not kind or not self.group_ordinal or kind == self.group_ordinal:
            self.group = None
        self.heading = plain_heading(words)
        self.body.headings.append(place)
        self.body.tally.begin_group(len(self.body.people))


def _ordinal_kind(texts: dict[int, str]) -> str:
    """What kind of number a heading has: I, A, a or 1; empty when it has none."""
    first = next(iter(texts.values()))
    found = ORDINAL.fullmatch(first) or LEADING_ORDINAL.match(first)
    sign = found[0].strip(" .)/:-") if found else ""
    if not sign:
        return ""
    if sign[0].isdigit():
        return "1"
    return "I" if set(sign) <= set("IVXLC") else "A" if sign.isupper() else "a"
