"""The headings of a table in a workbook, row by row: a large workbook keeps no row to which one could come back."""

from typing import Any

from apps.reporting.papers.layout import Placed, placed_heads
from apps.reporting.papers.paper import Table
from apps.reporting.papers.turned_heads import turned_places
from apps.reporting.papers.workbook_looks import Looks


def write_heads(sheet: Any, table: Table, first: int, looks: Looks) -> None:
    """The rows of headings from row `first` on, merged as they stand, then the numbers of the columns."""
    placed = sorted(placed_heads(table), key=lambda each: each.column)
    turned = turned_places(table)
    for row in range(len(table.heads)):
        for each in placed:
            if each.row <= row < each.row + each.head.rows:
                look = looks.turned_head() if (each.row, each.column) in turned else looks.head()
                _write(sheet, first + row, each, look, is_begun=each.row < row)
    for each in placed:
        if each.head.rows > 1 or each.head.columns > 1:
            _merge(sheet, first, each)
    for column, number in enumerate(table.numbers):
        sheet.write_string(first + len(table.heads), column, number, looks.numbers())


def _write(sheet: Any, row: int, placed: Placed, look: Any, *, is_begun: bool) -> None:
    """The words stand in the first cell, the others are as empty as the library itself leaves them."""
    columns = range(placed.column, placed.column + placed.head.columns)
    if not is_begun:
        sheet.write_string(row, placed.column, placed.head.text, look)
    for column in columns[not is_begun :]:
        sheet.write_blank(row, column, None, look)


def _merge(sheet: Any, first: int, placed: Placed) -> None:
    """Beside `merge_range`, which would write all rows of a heading at once and lose what is right of its first."""
    row, column, head = first + placed.row, placed.column, placed.head
    sheet.merge.append([row, column, row + head.rows - 1, column + head.columns - 1])
