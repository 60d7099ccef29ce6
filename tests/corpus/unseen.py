"""Habits met in workbooks of offices that had not been thought of: lists of two widths, foreign letters, requests."""

from collections.abc import Callable
from random import Random

from tests.corpus import writing
from tests.corpus.oddities import (
    BIRTH,
    DEGREE,
    NAME,
    POLITICS,
    SEX,
    TITLES,
    Column,
    birth,
    level,
    name,
    name_in_three,
    table,
    titles,
)
from tests.corpus.people import Invented
from tests.corpus.said import Page, PersonTruth, Said, Value, Written, one

Habit = Callable[[Random, Page], list[PersonTruth]]
# Latin letters and the Cyrillic ones that look like them.
LOOK_ALIKES = str.maketrans("aeopcHTKCP", "аеорсНТКСР")
STUDIED = {"CM_TC": "CM_DH", "CM_CD": "CM_DH", "CM_DH": "CM_THS"}
HELD_AND_STUDIED = {"LLCT_SC": ("SC", "TC", "LLCT_TC"), "LLCT_TC": ("TC", "CC", "LLCT_CC")}
PLAIN = {"CM_THS": "Thạc sĩ", "CM_DH": "Đại học", "CM_CD": "Cao đẳng", "CM_TC": "Trung cấp", "CM_SC": "Sơ cấp"}
SUBJECTS = ("Luật", "Kế toán", "Nông nghiệp", "Quản lý đất đai")


def _columns(*columns: Column) -> Habit:
    return lambda chance, page: table(chance, page, list(columns))


def _narrow_above_wide(chance: Random, page: Page) -> list[PersonTruth]:
    """A list of few columns, and below it one of more."""
    people = table(chance, page, [NAME, BIRTH, SEX, TITLES], 7)
    page.add()
    page.add("II. CÔNG CHỨC")
    return people + table(chance, page, [NAME, SEX, BIRTH, TITLES, DEGREE, POLITICS], 9)


def _in_foreign_letters(chance: Random, page: Page) -> list[PersonTruth]:
    """Copied from a program that mixes the alphabets."""
    people = table(chance, page, [NAME, BIRTH, SEX, TITLES], 12)
    page.rows[:] = [
        [cell.translate(LOOK_ALIKES) if isinstance(cell, str) else cell for cell in row] for row in page.rows
    ]
    return people


def _studied_by_marks(chance: Random, person: Invented) -> Written:
    """The degree, and a mark below "Đang học" in the column of the level that is studied for."""
    held = level("prof_edu")(chance, person)
    studied = STUDIED.get(person.levels["prof_edu"]) if chance.random() < 0.5 else None
    marks: list[Value] = ["x" if studied == code else None for code in ("CM_DH", "CM_THS", "LLCT_CC")]
    if studied is None:
        return Written((*held.cells, *marks), held.said)
    return Written((*held.cells, *marks), (*held.said, Said("studying", {"prof_edu": studied}, "a study by mark")))


def _asked_for(chance: Random, person: Invented) -> Written:
    """What somebody wishes to study is neither held nor studied."""
    held = level("prof_edu")(chance, person)
    return Written((*held.cells, chance.choice(("Thạc sĩ", None)), chance.choice(("CC", None))), held.said)


def _planned(chance: Random, person: Invented) -> Written:
    """A level that nobody holds, in a plan, is not what is held."""
    held = level("prof_edu")(chance, person)
    return Written((*held.cells, chance.choice(("ThS", None)), chance.choice(("CVC", "CV", None))), held.said)


def _level_and_subject(chance: Random, person: Invented) -> Written:
    """The subject below "Chuyên môn", the level below a bare "Trình độ"."""
    code = person.levels["prof_edu"]
    if code not in PLAIN:
        return Written((None, None))
    return Written((chance.choice(SUBJECTS), PLAIN[code]), (Said("prof_edu", code, "a level beside its subject"),))


def _held_and_studied_in_one(chance: Random, person: Invented) -> Written:
    code = person.levels["pol_theory"]
    if code not in HELD_AND_STUDIED:
        return level("pol_theory")(chance, person)
    held, studied, studied_code = HELD_AND_STUDIED[code]
    text = f"{held}{chance.choice(('/', ' - ', '; ', ' và ', '. '))}đang học {studied}"
    said = (Said("pol_theory", code, "held before a study"), Said("studying", {"pol_theory": studied_code}, "a study"))
    return Written((text,), said)


def _born(_chance: Random, person: Invented) -> Written:
    year, month, day = person.born
    return Written((day, month, year), (Said("birth", f"{year}-{month:02}-{day:02}", "a day in three columns"),))


def _sex_by_address(_chance: Random, person: Invented) -> Written:
    return one("Bà" if person.sex == "female" else "Ông", "sex", person.sex, "the sex as an address")


def _headed(*headers: str) -> tuple[Column, ...]:
    """Name, day of birth, sex, titles and degree under the headers of another office."""
    fills = (name, birth, writing.sex, titles, level("prof_edu"))
    return tuple((((header,),), fill) for header, fill in zip(headers, fills, strict=True))


def _short_and_signed(chance: Random, page: Page) -> list[PersonTruth]:
    """Five people, and who signs stands in the column whose header says least."""
    people = table(chance, page, [NAME, SEX, ((("Trình độ", "VH"),), level("gen_edu")), TITLES], 5)
    page.add()
    for text in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký, đóng dấu)", "Bùi Văn Ký"):
        page.add(None, None, None, text)
    return people


STUDIES = ("Đang học", "ĐH"), ("Đang học", "ThS"), ("Đang học", "CC")
WISHES = ("Đăng ký đào tạo, bồi dưỡng", "CM"), ("Đăng ký đào tạo, bồi dưỡng", "LLCT")
HABITS: dict[str, Habit] = {
    "a narrow list above a wide one": _narrow_above_wide,
    "letters of another alphabet": _in_foreign_letters,
    "studies by marks": _columns(NAME, BIRTH, SEX, TITLES, ((("Chuyên môn",), *STUDIES), _studied_by_marks)),
    "wishes beside levels": _columns(NAME, BIRTH, SEX, TITLES, ((("Chuyên môn",), *WISHES), _asked_for)),
    "subjects beside levels": _columns(
        NAME, BIRTH, SEX, TITLES, ((("Chuyên môn",), ("Trình độ",)), _level_and_subject)
    ),
    "held and studied in one cell": _columns(NAME, BIRTH, SEX, TITLES, ((("LLCT",),), _held_and_studied_in_one)),
    "Ngày | Tháng | Năm sinh": _columns(NAME, ((("Ngày",), ("Tháng",), ("Năm sinh",)), _born), SEX, TITLES),
    "Họ | Chữ lót | Tên": _columns(((("Họ",), ("Chữ lót",), ("Tên",)), name_in_three), BIRTH, SEX, TITLES),
    "headers of a program": _columns(*_headed("hoTen", "NgaySinh", "gioiTinh", "chucVu", "trinhDoChuyenMon")),
    "headers in two languages": _columns(
        *_headed("Họ tên/Full name", "Ngày sinh\nDate of birth", "Giới tính / Sex", "Chức vụ/Position", "Trình độ CM")
    ),
    "headers with the numbers of a form": _columns(
        *_headed("1) Họ và tên khai sinh", "3) Sinh ngày", "Giới tính", "12. Chức vụ", "15.2) Trình độ chuyên môn")
    ),
    "headers that ask a comrade": _columns(
        *_headed("Họ và tên đồng chí", "Ngày sinh", "Giới tính của đồng chí", "Chức vụ của đồng chí", "Chuyên môn")
    ),
    "names under Cán bộ": _columns(*_headed("Cán bộ", "Sinh năm", "Nam/nữ", "Chức trách", "Trình độ CM")),
    "headers in English": _columns(
        *_headed("Employee name", "DOB", "Gender", "Job title", "Highest degree"),
    ),
    "plans below an upper header": _columns(
        *(NAME, BIRTH, SEX, TITLES),
        (
            (("Hiện trạng", "CM"), ("Kế hoạch đào tạo năm tới", "CM"), ("Kế hoạch đào tạo năm tới", "QLNN")),
            _planned,
        ),
    ),
    "a short list above who signs": _short_and_signed,
    "Ông or Bà as the sex": _columns(NAME, BIRTH, ((("Giới tính",),), _sex_by_address), TITLES),
}
