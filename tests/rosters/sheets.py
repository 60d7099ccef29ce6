"""Workbooks as offices send them, made for tests; every name is invented."""

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
import xlwt

from apps.rosters.formats import Cell
from apps.rosters.reading import read
from apps.rosters.registry import formats
from apps.rosters.understanding import understand
from apps.rosters.values import Remark, Understood
from apps.rosters.workbooks import CellValue, text_of

DAY = date(2025, 2, 28)
AFTER_REFORM = date(2026, 6, 30)
Rows = Sequence[Sequence[Any]]

HEADER_TOP = [
    "TT",
    "Họ và tên",
    "Ngày, tháng, năm sinh",
    "",
    "Dân tộc",
    "Chức vụ, chức danh",
    "Ngày vào Đảng",
    "",
    "Trình độ",
]
HEADER_TOP += ["", "", "", "Ghi chú"]
HEADER_LOW = ["", "", "Nam", "Nữ", "", "", "Dự bị", "Chính thức", "GDPT", "Chuyên môn", "LLCT", "QLNN", ""]
MERGES = ["A6:A7", "B6:B7", "C6:D6", "E6:E7", "F6:F7", "G6:H6", "I6:L6", "M6:M7"]
TITLES: Rows = [
    ["ĐẢNG BỘ HUYỆN YÊN THỦY", "", "", "", "", "", "", "", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["UBND XÃ LẠC SỸ", "", "", "", "", "", "", "", "", "", "Độc lập - Tự do - Hạnh phúc"],
    ["", "", "DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC XÃ"],
    ["", "", "(Tính đến ngày 31/12/2024)"],
    [],
]
HANH = [1, "Bùi Văn Hạnh", "12/5/1976", "", "Mường", "Bí thư ĐU - CT HĐND", "3/2/1998", "3/2/1999", "12/12"]
HANH += ["Thạc sỹ QLKT", "CC", "CVC", ""]
NGUYET = [2, "Đinh Thị Nguyệt", "", "1981", "Mường", "CT Hội LHPN", "19/5/2010", "19/5/2011", "12/12"]
NGUYET += ["ĐH Luật (tại chức)", "TC", "CV", "Đang học CC"]
YEN = [1, "Nguyễn Hoàng Yến", "", "04.8.90", "Kinh", "VP-TK", "", "", "12/12", "ĐH", "SC", "", ""]
CLOSING: Rows = [
    ["", "", "", "", "", "", "Lạc Sỹ, ngày … tháng … năm …"],
    ["NGƯỜI LẬP BIỂU", "", "", "", "", "", "TM. UBND XÃ — CHỦ TỊCH"],
    ["", "Đinh Văn Ký", "", "", "", "", "Bùi Văn Chủ"],
]
BODY: Rows = [list(range(1, 14)), ["I", "CÁN BỘ"], HANH, NGUYET, ["II", "CÔNG CHỨC"], YEN, ["", "Cộng", 1, 2], *CLOSING]


def workbook(rows: Rows, merges: Sequence[str] = (), sheet: str = "Danh sách") -> bytes:
    """An .xlsx of one sheet; dates become date cells."""
    return workbooks({sheet: rows}, merges)


def workbooks(
    sheets: dict[str, Rows], merges: Sequence[str] = (), finish: Callable[[Any], None] | None = None
) -> bytes:
    """An .xlsx of several sheets."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"default_date_format": "dd/mm/yyyy", "strings_to_numbers": False}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for span in merges:
                page.merge_range(span, "")
            for place, row in enumerate(rows):
                for position, value in enumerate(row):
                    if value != "":
                        page.write(place, position, value)
        if finish:
            finish(book)
    return target.getvalue()


def old_workbook(rows: Rows) -> bytes:
    """An .xls as Excel 97 writes it."""
    book = xlwt.Workbook()
    page = book.add_sheet("Danh sách")
    for place, row in enumerate(rows):
        for position, value in enumerate(row):
            if value != "":
                page.write(place, position, value)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def classic(body: Rows = BODY) -> bytes:
    """The classic list with two merged header rows."""
    return workbook([*TITLES, HEADER_TOP, HEADER_LOW, *body], MERGES)


def understood(content: bytes, *, today: date = DAY, as_of: date | None = None) -> Understood:
    return understand(read(content, "danh-sach.xlsx"), formats(), today=today, as_of=as_of)


def flat(header: str, *rows: Sequence[Any], today: date = DAY) -> Understood:
    """A list under one header row, its names divided by |."""
    return understood(workbook([header.split("|"), *rows]), today=today)


def cell(value: CellValue) -> Cell:
    return Cell(value, text_of(value))


def stated(column: str, value: CellValue, *, day: date = DAY) -> tuple[dict[str, object], list[str], list[str]]:
    """What one cell of a column states, with the codes of its issues and of its notices."""
    reader = formats()[0].column(column).reader(day)
    parsed = reader(cell(value))
    issues = [finding.code for finding in parsed.findings if finding.is_issue]
    return dict(parsed.values), issues, [finding.code for finding in parsed.findings if not finding.is_issue]


def codes(told: Sequence[Remark]) -> list[str]:
    return [remark.code for remark in told]
