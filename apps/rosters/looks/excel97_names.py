"""What an .xls names by itself: the area of a sheet that is printed, and what is repeated on every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

from apps.rosters.looks.words import Paper

BUILT_IN, PRINTED, REPEATED = 0x20, 6, 7
# Parts of a formula: an area of a sheet, one that only says how long its parts are, and what joins two areas.
AREAS, MEASURED, JOINED = frozenset({0x3B, 0x5B, 0x7B}), frozenset({0x29, 0x49, 0x69}), 0x10
LAST_ROW, LAST_COLUMN = 65_535, 255

Area = tuple[int, int, int, int]


@dataclass
class Names:
    """The areas by the place that names give the sheet."""

    # Of every sheet its place among those that hold cells.
    place_of: list[int | None] = field(default_factory=list)
    _told: list[tuple[int, int, list[Area]]] = field(default_factory=list)

    def add(self, content: bytes) -> None:
        options, _, length, size, _, sheet = unpack_from("<HBBHHH", content)
        if options & BUILT_IN and length == 1 and sheet:
            is_wide = content[14] & 1
            begin = 16 + is_wide
            self._told.append((sheet - 1, content[15], list(_areas(content[begin : begin + size]))))

    def tell(self, place: int, paper: Paper) -> None:
        """Put onto the paper of a sheet what is named for it."""
        for sheet, kind, areas in self._told:
            if sheet < len(self.place_of) and self.place_of[sheet] == place:
                for area in areas:
                    _tell(paper, kind, area)


def _tell(paper: Paper, kind: int, area: Area) -> None:
    top, left, bottom, right = area
    if kind == PRINTED:
        paper.area = area
    elif kind == REPEATED and (left, right) == (0, LAST_COLUMN):
        paper.repeated_rows = (top, bottom)
    elif kind == REPEATED and (top, bottom) == (0, LAST_ROW):
        paper.repeated_columns = (left, right)


def _areas(formula: bytes) -> Iterator[Area]:
    place = 0
    while place < len(formula):
        part = formula[place]
        if part in AREAS:
            _, top, bottom, left, right = unpack_from("<HHHHH", formula, place + 1)
            yield top, left & LAST_COLUMN, bottom, right & LAST_COLUMN
            place += 11
        elif part in MEASURED:
            place += 3
        elif part == JOINED:
            place += 1
        else:
            return
