"""Every template prints on A4 so that it can be read: narrow ones on one page's width, wide ones page beside page."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from apps.rosters.formats import Format
from apps.rosters.registry import formats
from apps.rosters.templates_out import ROSTER_SHEET, write_template
from tests.rosters.sheets import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
# Inches of A4 landscape between margins of 0.4, and the scale at which 11 points are printed with 7.
PAPER, READABLE = 10.89, 0.65
every_format = pytest.mark.parametrize("declared", formats(), ids=lambda each: each.code)


def sheet_of(declared: Format) -> Any:
    return load_workbook(BytesIO(write_template(declared, [], unit_title="UBND XÃ LẠC SỸ", day=DAY)))[ROSTER_SHEET]


def inches(sheet: Any, first: int, last: int) -> float:
    """The width of the columns from `first` to `last`, counted from 1."""
    letters = (sheet.column_dimensions[get_column_letter(place)].width for place in range(first, last + 1))
    return sum((width * 7 / 96 for width in letters), 0.0)


def pages_of(sheet: Any) -> list[tuple[int, int]]:
    """The first and last column of each page."""
    ends = sorted(each.id for each in sheet.col_breaks.brk)
    return list(zip([1, *(end + 1 for end in ends)], [*ends, sheet.max_column], strict=True))


def repeated(sheet: Any) -> int:
    """The last column that stands on every page, counted from 1."""
    return int(sheet[f"{sheet.print_title_cols.split(':')[1].strip('$')}1"].column)


@every_format
def test_no_template_prints_smaller_than_can_be_read(declared: Format) -> None:
    sheet = sheet_of(declared)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    if sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage:
        assert inches(sheet, 1, sheet.max_column) * READABLE <= PAPER
        return
    assert sheet.page_setup.scale >= READABLE * 100
    names = inches(sheet, 1, repeated(sheet))
    (first, *others) = pages_of(sheet)
    assert others
    assert inches(sheet, *first) * READABLE <= PAPER
    assert all((names + inches(sheet, *page)) * READABLE <= PAPER for page in others)


@every_format
def test_every_page_of_a_template_names_the_unit_whole(declared: Format) -> None:
    sheet = sheet_of(declared)
    assert sheet.oddFooter.left.text == "UBND XÃ LẠC SỸ"
    (unit,) = (each for each in sheet.merged_cells.ranges if each.min_row == 1)
    # A bold capital is as wide as one letter and a half.
    assert inches(sheet, unit.min_col, unit.max_col) >= len("THỊ TRẤN HÀNG TRẠM") * 1.5 * 7 / 96
    if len(pages_of(sheet)) > 1:
        assert unit.max_col <= repeated(sheet) or unit.min_col > repeated(sheet)


@every_format
def test_no_page_of_a_template_breaks_a_merged_header(declared: Format) -> None:
    sheet = sheet_of(declared)
    ends = [end for _, end in pages_of(sheet)[:-1]]
    broken = [str(each) for each in sheet.merged_cells.ranges for end in ends if each.min_col <= end < each.max_col]
    assert broken == []


def test_each_page_of_the_disciplined_names_the_person() -> None:
    (declared,) = (each for each in formats() if each.code == "discipline")
    sheet = sheet_of(declared)
    assert len(pages_of(sheet)) == 4
    names = [str(sheet.cell(5, place).value) for place in range(1, repeated(sheet) + 1)]
    assert "Họ và tên" in names
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.page_setup.pageOrder == "overThenDown"


@every_format
def test_the_columns_of_a_template_are_as_wide_in_every_program(declared: Format) -> None:
    book = load_workbook(BytesIO(write_template(declared, [], unit_title="UBND XÃ LẠC SỸ", day=DAY)))
    usual = book[ROSTER_SHEET]["ZZ999"].font
    assert (usual.name, usual.sz, usual.scheme) == ("Times New Roman", 11, None)
    header = book[ROSTER_SHEET]["A5"].font
    assert (header.name, header.scheme) == ("Times New Roman", None)
