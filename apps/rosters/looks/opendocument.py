"""How an .ods looks, from the XML of its tables; the tables are walked row by row and never held whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from apps.rosters.looks.opendocument_choices import choice_of
from apps.rosters.looks.opendocument_formulas import formula
from apps.rosters.looks.opendocument_paper import papers
from apps.rosters.looks.opendocument_styles import Styles
from apps.rosters.looks.opendocument_xml import count, inches, name, place_of
from apps.rosters.looks.words import EMPTY_CELLS, Band, BookLook, Choice, Lost, Note, SheetLook, parted
from apps.rosters.marked.package import clean, parsed
from apps.rosters.opendocument_asides import CONTENT, LARGEST

KIND = b"application/vnd.oasis.opendocument.spreadsheet"
LAST_ROW, LAST_COLUMN = 1_048_575, 16_383
# A longer run of empty cells or rows fills the rest of a sheet and says nothing of a list.
LONGEST_RUN = 1_000
# More drop-down lists than this on one sheet nobody made by hand.
MOST_CHOICES = 5_000
# One letter of the usual font, in which .xlsx tells widths, in pixels; and pixels and points in an inch.
LETTER, PIXELS, POINTS = 7, 96, 72
UNSEEN = frozenset({"collapse", "filter"})
FROZEN = "2"
TABLE, ROW, COLUMN = name("table:table"), name("table:table-row"), name("table:table-column")
CELL, COVERED = name("table:table-cell"), name("table:covered-table-cell")
HEAD_ROWS, HEAD_COLUMNS = name("table:table-header-rows"), name("table:table-header-columns")
FONTS, OWN_STYLES, CHOICES = (
    name("office:font-face-decls"),
    name("office:automatic-styles"),
    name("table:content-validation"),
)
DRAWN = (name("draw:frame"), name("draw:control"), name("draw:custom-shape"))


def is_opendocument(data: bytes) -> bool:
    """Whether a zip is a spreadsheet of OpenDocument."""
    with suppress(BadZipFile, KeyError, ValueError, OSError, NotImplementedError), ZipFile(BytesIO(data)) as archive:
        return CONTENT in archive.namelist() and archive.read("mimetype").strip() == KIND
    return False


def book_look(data: bytes) -> BookLook | None:
    """The looks of all sheets; None where it is another kind of file, or too long to look."""
    if not is_opendocument(data):
        return None
    with ZipFile(BytesIO(data)) as archive:
        if archive.getinfo(CONTENT).file_size > LARGEST:
            return None
        names = set(archive.namelist())
        common = parsed(archive.read("styles.xml")) if "styles.xml" in names else None
        settings = parsed(archive.read("settings.xml")) if "settings.xml" in names else None
        reading = _Reading(common)
        reading.walk(archive.read(CONTENT))
    if settings is not None:
        for sheet in reading.sheets:
            _tell_view(sheet, settings)
    return BookLook(reading.styles.looks, reading.sheets, reading.lost)


class _Reading:
    """The tables on their way through the document."""

    def __init__(self, common: Any) -> None:
        self.sheets: list[SheetLook] = []
        self.lost: set[Lost] = set()
        self._common = common
        self._papers = papers(common) if common is not None else {}
        self._fonts: Any = None
        self.styles = Styles()
        self._row = self._column = self._empty = 0
        self._head: list[int] = []
        self._spans: list[tuple[int, int, int, int]] = []
        self._choices: dict[str, Choice] = {}

    def walk(self, content: bytes) -> None:
        asked = (TABLE, ROW, COLUMN, HEAD_ROWS, HEAD_COLUMNS, FONTS, OWN_STYLES, CHOICES, *DRAWN)
        walk = etree.iterparse(
            BytesIO(content), ("start", "end"), tag=asked, resolve_entities=False, no_network=True, huge_tree=True
        )
        for event, element in walk:
            # A table within a cell is none of the book's.
            if element.tag == TABLE and element.getparent().tag != name("office:spreadsheet"):
                continue
            if event == "start":
                self._begin(element)
            else:
                self._end(element)

    def _begin(self, element: Any) -> None:
        if element.tag == TABLE:
            self._begin_table(element)
        elif element.tag == HEAD_ROWS:
            self._head = [self._row]
        elif element.tag == HEAD_COLUMNS:
            self._head = [self._column]

    def _end(self, element: Any) -> None:
        if element.tag == ROW:
            self._take_row(element)
            element.clear()
        elif element.tag == COLUMN:
            self._take_column(element)
        elif element.tag == FONTS:
            self._fonts = deepcopy(element)
        elif element.tag == OWN_STYLES:
            self._take_styles(deepcopy(element))
        elif element.tag == CHOICES:
            self._take_choice(element)
        elif element.tag == TABLE:
            self.sheets[-1].merges = parted(self._spans)
        elif element.tag == HEAD_ROWS:
            self.sheets[-1].paper.repeated_rows = (self._head[0], min(max(self._row - 1, self._head[0]), LAST_ROW))
        elif element.tag == HEAD_COLUMNS:
            self.sheets[-1].paper.repeated_columns = (self._head[0], min(max(self._column - 1, 0), LAST_COLUMN))
        else:
            self.lost.add(Lost.PICTURES)

    def _take_styles(self, own: Any) -> None:
        common = self._common
        named = common.find(name("office:styles")) if common is not None else None
        self.styles = Styles(named, own)
        self.styles.add_fonts(common.find(FONTS) if common is not None else None)
        self.styles.add_fonts(self._fonts)

    def _take_choice(self, element: Any) -> None:
        if choice := choice_of(element):
            self._choices[element.get(name("table:name"), "")] = choice
        else:
            self.lost.add(Lost.CHOICES)

    def _begin_table(self, table: Any) -> None:
        told = self.styles.stated("table", table.get(name("table:style-name"), ""))
        sheet = SheetLook(table.get(name("table:name"), ""), told.get("table:display") == "false")
        sheet.paper = deepcopy(self._papers.get(told.get("style:master-page-name", ""), sheet.paper))
        ends = [place_of(each) for each in table.get(name("table:print-ranges"), "").rsplit(":", 1)]
        if len(ends) == 2 and ends[0] and ends[1]:
            sheet.paper.area = (*ends[0], *ends[1])
        self.sheets.append(sheet)
        self._row = self._column = 0
        self._spans = []

    def _take_column(self, column: Any) -> None:
        first, self._column = self._column, self._column + count(column, "table:number-columns-repeated")
        told = self.styles.stated("table-column", column.get(name("table:style-name"), ""))
        width = inches(told.get("style:column-width"))
        look = self.styles.look(column.get(name("table:default-cell-style-name"), "Default"))
        size = width * PIXELS / LETTER if width else None
        if first <= LAST_COLUMN:
            last = min(self._column - 1, LAST_COLUMN)
            self.sheets[-1].columns[first, last] = Band(size, look, column.get(name("table:visibility")) in UNSEEN)

    def _take_row(self, row: Any) -> None:
        if not self.sheets:
            return
        first, self._row = self._row, self._row + count(row, "table:number-rows-repeated")
        told = self.styles.stated("table-row", row.get(name("table:style-name"), ""))
        height = inches(told.get("style:row-height"))
        usual = row.get(name("table:default-cell-style-name"))
        band = Band(
            height * POINTS if height and told.get("style:use-optimal-row-height") == "false" else None,
            self.styles.look(usual) if usual else None,
            row.get(name("table:visibility")) in UNSEEN,
        )
        self._offer(row, first)
        cells = list(self._cells(row))
        for number in range(first, min(self._row, first + LONGEST_RUN, LAST_ROW + 1)):
            if band != Band():
                self.sheets[-1].rows[number] = band
            for column, cell in cells:
                self._put(number, column, cell)

    def _offer(self, row: Any, first: int) -> None:
        """The drop-down lists of a row, or of a run of rows that are alike."""
        column, last = 0, min(self._row - 1, LAST_ROW)
        for cell in row.iterchildren(CELL, COVERED):
            left, column = column, column + count(cell, "table:number-columns-repeated")
            choice = self._choices.get(cell.get(name("table:content-validation-name"), ""))
            if choice and first <= last and left <= LAST_COLUMN:
                self._stretch((first, left, last, min(column - 1, LAST_COLUMN)), choice)

    def _stretch(self, span: tuple[int, int, int, int], choice: Choice) -> None:
        """A list that stands in the rows above already goes on in this one."""
        known = self.sheets[-1].choices
        for place, ((top, left, bottom, right), other) in enumerate(known):
            if other is choice and (left, bottom + 1, right) == (span[1], span[0], span[3]):
                known[place] = (top, left, span[2], right), choice
                return
        if len(known) < MOST_CHOICES:
            known.append((span, choice))
        else:
            self.lost.add(Lost.CHOICES)

    def _cells(self, row: Any) -> Iterator[tuple[int, Any]]:
        """The cells that say something, by their columns; runs of empty ones that end a row are left out."""
        column = 0
        for cell in row.iterchildren(CELL, COVERED):
            times = count(cell, "table:number-columns-repeated")
            if times <= LONGEST_RUN:
                yield from ((place, cell) for place in range(column, min(column + times, LAST_COLUMN + 1)))
            column += times

    def _put(self, row: int, column: int, cell: Any) -> None:
        sheet, style = self.sheets[-1], cell.get(name("table:style-name"))
        is_empty = len(cell) == 0
        self._empty += is_empty
        if style and not (is_empty and self._empty > EMPTY_CELLS):
            sheet.cells[row, column] = self.styles.look(style)
            if self.styles.has_conditions(style):
                self.lost.add(Lost.CONDITIONS)
        across, down = (count(cell, f"table:number-{each}-spanned") for each in ("columns", "rows"))
        if across > 1 or down > 1:
            self._spans.append((row, column, min(row + down - 1, LAST_ROW), min(column + across - 1, LAST_COLUMN)))
        if written := cell.get(name("table:formula")):
            if told := formula(written):
                sheet.formulas[row, column] = told
            else:
                self.lost.add(Lost.FORMULAS)
        note = cell.find(name("office:annotation"))
        if note is not None:
            sheet.notes.append(_note(note, row, column))


def _note(note: Any, row: int, column: int) -> Note:
    lines = ("".join(each.itertext()) for each in note.iterfind(name("text:p")))
    return Note(row, column, clean(note.findtext(name("dc:creator"), "")), clean("\n".join(lines)))


def _tell_view(sheet: SheetLook, settings: Any) -> None:
    """What stays in sight, how large, and whether lines stand between cells."""
    for entry in settings.iter(name("config:config-item-map-entry")):
        if entry.get(name("config:name")) != sheet.name:
            continue
        told = {each.get(name("config:name")): each.text or "" for each in entry}
        down, across = _split(told, "Vertical"), _split(told, "Horizontal")
        if down or across:
            sheet.frozen = (down, across)
        zoom = told.get("ZoomValue", "")
        sheet.zoom = int(zoom) if zoom.isdecimal() and 10 <= int(zoom[:4]) <= 400 else None
        sheet.has_grid = told.get("ShowGrid", "true") == "true"
        return


def _split(told: dict[str, str], side: str) -> int:
    written = told.get(f"{side}SplitPosition", "0")
    is_frozen = told.get(f"{side}SplitMode") == FROZEN
    return int(written) if is_frozen and written.isdecimal() and len(written) < 6 else 0
