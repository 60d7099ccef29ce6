"""A workbook of invented people, as a commune would send it."""

import random
from functools import cache
from io import BytesIO

import xlsxwriter

HEADERS = (
    *("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Chức vụ", "GDPT"),
    *("Chuyên môn", "LLCT", "QLNN", "Tin học"),
)
FAMILIES = ("Bùi", "Đinh", "Quách", "Nguyễn", "Hà", "Trần", "Lê", "Phạm", "Xa", "Lường")
GIVEN = ("Hạnh", "Nguyệt", "Yến", "Tám", "Hùng", "Dũng", "Sơn", "Lan", "Hương", "Phúc", "Thảo", "Cường")


@cache
def workbook(size: int, changed: int = 0) -> bytes:
    """`size` different people, each so many-th of them with a telephone number that was not known before."""
    chance = random.Random(size)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, (*HEADERS, "Điện thoại"))
        for number in range(1, size + 1):
            sheet.write_row(number, 0, person(number, chance))
            if changed and number % changed == 0:
                sheet.write_string(number, len(HEADERS), f"09{number:08}")
    return file.getvalue()


def person(number: int, chance: random.Random) -> tuple[object, ...]:
    """One row; the citizen id agrees with sex and year."""
    is_woman, year = chance.random() < 0.4, chance.randint(1966, 1995)
    name = f"{chance.choice(FAMILIES)} {'Thị' if is_woman else 'Văn'} {chance.choice(GIVEN)}"
    born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{year}"
    citizen_id = f"030{int(is_woman)}{year % 100:02}{number:06}"
    return (
        *(number, name, "Nữ" if is_woman else "Nam", born, citizen_id, chance.choice(("Kinh", "Mường"))),
        *(chance.choice(("VP-TK", "TP-HT", "TC-KT")), "12/12", chance.choice(("ĐH", "CĐ", "TC"))),
        *(chance.choice(("SC", "TC", "CC")), chance.choice(("CV", "CVC")), "B"),
    )
