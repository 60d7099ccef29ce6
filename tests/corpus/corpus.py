"""Workbooks as communes send them, each from a seed: the same number always gives the same file and the same truth."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.corpus import letters, opendocument, titleblocks
from tests.corpus.bodies import Body, Group, Manners
from tests.corpus.columns import Field, Habits
from tests.corpus.containers import WORKBOOKS, separated
from tests.corpus.headers import NUMBERINGS, STYLES
from tests.corpus.layouts import LAYOUTS
from tests.corpus.people import Invented, invent
from tests.corpus.said import Made, Page, PersonTruth
from tests.corpus.titles import staff

SIZE = 360
BEFORE, AFTER = date(2024, 12, 31), date(2026, 6, 30)
UNITS = ("Lạc Sỹ", "Bảo Hiệu", "Thu Phong", "Đa Phúc", "Hữu Lợi", "Lạc Lương", "Ngọc Lương", "Yên Trị")
CONTAINERS = {**WORKBOOKS, ".ods": ("ods", opendocument.by_libreoffice)}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1258")
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
LETTERS = ("NFC",) * 8 + (
    *("NFD", "NFD in some cells", "TCVN3", "TCVN3, fonts lost", "TCVN3 in some cells"),
    *("VNI", "VNI, fonts lost", "VNI in some cells"),
)
# Text keeps no fonts, so that letters of one byte can be told only when all cells have them.
LETTERS_OF_TEXT = ("NFC", "NFC", "NFD", "NFD in some cells", "VNI, fonts lost")
SHEETS = ("one sheet",) * 5 + (
    *("a sheet for each commune", "a sheet for each year", "a hidden sheet", "a sheet of sums"),
    *("several communes in one sheet",),
)
MANNERS = ("plain", "plain", "plain", "capitals", "broken", "hinted")
GROUPINGS = ("groups", "groups, numbers begin again", "no groups", "capitals behind a letter")


@dataclass(frozen=True)
class Recipe:
    """What one workbook is made of; every dimension is also a kind that the measure counts by."""

    number: int
    layout: str
    container: str
    letters: str
    sheets: str
    header: str
    manner: str
    height: str
    grouping: str
    total: str

    @property
    def kinds(self) -> tuple[str, ...]:
        told = (self.layout, self.container, f"letters: {self.letters}", self.sheets)
        return (
            *told,
            f"header {self.header}",
            f"title block: {self.height}",
            self.grouping,
            f"total row: {self.total}",
        )


def recipe(number: int) -> Recipe:
    """The dimensions of a workbook; the first five turn at their own pace, so that each meets each other."""
    chance = Random(f"recipe {number}")
    names = list(LAYOUTS)
    containers = [*CONTAINERS, "text"]
    container = containers[(number // len(names) + number) % len(containers)]
    if container == "text":
        container = f".csv, {chance.choice(ENCODINGS)}, {chance.choice(list(SEPARATORS.values()))}"
    written = chance.choice(LETTERS_OF_TEXT if container.startswith(".csv") else LETTERS)
    if "cp1258" in container:
        written = "NFC"
    return Recipe(
        *(number, names[number % len(names)], container, written),
        sheets="one sheet" if container.startswith(".csv") else chance.choice(SHEETS),
        header=chance.choice(STYLES),
        manner=chance.choice(MANNERS),
        height=chance.choice(("none", "short", "tall", "tall")),
        grouping=chance.choice(GROUPINGS),
        total=chance.choice(("none", "none", "first", "last", "each")),
    )


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
    )
    if what.layout in ("layout 2, one-hot", "layout 3, payroll", "text beside one-hot"):
        habits = Habits(habits.has_capitals, habits.is_split)
    fields = LAYOUTS[what.layout](chance, habits, is_after)
    writer = _Sheets(chance, what, fields, _manners(chance, what), is_after)
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


@dataclass
class _Sheets:
    """Writes the sheets of one workbook, all in the manner of the same office."""

    chance: Random
    what: Recipe
    fields: list[Field]
    manners: Manners
    is_after: bool

    def __post_init__(self) -> None:
        self.pages: list[Page] = []
        self.people: list[PersonTruth] = []

    def sheet(self, name: str, units: list[str], day: date, *, is_hidden: bool = False, counts: bool = True) -> None:
        """One sheet; one that is hidden or of another year says nothing of the day that is asked for."""
        page = Page(name, is_hidden=is_hidden)
        says_day = self.what.height != "none" and self.what.sheets != "a sheet for each year"
        height = self.what.height
        titleblocks.above(self.chance, page, unit=units[0], day=day, height=height, says_day=says_day)
        body = Body(page, self.fields, self.manners, self.chance)
        body.write([group for place, unit in enumerate(units) for group in self._groups(unit, place, len(units))])
        titleblocks.below(self.chance, page, units[0], day)
        if self.chance.random() < 0.1:
            page.hidden_columns.add(self.chance.randint(2, 8))
        self.pages.append(page)
        if counts:
            self.people.extend(body.people)

    def _groups(self, unit: str, place: int, units: int) -> Iterator[Group]:
        leaders, others, helpers = staff(self.chance, self.chance.randint(14, 26) // units + 4, is_after=self.is_after)
        parts = [("CÁN BỘ", leaders), ("CÔNG CHỨC", others), ("NGƯỜI HOẠT ĐỘNG KHÔNG CHUYÊN TRÁCH", helpers)]
        if units > 1:
            yield Group(f"{'ABC'[place]}. XÃ {unit.upper()}", [])
        if self.what.grouping == "no groups":
            yield Group("", [self._person(titles) for _label, held in parts[:2] for titles in held])
            return
        numerals = ("A", "B", "C") if self.what.grouping == "capitals behind a letter" else ("I", "II", "III")
        for (label, held), numeral in zip(parts, numerals, strict=True):
            if held:
                yield Group(label, [self._person(titles) for titles in held], numeral)

    def _person(self, titles: tuple[str, ...]) -> Invented:
        return invent(self.chance, titles)


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
