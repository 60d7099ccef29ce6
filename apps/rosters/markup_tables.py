"""Reading what programs save under the name of a workbook and is none: tables of web pages and of Excel 2003's XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from apps.rosters import remarks
from apps.rosters.encodings import decode
from apps.rosters.inflation import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT
from apps.rosters.legacy import put_right
from apps.rosters.values import RefusedError
from apps.rosters.workbooks import CellValue, Sheet, Span, Workbook

MARKUP = re.compile(r"\s*(<\?xml|<!doctype html|<html|<table|<\?mso|<!--|<meta|<head|<style|<body|<div)", re.IGNORECASE)
ROWS, CELLS, TABLES = {"tr", "row", "ss:row"}, {"td", "th", "cell", "ss:cell"}, {"table", "ss:table"}
BREAKS = {"br", "p", "div"}
# Places that merged cells cover; ten in each row of the longest list.
MERGED_LIMIT = 1_000_000


@dataclass
class Table:
    """The cells of one table by their place, with its merged cells."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    row: int = -1
    column: int = 0

    def begin_row(self, index: int) -> None:
        self.row = max(self.row + 1, index - 1)
        self.column = 0

    def put(self, text: str, *, down: int, across: int, index: int) -> None:
        """Put a cell into the next free place of the row."""
        self.row = max(self.row, 0)
        self.column = max(self.column, index - 1)
        while (self.row, self.column) in self.taken:
            self.column += 1
        if text:
            self.cells[self.row, self.column] = text
        if down > 1 or across > 1:
            bottom, right = self.row + down - 1, self.column + across - 1
            self.merges.append(((self.row, self.column), (bottom, right)))
            self._take(range(self.row, bottom + 1), range(self.column, right + 1))
        self.column += across

    def _take(self, rows: range, columns: range) -> None:
        """The places that a merged cell covers; a few bytes can state more of them than any list has."""
        if len(self.taken) + len(rows) * len(columns) > MERGED_LIMIT:
            raise RefusedError(remarks.TOO_MANY_CELLS, {"sheet": self.name, "limit": str(MERGED_LIMIT)})
        self.taken |= {(row, column) for row in rows for column in columns}


class TableReader(HTMLParser):
    """Collects every table of a page; reads the elements of Excel 2003's XML, which differ in name only."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Table] = []
        self.open: list[Table] = []
        self.name = ""
        self.written: list[str] | None = None
        self.about: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name.removeprefix("ss:"): value or "" for name, value in attrs}
        if tag in {"worksheet", "ss:worksheet"}:
            self.name = about.get("name", "")
        elif tag in TABLES:
            self.open.append(Table(self.name or f"Bảng {len(self.tables) + 1}"))
            self.tables.append(self.open[-1])
        elif self.open and tag in ROWS:
            self._end_cell()
            self.open[-1].begin_row(_number(about.get("index"), 0))
        elif self.open and tag in CELLS:
            self._end_cell()
            self.written, self.about = [], about
        elif tag in BREAKS and self.written:
            self.written.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS:
            self._end_cell()
        elif tag in TABLES and self.open:
            self._end_cell()
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.written is not None:
            self.written.append(data)

    def _end_cell(self) -> None:
        if self.written is None or not self.open:
            return
        lines = (" ".join(line.split()) for line in "".join(self.written).split("\n"))
        text = "\n".join(line for line in lines if line)
        down = max(_number(self.about.get("rowspan"), 1), _number(self.about.get("mergedown"), 0) + 1)
        across = max(_number(self.about.get("colspan"), 1), _number(self.about.get("mergeacross"), 0) + 1)
        self.open[-1].put(text, down=down, across=across, index=_number(self.about.get("index"), 0))
        self.written = None


def read_markup(data: bytes, filename: str) -> Workbook | None:
    """The tables of a page as sheets, or None when it is no page; refused when it holds no table."""
    head = data[:2048].replace(b"\0", b"").decode("latin-1").lstrip("ÿþï»¿")
    if not MARKUP.match(head):
        return None
    decoded = decode(data, filename)
    if decoded is None:
        return None
    reader = TableReader()
    reader.feed(decoded.text)
    reader.close()
    sheets = tuple(_sheets(reader.tables, filename))
    if not sheets:
        raise RefusedError(remarks.WEB_PAGE, {"filename": filename})
    return Workbook(filename, sheets, decoded.encoding, decoded.sample)


def _sheets(tables: list[Table], filename: str) -> Iterator[Sheet]:
    for table in tables:
        if not table.cells:
            continue
        height, width = (max(place[axis] for place in table.cells) + 1 for axis in (0, 1))
        if height > ROW_LIMIT + 1:
            raise RefusedError(remarks.TOO_MANY_ROWS, {"sheet": table.name, "limit": str(ROW_LIMIT)})
        if width > COLUMN_LIMIT:
            raise RefusedError(remarks.TOO_MANY_COLUMNS, {"sheet": table.name, "limit": str(COLUMN_LIMIT)})
        if height * width > CELL_LIMIT:
            raise RefusedError(remarks.TOO_MANY_CELLS, {"sheet": table.name, "limit": str(CELL_LIMIT)})
        rows: list[list[CellValue]] = [[""] * width for _ in range(height)]
        for (place, position), text in table.cells.items():
            rows[place][position] = text
        rows, originals = put_right(rows)
        merges = [span for span in table.merges if span[0][0] < height and span[0][1] < width]
        yield Sheet(table.name, rows, merges, originals=originals)


def _number(written: str | None, otherwise: int) -> int:
    """A span or a place as a page states it, within reason."""
    if not written or not written.isdecimal():
        return otherwise
    return min(int(written[:9]), COLUMN_LIMIT if otherwise else ROW_LIMIT)
