"""A workbook of many cells holds what a small one would, and takes no more memory however many rows it has."""

import io
import tracemalloc
from dataclasses import replace

import openpyxl
import pytest

from apps.reporting.papers import workbook
from apps.reporting.papers.paper import Cell, Head, Paper, Row, Table
from apps.reporting.papers.workbook import to_workbook
from tests.reporting.papers.examples import paper

MEBIBYTE = 1024 * 1024


def told(file: bytes) -> list[tuple[object, ...]]:
    """Every cell with its words and borders, merged cells, heights and widths of every sheet."""
    return [
        (
            sheet.title,
            [[(cell.value, cell.border.left.style, cell.number_format) for cell in row] for row in sheet.iter_rows()],
            sorted(str(each) for each in sheet.merged_cells.ranges),
            {row: each.height for row, each in sheet.row_dimensions.items()},
            {name: each.width for name, each in sheet.column_dimensions.items()},
            sheet.freeze_panes,
        )
        for sheet in openpyxl.load_workbook(io.BytesIO(file)).worksheets
    ]


def test_a_workbook_written_row_by_row_is_the_one_written_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    made = paper()
    as_a_whole = to_workbook(made)
    monkeypatch.setattr(workbook, "MOST_KEPT", 0)
    assert told(to_workbook(made)) == told(as_a_whole)


def wide(rows: int, columns: int = 200) -> Paper:
    heads = (Head("Đơn vị"), *(Head(f"Cột {column}") for column in range(columns)))
    lines = tuple(Row(f"Xã {row}", tuple(Cell(row + column) for column in range(columns))) for row in range(rows))
    return replace(paper(), tables=(Table("Bảng", (heads,), lines),))


def peak_of(made: Paper) -> int:
    """Bytes that the writing takes at most over the paper itself and the file that comes out."""
    tracemalloc.start()
    file = to_workbook(made)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - len(file)


def test_its_memory_does_not_grow_with_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_KEPT", 10_000)
    few, many = wide(10_000 // 200 + 1), wide(10_000 // 40)
    assert peak_of(many) < peak_of(few) + 2 * MEBIBYTE
