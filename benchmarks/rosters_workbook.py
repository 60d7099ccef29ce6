"""A workbook of invented people with thirty columns, as a province's offices send it."""

import random
from functools import cache
from io import BytesIO

import xlsxwriter

HEADERS = (
    *("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Số CCCD", "Dân tộc", "Chức vụ", "GDPT"),
    *("Chuyên môn", "LLCT", "QLNN", "Tin học", "Quê quán", "Chuyên ngành", "Vị trí việc làm", "Điện thoại"),
    # What the registry knows and does not use, as most of a long list is.
    *("Nơi ở hiện nay", "Ngày cấp", "Nơi cấp", "Hệ số lương", "Bậc lương", "Mã ngạch", "Phụ cấp", "Ngày vào Đoàn"),
    *("Diện bố trí", "Thời gian giữ chức vụ", "Ngày bắt đầu đóng BHXH", "QPAN", "Đại biểu HĐND", "Ghi chú"),
)
PHONE = HEADERS.index("Điện thoại")
FAMILIES = ("Bùi", "Đinh", "Quách", "Nguyễn", "Hà", "Trần", "Lê", "Phạm", "Xa", "Lường")
MIDDLES = ("Đức", "Thanh", "Minh", "Ngọc", "Xuân", "Quang", "Thu", "Hồng", "Kim", "Bảo", "Tuấn", "Hoài", "")
GIVEN = (
    *("Hạnh", "Nguyệt", "Yến", "Tám", "Hùng", "Dũng", "Sơn", "Lan", "Hương", "Phúc", "Thảo", "Cường"),
    *("Giang", "Hiếu", "Khánh", "Linh", "Mai", "Nam", "Oanh", "Phượng", "Quân", "Tâm", "Uyên", "Vinh"),
)
TOWNS = tuple(f"Xã Mẫu {number}, huyện Yên Thủy, tỉnh Hòa Bình" for number in range(150))
SPECIALTIES = ("Luật", "Quản lý đất đai", "Kế toán", "Công tác xã hội", "Hành chính học")
DUTIES = ("Văn phòng", "Thống kê", "Tư pháp", "Địa chính", "Tài chính", "Văn hóa")


@cache
def workbook(size: int, changed: int = 0) -> bytes:
    """`size` different people, each so many-th of them with a telephone number that was not known before."""
    chance = random.Random(size)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, HEADERS)
        for number in range(1, size + 1):
            sheet.write_row(number, 0, (*person(number, chance), "", *beside(number)))
            if changed and number % changed == 0:
                sheet.write_string(number, PHONE, f"09{number:08}")
    return file.getvalue()


def person(number: int, chance: random.Random) -> tuple[object, ...]:
    """What is read of one row; the citizen id agrees with sex and year."""
    is_woman, year = chance.random() < 0.4, chance.randint(1966, 1995)
    middle = f"{'Thị' if is_woman else 'Văn'} {chance.choice(MIDDLES)}".strip()
    name = f"{chance.choice(FAMILIES)} {middle} {chance.choice(GIVEN)}"
    born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{year}"
    citizen_id = f"030{int(is_woman)}{year % 100:02}{number:06}"
    return (
        *(number, name, "Nữ" if is_woman else "Nam", born, citizen_id, chance.choice(("Kinh", "Mường"))),
        *(chance.choice(("VP-TK", "TP-HT", "TC-KT")), "12/12", chance.choice(("ĐH", "CĐ", "TC"))),
        *(chance.choice(("SC", "TC", "CC")), chance.choice(("CV", "CVC")), "B"),
        *(chance.choice(TOWNS), chance.choice(SPECIALTIES), chance.choice(DUTIES)),
    )


def beside(number: int) -> tuple[object, ...]:
    """The columns that are not used."""
    since = f"01/{number % 12 + 1:02}/{2005 + number % 15}"
    return (
        *(TOWNS[number % len(TOWNS)], since, "Công an tỉnh", 2.34 + number % 9 * 0.33, number % 9 + 1, "01.003"),
        *(0.2, "26/03/1995", "Tuyển dụng", f"{number % 20} năm", since, "x", "", "Hoàn thành tốt"),
    )
