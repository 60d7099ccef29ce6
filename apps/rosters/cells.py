"""Reading the cells of one sheet: each distinct value once, marks of repetition resolved, findings given a place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from apps.rosters import remarks
from apps.rosters.bodies import PersonRow
from apps.rosters.formats import Cell, Column, Finding, Format, Parsed, Reader, RowValues, UNSTATED
from apps.rosters.headers import Header
from apps.rosters.values import Place, Remark, Row
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of

AS_ABOVE = re.compile(r"-?\s*(nt|n/t|\"|''|//|”|“|〃|như trên|nhu tren)\s*-?", re.IGNORECASE)
# A dash, a stroke or dots fill a box in which nothing stands.
UNKNOWN = re.compile(r"[-–—/.…_\s?]+|không rõ|chưa rõ|chưa có thông tin|k rõ|n/a|#n/a", re.IGNORECASE)
REPEATED = Parsed()


@dataclass
class SheetReader:
    """Reads rows of one sheet into values; the readers of a day are shared between sheets."""

    sheet: Sheet
    header: Header
    declared: Format
    day: date
    lanes: list["Lane"] = field(init=False)

    def __post_init__(self) -> None:
        readers: dict[str, Reader] = {}
        self.lanes = []
        for position, key in sorted(self.header.columns.items()):
            column = self.declared.column(key)
            if self.lanes and self.lanes[-1].column.key == key:
                self.lanes[-1].positions += (position,)
                continue
            reader = readers.setdefault(key, column.reader(self.day))
            self.lanes.append(Lane(column, (position,), letter_of(position), reader, self.sheet.originals))
        self.rules = [rule(self.day) for rule in self.declared.rules]

    def read(self, people: Iterable[PersonRow]) -> list[Row]:
        """The rows of all people, in order."""
        return [self._row(person) for person in people]

    def _row(self, person: PersonRow) -> Row:
        place = Place(self.sheet.name, person.place + 1)
        draft = Draft(place)
        cells = self.sheet.rows[person.place]
        for lane in self.lanes:
            lane.read(cells, draft)
        for rule in self.rules:
            draft.apply(rule(RowValues(draft.values, draft.raw, person.group, self.day)))
        unit = draft.values.get("unit_text")
        return Row(
            place,
            draft.values,
            draft.raw,
            draft.letters,
            tuple(draft.issues),
            tuple(draft.notices),
            person.group,
            str(unit) if unit else person.unit,
        )


@dataclass
class Draft:
    """The values of a row while its cells are read."""

    place: Place
    values: dict[str, object] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    issues: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)

    def state(self, parsed: Parsed, letter: str, text: str) -> None:
        """Take over what a cell states; a value that another column states differently is a contradiction."""
        for key, value in parsed.values.items():
            known = self.values.get(key)
            if known is None:
                self.values[key], self.letters[key], self.raw[key] = value, letter, text
            elif isinstance(known, dict) and isinstance(value, dict):
                self.values[key] = {**value, **known}
            elif known != value:
                told = {"other": self.raw[key], "column": self.letters[key]}
                self.remark(Finding(remarks.CONTRADICTION, key=key, params=told), letter, text)
        for finding in parsed.findings:
            self.remark(finding, letter, text)

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


@dataclass
class Lane:
    """One column of the sheet, or several that make one value; remembers what each distinct value was read as."""

    column: Column
    positions: tuple[int, ...]
    letter: str
    reader: Reader
    originals: Mapping[str, str]
    known: dict[CellValue, tuple[Parsed, str]] = field(default_factory=dict)
    above: CellValue = ""

    def read(self, cells: Sequence[CellValue], draft: Draft) -> None:
        value = self._value(cells)
        if value == "":
            self.above = ""
            return
        found = self.known.get(value)
        if found is None:
            text = text_of(value)
            found = self.known[value] = (self._parse(value, text), text)
        parsed, text = found
        if parsed is REPEATED:
            self._repeat(draft, text)
            return
        self.above = value
        draft.state(parsed, self.letter, text)

    def _value(self, cells: Sequence[CellValue]) -> CellValue:
        if len(self.positions) == 1:
            value = cells[self.positions[0]]
            return text_of(value) if isinstance(value, bool | timedelta) else value
        return " ".join(text for position in self.positions if (text := text_of(cells[position])))

    def _parse(self, value: CellValue, text: str) -> Parsed:
        if self.column.repeats and AS_ABOVE.fullmatch(text):
            return REPEATED
        if UNKNOWN.fullmatch(text):
            return UNSTATED
        whole = value.date() if isinstance(value, datetime) else value
        parsed = self.reader(Cell(whole, text))
        original = self.originals.get(value) if isinstance(value, str) else None
        if original is None:
            return parsed
        told = Finding(remarks.LEGACY_FONT, False, self.column.keys[0], before=original, after=text)
        return Parsed(parsed.values, (told, *parsed.findings))

    def _repeat(self, draft: Draft, text: str) -> None:
        """Read "nt" as the value of the row above, and say so."""
        key = self.column.keys[0]
        if self.above == "":
            draft.remark(Finding(remarks.NOTHING_ABOVE, key=key), self.letter, text)
            return
        parsed, above = self.known[self.above]
        draft.state(parsed, self.letter, above)
        draft.remark(Finding(remarks.AS_ABOVE, False, key, before=text, after=above), self.letter, text)
