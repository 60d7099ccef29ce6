"""The rows of a roster, kept as columns of what their cells were read as; a row is put together when it is asked for.

A hundred thousand rows as objects would take half a gigabyte, and nearly all of them are only counted and copied.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from operator import attrgetter
from typing import NamedTuple, Protocol, overload

from apps.rosters.bodies import PersonRow
from apps.rosters.drafts import Draft
from apps.rosters.formats import Finding
from apps.rosters.jsontext import dumps, stated
from apps.rosters.known import Known
from apps.rosters.lanes import Lane
from apps.rosters.pauses import BLOCK, pause
from apps.rosters.values import Place, Remark, Row

NAME, UNIT = "full_name", "unit_text"
Told = tuple[tuple[Remark, ...], tuple[Remark, ...]]


class Line(NamedTuple):
    """A row as it is staged: what it states and in which words, both as JSON."""

    sheet: str
    row: int
    stated: str
    raw: str
    group: str | None
    unit_text: str | None
    name: str


def line_of(row: Row) -> Line:
    """A row that was put together."""
    name = str(row.values.get(NAME) or "")
    words = dumps(stated(row.values)), dumps(dict(row.raw))
    return Line(row.place.sheet, row.place.row, *words, row.group, row.unit_text, name)


class Part(Protocol):
    """Some rows in the order of the file."""

    def __len__(self) -> int: ...
    def row(self, number: int) -> Row: ...
    def lines(self) -> Iterator[Line]: ...
    def told(self) -> Mapping[int, Told]: ...
    @property
    def keys(self) -> Collection[str]: ...


class StatedRows:
    """Rows that are put together already."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, number: int) -> Row:
        return self._rows[number]

    def lines(self) -> Iterator[Line]:
        return map(line_of, self._rows)

    def told(self) -> Mapping[int, Told]:
        return {number: (row.issues, row.notices) for number, row in enumerate(self._rows) if row.issues or row.notices}

    @property
    def keys(self) -> Collection[str]:
        return {key for row in self._rows for key in row.values}


class SheetRows:
    """The rows of one sheet."""

    def __init__(self, sheet: str, people: Sequence[PersonRow], lanes: Sequence[Lane]) -> None:
        self.sheet, self.people, self.lanes = sheet, people, lanes
        # Rows whose values are more than those of their cells, and what rules remarked on the others.
        self.drafts: dict[int, Draft] = {}
        self.found: dict[int, list[Finding]] = {}
        # What the file says of rows beside their cells: the letter of a column, and what is to be said.
        self.asides: dict[int, list[tuple[str | None, Finding]]] = {}
        self._told: dict[int, Told] | None = None

    def __len__(self) -> int:
        return len(self.people)

    def draft(self, number: int) -> Draft:
        """A row put together from its cells and what rules remarked."""
        place = Place(self.sheet, self.people[number].place + 1)
        draft = Draft.of(place, ((lane, lane.cells[number]) for lane in self.lanes))
        for finding in self.found.get(number, ()):
            key = finding.key or ""
            draft.remark(finding, draft.letters.get(key), draft.raw.get(key, ""))
        return draft

    def row(self, number: int) -> Row:
        draft = self.drafts.get(number) or self.draft(number)
        issues, notices = self.told().get(number, ((), ()))
        person = self.people[number]
        unit = draft.values.get(UNIT)
        unit_text = str(unit) if unit else person.unit
        return Row(draft.place, draft.values, draft.raw, draft.letters, issues, notices, person.group, unit_text)

    @property
    def keys(self) -> Collection[str]:
        """The values that a cell or a rule states of any row."""
        read = (lane.keys for lane in self.lanes)
        return set[str]().union(*read, *(draft.values for draft in self.drafts.values()))

    def told(self) -> Mapping[int, Told]:
        """The remarks on rows, by number; the same objects each time."""
        if self._told is None:
            remarked = {*self.found, *self.drafts, *self.asides, *chain.from_iterable(map(_remarked, self.lanes))}
            self._told = dict(self._telling(sorted(remarked)))
        return self._told

    def _telling(self, numbers: Iterable[int]) -> Iterator[tuple[int, Told]]:
        """The remarks on some rows; one row is put together at a time, for all may be remarked on."""
        for place, number in enumerate(numbers):
            if place % BLOCK == 0:
                pause()
            draft = self.drafts.get(number) or self.draft(number)
            for letter, finding in self.asides.get(number, ()):
                draft.remark(finding, letter, finding.value or "")
            if draft.issues or draft.notices:
                yield number, (tuple(draft.issues), tuple(draft.notices))

    def lines(self) -> Iterator[Line]:
        for known in chain.from_iterable(lane.distinct for lane in self.lanes):
            known.put_into_words()
        columns = (self._joined("said"), self._joined("raw"), self._texts(NAME), self._texts(UNIT))
        for number, (person, says, raw, name, unit) in enumerate(zip(self.people, *columns, strict=False)):
            if number in self.drafts:
                yield line_of(self.row(number))
                continue
            stated, place = f"{{{says}}}", person.place + 1
            yield Line(self.sheet, place, stated, f"{{{raw}}}", person.group, unit or person.unit, name)

    def _joined(self, words: str) -> Iterable[str]:
        """Of each row what its cells have in words, joined; columns in which nothing has any are not looked at."""
        told = attrgetter(words)
        columns = [map(told, lane.cells) for lane in self.lanes if any(map(told, lane.distinct))]
        return map(",".join, map(partial(filter, None), zip(*columns, strict=True))) if columns else repeat("")

    def _texts(self, key: str) -> Iterable[str]:
        """The text that one of the cells of each row states as a value."""
        columns = [map(_text_of(key, lane).__getitem__, lane.cells) for lane in self.lanes if key in lane.keys]
        if not columns:
            return repeat("")
        return (next(filter(None, texts), "") for texts in zip(*columns, strict=True))


def _text_of(key: str, lane: Lane) -> Mapping[Known, str]:
    """What each value of a column states as a text."""
    return {known: str(known.values.get(key) or "") for known in lane.distinct}


def _remarked(lane: Lane) -> Iterator[int]:
    """The rows on whose cell in this column there is something to say."""
    remarked = {known for known in lane.distinct if known.findings}
    return (number for number, known in enumerate(lane.cells) if known in remarked) if remarked else iter(())


class Rows(Sequence[Row]):
    """All rows of a roster; single ones may be taken the place of."""

    def __init__(self, parts: Iterable[Part], replaced: Mapping[int, Row] | None = None) -> None:
        self.parts = tuple(parts)
        self.replaced = dict(replaced or {})
        self._length = sum(map(len, self.parts))

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Rows:
        """Rows that are put together already."""
        return cls([StatedRows(rows)])

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...
    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        place = range(len(self))[number]
        if place in self.replaced:
            return self.replaced[place]
        for part in self.parts:
            if place < len(part):
                return part.row(place)
            place -= len(part)
        raise IndexError(number)

    def with_replaced(self, replaced: Mapping[int, Row]) -> Rows:
        """The same with other rows in some places."""
        return Rows(self.parts, {**self.replaced, **replaced})

    def lines(self) -> Iterator[Line]:
        """All rows, those that were left out included, as they are staged."""
        for number, line in enumerate(chain.from_iterable(part.lines() for part in self.parts)):
            yield line_of(self.replaced[number]) if number in self.replaced else line

    def told(self) -> dict[int, Told]:
        """The remarks on rows, by number."""
        found, begin = dict[int, Told](), 0
        for part in self.parts:
            found.update((begin + number, told) for number, told in part.told().items())
            begin += len(part)
        return found | {number: (row.issues, row.notices) for number, row in self.replaced.items()}

    @property
    def keys(self) -> frozenset[str]:
        """The values that any row may state; no row states another one."""
        replaced = (row.values for row in self.replaced.values())
        return frozenset[str]().union(*(part.keys for part in self.parts), *replaced)

    @property
    def left_out(self) -> list[int]:
        """The rows that people left out."""
        return [number for number, row in sorted(self.replaced.items()) if row.left_out]
