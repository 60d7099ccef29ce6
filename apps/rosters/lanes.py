"""One column of a sheet while its cells are read: each distinct value once, marks of repetition resolved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from apps.rosters import remarks
from apps.rosters.formats import Cell, Column, Finding, Parsed, Reader, Settle
from apps.rosters.legacy import Originals
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import CellValue, letter_of, text_of, tidied_value

AS_ABOVE = re.compile(
    r"[-–—(\[]*\s*(nt|n/t|n\.t|\"+|''|//+|\\\\+|[”“„″〃]+|(?:như|nhu)\s+(?:trên|tren|trên đây))\s*[-–—.)\]]*",
    re.IGNORECASE,
)
LONGEST_SIGN = 14
# A dash, a stroke or dots fill a box in which nothing stands.
FILLS = "-–—/\\.…_?kcnK#CN"
UNKNOWN = re.compile(r"[-–—/\\.…_\s?]+|không rõ|chưa rõ|chưa có thông tin|no information|k rõ|n/a|#n/a", re.IGNORECASE)


class Known(NamedTuple):
    """What one distinct value of a column was read as."""

    text: str
    values: tuple[tuple[str, object], ...]
    findings: tuple[Finding, ...]
    repeats: bool = False


@dataclass(slots=True)
class Draft:
    """The values of a row while its cells are read."""

    place: Place
    values: dict[str, object] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    issues: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)

    def state_again(self, key: str, value: object, lane: Lane, text: str) -> None:
        """A value that another column has stated already: the same, a part of the same, or another one."""
        known = self.values[key]
        if isinstance(known, dict) and isinstance(value, dict):
            self.values[key] = {**value, **known}
        elif known != value:
            self._settle(key, known, value, lane, text)

    def _settle(self, key: str, known: object, value: object, lane: Lane, text: str) -> None:
        """Of two different values the one that counts where the column can tell, else a contradiction."""
        told = {"other": self.raw[key], "column": self.letters[key]}
        settled = lane.settle(key, known, value) if lane.settle else None
        if settled is None:
            self.remark(Finding(remarks.CONTRADICTION, key=key, params=told), lane.letter, text)
            return
        counts, finding = settled
        if counts == value:
            self.values[key], self.letters[key], self.raw[key] = value, lane.letter, text
        self.remark(replace(finding, params={**told, **finding.params}), lane.letter, text)

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

    __slots__ = ("above", "column", "doubts", "joined", "known", "letter", "originals", "position", "reader", "settle")

    def __init__(
        self,
        column: Column,
        position: int,
        reader: Reader,
        originals: Mapping[str, str],
        settle: Settle | None = None,
    ) -> None:
        self.column, self.position, self.reader = column, position, reader
        self.originals, self.settle = dict(originals), settle
        self.doubts = originals.doubts if isinstance(originals, Originals) else {}
        self.letter = letter_of(position)
        self.joined: tuple[int, ...] | None = None
        self.known: dict[CellValue, Known] = {}
        self.above: Known | None = None

    def join(self, position: int) -> None:
        """Another column under the same header belongs to the value too."""
        self.joined = (*(self.joined or (self.position,)), position)
        self.originals, self.doubts = dict(self.originals), dict(self.doubts)

    def join_cells(self, cells: Sequence[CellValue]) -> str:
        """The cells of all its columns as one text; what is to be told of a part is told of the whole."""
        parts = [text for position in self.joined or () if (text := text_of(cells[position]))]
        whole = " ".join(parts)
        for part in parts:
            if part in self.doubts:
                self.doubts[whole] = whole.replace(part, self.doubts[part])
            elif part in self.originals:
                self.originals[whole] = whole.replace(part, self.originals[part])
        return whole

    def learn(self, value: CellValue) -> Known:
        """Read a value that was not met before."""
        text = text_of(value)
        known = self._learn(value, text)
        if not isinstance(value, bool):  # True is equal to 1, but does not mean the same
            self.known[value] = known
        return known

    def _learn(self, value: CellValue, text: str) -> Known:
        if len(text) <= LONGEST_SIGN and AS_ABOVE.fullmatch(text):
            if self.column.repeats:
                return Known(text, (), (), repeats=True)
            return Known(text, (), (Finding(remarks.OWN_VALUE, key=self.column.keys[0]),))
        if not text or (text[0] in FILLS and UNKNOWN.fullmatch(text)):
            return Known(text, (), ())
        parsed = self.reader(Cell(value if isinstance(value, str) else tidied_value(value, text), text))
        stated = tuple(parsed.values.items())
        if isinstance(value, str) and value in self.doubts:
            doubt = Finding(remarks.FONT_DOUBT, True, self.column.keys[0], before=text, after=self.doubts[value])
            return Known(text, stated, (doubt, *parsed.findings))
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
                draft.state_again(name, value, self, above.text)
            else:
                draft.values[name], draft.letters[name], draft.raw[name] = value, self.letter, above.text
        for finding in above.findings:
            draft.remark(finding, self.letter, above.text)
        told = Finding(remarks.AS_ABOVE, False, key, before=sign.text, after=above.text)
        draft.remark(told, self.letter, sign.text)
