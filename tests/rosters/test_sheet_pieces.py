"""The XML of a sheet is looked through in pieces: nothing between two of them is lost, and memory stays flat."""

import tracemalloc
import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from apps.rosters.inflation import MEGABYTE
from apps.rosters.reading import read
from apps.rosters.sheet_xml import pieces


def test_what_stands_between_two_pieces_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    made, file = openpyxl.Workbook(), BytesIO()
    sheet = made.worksheets[0]
    for row in range(1, 41):
        sheet.cell(row, 1, f"Bùi Văn {row}")
        sheet.cell(row, 2, date(1976, 5, 1)).number_format = "mm/yyyy"
        sheet.row_dimensions[row].hidden = row % 4 == 0
    made.save(file)
    monkeypatch.setattr("apps.rosters.sheet_xml.CHUNK", 301)
    seen = read(file.getvalue(), "a.xlsx").sheets[0]
    assert [row[1] for row in seen.rows] == ["05/1976"] * 40
    assert seen.hidden_rows == 10


def test_a_long_sheet_takes_no_more_memory_than_a_short_one() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", b'<c r="A1" s="1"/>' * (MEGABYTE * 24 // 17))
    with zipfile.ZipFile(file) as archive:
        tracemalloc.start()
        length = sum(map(len, pieces(archive, "sheet.xml")))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert length == MEGABYTE * 24 // 17 * 17
    assert peak < 8 * MEGABYTE
