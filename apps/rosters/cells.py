"""Reading the cells of one sheet into rows of values, with findings given their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from apps.rosters.bodies import PersonRow
from apps.rosters.formats import UNSTATED, Column, Format, Reader, RowValues
from apps.rosters.headers import Header
from apps.rosters.lanes import Draft, Lane
from apps.rosters.values import Place, Row
from apps.rosters.workbooks import CellValue, Sheet


class SheetReader:
    """Reads the rows of one sheet into values."""

    def __init__(self, sheet: Sheet, header: Header, declared: Format, day: date) -> None:
        self.sheet, self.day = sheet, day
        self.columns = frozenset(header.columns.values())
        self.filled: frozenset[str] = frozenset()
        self.positions = header.columns
        self.lanes: list[Lane] = []
        for position, key in sorted(header.columns.items()):
            column = declared.column(key)
            if self.lanes and self.lanes[-1].column is column:
                self.lanes[-1].join(position)
            else:
                reader = self._reader(column, position, header.rows.stop)
                settle = column.settles(day) if column.settles else None
                self.lanes.append(Lane(column, position, reader, sheet.originals, settle))
        self.rules = [rule(day) for rule in declared.rules]

    def _reader(self, column: Column, position: int, below: int) -> Reader:
        """How the cells of a column are read, in the light of all its cells where that tells something."""
        if column.surveys is None:
            return column.reader(self.day)
        return column.surveys(self.day, {row[position] for row in self.sheet.rows[below:] if position < len(row)})

    def read(self, people: Iterable[PersonRow]) -> list[Row]:
        """The rows of all people, in order."""
        listed = list(people)
        places = [person.place for person in listed]
        self.filled = frozenset(key for position, key in self.positions.items() if self._is_filled(position, places))
        return [self._row(person) for person in listed]

    def _is_filled(self, position: int, places: Iterable[int]) -> bool:
        return any(self.sheet.rows[place][position] != "" for place in places)

    def _row(self, person: PersonRow) -> Row:
        draft = Draft(Place(self.sheet.name, person.place + 1))
        self._read_cells(self.sheet.rows[person.place], draft)
        seen = RowValues(draft.values, draft.raw, person.group, self.day, self.columns, self.filled)
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
                    draft.state_again(key, stated, lane, text)
                else:
                    values[key], letters[key], raw[key] = stated, letter, text
            for finding in known.findings:
                draft.remark(finding, letter, text)
