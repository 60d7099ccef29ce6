"""How an .xls looks, from its records; what is damaged or of an older kind has no looks."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from struct import unpack_from

from apps.rosters.compound_file import CompoundFile
from apps.rosters.excel97_asides import LARGEST, notes_of, records
from apps.rosters.looks import excel97_records as kinds
from apps.rosters.looks.excel97_names import Names
from apps.rosters.looks.excel97_records import long_text, short_text
from apps.rosters.looks.excel97_styles import Formats
from apps.rosters.looks.words import EMPTY_CELLS, Band, BookLook, Lost, Note, Paper, SheetLook, parted
from apps.rosters.marked.package import clean

# In these units .xls tells heights and widths.
TWIPS, WIDTH_UNITS = 20, 256
LAST_ROW, COLUMNS = 65_535, 256
# What a sheet's record says of it: whether it is hidden, and that it holds cells rather than a chart.
OF_CELLS, NO_PRINTER = 0, 4
NOTE_OBJECT = 0x19


@dataclass
class Head:
    """What stands before the sheets."""

    formats: Formats = field(default_factory=Formats)
    sheets: list[tuple[str, int, bool]] = field(default_factory=list)
    names: Names = field(default_factory=Names)


def book_look(data: bytes) -> BookLook | None:
    """The looks of all sheets; None where they cannot be read."""
    try:
        stream = CompoundFile(data).stream("Workbook")
        if len(stream) > LARGEST or unpack_from("<HHH", stream)[0::2] != (kinds.BEGIN, kinds.EXCEL_97):
            return None
        head = _head(stream)
        looks = head.formats.looks()
        readers = [_Reading(name, is_hidden, len(looks)) for name, _, is_hidden in head.sheets]
        for place, (reader, (_, begin, _hidden)) in enumerate(zip(readers, head.sheets, strict=True)):
            reader.read(stream, begin)
            head.names.tell(place, reader.look.paper)
    except (struct.error, ValueError, IndexError):
        return None
    return BookLook(looks, [each.look for each in readers], {lost for each in readers for lost in each.lost})


def _head(stream: bytes) -> Head:
    head = Head()
    for number, content in records(stream, 0):
        if number == kinds.FONT:
            head.formats.add_font(content)
        elif number == kinds.PALETTE:
            head.formats.add_palette(content)
        elif number == kinds.NUMBER_FORMAT:
            head.formats.add_number(content)
        elif number == kinds.FORMAT:
            head.formats.cells.append(content)
        elif number == kinds.NAME:
            head.names.add(content)
        elif number == kinds.SHEET:
            begin, hidden, kind = unpack_from("<IBB", content)
            # Names count every sheet, also one that holds a chart.
            if kind == OF_CELLS:
                head.sheets.append((short_text(content, 6), begin, bool(hidden & 3)))
            head.names.place_of.append(len(head.sheets) - 1 if kind == OF_CELLS else None)
    return head


class _Reading:
    """One sheet on its way through its records."""

    def __init__(self, name: str, is_hidden: bool, formats: int) -> None:
        self.look = SheetLook(name, is_hidden)
        self.lost: set[Lost] = set()
        self._formats = formats
        self._empty = 0
        self._spans: list[tuple[int, int, int, int]] = []
        self._is_fitted = False
        self._acts: dict[int, Callable[[bytes], None]] = {
            kinds.BLANKS: self._blanks,
            kinds.NUMBERS: self._numbers,
            kinds.COLUMN: self._columns,
            kinds.ROW: self._row,
            kinds.USUAL_HEIGHT: self._usual_height,
            kinds.MERGED: self._merged,
            kinds.WINDOW: self._window,
            kinds.ZOOM: self._zoom,
            kinds.PANE: self._pane,
            kinds.SETUP: self._setup,
            kinds.OPTIONS: self._options,
            kinds.BREAKS: self._breaks,
            kinds.DRAWN: self._drawn,
        }
        self._is_frozen = False
        self._panes = (0, 0)

    def read(self, stream: bytes, begin: int) -> None:
        paper = self.look.paper
        for number, content in records(stream, begin):
            if number in kinds.CELLS:
                self._cell(number, content)
            elif act := self._acts.get(number):
                act(content)
            elif number in kinds.MARGINS:
                self._margin(kinds.MARGINS[number], content)
            elif number == kinds.HEADER:
                paper.header = long_text(content)
            elif number == kinds.FOOTER:
                paper.footer = long_text(content)
            elif number == kinds.CENTRED:
                paper.is_centred_across = content[:1] == b"\x01"
            elif number == kinds.CENTRED_DOWN:
                paper.is_centred_down = content[:1] == b"\x01"
            elif number in {kinds.CHOICE, kinds.CONDITION}:
                self.lost.add(Lost.CHOICES if number == kinds.CHOICE else Lost.CONDITIONS)
        self.look.merges = parted(self._spans)
        self.look.notes = [
            Note(row, column, clean(by), clean(said)) for row, column, by, said in notes_of(stream, begin)
        ]
        if self._is_frozen and any(self._panes):
            self.look.frozen = self._panes
        if not self._is_fitted:
            paper.fit = None

    def _cell(self, number: int, content: bytes) -> None:
        row, column, look = unpack_from("<HHH", content)
        if number == kinds.FORMULA:
            self.lost.add(Lost.FORMULAS)
        self._put(row, column, look, is_empty=number == kinds.BLANK)

    def _put(self, row: int, column: int, look: int, *, is_empty: bool = False) -> None:
        self._empty += is_empty
        if look < self._formats and column < COLUMNS and not (is_empty and self._empty > EMPTY_CELLS):
            self.look.cells[row, column] = look

    def _blanks(self, content: bytes) -> None:
        row, first = unpack_from("<HH", content)
        for place, at in enumerate(range(4, len(content) - 3, 2)):
            self._put(row, first + place, unpack_from("<H", content, at)[0], is_empty=True)

    def _numbers(self, content: bytes) -> None:
        row, first = unpack_from("<HH", content)
        for place, at in enumerate(range(4, len(content) - 7, 6)):
            self._put(row, first + place, unpack_from("<H", content, at)[0])

    def _columns(self, content: bytes) -> None:
        first, last, width, look, options = unpack_from("<HHHHH", content)
        if first <= min(last, COLUMNS - 1):
            known = look if look < self._formats else None
            self.look.columns[first, min(last, COLUMNS - 1)] = Band(width / WIDTH_UNITS, known, bool(options & 1))

    def _row(self, content: bytes) -> None:
        row, _, _, height, _, _, options = unpack_from("<HHHHHHI", content)
        is_usual = bool(height & 0x8000) or not options & 0x40
        look = options >> 16 & 0xFFF if options & 0x80 else None
        band = Band(
            None if is_usual else (height & 0x7FFF) / TWIPS,
            look if look is not None and look < self._formats else None,
            bool(options & 0x20),
        )
        if band != Band():
            self.look.rows[row] = band

    def _usual_height(self, content: bytes) -> None:
        options, height = unpack_from("<HH", content)
        if options & 1 and height:
            self.look.row_height = height / TWIPS

    def _merged(self, content: bytes) -> None:
        (count,) = unpack_from("<H", content)
        for place in range(2, min(2 + 8 * count, len(content) - 7), 8):
            top, bottom, left, right = unpack_from("<HHHH", content, place)
            self._spans.append((top, left, bottom, min(right, COLUMNS - 1)))

    def _window(self, content: bytes) -> None:
        (options,) = unpack_from("<H", content)
        self.look.has_grid = bool(options & 2)
        self._is_frozen = bool(options & 8)

    def _zoom(self, content: bytes) -> None:
        above, below = unpack_from("<HH", content)
        zoom = round(100 * above / below) if below else 0
        self.look.zoom = zoom if 10 <= zoom <= 400 else None

    def _pane(self, content: bytes) -> None:
        columns, rows = unpack_from("<HH", content)
        self._panes = (min(rows, LAST_ROW), min(columns, COLUMNS - 1))

    def _setup(self, content: bytes) -> None:
        size, scale, _, wide, high, options, _, _, header, footer = unpack_from("<HHHHHHHHdd", content)
        paper = self.look.paper
        if not options & NO_PRINTER:
            paper.size, paper.is_landscape = size if 0 < size < 119 else None, not options & 2
            paper.scale = scale if 10 <= scale <= 400 else None
        paper.fit = (min(wide, 999), min(high, 999))
        _keep(paper, "header", header)
        _keep(paper, "footer", footer)

    def _options(self, content: bytes) -> None:
        self._is_fitted = bool(unpack_from("<H", content)[0] & 0x100)

    def _margin(self, side: str, content: bytes) -> None:
        _keep(self.look.paper, side, unpack_from("<d", content)[0])

    def _breaks(self, content: bytes) -> None:
        (count,) = unpack_from("<H", content)
        places = range(2, min(2 + 6 * count, len(content) - 5), 6)
        self.look.paper.breaks = [unpack_from("<H", content, place)[0] for place in places]

    def _drawn(self, content: bytes) -> None:
        if unpack_from("<H", content, 4)[0] != NOTE_OBJECT:
            self.lost.add(Lost.PICTURES)


def _keep(paper: Paper, side: str, inches: float) -> None:
    if 0 <= inches < 50:  # also leaves out what is no number
        paper.margins[side] = inches
