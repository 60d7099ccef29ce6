"""Reading the cells of one sheet: each distinct value once, marks of repetition resolved, findings given a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from apps.rosters import remarks
from apps.rosters.bodies import PersonRow
from apps.rosters.formats import UNSTATED, Cell, Column, Finding, Format, Parsed, Reader, RowValues
from apps.rosters.headers import Header
from apps.rosters.values import Place, Remark, Row
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of

AS_ABOVE = re.compile(r"-?\s*(nt|n/t|\"|''|//|”|“|〃|như trên|nhu tren)\s*-?", re.IGNORECASE)
LONGEST_SIGN = 12
# A dash, a stroke or dots fill a box in which nothing stands.
FILLS = "-–—/.…_?kcnK#CN"
UNKNOWN = re.compile(r"[-–—/.…_\s?]+|không rõ|chưa rõ|chưa có thông tin|k rõ|n/a|#n/a", re.IGNORECASE)


class Known(NamedTuple):
    """What one distinct value of a column was read as."""

    text: str
    values: tuple[tuple[str, object], ...]
    findings: tuple[Finding, ...]
    repeats: bool = False


class SheetReader:
    """Reads the rows of one sheet into values."""

    def __init__(self, sheet: Sheet, header: Header, declared: Format, day: date) -> None:
        self.sheet, self.day = sheet, day
        self.lanes: list[Lane] = []
        for position, key in sorted(header.columns.items()):
            column = declared.column(key)
            if self.lanes and self.lanes[-1].column is column:
                self.lanes[-1].join(position)
            else:
                self.lanes.append(Lane(column, position, column.reader(day), sheet.originals))
        self.rules = [rule(day) for rule in declared.rules]

    def read(self, people: Iterable[PersonRow]) -> list[Row]:
        """The rows of all people, in order."""
        return [self._row(person) for person in people]

    def _row(self, person: PersonRow) -> Row:
        draft = Draft(Place(self.sheet.name, person.place + 1))
        self._read_cells(self.sheet.rows[person.place], draft)
        seen = RowValues(draft.values, draft.raw, person.group, self.day)
        for rule in self.rules:
            parsed = rule(seen)
            if parsed is not UNSTATED:
                draft.apply(parsed)
        unit = draft.values.get("unit_text")
        return Row(
            draft.place,
            draft.values,
            draft.raw,
            draft.letters,
            tuple(draft.issues),
            tuple(draft.notices),
            person.group,
            str(unit) if unit else person.unit,
        )

    def _read_cells(self, cells: Sequence[CellValue], draft: Draft) -> None:
        """The hot loop: every cell of every person passes here, so it calls nothing for values seen before."""
        values, raw, letters = draft.values, draft.raw, draft.letters
        for lane in self.lanes:
            value = cells[lane.position] if lane.joined is None else lane.join_cells(cells)
            if value == "":
                lane.above = None
                continue
            known = lane.known.get(value) or lane.learn(value)
            if known.repeats:
                lane.repeat(known, draft)
                continue
            lane.above = known
            text, letter = known.text, lane.letter
            for key, stated in known.values:
                if key in values:
                    draft.state_again(key, stated, letter, text)
                else:
                    values[key], letters[key], raw[key] = stated, letter, text
            for finding in known.findings:
                draft.remark(finding, letter, text)


@dataclass(slots=True)
class Draft:
    """The values of a row while its cells are read."""

    place: Place
    values: dict[str, object] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    issues: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)

    def state_again(self, key: str, value: object, letter: str, text: str) -> None:
        """A value that another column has stated already: the same, a part of the same, or a contradiction."""
        known = self.values[key]
        if isinstance(known, dict) and isinstance(value, dict):
            self.values[key] = {**value, **known}
        elif known != value:
            told = {"other": self.raw[key], "column": self.letters[key]}
            self.remark(Finding(remarks.CONTRADICTION, key=key, params=told), letter, text)

    def apply(self, parsed: Parsed) -> None:
        """Take over what a rule concludes from the whole row."""
        self.values.update(parsed.values)
        for finding in parsed.findings:
            key = finding.key or ""
            self.remark(finding, self.letters.get(key), self.raw.get(key, ""))

    def remark(self, finding: Finding, letter: str | None, text: str) -> None:
        place = Place(self.place.sheet, self.place.row, letter)
        value = text if finding.value is None else finding.value
        told = Remark(place, finding.code, value, finding.params, finding.before, finding.after, finding.key)
        (self.issues if finding.is_issue else self.notices).append(told)


class Lane:
    """One column of the sheet, or several that make one value; remembers what each distinct value was read as."""

    __slots__ = ("above", "column", "joined", "known", "letter", "originals", "position", "reader")

    def __init__(self, column: Column, position: int, reader: Reader, originals: Mapping[str, str]) -> None:
        self.column, self.position, self.reader, self.originals = column, position, reader, originals
        self.letter = letter_of(position)
        self.joined: tuple[int, ...] | None = None
        self.known: dict[CellValue, Known] = {}
        self.above: Known | None = None

    def join(self, position: int) -> None:
        """Another column under the same header belongs to the value too."""
        self.joined = (*(self.joined or (self.position,)), position)

    def join_cells(self, cells: Sequence[CellValue]) -> str:
        """The cells of all its columns as one text."""
        return " ".join(text for position in self.joined or () if (text := text_of(cells[position])))

    def learn(self, value: CellValue) -> Known:
        """Read a value that was not met before."""
        text = text_of(value)
        known = self._learn(value, text)
        if not isinstance(value, bool):  # True is equal to 1, but does not mean the same
            self.known[value] = known
        return known

    def _learn(self, value: CellValue, text: str) -> Known:
        if self.column.repeats and len(text) <= LONGEST_SIGN and AS_ABOVE.fullmatch(text):
            return Known(text, (), (), repeats=True)
        if not text or (text[0] in FILLS and UNKNOWN.fullmatch(text)):
            return Known(text, (), ())
        parsed = self.reader(Cell(_plain(value, text), text))
        stated = tuple(parsed.values.items())
        original = self.originals.get(value) if self.originals and isinstance(value, str) else None
        if original is None:
            return Known(text, stated, parsed.findings)
        told = Finding(remarks.LEGACY_FONT, False, self.column.keys[0], before=original, after=text)
        return Known(text, stated, (told, *parsed.findings))

    def repeat(self, sign: Known, draft: Draft) -> None:
        """Read "nt" as the value of the row above, and say so."""
        key = self.column.keys[0]
        if self.above is None:
            draft.remark(Finding(remarks.NOTHING_ABOVE, key=key), self.letter, sign.text)
            return
        above = self.above
        for name, value in above.values:
            if name in draft.values:
                draft.state_again(name, value, self.letter, above.text)
            else:
                draft.values[name], draft.letters[name], draft.raw[name] = value, self.letter, above.text
        for finding in above.findings:
            draft.remark(finding, self.letter, above.text)
        told = Finding(remarks.AS_ABOVE, False, key, before=sign.text, after=above.text)
        draft.remark(told, self.letter, sign.text)


def _plain(value: CellValue, text: str) -> CellValue:
    """The value for readers: texts tidy, moments as their day."""
    if isinstance(value, str):
        return text
    return value.date() if isinstance(value, datetime) else value
