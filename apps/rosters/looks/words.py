"""The looks of a workbook, in the terms that .xls, .ods and .xlsx share; rows and columns are counted from 0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any

# So many empty cells with a look of their own are kept; what lies beyond them is no list that anybody fills in.
EMPTY_CELLS = 400_000
MERGED_CELLS = 400_000


class Lost(Enum):
    """What is in the file that was sent and cannot be in the one that goes back."""

    FORMULAS = "formulas"
    PICTURES = "pictures"
    CHOICES = "choices"
    CONDITIONS = "conditions"


@dataclass(frozen=True)
class CellLook:
    """A cell format. Its fields are the properties by which xlsxwriter calls them; None and False leave them out."""

    font_name: str | None = None
    font_size: float | None = None
    font_color: str | None = None
    bold: bool = False
    italic: bool = False
    underline: int | None = None
    font_strikeout: bool = False
    font_script: int | None = None
    num_format: str | int | None = None
    align: str | None = None
    valign: str | None = None
    text_wrap: bool = False
    shrink: bool = False
    indent: int | None = None
    rotation: int | None = None
    pattern: int | None = None
    bg_color: str | None = None
    fg_color: str | None = None
    left: int | None = None
    right: int | None = None
    top: int | None = None
    bottom: int | None = None
    left_color: str | None = None
    right_color: str | None = None
    top_color: str | None = None
    bottom_color: str | None = None
    hidden: bool = False

    def properties(self) -> dict[str, str | int | float | bool]:
        """Those that are stated."""
        stated = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {name: value for name, value in stated if value is not None and value is not False}


@dataclass(frozen=True)
class Band:
    """A row or a run of columns: its height in points or its width in the units of .xlsx, None where it is usual."""

    size: float | None = None
    look: int | None = None
    is_hidden: bool = False


@dataclass
class Paper:
    """How a sheet is printed; margins in inches, the areas as (first row, first column, last row, last column)."""

    size: int | None = None
    is_landscape: bool = False
    scale: int | None = None
    fit: tuple[int, int] | None = None
    margins: dict[str, float] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    is_centred_across: bool = False
    is_centred_down: bool = False
    area: tuple[int, int, int, int] | None = None
    repeated_rows: tuple[int, int] | None = None
    repeated_columns: tuple[int, int] | None = None
    breaks: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Note:
    """A comment on a cell."""

    row: int
    column: int
    author: str
    text: str


@dataclass(frozen=True, eq=False)
class Choice:
    """A drop-down list, in the words of xlsxwriter."""

    options: Mapping[str, Any]


@dataclass
class SheetLook:
    """One sheet: the looks of its cells by row and column as numbers of the book's looks."""

    name: str
    is_hidden: bool = False
    cells: dict[tuple[int, int], int] = field(default_factory=dict)
    rows: dict[int, Band] = field(default_factory=dict)
    columns: dict[tuple[int, int], Band] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    # Formulas in the words of .xlsx, where the file's own could be put into them.
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    # The spans over which drop-down lists stand; no cell has two.
    choices: list[tuple[tuple[int, int, int, int], Choice]] = field(default_factory=list)
    row_height: float | None = None
    frozen: tuple[int, int] | None = None
    zoom: int | None = None
    has_grid: bool = True
    paper: Paper = field(default_factory=Paper)

    def look_at(self, row: int, column: int) -> int | None:
        """The look of a cell: its own, else that of its row or of its column."""
        own = self.cells.get((row, column))
        if own is not None:
            return own
        if row in self.rows and self.rows[row].look is not None:
            return self.rows[row].look
        return next((band.look for (first, last), band in self.columns.items() if first <= column <= last), None)


@dataclass
class BookLook:
    """All sheets of a workbook in their order, the empty ones too."""

    looks: list[CellLook]
    sheets: list[SheetLook]
    lost: set[Lost] = field(default_factory=set)


def parted(merges: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The merged spans that overlap none before them, because Excel would call that damage; one cell is no span."""
    found, taken = [], set[tuple[int, int]]()
    for top, left, bottom, right in merges:
        size = (bottom - top + 1) * (right - left + 1)
        if top > bottom or left > right or size < 2 or size + len(taken) > MERGED_CELLS:
            continue
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if not cells & taken:
            taken |= cells
            found.append((top, left, bottom, right))
    return found
