"""How a template prints: on A4 landscape, one page wide where that can be read, else in pages that repeat the names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from apps.rosters.formats import Column

# Columns are as wide as so many letters of a workbook's font: of this one every program has its like, whereas a program
# without the usual one takes another, in which a page grows by a third.
LETTERS = {"default_format_properties": {"font_name": "Times New Roman", "font_size": 11, "font_scheme": ""}}
A4 = 9  # the paper of offices, as workbooks number it
PAGE_NUMBERS = "&C&P / &N"
MARGIN = 0.4  # inches, left and right
PAGE_WIDTH = 11.69 - 2 * MARGIN  # inches
# At this scale letters of 11 points are printed with 7, as notes are.
LEAST_SCALE = 0.65
# Programs differ in how wide a column of so many letters is.
ROOM = 0.92
# The columns of the unit's name where one page holds them all, and the room that the longest names take in bold.
UNIT_WIDTH, UNIT_INCHES = 3, 2.0
# A name stands on every page where it stands among the first columns; else the first column does.
NAME, NAME_WITHIN = "full_name", 3


@dataclass(frozen=True)
class Pages:
    """On which page each column prints; places count the counter as 0.

    `starts` are the first columns of the pages after the first, and `repeated` is the last of the columns that
    stand on every page.
    """

    last: int
    starts: tuple[int, ...]
    repeated: int
    # Whether the repeated columns have room for the name of a unit.
    repeats_enough: bool = True

    @classmethod
    def of(cls, columns: Sequence[Column], *, counter_width: float) -> Pages:
        widths = [_inches(counter_width), *(_inches(column.width) for column in columns)]
        repeated = next((place for place, column in enumerate(columns[:NAME_WITHIN], 1) if column.key == NAME), 1)
        if sum(widths) * LEAST_SCALE <= PAGE_WIDTH:
            return cls(len(columns), (), repeated)
        starts = tuple(_page_starts(widths, list(_groups(columns)), repeated))
        return cls(len(columns), starts, repeated, sum(widths[: repeated + 1]) >= UNIT_INCHES)

    @property
    def first_page_ends(self) -> int:
        """The last column of the first page."""
        return self.starts[0] - 1 if self.starts else self.last

    @property
    def unit_columns(self) -> tuple[int, int]:
        """The first and last column of the unit's name.

        Where pages stand side by side it lies over the columns that all of them repeat, or, where those are too narrow
        for it, beside them: what lies over both is cut on all pages but the first.
        """
        if not self.starts or self.repeated == UNIT_WIDTH:
            return 0, UNIT_WIDTH
        return (0, self.repeated) if self.repeats_enough else (self.repeated + 1, self.first_page_ends)

    def set_up(self, sheet: Any, unit_title: str) -> None:
        """The unit stands below every page too: the rows of titles are printed on the first ones alone."""
        set_up_page(sheet, unit_title)
        if self.starts:
            sheet.set_print_scale(round(LEAST_SCALE * 100))
            sheet.set_v_pagebreaks(list(self.starts))
            sheet.repeat_columns(0, self.repeated)
            # What belongs to one person follows one another.
            sheet.print_across()


def set_up_page(sheet: Any, footing: str = "") -> None:
    """A4 landscape, as wide as the page, its pages numbered."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=MARGIN, right=MARGIN)
    sheet.fit_to_pages(1, 0)
    # An ampersand begins a command of the footer.
    sheet.set_footer(f"&L{footing.replace('&', '&&')}{PAGE_NUMBERS}" if footing else PAGE_NUMBERS)


def _inches(letters: float) -> float:
    """The width of a column, which workbooks count in letters of 7 points of a screen of 96 to the inch."""
    return (letters * 7 + 5) / 96


def _groups(columns: Sequence[Column]) -> Iterator[range]:
    """The places of the columns under one upper header, which one page keeps together."""
    uppers = [column.headers[0].split(" > ") for column in columns]
    begin = 0
    for place in range(1, len(columns) + 1):
        if place == len(columns) or len(uppers[place]) == 1 or uppers[place][0] != uppers[begin][0]:
            yield range(begin + 1, place + 1)
            begin = place


def _page_starts(widths: Sequence[float], groups: Sequence[range], repeated: int) -> Iterator[int]:
    """Each group on the page begun, or on a new one; one that no page holds is broken where the page ends."""
    whole = PAGE_WIDTH / LEAST_SCALE * ROOM
    always = sum(widths[: repeated + 1])
    used = always
    for group in groups:
        places = [place for place in group if place > repeated]
        needed = sum(widths[place] for place in places)
        pieces = [[place] for place in places] if always + needed > whole else [places]
        for piece in pieces:
            width = sum(widths[place] for place in piece)
            if used > always and used + width > whole:
                yield piece[0]
                used = always
            used += width
