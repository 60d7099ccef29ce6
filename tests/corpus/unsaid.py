"""Workbooks whose headers leave out or divide what they mean: ĐH | CĐ | TC, Ngày | Tháng | Năm, Đã có | Đang học."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

from tests.corpus.containers import WORKBOOKS
from tests.corpus.headers import letter_of, write_header
from tests.corpus.oddities import BIRTH, NAME, POLITICS, SEX, TITLES, Column, Path, add_person, level, table
from tests.corpus.people import Invented
from tests.corpus.said import Made, Page, PersonTruth, Said, Value, Written
from tests.corpus.strangers import DAY
from tests.corpus.unmet import HABITS as UNMET
from tests.corpus.unseen import HABITS as UNSEEN

FIRST, SIZE = 3_000, 60
MARKS = ("x", "X", "1", 1, "+", "✓")
STUDIED = {"CM_TC": ("ĐH", "CM_DH"), "CM_CD": ("Đại học", "CM_DH"), "LLCT_TC": ("CC", "LLCT_CC")}
Habit = Callable[[Random, Page], list[PersonTruth]]
DEGREES = {"Thạc sĩ": "CM_THS", "Đại học": "CM_DH", "Cao đẳng": "CM_CD", "Trung cấp": "CM_TC", "Sơ cấp": "CM_SC"}
SHORT_DEGREES = {"Chưa ĐT": "CM_CHUA", "SC": "CM_SC", "TC": "CM_TC", "CĐ": "CM_CD", "ĐH": "CM_DH", "ThS": "CM_THS"}
POLITICAL = {"SC": "LLCT_SC", "TC": "LLCT_TC", "CC": "LLCT_CC"}
OF_STATE = {"Chưa": "QLNN_CHUA", "CV": "QLNN_CV", "CVC": "QLNN_CVC"}
SCHOOLS = {"Tiểu học": "GDPT_TH", "THCS": "GDPT_THCS", "THPT": "GDPT_THPT"}


def made(number: int) -> Made:
    """One workbook with its truth; the same for the same number."""
    chance = Random(f"unsaid {number}")
    kind = list(HABITS)[number % len(HABITS)]
    page = Page(chance.choice(("Sheet1", "CBCC xa", "Biểu 2")))
    page.add(None, chance.choice(("DANH SÁCH CÁN BỘ, CÔNG CHỨC XÃ", "THỐNG KÊ ĐỘI NGŨ CBCC")))
    people = HABITS[kind](chance, page)
    ending, pack = WORKBOOKS[chance.choice(list(WORKBOOKS))]
    return Made(f"an-{number:04}.{ending}", pack([page]), DAY, None, people, ("what headers leave out", kind), [page])


def unsaid(numbers: range = range(FIRST, FIRST + SIZE)) -> Iterator[Made]:
    return (made(number) for number in numbers)


def marked(ladder: str, levels: dict[str, str], before: str = "") -> Column:
    """A column for each level, named by the level alone, or with the name of the ladder written before it."""

    def fill(chance: Random, person: Invented) -> Written:
        code = person.levels[ladder]
        cells = tuple(chance.choice(MARKS) if code == each else None for each in levels.values())
        said = (Said(ladder, code, "a mark without a header above"),) if code in levels.values() else ()
        return Written(cells, said)

    return tuple((f"{before}{name}",) for name in levels), fill


def held_and_studied(ladder: str, *heads: Path) -> Column:
    """What is held, and beside it what is studied for."""

    def fill(chance: Random, person: Invented) -> Written:
        held = level(ladder)(chance, person)
        words, code = STUDIED.get(person.levels[ladder], (None, None))
        if code is None or chance.random() < 0.5:
            return Written((*held.cells, None), held.said)
        study = Said("studying", {ladder: code}, "studied beside what is held")
        return Written((*held.cells, words), (*held.said, study))

    return heads, fill


def joined_in_three(_chance: Random, person: Invented) -> Written:
    if person.joined is None:
        return Written((None, None, None))
    year, month, day = person.joined
    said = Said("party_joined", f"{year}-{month:02}-{day:02}", "a Party day in three columns")
    return Written((day, month, year), (said,))


def born_in_three(_chance: Random, person: Invented) -> Written:
    year, month, day = person.born
    return Written(
        (f"{day:02}", month, year), (Said("birth", f"{year}-{month:02}-{day:02}", "a day in three columns"),)
    )


def polite_name(_chance: Random, person: Invented) -> Written:
    text = f"{'Bà' if person.sex == 'female' else 'Ông'} {person.full_name}"
    sex = Said("sex", person.sex, "the sex of an address", also=(None,))
    return Written((text,), (Said("full_name", person.full_name, "a name behind an address"), sex))


def of_another(*values: Value) -> Callable[[Random, Invented], Written]:
    """A column on someone who is not of the list."""
    return lambda chance, _person: Written((chance.choice(values),))


def _columns(*columns: Column) -> Habit:
    return lambda chance, page: table(chance, page, list(columns))


def _own_headers(chance: Random, page: Page) -> list[PersonTruth]:
    """A second table right of the first, with columns of its own."""
    tables: tuple[Sequence[Column], ...] = ((NAME, BIRTH, SEX, TITLES), (NAME, SEX, TITLES, POLITICS, BIRTH))
    heads = [["TT", *(paths[0][0] for paths, _fill in columns)] for columns in tables]
    gap: list[Value] = [None] if chance.random() < 0.5 else []
    page.add(*heads[0], *gap, *heads[1])
    side = f" ▸ {letter_of(len(heads[0]) + len(gap))}"
    people = []
    for number in range(1, 15):
        people.append(add_person(chance, page, list(tables[0]), [number]))
        left = page.rows.pop()
        people.append(add_person(chance, page, list(tables[1]), [*left, *gap, number], side))
    return people


def _divided_below(chance: Random, page: Page) -> list[PersonTruth]:
    """The second row of the header holds nothing but what divides one header of the first."""
    paths = [("TT",), *(path for found, _fill in HELD_BELOW for path in found)]
    write_header(page, paths, "merged")
    page.merges = [merge for merge in page.merges if merge[0] == merge[2]]
    return [add_person(chance, page, list(HELD_BELOW), [number]) for number in range(1, 19)]


HELD_BELOW: tuple[Column, ...] = (
    *(NAME, BIRTH, SEX, TITLES),
    held_and_studied("prof_edu", ("Trình độ chuyên môn", "Đã có"), ("Trình độ chuyên môn", "Đang học")),
    held_and_studied("pol_theory", ("Lý luận chính trị", "Đã tốt nghiệp"), ("Lý luận chính trị", "Đang đào tạo")),
)
PARTY_DAY: Column = (
    (("Ngày vào Đảng", "Ngày"), ("Ngày vào Đảng", "Tháng"), ("Ngày vào Đảng", "Năm")),
    joined_in_three,
)
PARTY_NAMED: Column = ((("Ngày kết nạp",), ("Tháng kết nạp",), ("Năm kết nạp",)), joined_in_three)
BORN_NAMED: Column = ((("Ngày sinh",), ("Tháng sinh",), ("Năm sinh",)), born_in_three)
HABITS: dict[str, Habit] = {
    "levels without a header above": _columns(
        *(NAME, BIRTH, SEX, TITLES, marked("gen_edu", SCHOOLS), marked("prof_edu", SHORT_DEGREES)),
        *(marked("pol_theory", POLITICAL), marked("state_mgmt", OF_STATE)),
    ),
    "levels from the highest down": _columns(NAME, BIRTH, SEX, TITLES, marked("prof_edu", DEGREES), POLITICS),
    "levels with the ladder before them": _columns(
        NAME, BIRTH, SEX, TITLES, marked("prof_edu", DEGREES, "CM: "), marked("pol_theory", POLITICAL, "LLCT - ")
    ),
    "tables side by side, each with its header": _own_headers,
    "the Party day in three columns": _columns(NAME, BIRTH, SEX, TITLES, PARTY_DAY),
    "days in three columns named one by one": _columns(NAME, BORN_NAMED, SEX, TITLES, PARTY_NAMED),
    "held beside studied": _columns(*HELD_BELOW),
    "held beside studied, below": _divided_below,
    "held beside studied, in brackets": _columns(
        *(NAME, BIRTH, SEX, TITLES),
        held_and_studied("prof_edu", ("Chuyên môn (đã có)",), ("Chuyên môn (đang học)",)),
    ),
    "names behind Ông and Bà": _columns(((("Họ và tên",),), polite_name), BIRTH, TITLES, POLITICS),
    "a column on wives and husbands": _columns(
        *(NAME, BIRTH, SEX, TITLES),
        ((("Họ tên vợ (chồng)",),), of_another("Nguyễn Thị Lan", "Trần Văn Ích", None)),
        ((("Năm sinh vợ (chồng)",),), of_another(1980, 1975, None)),
    ),
    "names in two columns beside those of wives": _columns(
        ((("Họ đệm",), ("Tên",)), lambda chance, person: _in_two(person)),
        *(BIRTH, SEX, TITLES),
        ((("Họ tên vợ (chồng)",),), of_another("Nguyễn Thị Lan", "Trần Văn Ích", None)),
    ),
    **UNSEEN,
    **UNMET,
}


def _in_two(person: Invented) -> Written:
    return Written((person.family, person.given), (Said("full_name", person.full_name, "a name in two columns"),))
