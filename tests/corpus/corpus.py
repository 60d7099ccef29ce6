"""Workbooks as communes send them, each from a seed: the same number always gives the same file and the same truth."""

from collections.abc import Iterator
from datetime import date
from random import Random

from tests.corpus import letters
from tests.corpus.bodies import Manners
from tests.corpus.columns import Habits
from tests.corpus.containers import separated
from tests.corpus.headers import NUMBERINGS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.recipes import CONTAINERS, SEPARATORS, Recipe, recipe
from tests.corpus.said import Made, Page, PersonTruth
from tests.corpus.sheets import Sheets

SIZE = 360
BEFORE, AFTER = date(2024, 12, 31), date(2026, 6, 30)
UNITS = ("Lạc Sỹ", "Bảo Hiệu", "Thu Phong", "Đa Phúc", "Hữu Lợi", "Lạc Lương", "Ngọc Lương", "Yên Trị")
EMBRACING = ("Trình độ", "Trình độ", "Trình độ đào tạo", "Trình độ đào tạo, bồi dưỡng", "Trình độ, bồi dưỡng")


def made(number: int) -> Made:
    """One workbook with its truth."""
    what = recipe(number)
    chance = Random(f"workbook {number}")
    is_after = what.layout == "layout 4, flat" and chance.random() < 0.8
    day = AFTER if is_after else BEFORE
    pages, people = _pages(chance, what, day, is_after=is_after)
    states_day = what.height != "none" and what.sheets != "a sheet for each year"
    for page in pages:
        _letter(chance, page, what)
    ending, content = _packed(pages, what)
    as_of = None if states_day and chance.random() < 0.5 else day
    stated = day if states_day else None
    return Made(f"danh-sach-{number:03}.{ending}", content, as_of, stated, people, what.kinds, pages)


def corpus(numbers: range = range(SIZE)) -> Iterator[Made]:
    return (made(number) for number in numbers)


def _pages(chance: Random, what: Recipe, day: date, *, is_after: bool) -> tuple[list[Page], list[PersonTruth]]:
    units = chance.sample(UNITS, 3)
    habits = Habits(
        has_capitals=chance.random() < 0.15,
        is_split=chance.random() < (0.6 if what.layout == "layout 4, flat" else 0.06),
        is_deep=what.layout not in ("layout 4, flat",) and chance.random() < 0.85,
        embracing=chance.choice(EMBRACING),
    )
    if what.layout in ("layout 2, one-hot", "layout 3, payroll", "text beside one-hot"):
        habits = Habits(habits.has_capitals, habits.is_split, embracing=habits.embracing)
    fields = LAYOUTS[what.layout](chance, habits, is_after)
    writer = Sheets(chance, what, fields, _manners(chance, what), is_after)
    if what.sheets == "a sheet for each commune":
        for unit in units:
            writer.sheet(f"Xã {unit}", [unit], day)
    elif what.sheets == "a sheet for each year":
        for year in (day.year - 1, day.year):
            writer.sheet(f"Năm {year}", units[:1], day, counts=year == day.year)
    elif what.sheets == "several communes in one sheet":
        writer.sheet("Danh sách", units, day)
    else:
        writer.sheet(chance.choice(("Danh sách", "Sheet1", "DS CBCC")), units[:1], day)
    if what.sheets == "a hidden sheet":
        writer.sheet("Cũ", units[:1], day, is_hidden=True, counts=False)
    if what.sheets == "a sheet of sums":
        writer.pages.append(_sums(units))
    return writer.pages, writer.people


def _manners(chance: Random, what: Recipe) -> Manners:
    numbering = chance.choice(NUMBERINGS)
    if numbering == "formulas" and what.container in (".xlsx by openpyxl", ".xlsm"):
        numbering = "numbers"  # openpyxl cannot keep what a formula last gave
    return Manners(
        header_style=what.header,
        numbering=numbering,
        counter=chance.choice(("TT", "STT", "Số TT", "Stt", "Số thứ tự")),
        restarts=what.grouping != "groups",
        has_dittos=chance.random() < 0.3,
        total=what.total,
        page_length=chance.choice((0, 0, 0, 12)),
        header_manner=what.manner,
        number_form=chance.choice(("number", "number", "number", "text", "dotted")),
        empty_rows=chance.choice((0, 0, 0, 0, 3)),
        group_form=chance.choice(("beside", "beside", "before", "counted")),
        blank_rows=chance.random() < 0.15,
        hides_rows=chance.random() < 0.1,
    )


def _sums(units: list[str]) -> Page:
    """A sheet of figures, in which nobody is named."""
    page = Page("Tổng hợp")
    page.add(None, "TỔNG HỢP CHẤT LƯỢNG CBCC")
    page.add("TT", "Xã", "Tổng số CBCC", "Nữ", "ĐH", "CĐ", "TC")
    for place, unit in enumerate(units, 1):
        page.add(place, unit, 20 + place, 7, 12, 3, 5)
    return page


def _letter(chance: Random, page: Page, what: Recipe) -> None:
    if what.letters != "NFC":
        name = what.letters.split(",")[0].split(" ")[0]
        share = 0.4 if what.letters.endswith("in some cells") else 1.0
        letters.rewrite(chance, page, name, share=share, keeps_fonts="lost" not in what.letters)


def _packed(pages: list[Page], what: Recipe) -> tuple[str, bytes]:
    if what.container in CONTAINERS:
        ending, pack = CONTAINERS[what.container]
        return ending, pack(pages)
    _csv, encoding, named = what.container.split(", ")
    separator = next(sign for sign, each in SEPARATORS.items() if each == named)
    return "csv", separated(pages[0], separator, encoding)
