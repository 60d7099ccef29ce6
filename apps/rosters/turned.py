"""Where the cells of a table that was turned or paired stand in the file: the name of the sheet tells how.

A table that names its columns one below another has a person in each column, or a block of lines for each person. It is
read with a row for each person; everything that people see of a place, and every mark, is of the place in the file.
So is it where each person has two rows, which are read as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from apps.rosters.workbooks import letter_of, position_of

SIGN = " ▸ ⟲"
ACROSS = re.compile(SIGN + r"([A-Z]+)(\d+)$")
BLOCKS = re.compile(SIGN + r"([A-Z]+):([A-Z]+) (\d+(?:,\d+)*|\d+\+\d+)(?: (\d+):(\d+(?:,\d+)*))?$")
PAIRED = re.compile(SIGN + r"÷([A-Z]+)(\d+)$")
# Behind the name of the sheet stands the letter of the column in which a table beside another one begins.
BESIDE = re.compile(rf"( ▸ [A-Z]+)?({SIGN}.*)?$")
# What a sheet may be called in the database, less what Excel allows for names.
LONGEST_SIGN = 80


def whole_name(name: str) -> str:
    """What the file calls the sheet on which a table stands."""
    return BESIDE.sub("", name)


@dataclass(frozen=True)
class Turn:
    """How a table was turned. All places are counted from 0; rows above `first` are as they were.

    Without `starts` each column right of that of the names is a person; otherwise each start is the first line of one,
    and `values` the column in which what they say stands. Lines that say two things stand in `twice`; the second ones
    follow behind all `lines`.
    """

    first: int
    names: int
    values: int = 0
    starts: tuple[int, ...] = ()
    stride: int = 0  # of blocks at one distance, which are not counted then
    lines: int = 0
    twice: tuple[int, ...] = ()

    @classmethod
    def of(cls, sheet: str) -> Turn | None:
        """How the sheet of this name was turned; None when it was not."""
        if found := ACROSS.search(sheet):
            return cls(int(found[2]) - 1, position_of(found[1]))
        if found := BLOCKS.search(sheet):
            first, _, stride = found[3].partition("+")
            starts = tuple(int(start) - 1 for start in first.split(","))
            names, values = position_of(found[1]), position_of(found[2])
            twice = tuple(map(int, found[5].split(","))) if found[5] else ()
            return cls(starts[0], names, values, starts, int(stride or 0), int(found[4] or 0), twice)
        return None

    @property
    def sign(self) -> str:
        """What stands behind the name of the sheet."""
        if not self.starts:
            return f"{SIGN}{letter_of(self.names)}{self.first + 1}"
        lines = ",".join(str(start + 1) for start in self.starts)
        lines = f"{self.starts[0] + 1}+{self.stride}" if self.stride else lines
        twice = f" {self.lines}:{','.join(map(str, self.twice))}" if self.twice else ""
        return f"{SIGN}{letter_of(self.names)}:{letter_of(self.values)} {lines}{twice}"

    def line(self, column: int) -> int:
        """The line of a person, or below the first, in which what a column of the turned sheet says stands."""
        return self.twice[column - self.lines] if self.twice and column >= self.lines else column

    def named_at(self, column: int) -> str:
        """The cell that names a column of the turned sheet."""
        return f"{letter_of(self.names)}{self.first + self.line(column) + 1}"

    def in_file(self, row: int, column: int | None) -> tuple[int, int | None]:
        """The row and the column in the file of a cell of the turned sheet; without a column, where a person begins."""
        if row < self.first:
            return row, column
        line = self.line(column or 0)
        if not self.starts:
            return self.first + line, self.names + row - self.first
        number = row - self.first - 1
        if number < 0:
            return self.first + line, self.names
        start = self.first + self.stride * number if self.stride else self.starts[number]
        return start + line, self.values if column is not None else self.names


@dataclass(frozen=True)
class Pairs:
    """How rows of people were paired: what stood in the second ones stands right of all columns of the first ones.

    From row `first` on a cell right of these `width` columns stands in the row below. All are counted from 0.
    """

    width: int
    first: int

    @classmethod
    def of(cls, sheet: str) -> Pairs | None:
        """How the rows of the sheet of this name were paired; None when they were not."""
        found = PAIRED.search(sheet)
        return cls(position_of(found[1]), int(found[2]) - 1) if found else None

    @property
    def sign(self) -> str:
        """What stands behind the name of the sheet."""
        return f"{SIGN}÷{letter_of(self.width)}{self.first + 1}"

    def named_at(self, column: int) -> str:
        """The letter of a column of the first rows; of one of the second rows the first cell below its header."""
        row, at = self.in_file(self.first, column)
        return letter_of(at or 0) + (str(row + 1) if column >= self.width else "")

    def in_file(self, row: int, column: int | None) -> tuple[int, int | None]:
        """The row and the column in the file of a cell of the paired sheet."""
        if column is None or column < self.width:
            return row, column
        return row + (row >= self.first), column - self.width


def is_turned(sheet: str) -> bool:
    """Whether a table was turned round."""
    return Turn.of(sheet) is not None


def placing_of(sheet: str) -> Turn | Pairs | None:
    """How the cells of the sheet of this name stand in the file, where they do not stand as they are read."""
    return (Turn.of(sheet) or Pairs.of(sheet)) if SIGN in sheet else None


def place_in_file(sheet: str, row: int, letters: str | None) -> tuple[str, int, str | None]:
    """The sheet, the row (counted from 1, 0 for the sheet itself) and the column as the file has them."""
    turn = placing_of(sheet)
    if turn is None:
        return sheet, row, letters
    if not row:
        return whole_name(sheet), row, letters
    at, column = turn.in_file(row - 1, position_of(letters) if letters else None)
    return whole_name(sheet), at + 1, None if column is None else letter_of(column)


def shown_cell(sheet: str, row: int, letters: str) -> str:
    """How people find a cell of a row before them: by its column, or by its address where it stands elsewhere."""
    placing = placing_of(sheet)
    if placing is None or (isinstance(placing, Pairs) and position_of(letters) < placing.width):
        return letters
    _sheet, at, column = place_in_file(sheet, row, letters)
    return f"{column}{at}"


def shown_column(sheet: str, letters: str) -> str:
    """How people find a column of a sheet: by its letter, or by the cell that names it where the table was turned."""
    turn = placing_of(sheet)
    return turn.named_at(position_of(letters)) if turn else letters
