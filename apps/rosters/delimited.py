"""Reading a text file of values: its letters, its separator, its quoted cells."""

import csv
import re
from collections import Counter
from io import StringIO

from apps.rosters import remarks
from apps.rosters.encodings import decode
from apps.rosters.inflation import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT
from apps.rosters.legacy import Originals, put_right
from apps.rosters.values import RefusedError
from apps.rosters.workbooks import CellValue, Sheet, Workbook

SEPARATORS = ";\t,|"
JUDGED_LINES = 300
# Excel's own first line, and its trick to keep a number a text.
DECLARED = re.compile(r'\s*"?sep=(.)"?\s*(\r\n|\r|\n)', re.IGNORECASE)
KEPT_TEXT = re.compile(r'="(.*)"', re.DOTALL)
LONGEST_CELL = 100_000
# A line of a card, "Họ và tên: Bùi Văn Hạnh"; so many of them stand in one column that nothing divides.
NAMED_LINE = re.compile(r"[^:\n]{2,60}:[ \t]*\S")
LEAST_NAMED, UNDIVIDED = 4, "\x1f"
# A text file has no sheets; the name stands for its only table.
SHEET = "CSV"


def read_delimited(data: bytes, filename: str) -> Workbook | None:
    """The rows of a text file as a workbook of one sheet, or None when it is no text divided into columns."""
    decoded = decode(data, filename)
    if decoded is None:
        return None
    text, separator = decoded.text, None
    if declared := DECLARED.match(text):
        text, separator = text[declared.end() :], declared[1]
    separator = separator or _separator(text) or (UNDIVIDED if _is_of_cards(text) else None)
    if separator is None:
        return None
    rows = _rows(text, separator, filename)
    rows, originals = put_right(rows)
    # Where the whole file is in an old encoding this is told once, not in each cell.
    sheet = Sheet(SHEET, rows, originals=Originals(doubts=originals.doubts) if decoded.encoding else originals)
    return Workbook(filename, (sheet,), decoded.encoding, decoded.sample)


def _separator(text: str) -> str | None:
    """The separator that divides most lines into the same number of cells."""
    best: tuple[float, str] = (0.0, "")
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in _parsed(text, separator, JUDGED_LINES) if any(row))
        if not widths:
            continue
        width, lines = max(widths.items(), key=lambda found: (found[1] if found[0] > 1 else 0, found[0]))
        regularity = (lines / widths.total()) ** 2 * (width - 1)
        best = max(best, (regularity, separator), key=lambda found: found[0])
    return best[1] or None


def _is_of_cards(text: str) -> bool:
    """Whether most lines are such as the cards of people have, all in one cell."""
    lines = [line for line in text.splitlines()[:JUDGED_LINES] if line.strip(' "')]
    named = sum(bool(NAMED_LINE.match(line)) for line in lines)
    return named >= LEAST_NAMED and named * 2 > len(lines)


def _parsed(text: str, separator: str, most: int) -> list[list[str]]:
    rows = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) >= most:
                break
    except csv.Error:
        return []
    return rows


def _rows(text: str, separator: str, filename: str) -> list[list[CellValue]]:
    """All rows, as wide as the widest that holds something."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) > ROW_LIMIT + 1:
                raise RefusedError(remarks.TOO_MANY_ROWS, {"sheet": filename, "limit": str(ROW_LIMIT)})
    except csv.Error as damage:
        raise RefusedError(remarks.DAMAGED, {"filename": filename}) from damage
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((_filled(row) for row in rows), default=0)
    if width > COLUMN_LIMIT:
        raise RefusedError(remarks.TOO_MANY_COLUMNS, {"sheet": filename, "limit": str(COLUMN_LIMIT)})
    if width * len(rows) > CELL_LIMIT:
        raise RefusedError(remarks.TOO_MANY_CELLS, {"sheet": filename, "limit": str(CELL_LIMIT)})
    return [[_cell(cell) for cell in row[:width]] + [""] * (width - len(row)) for row in rows]


def _filled(row: list[str]) -> int:
    """How far the cells of a row reach that hold something."""
    return max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)


def _cell(written: str) -> CellValue:
    if not written.strip():
        return ""
    kept = KEPT_TEXT.fullmatch(written)
    return kept[1] if kept else written[:LONGEST_CELL]
