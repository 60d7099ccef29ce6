"""The three workbooks: title block, two header rows merged both ways, groups, totals and signatures."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import groupby
from typing import Any

import xlsxwriter

from apps.cadres.models import Title
from apps.core.dates import PartialDate
from apps.demo.workbooks import words
from apps.demo.workbooks.staff import Member

GROUPS = {"cadre": "CÁN BỘ", "civil_servant": "CÔNG CHỨC", "non_professional": "NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH"}
HEADER = (
    ("TT", ""),
    ("Họ và tên", ""),
    ("Ngày, tháng, năm sinh", "Nam"),
    ("Ngày, tháng, năm sinh", "Nữ"),
    ("Số CCCD", ""),
    ("Dân tộc", ""),
    ("Chức vụ, chức danh", ""),
    ("Ngày vào Đảng", "Dự bị"),
    ("Ngày vào Đảng", "Chính thức"),
    ("Trình độ", "GDPT"),
    ("Trình độ", "Chuyên môn"),
    ("Trình độ", "LLCT"),
    ("Trình độ", "QLNN"),
    ("Ghi chú", ""),
)
WIDTHS = (5, 24, 12, 12, 15, 10, 34, 12, 12, 9, 22, 12, 16, 22)
FIRST_HEADER, FIRST_ROW = 5, 8
Row = list[Any]
Writer = Callable[[Member, dict[str, str], int], Row]


def write_clean(staff: list[Member]) -> bytes:
    """As the office asks for it: one person gained a level of political theory, one is new, nobody is missing."""
    rows = _rows(staff, _clean_row)
    promoted = next(row for row, member in rows if member and member.level("pol_theory") == "LLCT_SC")
    promoted[11] = "Trung cấp"
    _insert(rows, _newcomer())
    return _workbook(rows, note="")


def write_messy(staff: list[Member]) -> bytes:
    """As communes send it: capitals, dates of all forms, lost zeros, fractions turned into dates, abbreviations."""
    return _workbook(_rows(staff, _messy_row), note="Danh sách có thể điều chỉnh khi có quyết định mới.")


def write_wrong(staff: list[Member], stranger: Member) -> bytes:
    """With things that only the commune can settle, among them someone who serves in another commune."""
    rows = _rows(staff, _clean_row)
    people = [row for row, member in rows if member and row[1]]
    people[1][2], people[1][3] = "31/02/1980", ""
    people[2][6] = "Trưởng ban hậu cần"
    people[3][1] = ""
    people[4][4] = "01708"
    people[5][10] = "Học vấn cao"
    _insert(rows, list(people[12]))
    _insert(rows, _clean_row(stranger, dict(Title.objects.values_list("code", "label_vi")), 100))
    return _workbook(rows, note="")


def _rows(staff: list[Member], write: Writer) -> list[tuple[Row, Member | None]]:
    labels = dict(Title.objects.values_list("code", "label_vi"))
    rows: list[tuple[Row, Member | None]] = []
    numerals = iter(("I", "II", "III"))
    for category, members in groupby(staff, key=lambda member: member.category):
        rows.append(([next(numerals), GROUPS[category], *[""] * 12], None))
        rows += [(write(member, labels, number), member) for number, member in enumerate(members, 1)]
    return rows


def _insert(rows: list[tuple[Row, Member | None]], row: Row) -> None:
    """Add a row below the last civil servant."""
    last = max(place for place, (_, member) in enumerate(rows) if member and member.category == "civil_servant")
    while last + 1 < len(rows) and isinstance(rows[last + 1][0][0], int) and rows[last + 1][1] is None:
        last += 1
    row[0] = rows[last][0][0] + 1
    rows.insert(last + 1, (row, None))


def _clean_row(member: Member, labels: dict[str, str], number: int) -> Row:
    cadre, levels = member.cadre, words.LONG_LEVELS
    birth = str(member.birth or "")
    male, female = (birth, "") if cadre.sex == "male" else ("", birth)
    ethnic = cadre.ethnic_group.label_vi if cadre.ethnic_group else ""
    party = (str(member.party.joined or ""), str(member.party.official or "")) if member.party else ("", "")
    known = [
        levels.get(member.level(ladder) or "", "") for ladder in ("gen_edu", "prof_edu", "pol_theory", "state_mgmt")
    ]
    title = words.full_title(member, labels)
    return [number, cadre.full_name, male, female, cadre.citizen_id or "", ethnic, title, *party, *known, ""]


def _messy_row(member: Member, labels: dict[str, str], number: int) -> Row:
    row = _clean_row(member, labels, number)
    row[1] = (row[1].upper(), row[1].replace(" ", "  "), row[1])[number % 3]
    place = 2 if row[2] else 3
    row[place] = _messy_date(member.birth, number)
    row[4] = int(row[4]) if row[4] and number % 2 else row[4]
    row[6] = words.short_title(member, labels)
    if row[9] == "12/12" and number % 3 == 0:
        row[9] = date(2024, 12, 12)
    row[10] = _messy_diploma(member, number)
    row[11] = words.SHORT_LEVELS.get(member.level("pol_theory") or "", "-")
    row[12] = words.SHORT_LEVELS.get(member.level("state_mgmt") or "", "")
    return row


def _messy_date(birth: PartialDate | None, number: int) -> Any:
    if birth is None or birth.precision != "day":
        return str(birth or "")
    first = birth.first
    forms = (first, f"{first.day}/{first.month}/{first.year}", f"{first:%d.%m}.{first.year % 100:02}", str(birth))
    return forms[number % 4]


def _messy_diploma(member: Member, number: int) -> str:
    held = member.levels.get("prof_edu")
    if held is None:
        return ""
    word = words.SHORT_LEVELS[held.level_id]
    return f"{word} {held.specialty}" if held.specialty and number % 2 else word


def _newcomer() -> Row:
    facts = ["Bùi Thị Thanh Xuân", "", "17/08/1997", "017197990001", "Mường", "Văn hóa - xã hội", "", ""]
    return [99, *facts, "12/12", "Đại học", "Sơ cấp", "", "Mới tuyển dụng"]


def _workbook(rows: list[tuple[Row, Member | None]], *, note: str) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        book.set_properties({"created": date(2025, 3, 3), "title": "Danh sách trích ngang"})
        sheet = book.add_worksheet("Danh sach")
        _print_head(book, sheet)
        _print_body(book, sheet, [row for row, _ in rows])
        _print_foot(
            book, sheet, FIRST_ROW + len(rows) + 1, len([1 for row, _ in rows if isinstance(row[0], int)]), note
        )
    return stream.getvalue()


def _print_head(book: Any, sheet: Any) -> None:
    bold = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True})
    head = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1})
    small = book.add_format({"italic": True, "align": "center", "border": 1})
    sheet.merge_range("A1:D1", "ĐẢNG BỘ HUYỆN YÊN THỦY", bold)
    sheet.merge_range("I1:N1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
    sheet.merge_range("A2:D2", "UBND XÃ LẠC SỸ", bold)
    sheet.merge_range("I2:N2", "Độc lập - Tự do - Hạnh phúc", bold)
    sheet.merge_range("B3:N3", "DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC XÃ", bold)
    sheet.merge_range("B4:N4", "(Tính đến ngày 28/02/2025)", bold)
    _print_header_rows(sheet, head)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
        sheet.write_number(FIRST_HEADER + 2, column, column + 1, small)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _print_header_rows(sheet: Any, head: Any) -> None:
    column = 0
    for upper, group in groupby(HEADER, key=lambda pair: pair[0]):
        lower = [pair[1] for pair in group]
        if len(lower) == 1:
            sheet.merge_range(FIRST_HEADER, column, FIRST_HEADER + 1, column, upper, head)
        else:
            sheet.merge_range(FIRST_HEADER, column, FIRST_HEADER, column + len(lower) - 1, upper, head)
            for offset, word in enumerate(lower):
                sheet.write_string(FIRST_HEADER + 1, column + offset, word, head)
        column += len(lower)


def _print_body(book: Any, sheet: Any, rows: list[Row]) -> None:
    plain = book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True})
    bold = book.add_format({"border": 1, "bold": True})
    number = book.add_format({"border": 1, "num_format": "0"})
    day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
    for place, row in enumerate(rows, FIRST_ROW):
        is_group = isinstance(row[0], str)
        for column, value in enumerate(row):
            style = (
                day if isinstance(value, date) else number if isinstance(value, int) else bold if is_group else plain
            )
            write = sheet.write_string if isinstance(value, str) else sheet.write
            write(place, column, value, style)


def _print_foot(book: Any, sheet: Any, place: int, people: int, note: str) -> None:
    bold = book.add_format({"bold": True})
    sheet.write_string(place - 1, 1, "Tổng cộng", bold)
    sheet.write_number(place - 1, 6, people, bold)
    if note:
        sheet.write_string(place, 1, f"Ghi chú: {note}")
    sheet.write_string(place + 1, 8, "Lạc Sỹ, ngày 03 tháng 3 năm 2025")
    sheet.write_string(place + 2, 1, "NGƯỜI LẬP BIỂU", bold)
    sheet.write_string(place + 2, 8, "TM. ỦY BAN NHÂN DÂN XÃ", bold)
    sheet.write_string(place + 3, 8, "CHỦ TỊCH", bold)
    sheet.write_string(place + 6, 8, "Bùi Văn Quyết")
