"""What stands above and below the table: who writes to whom, the title, the day; notes, places and signatures."""

from datetime import date, timedelta
from random import Random

from tests.corpus.said import Page, Value

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
NAMES = ("DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC XÃ", "DANH SÁCH CÁN BỘ, CÔNG CHỨC CẤP XÃ", "BIỂU TỔNG HỢP CBCC XÃ")
SIGNERS = ("Bùi Văn Chủ", "Đinh Văn Ký", "Nguyễn Thị Lập")
NOTES = (
    "Ghi chú: Danh sách này gồm cả cán bộ biệt phái.",
    "* Những người có dấu sao đang nghỉ thai sản",
    "Danh sách ấn định: 12 người./.",
    "Tổng cộng: 25 đồng chí",
    "(Danh sách này có 24 người)",
    "- CC: Cao cấp; TC: Trung cấp; SC: Sơ cấp",
)


def above(chance: Random, page: Page, *, unit: str, day: date, height: str, says_day: bool) -> None:
    """Nothing, two rows, or the whole letterhead of an office; the report that it goes with is of a later day."""
    middle = chance.randint(1, 3)
    if height == "tall":
        right: list[Value] = [None] * 6
        page.add("ĐẢNG BỘ HUYỆN YÊN THỦY", *right, NATION[0])
        page.add(f"UBND XÃ {unit.upper()}", *right, NATION[1])
        page.add("Số:      /BC-UBND")
        page.add()
    elif height == "short":
        page.add(f"UBND xã {unit}")
    if height != "none":
        page.add(*[None] * middle, chance.choice(NAMES))
        if chance.random() < 0.4:
            page.add(
                *[None] * middle, f"(Kèm theo Báo cáo số 12/BC-UBND ngày {_later(day):%d/%m/%Y} của UBND xã {unit})"
            )
    if says_day:
        forms = (f"(Tính đến ngày {day:%d/%m/%Y})", f"Tính đến {day:%d/%m/%Y}", _in_words(day))
        page.add(*[None] * middle, chance.choice(forms))
    if height == "tall" and chance.random() < 0.5:
        page.add()


def _in_words(day: date) -> str:
    return f"(Số liệu tính đến ngày {day.day} tháng {day.month} năm {day.year})"


def _later(day: date) -> date:
    return day + timedelta(days=5)


def below(chance: Random, page: Page, unit: str, day: date) -> None:
    """Notes, place and date, who made the list, who signs it."""
    drawn = chance.random()
    if drawn < 0.15:
        return
    if drawn < 0.6:
        page.add()
    if chance.random() < 0.5:
        page.add(None, chance.choice(NOTES))
    blanks: list[Value] = [None] * 4
    page.add(
        None, None, *blanks, f"{unit}, ngày {_later(day).day:02} tháng {_later(day).month:02} năm {_later(day).year}"
    )
    page.add(None, "NGƯỜI LẬP BIỂU", *blanks, "TM. ỦY BAN NHÂN DÂN")
    page.add(None, None, *blanks, "CHỦ TỊCH")
    page.add()
    page.add(None, chance.choice(SIGNERS), *blanks, chance.choice(SIGNERS))
    if drawn > 0.85:
        for words in ("Nơi nhận:", "- Như trên;", "- Lưu: VT."):
            page.add(words)
