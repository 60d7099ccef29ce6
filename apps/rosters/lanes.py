"""One column of a sheet: each of its distinct values read once, marks of repetition resolved."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter, itemgetter

from apps.rosters import remarks
from apps.rosters.formats import AtAGlance, Cell, Column, Finding, Reader, Settle
from apps.rosters.known import UNREAD, Known
from apps.rosters.legacy import Originals
from apps.rosters.look_alikes import in_our_letters
from apps.rosters.workbooks import CellValue, letter_of, text_of, tidied_value

AS_ABOVE = re.compile(
    r"[-–—(\[._]*\s*(nt|n/t|n\.t|,,+|\"+|''+|//+|\\\\+|[”“„″〃]+|(?:[\"'”“″]{1,2}\s){1,3}[\"'”“″]{1,2}"
    r"|(?:như|nhu)\s+(?:trên|tren|trên đây))\s*[-–—.)\]_;,]*",
    re.IGNORECASE,
)
LONGEST_SIGN = 14
# What a sign of repetition can begin with; most texts are none at a glance.
FIRST_OF_SIGN = frozenset("-–—([._,nN\"'/\\”“„″〃")
# A dash, a stroke or dots fill a box in which nothing stands.
FILLS = "-–—/\\.…_kcnK#CN"
SIGNS = FIRST_OF_SIGN | frozenset(FILLS)
# A question mark is a doubt, or a sign that was lost in saving: whoever reads the column asks about it.
UNKNOWN = re.compile(r"[-–—/\\.…_\s]+|không rõ|chưa rõ|chưa có thông tin|no information|k rõ|n/a|#n/a", re.IGNORECASE)

REPEATS, VALUES = attrgetter("repeats"), attrgetter("values")


class Lane:
    """One column of the sheet, or several that make one value, with what its cells were read as."""

    __slots__ = (
        *("_keys", "_stating", "cells", "column", "day", "distinct", "doubts", "joined"),
        *("letter", "originals", "position", "settle"),
    )

    def __init__(self, column: Column, position: int, day: date, originals: Mapping[str, str]) -> None:
        self.column, self.position, self.day = column, position, day
        self.originals = dict(originals)
        self.settle: Settle | None = column.settles(day) if column.settles else None
        self.doubts = originals.doubts if isinstance(originals, Originals) else {}
        self.letter = letter_of(position)
        self.joined: tuple[int, ...] | None = None
        self.cells: list[Known] = []
        self.distinct: list[Known] = []
        self._keys: set[str] = set()
        self._stating: dict[str, set[Known]] = {}

    def join(self, position: int) -> None:
        """Another column under the same header belongs to the value too."""
        self.joined = (*(self.joined or (self.position,)), position)
        self.originals, self.doubts = dict(self.originals), dict(self.doubts)

    def read(self, rows: Iterable[Sequence[CellValue]]) -> None:
        """Read the cells of all rows, each distinct value once."""
        if self.joined is None:
            values = list(map(itemgetter(self.position), rows))
        else:
            values = [self._joined(row) for row in rows]
        self.cells, self.distinct = self._learnt(values)
        if any(map(REPEATS, self.distinct)):
            self.cells = list(self._resolved(self.cells))
            self.distinct = list(dict.fromkeys(self.cells))
        self._keys = set[str]().union(*map(VALUES, self.distinct))
        self._stating = {}

    @property
    def is_filled(self) -> bool:
        """Whether something stands in it for at least one person."""
        return any(known is not UNREAD for known in self.distinct)

    def stating(self, keys: Iterable[str]) -> set[Known]:
        """The values that state one of the keys."""
        found = [self._all_stating(key) for key in keys if key in self._keys]
        return found[0] if len(found) == 1 else set[Known]().union(*found)

    def _all_stating(self, key: str) -> set[Known]:
        """The values that state a key, looked for once."""
        if key not in self._stating:
            self._stating[key] = {each for each in self.distinct if key in each.values}
        return self._stating[key]

    @property
    def keys(self) -> Collection[str]:
        """The values that its cells state."""
        return self._keys

    def _learnt(self, values: list[CellValue]) -> tuple[list[Known], list[Known]]:
        """What each of the values was read as, and all that they were read as."""
        distinct = dict.fromkeys(values)
        reader = self._reader(distinct.keys())
        if True not in distinct and False not in distinct:
            known = self._learn_all(distinct, reader)
            return list(map(known.__getitem__, values)), list(known.values())
        # True is equal to 1, but does not mean the same.
        apart = {(type(value), value): value for value in values}
        told = {key: self._learn(value, reader) for key, value in apart.items()}
        return [told[type(value), value] for value in values], list(told.values())

    def _reader(self, distinct: Collection[CellValue]) -> Reader:
        """How the cells are read, in the light of all of them where that tells something."""
        return self.column.surveys(self.day, distinct) if self.column.surveys else self.column.reader(self.day)

    def _learn_all(self, distinct: Iterable[CellValue], reader: Reader) -> dict[CellValue, Known]:
        """Read different values, at a glance where the reader knows how to and no font is in doubt."""
        if not isinstance(reader, AtAGlance) or self.doubts or self.originals:
            return {value: self._learn(value, reader) for value in distinct}
        known, glance = dict[CellValue, Known](), reader.glance
        for value in distinct:
            seen = glance(value) if type(value) is str and (value[:1] not in SIGNS or not is_sign(value)) else None
            known[value] = self._learn(value, reader) if seen is None else Known(str(value), seen)
        return known

    def _joined(self, cells: Sequence[CellValue]) -> str:
        """The cells of all its columns as one text; what is to be told of a part is told of the whole."""
        parts = [text for position in self.joined or () if (text := text_of(cells[position]))]
        whole = " ".join(parts)
        for part in parts:
            if part in self.doubts:
                self.doubts[whole] = whole.replace(part, self.doubts[part])
            elif part in self.originals:
                self.originals[whole] = whole.replace(part, self.originals[part])
        return whole

    def _learn(self, value: CellValue, reader: Reader) -> Known:
        """Read one value."""
        if value == "":
            return UNREAD
        text = text_of(value)
        if not text:
            return Known(text)
        if len(text) <= LONGEST_SIGN and text[0] in FIRST_OF_SIGN and AS_ABOVE.fullmatch(text):
            own = () if self.column.repeats else (Finding(remarks.OWN_VALUE, key=self.column.keys[0]),)
            return Known(text, findings=own, repeats=self.column.repeats)
        if text[0] in FILLS and UNKNOWN.fullmatch(text):
            return Known(text)
        parsed = reader(Cell(value if isinstance(value, str) else tidied_value(value, text), text))
        if isinstance(value, str) and (self.doubts or self.originals):
            return Known(text, parsed.values, (*self._of_font(value, text), *parsed.findings))
        return Known(text, parsed.values, parsed.findings)

    def _of_font(self, value: str, text: str) -> tuple[Finding, ...]:
        """What is to be told of a text that is, or may be, typed in an old font."""
        key = self.column.keys[0]
        if value in self.doubts:
            return (Finding(remarks.FONT_DOUBT, True, key, before=text, after=self.doubts[value]),)
        if value in self.originals:
            original = self.originals[value]
            code = remarks.LOOK_ALIKE if in_our_letters(original) == value else remarks.LEGACY_FONT
            return (Finding(code, False, key, before=original, after=text),)
        return ()

    def _resolved(self, cells: Iterable[Known]) -> Iterable[Known]:
        """The same with "nt" read as the value of the row above, and told so."""
        above, met = UNREAD, dict[tuple[Known, Known], Known]()
        for known in cells:
            if not known.repeats:
                above = known
                yield known
            else:
                yield met.get((above, known)) or met.setdefault((above, known), self._repeated(above, known))

    def _repeated(self, above: Known, sign: Known) -> Known:
        key = self.column.keys[0]
        if above is UNREAD:
            return Known(sign.text, findings=(Finding(remarks.NOTHING_ABOVE, key=key),))
        told = Finding(remarks.AS_ABOVE, False, key, sign.text, before=sign.text, after=above.text)
        return Known(above.text, above.values, (*above.findings, told))


class LaneAbove(Lane):
    """A value that the heading gives to all rows, as if each had it in a column."""

    __slots__ = ("known",)

    def __init__(self, column: Column, words: str, values: Mapping[str, object], day: date) -> None:
        super().__init__(column, 0, day, {})
        self.letter, self.known = "", Known(words, values)

    def read(self, rows: Iterable[Sequence[CellValue]]) -> None:
        """The same for each row."""
        self.cells, self.distinct = [self.known for _ in rows], [self.known]
        self._keys = {*self.known.values}
        self._stating = {}


def is_sign(text: str) -> bool:
    """Whether a text repeats the row above, or says that nothing is known."""
    return bool(AS_ABOVE.fullmatch(text) or UNKNOWN.fullmatch(text))
