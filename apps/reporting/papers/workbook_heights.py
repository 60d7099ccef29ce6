"""How high the rows of a sheet are, so that no wrapped word is cut, whatever program opens it."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from apps.reporting.papers.layout import placed_heads, stub_columns
from apps.reporting.papers.paper import Table
from apps.reporting.papers.turned_heads import letters_of_turned, turned_places
from apps.reporting.papers.wrapping import lines_of

# Points of one line, and how many letters stand in a width of one.
LINE = 15
LETTERS, BOLD_LETTERS = 0.95, 0.8
# Points of a letter that stands upright, and of a width of one.
UPRIGHT_LETTER, WIDTH = 6.2, 5.5
# Name, code, definition and legal basis on a sheet of definitions.
WIDTHS_OF_WORDS = (34, 34, 80, 44)


def set_heights(sheet: Any, table: Table, widths: Sequence[float], *, first: int, below: int) -> None:
    """Rows of one line keep the usual height; headings over several rows share what they need."""
    needed: dict[int, int] = {}
    turned = turned_places(table)
    for placed in placed_heads(table):
        if (placed.row, placed.column) in turned:
            continue
        head = placed.head
        width = sum(widths[placed.column : placed.column + head.columns])
        lines = ceil(lines_of(head.text, width * BOLD_LETTERS) / head.rows)
        for row in range(placed.row, placed.row + head.rows):
            needed[first + row] = max(needed.get(first + row, 1), lines)
    stub = stub_columns(table)
    rooms = [width * LETTERS for width in widths[stub:]]
    for row, line in enumerate(table.rows, start=below):
        title = lines_of(line.title, (widths[stub - 1] - line.depth) * LETTERS)
        # Lists of people hold words, too.
        words = [lines_of(cell.value, rooms[at]) for at, cell in enumerate(line.cells) if isinstance(cell.value, str)]
        needed[row] = max([title, *words])
    if letters := letters_of_turned(table, turned, [int(width * WIDTH / LINE) for width in widths]):
        lowest = first + len(table.heads) - 1
        needed[lowest] = max(needed.get(lowest, 1), ceil(letters * UPRIGHT_LETTER / LINE))
    for row, lines in needed.items():
        if lines > 1:
            sheet.set_row(row, LINE * lines)


def write_words(sheet: Any, row: int, values: Sequence[object], look: Any, widths: Sequence[float]) -> None:
    """A row of words, as high as the longest of them needs."""
    told = [str(value) for value in values]
    lines = max(lines_of(value, width * LETTERS) for value, width in zip(told, widths, strict=True))
    if lines > 1:
        sheet.set_row(row, LINE * lines)
    for column, value in enumerate(told):
        sheet.write_string(row, column, value, look)
