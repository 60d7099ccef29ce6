"""Reading the cells of one sheet column by column, and what rules say of whole rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from apps.rosters.bodies import PersonRow
from apps.rosters.formats import UNSTATED, Format, RowRule, RowValues, Rule, ToldAbove
from apps.rosters.header import Header
from apps.rosters.known import Known
from apps.rosters.lanes import Lane, LaneAbove
from apps.rosters.pauses import BLOCK, pause
from apps.rosters.rows import SheetRows
from apps.rosters.workbooks import Sheet

# A column of which a value stands in more rows than this on average is worth remembering answers by.
SELDOM = 4


class SheetReader:
    """Reads the rows of one sheet into values."""

    def __init__(
        self, sheet: Sheet, header: Header, declared: Format, day: date, above: Mapping[str, ToldAbove]
    ) -> None:
        self.sheet, self.day = sheet, day
        self.columns = frozenset({*header.columns.values(), *above})
        self.lanes: list[Lane] = [
            LaneAbove(declared.column(key), told.words, told.values, day) for key, told in above.items()
        ]
        for position, key in sorted(header.columns.items()):
            column = declared.column(key)
            if self.lanes and self.lanes[-1].column is column:
                self.lanes[-1].join(position)
            else:
                self.lanes.append(Lane(column, position, day, sheet.originals))
        self.rules = [(rule, rule.make(day)) for rule in declared.rules]

    def read(self, people: Sequence[PersonRow]) -> SheetRows:
        """The rows of all people, in order."""
        cells = [self.sheet.rows[person.place] for person in people]
        for lane in self.lanes:
            pause()
            lane.read(cells)
        filled = frozenset(lane.column.key for lane in self.lanes if lane.is_filled)
        return RowJudge(SheetRows(self.sheet.name, people, self.lanes), self, filled).judged()


class RowJudge:
    """Finds the rows whose columns contradict each other, and lets rules look at those of which they can tell."""

    def __init__(self, rows: SheetRows, reader: SheetReader, filled: frozenset[str]) -> None:
        self.rows, self.lanes, self.rules = rows, rows.lanes, reader.rules
        self.day, self.columns, self.filled = reader.day, reader.columns, filled

    def judged(self) -> SheetRows:
        for place, number in enumerate(self._contested()):
            if place % BLOCK == 0:
                pause()
            self._draft(number)
        for rule, read in self.rules:
            if not rule.beside or not rule.beside.isdisjoint(self.columns):
                self._ask(rule, read)
        return self.rows

    def _ask(self, rule: RowRule, read: Rule) -> None:
        """Ask a rule about the rows of which it can tell; rows that say the same are asked about once."""
        lanes = [lane for lane in self.lanes if not rule.reads or lane.stating(rule.reads)]
        columns, people, drafts = [lane.cells for lane in lanes], self.rows.people, self.rows.drafts
        pause()
        for number in self._worth_asking(rule, read, lanes):
            if number in drafts:
                continue
            parsed = read(self._seen([column[number] for column in columns], people[number].group))
            if parsed.values:
                self._draft(number)
            elif parsed.findings:
                self.rows.found.setdefault(number, []).extend(parsed.findings)

    def _worth_asking(self, rule: RowRule, read: Rule, lanes: Sequence[Lane]) -> Iterable[int]:
        """The rows that a rule asks for, without those whose like it has nothing to say of."""
        numbers, people = self._asked_by(rule), self.rows.people
        is_repeating = all(len(lane.distinct) * SELDOM < len(people) for lane in lanes)
        if not numbers or (rule.gist is None and not is_repeating):
            return numbers
        alike = list(zip([person.group for person in people], *(_gists(rule, lane) for lane in lanes), strict=True))
        one_of = dict(zip(map(alike.__getitem__, numbers), numbers, strict=True))
        telling = {like for like, number in one_of.items() if self._has_word(read, lanes, number)}
        return [number for number in numbers if alike[number] in telling] if telling else ()

    def _has_word(self, read: Rule, lanes: Iterable[Lane], number: int) -> bool:
        """Whether a rule has something to say of a row."""
        return read(self._seen([lane.cells[number] for lane in lanes], self.rows.people[number].group)) != UNSTATED

    def _seen(self, cells: Iterable[Known], group: str | None) -> RowValues:
        """What some cells of a row state together."""
        values: dict[str, object] = {}
        for known in cells:
            values.update(known.values)
        return RowValues(values, group, self.day, self.columns, self.filled)

    def _draft(self, number: int) -> None:
        """Put a row together by itself, and ask all rules about it."""
        self.rows.found.pop(number, None)
        draft = self.rows.draft(number)
        group = self.rows.people[number].group
        seen = RowValues(draft.values, group, self.day, self.columns, self.filled)
        for _, read in self.rules:
            parsed = read(seen)
            if parsed is not UNSTATED:
                draft.apply(parsed)
        self.rows.drafts[number] = draft

    def _contested(self) -> set[int]:
        """The rows in which two columns state the same value."""
        by_key: dict[str, list[Lane]] = {}
        for lane in self.lanes:
            for key in lane.keys:
                by_key.setdefault(key, []).append(lane)
        return {number for key, lanes in by_key.items() if len(lanes) > 1 for number in _stated_twice(key, lanes)}

    def _asked_by(self, rule: RowRule) -> Sequence[int]:
        """The rows that state one of the values that a rule asks for, and none that settles it."""
        numbers: Sequence[int] = range(len(self.rows))
        if rule.asks:
            asked = [rows for lane in self.lanes if (rows := _stating(lane, rule.asks))]
            numbers = asked[0] if len(asked) == 1 else sorted(set[int]().union(*asked))
        if not rule.unless:
            return numbers
        if any(lane.distinct and len(lane.stating(rule.unless)) == len(lane.distinct) for lane in self.lanes):
            return ()
        settled = set[int]().union(*(_stating(lane, rule.unless) for lane in self.lanes))
        return [number for number in numbers if number not in settled]


def _gists(rule: RowRule, lane: Lane) -> Sequence[object]:
    """What a rule looks at in the cells of a column."""
    if rule.gist is None:
        return lane.cells
    if len(lane.distinct) == len(lane.cells):
        return [rule.gist(known.values) for known in lane.cells]
    gist = {known: rule.gist(known.values) for known in lane.distinct}
    return list(map(gist.__getitem__, lane.cells))


def _stating(lane: Lane, keys: Iterable[str]) -> Sequence[int]:
    """The rows that state one of the values in a column."""
    stating = lane.stating(keys)
    if len(stating) == len(lane.distinct):
        return range(len(lane.cells))
    return [number for number, known in enumerate(lane.cells) if known in stating] if stating else ()


def _stated_twice(key: str, lanes: Sequence[Lane]) -> Iterator[int]:
    """The rows in which more than one of the columns state a value."""
    met: set[int] = set()
    for lane in lanes:
        stating = {*_stating(lane, (key,))}
        yield from met & stating
        met |= stating
