"""Workbooks of one odd habit each: tables side by side, posts in three columns, names in three, a bare “Trình độ”."""

from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from tests.corpus import writing
from tests.corpus.containers import WORKBOOKS
from tests.corpus.headers import letter_of, write_header
from tests.corpus.odd_words import ASSUMED, DOUBTS, LEVELS, POSTS, STUDIES
from tests.corpus.people import Invented, invent
from tests.corpus.said import Formatted, Made, Page, PersonTruth, Said, Value, Written, one
from tests.corpus.strangers import DAY

SIZE, FIRST = 60, 2_000
Path = tuple[str, ...]
Column = tuple[tuple[Path, ...], Callable[[Random, Invented], Written]]
PARTY, GOVERNMENT = ("CD_BT", "CD_PBT"), ("CD_CTHD", "CD_PCTHD", "CD_CTUB", "CD_PCTUB")
LEADERS = (("CD_BT", "CD_CTHD"), ("CD_PBT", "CD_CTUB"), ("CD_PCTUB",), ("CD_PCTHD",), ("CD_CTMT",), ("CD_CTPN",))
SERVANTS = ("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH", "CD_CHTQS")
STUDIED = {"CM_TC": "CM_DH", "CM_CD": "CM_DH", "CM_DH": "CM_THS"}


def made(number: int) -> Made:
    """One workbook with its truth; the same for the same number."""
    chance = Random(f"oddity {number}")
    kind = list(HABITS)[number % len(HABITS)]
    page = Page(chance.choice(("Sheet1", "DS", "Bieu 1")))
    page.add(None, chance.choice(("DANH SÁCH CÁN BỘ, CÔNG CHỨC", "BIỂU RÀ SOÁT ĐỘI NGŨ")))
    people = HABITS[kind](chance, page)
    ending, pack = WORKBOOKS[chance.choice(list(WORKBOOKS))]
    return Made(f"ky-{number:04}.{ending}", pack([page]), DAY, None, people, ("oddities", kind), [page])


def oddities(numbers: range = range(FIRST, FIRST + SIZE)) -> Iterator[Made]:
    return (made(number) for number in numbers)


def table(chance: Random, page: Page, columns: list[Column], count: int = 18) -> list[PersonTruth]:
    """A header and people below it."""
    write_header(page, [("TT",), *(path for paths, _fill in columns for path in paths)], "merged")
    return [add_person(chance, page, columns, [number]) for number in range(1, count + 1)]


def add_person(chance: Random, page: Page, columns: list[Column], before: list[Value], side: str = "") -> PersonTruth:
    """Append a person behind what stands in the row already."""
    titles = chance.choice(LEADERS) if chance.random() < 0.5 else (chance.choice(SERVANTS),)
    person, cells = invent(chance, titles), [*before]
    truth = PersonTruth(f"{page.name}{side}", len(page.rows) + 1)
    for _paths, fill in columns:
        written = fill(chance, person)
        letters = {letter_of(len(cells) + place) for place in range(len(written.cells))}
        cells.extend(written.cells)
        for said in written.said:
            truth.add(said, letters)
    page.add(*cells)
    return truth


def _side_by_side(chance: Random, page: Page) -> list[PersonTruth]:
    """A second table right of the first, with the same header."""
    columns = [NAME, BIRTH, SEX, TITLES, DEGREE]
    heads = ["TT", *(paths[0][0] for paths, _fill in columns)]
    page.add(*heads, None, *heads)
    people = []
    for number in range(1, 16):
        people.append(add_person(chance, page, columns, [number]))
        left = page.rows.pop()
        people.append(add_person(chance, page, columns, [*left, None, number], f" ▸ {letter_of(len(heads) + 1)}"))
    return people


def _under_each_other(chance: Random, page: Page) -> list[PersonTruth]:
    """Two lists with headers of another order, each with its own title and total."""
    people = table(chance, page, [NAME, BIRTH, SEX, TITLES, DEGREE], 10)
    page.add(None, "Cộng", 10)
    page.add()
    page.add("BIỂU 2. CÔNG CHỨC")
    return people + table(chance, page, [TITLES, NAME, SEX, BIRTH, DEGREE, POLITICS], 10)


def _habit(*columns: Column) -> Callable[[Random, Page], list[PersonTruth]]:
    return lambda chance, page: table(chance, page, list(columns))


def name(_chance: Random, person: Invented) -> Written:
    return one(person.full_name, "full_name", person.full_name)


def name_in_three(_chance: Random, person: Invented) -> Written:
    first, *middle = person.family.split()
    cells = (first, " ".join(middle) or None, person.given)
    return Written(cells, (Said("full_name", person.full_name, "name in three columns"),))


def name_in_two(_chance: Random, person: Invented) -> Written:
    return Written((person.family, person.given), (Said("full_name", person.full_name, "“Họ và” beside “tên”"),))


def birth(chance: Random, person: Invented) -> Written:
    year, month, day = person.born
    text = chance.choice((f"{day:02}/{month:02}/{year}", f"{day}.{month}.{year}", f"{day:02}-{month:02}-{year}"))
    return one(text, "birth", f"{year}-{month:02}-{day:02}")


def birth_shown(chance: Random, person: Invented) -> Written:
    """Days of which only the month or the year shows; a file of 1997 does not tell, so there it is asked."""
    year, month, day = person.born
    forms: tuple[tuple[Value, str], ...] = (
        (Formatted(date(year, month, 1), "mm/yyyy"), f"{year}-{month:02}"),
        (Formatted(date(year, month, 1), "mmm-yy"), f"{year}-{month:02}"),
        (Formatted(date(year, 1, 1), "yyyy"), f"{year}"),
        (Formatted(date(year, month, day), "dd.mm.yyyy"), f"{year}-{month:02}-{day:02}"),
        (Formatted(date(year, month, day), "[$-42A]dd mmmm yyyy"), f"{year}-{month:02}-{day:02}"),
    )
    value, says = chance.choice(forms)
    return one(value, "birth", says, "a day of which only a part shows", unsure=True)


def birth_in_three(_chance: Random, person: Invented) -> Written:
    year, month, day = person.born
    return Written((day, month, year), (Said("birth", f"{year}-{month:02}-{day:02}", "birth under “Sinh”"),))


def titles(chance: Random, person: Invented) -> Written:
    text = ", ".join(chance.choice(POSTS[code]) for code in person.titles)
    return one(text, "titles", list(person.titles), "title")


def titles_by_side(chance: Random, person: Invented) -> Written:
    """The Party's posts, those of the government, and all others each in a column."""
    cells: list[Value] = [None, None, None]
    for code in person.titles:
        place = 0 if code in PARTY else 1 if code in GOVERNMENT or code in SERVANTS else 2
        cells[place] = chance.choice(POSTS[code])
    return Written(tuple(cells), (Said("titles", list(person.titles), "posts by side"),))


def post_and_title(chance: Random, person: Invented) -> Written:
    """Leaders have a “Chức vụ”, civil servants a “Chức danh”."""
    text = ", ".join(chance.choice(POSTS[code]) for code in person.titles)
    cells = (None, text) if person.titles[0] in SERVANTS else (text, None)
    return Written(cells, (Said("titles", list(person.titles), "“Chức vụ” beside “Chức danh”"),))


def level(ladder: str) -> Callable[[Random, Invented], Written]:
    return lambda chance, person: one(
        chance.choice(LEVELS[person.levels[ladder]]), ladder, person.levels[ladder], f"odd level, {ladder}"
    )


def degree_in_doubt(chance: Random, person: Invented) -> Written:
    """Words that turn what the cell seems to say; whatever is read is told."""
    drawn = chance.random()
    if drawn < 0.5:
        return one(chance.choice(DOUBTS), "prof_edu", None, "a degree that may not be held", unsure=True)
    if drawn < 0.7:
        text, code = chance.choice(ASSUMED)
        return one(text, "prof_edu", code, "a degree with words ahead of it", unsure=True)
    return level("prof_edu")(chance, person)


def degree_and_study(chance: Random, person: Invented) -> Written:
    """The degree, and beside it what is being studied."""
    code = person.levels["prof_edu"]
    degree = Said("prof_edu", code, "odd level, prof_edu")
    studied = STUDIED.get(code) if chance.random() < 0.4 else None
    if studied is None:
        return Written((chance.choice(LEVELS[code]), chance.choice((None, "Không", "-"))), (degree,))
    study = Said("studying", {"prof_edu": studied}, "a column of studies")
    return Written((chance.choice(LEVELS[code]), chance.choice(STUDIES[studied])), (degree, study))


def ethnic_by_marks(_chance: Random, person: Invented) -> Written:
    """A mark under “Kinh”, or under all others, which does not say which."""
    if person.ethnic == "DT_KINH":
        return Written(("x", None), (Said("ethnic", "DT_KINH", "group by mark"),))
    return Written((None, "x"), (Said("ethnic", None, "group that a mark leaves open", unsure=True),))


NAME: Column = ((("Họ và tên",),), name)
BIRTH: Column = ((("Ngày sinh",),), birth)
SEX: Column = ((("Giới tính",),), writing.sex)
TITLES: Column = ((("Chức vụ",),), titles)
DEGREE: Column = ((("Trình độ chuyên môn",),), level("prof_edu"))
POLITICS: Column = ((("LLCT",),), level("pol_theory"))
BARE: Column = ((("Trình độ",),), level("prof_edu"))
SCHOOL: Column = ((("Văn hóa",),), level("gen_edu"))
SIDES = (("Chức vụ", "Đảng"), ("Chức vụ", "Chính quyền"), ("Chức vụ", "Đoàn thể"))
BORN = (("Sinh", "Ngày"), ("Sinh", "Tháng"), ("Sinh", "Năm"))
HABITS: dict[str, Callable[[Random, Page], list[PersonTruth]]] = {
    "two tables side by side": _side_by_side,
    "two lists under each other": _under_each_other,
    "names in three columns": _habit(((("Họ",), ("Tên đệm",), ("Tên",)), name_in_three), BIRTH, SEX, TITLES, BARE),
    "“Họ và” beside “tên”": _habit(((("Họ và",), ("tên",)), name_in_two), BIRTH, SEX, TITLES, DEGREE),
    "posts by side": _habit(NAME, BIRTH, SEX, (SIDES, titles_by_side), DEGREE, POLITICS),
    "“Chức vụ” beside “Chức danh”": _habit(NAME, BIRTH, SEX, ((("Chức vụ",), ("Chức danh",)), post_and_title), DEGREE),
    "a bare “Trình độ”": _habit(NAME, BIRTH, SEX, SCHOOL, TITLES, BARE, POLITICS),
    "birth under “Sinh”": _habit(NAME, (BORN, birth_in_three), SEX, TITLES, DEGREE),
    "days of which only a part shows": _habit(NAME, ((("Ngày sinh",),), birth_shown), SEX, TITLES, DEGREE),
    "degrees in doubt": _habit(NAME, BIRTH, SEX, TITLES, ((("Chuyên môn",),), degree_in_doubt), POLITICS),
    "a column of studies": _habit(
        NAME, BIRTH, SEX, TITLES, ((("Trình độ CM",), ("Đang học",)), degree_and_study), POLITICS
    ),
    "groups by mark": _habit(
        NAME, BIRTH, SEX, ((("Dân tộc", "Kinh"), ("Dân tộc", "DTTS")), ethnic_by_marks), TITLES, DEGREE
    ),
}
