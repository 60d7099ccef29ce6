"""Workbooks as offices send them, made for the tests."""

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEADINGS = (
    (
        "TT",
        "Họ và tên",
        "Ngày, tháng, năm sinh",
        None,
        "Số CCCD",
        "Dân tộc",
        "Chức vụ, chức danh",
        "Trình độ",
        None,
        None,
    ),
    (None, None, "Nam", "Nữ", None, None, None, "GDPT", "Chuyên môn", "LLCT"),
)
HANH = ("Bùi Văn Hạnh", "12/5/1976", None, "017076000123", "Mường", "Bí thư ĐU - CT HĐND", "12/12", "ThS", "CC")
NGUYET = ("Đinh Thị Nguyệt", None, "1981", None, "Mường", "CT Hội LHPN", "12/12", "ĐH", "TC")


def roster(
    *people: tuple[Any, ...], unit: str = "LẠC SỸ", day: date | None = date(2025, 2, 28), header: bool = True
) -> bytes:
    """A classic roster of a commune with title rows and a header of two rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = "ĐẢNG BỘ HUYỆN YÊN THỦY", f"UBND XÃ {unit}"
    sheet["B3"] = "DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC XÃ"
    sheet["B4"] = f"(Tính đến ngày {day:%d/%m/%Y})" if day else None
    if header:
        for row, texts in enumerate(HEADINGS, 6):
            for column, text in enumerate(texts, 1):
                sheet.cell(row, column, text)
        for span in ("C6:D6", "H6:J6"):
            sheet.merge_cells(span)
    for number, person in enumerate(people, 1):
        for column, value in enumerate((number, *person), 1):
            sheet.cell(7 + number, column, value)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
