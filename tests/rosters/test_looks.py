"""An .xls or .ods comes back as .xlsx that looks as it did: fonts, colours, borders, widths, merges, paper."""

import struct
from contextlib import suppress
from datetime import date
from io import BytesIO
from random import Random
from typing import Any

import pytest
import xlwt
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from apps.rosters.compound_file import CompoundFile
from apps.rosters.marking import mark_workbook
from apps.rosters.templates_out import ERRORS_SHEET
from apps.rosters.values import RefusedError
from tests.rosters.sheets import understood

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
STYLES = {
    "head": "font: name Arial, height 280, bold on, italic on, colour red; align: horiz center, vert center, wrap on;"
    "pattern: pattern solid, fore_colour light_yellow; borders: left thin, right medium, top double, bottom dashed",
    "text": "font: name .VnTime, height 260, struck_out on, underline single; align: horiz right, indent 2, rota 90",
    "day": "font: name Tahoma",
}


def excel_97() -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    book.set_colour_RGB(0x2A, 18, 52, 86)
    page = book.add_sheet("Danh sách")
    head, text = (xlwt.easyxf(STYLES[name]) for name in ("head", "text"))
    day = xlwt.easyxf(STYLES["day"], num_format_str="dd-mm-yyyy")
    amount = xlwt.easyxf("pattern: pattern solid, fore_colour light_green", num_format_str="#,##0.00")
    for column, told in enumerate(("STT", "Họ và tên", "Ngày sinh", "Dân tộc", "Hệ số")):
        page.write(2, column, told, head)
    page.write_merge(0, 0, 0, 4, "DANH SÁCH CÁN BỘ XÃ", head)
    page.write(3, 0, 1)
    page.write(3, 1, "NguyÔn V¨n Hµ", text)
    page.write(3, 2, date(1976, 5, 1), day)
    page.write(3, 3, "06")
    page.write(3, 4, 2.67, amount)
    page.write(3, 5, "", amount)
    page.write(4, 4, xlwt.Formula("SUM(E4:E4)"), amount)
    page.col(1).width, page.col(3).hidden = 256 * 30, True
    page.row(3).height_mismatch, page.row(3).height = True, 20 * 42
    page.row(5).hidden = True
    page.set_panes_frozen(True)
    page.set_horz_split_pos(3)
    page.set_vert_split_pos(2)
    page.set_portrait(False)
    page.set_paper_size_code(9)
    page.set_fit_num_pages(1)
    page.set_header_str(b"&CLac Sy")
    page.set_left_margin(0.25)
    book.add_sheet("Trống")
    hidden = book.add_sheet("Ẩn")
    hidden.write(0, 0, "x")
    hidden.visibility = 1
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def returned(content: bytes, name: str) -> Any:
    told = understood(content)
    return load_workbook(BytesIO(mark_workbook(content, told.issues, told.notices, filename=name)))


@pytest.fixture(scope="module")
def sheet() -> Any:
    """Read once; looks need no database."""
    return load_workbook(BytesIO(mark_workbook(excel_97(), (), (), filename="d.xls")))["Danh sách"]


def test_all_sheets_come_back_in_their_order_also_empty_and_hidden_ones() -> None:
    book = returned(excel_97(), "d.xls")
    assert book.sheetnames == ["Danh sách", "Trống", "Ẩn", ERRORS_SHEET]
    assert book["Ẩn"].sheet_state == "hidden"


def test_fonts_colours_and_alignment_are_those_of_the_file(sheet: Any) -> None:
    head, text = sheet["A3"], sheet["B4"]
    font = head.font
    assert (font.name, font.sz, font.b, font.i, font.color.rgb) == ("Arial", 14, True, True, "FFFF0000")
    assert (head.fill.fill_type, head.fill.fgColor.rgb) == ("solid", "FFFFFF99")
    assert (head.alignment.horizontal, head.alignment.vertical, head.alignment.wrap_text) == ("center", "center", True)
    assert (text.font.name, text.font.sz, text.font.strike, text.font.u) == (".VnTime", 13, True, "single")
    assert (text.alignment.horizontal, text.alignment.textRotation, text.alignment.indent) == ("right", 90, 2)


def test_letters_of_an_old_font_stay_beside_that_font(sheet: Any) -> None:
    assert sheet["B4"].value == "NguyÔn V¨n Hµ"


def test_borders_stand_on_their_sides(sheet: Any) -> None:
    border = sheet["C3"].border
    sides = (border.left.style, border.right.style, border.top.style, border.bottom.style)
    assert sides == ("thin", "medium", "double", "dashed")


def test_days_and_numbers_show_as_they_did(sheet: Any) -> None:
    assert (sheet["C4"].value.date(), sheet["C4"].number_format) == (date(1976, 5, 1), "dd-mm-yyyy")
    assert (sheet["E4"].value, sheet["E4"].number_format) == (2.67, "#,##0.00")
    assert sheet["F4"].fill.fgColor.rgb == "FF123456"


def test_widths_heights_merges_and_what_is_hidden_come_back(sheet: Any) -> None:
    assert sheet.column_dimensions["B"].width == pytest.approx(30, abs=0.2)
    assert (sheet.column_dimensions["D"].hidden, sheet.row_dimensions[6].hidden) == (True, True)
    assert sheet.row_dimensions[4].height == 42
    assert [str(span) for span in sheet.merged_cells.ranges] == ["A1:E1"]


def test_what_stays_in_sight_and_the_paper_come_back(sheet: Any) -> None:
    assert sheet.freeze_panes == "C4"
    paper = sheet.page_setup
    assert (paper.orientation, paper.paperSize, sheet.page_margins.left) == ("landscape", 9, 0.25)


def test_what_could_not_be_kept_is_said() -> None:
    page = returned(excel_97(), "d.xls")[ERRORS_SHEET]
    told = [page.cell(row, 1).value for row in (1, 2)]
    assert ".xls" in told[0]
    assert told[1] == _("In the place of formulas stand their results.")


def test_damaged_looks_cost_the_looks_and_never_the_values() -> None:
    chance, whole, seen = Random(7), excel_97(), 0
    for _time in range(60):
        content = bytearray(whole)
        for _time in range(8):
            content[chance.randrange(512, len(content))] = chance.randrange(256)
        with suppress(RefusedError):  # is told before anything is marked
            told = understood(bytes(content))
            load_workbook(BytesIO(mark_workbook(bytes(content), told.issues, told.notices, filename="d.xls")))
            seen += 1
    assert seen > 10


def test_a_text_file_comes_back_as_a_framed_list_that_fits_its_paper() -> None:
    content = "STT;Họ và tên;Dân tộc;Số CCCD\n1;Bùi Văn Hạnh;06;017076000123\n".encode()
    page = returned(content, "d.csv").worksheets[0]
    assert (page["B2"].border.left.style, page.page_setup.orientation, page.page_setup.fitToHeight) == (
        "thin",
        "landscape",
        0,
    )
    assert page.sheet_properties.pageSetUpPr.fitToPage


def shortly_kept(stream: bytes) -> bytes:
    """A compound file with a stream so short that it shares sectors, as LibreOffice writes small workbooks."""
    used, mini = -(-len(stream) // 512), -(-len(stream) // 64)
    last, free = 0xFFFFFFFE, 0xFFFFFFFF
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 2, 1, last, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    table = [0xFFFFFFFD, last, last, *range(4, 3 + used), last]
    short = [*range(1, mini), last]
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I36xIQ", 2 * len(name) + 2, kind, 1, free, free, 1 if kind == 5 else free, begin, size)
        for name, kind, begin, size in (("Root Entry", 5, 3, mini * 64), ("Workbook", 2, 0, len(stream)))
    ).ljust(512, b"\0")
    sectors = (struct.pack("<128I", *each, *[free] * (128 - len(each))) for each in (table, short))
    first, second = sectors
    return head + first + entries + second + stream.ljust(used * 512, b"\0")


def test_a_workbook_so_short_that_it_shares_sectors_looks_as_it_did() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("Danh sách")
    page.write(0, 0, "Họ và tên", xlwt.easyxf("font: bold on"))
    page.write(1, 0, "Bùi Văn Hạnh")
    target = BytesIO()
    book.save(target)
    stream = CompoundFile(target.getvalue()).stream("Workbook").rstrip(b"\0") + b"\0\0\0"
    assert len(stream) < 4096
    back = load_workbook(BytesIO(mark_workbook(shortly_kept(stream), (), (), filename="d.xls")))["Danh sách"]
    assert (back["A1"].value, back["A1"].font.bold, back["A2"].value) == ("Họ và tên", True, "Bùi Văn Hạnh")
