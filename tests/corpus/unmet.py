"""Habits of offices whose workbooks nobody here had seen: second headers of two rows, numbered entries, no marks."""

from collections.abc import Callable
from random import Random

from tests.corpus import writing
from tests.corpus.headers import write_header
from tests.corpus.oddities import (
    BIRTH,
    DEGREE,
    NAME,
    POLITICS,
    SEX,
    TITLES,
    Column,
    add_person,
    birth,
    level,
    name,
    table,
    titles,
)
from tests.corpus.people import Invented
from tests.corpus.said import Page, PersonTruth, Said, Written, one

Habit = Callable[[Random, Page], list[PersonTruth]]
NUMBERED = {
    "prof_edu": {
        "CM_CHUA": "0. Chưa qua đào tạo",
        "CM_SC": "1. Sơ cấp",
        "CM_TC": "2. Trung cấp",
        "CM_CD": "3. Cao đẳng",
    }
    | {"CM_DH": "4. Đại học", "CM_THS": "5. Thạc sĩ", "CM_TS": "6. Tiến sĩ"},
    "pol_theory": {"LLCT_CHUA": "0. Chưa qua đào tạo", "LLCT_SC": "1. Sơ cấp", "LLCT_TC": "2. Trung cấp"}
    | {"LLCT_CC": "3. Cao cấp", "LLCT_CN": "4. Cử nhân"},
}
POLITICAL = ("LLCT_SC", "LLCT_TC", "LLCT_CC")
AROUND_A_YEAR = ("xx/xx/{}", "({})", "{} (50 tuổi)", "//{}", "Năm {}", "??/??/{}", "{}.")
POSTS = {"CD_PCTUB": "PCT UBND", "CD_TPHT": "TP - HT", "CD_DCXD": "ĐCXD", "CD_CTPN": "Chủ tịch Hội LHPN"}


def _columns(*columns: Column) -> Habit:
    return lambda chance, page: table(chance, page, list(columns))


def _second_header_of_two_rows(chance: Random, page: Page) -> list[PersonTruth]:
    """Below the first list one with more columns, whose header is merged both ways and begins with other words."""
    people = table(chance, page, [NAME, BIRTH, SEX, TITLES, POLITICS], 8)
    page.add()
    page.add("II. CÔNG CHỨC")
    columns: list[Column] = [
        ((("Họ tên",),), name),
        ((("Năm sinh", "Nam"), ("Năm sinh", "Nữ")), _born_by_sex),
        ((("Chức danh",),), titles),
        ((("Trình độ", "Chuyên môn"),), level("prof_edu")),
        ((("Trình độ", "LLCT"),), level("pol_theory")),
    ]
    write_header(page, [("TT",), *(path for paths, _fill in columns for path in paths)], "merged")
    return people + [add_person(chance, page, columns, [number]) for number in range(1, 9)]


def _born_by_sex(_chance: Random, person: Invented) -> Written:
    year = person.born[0]
    said = (Said("birth", str(year), "a year by sex"), Said("sex", person.sex, "the sex by the column of the year"))
    return Written((year, None) if person.sex == "male" else (None, year), said)


def _second_row_unmerged(chance: Random, page: Page) -> list[PersonTruth]:
    """A header of two rows in which nothing is merged; what was once is no state of today."""
    page.add("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Trình độ chuyên môn", None, "Xếp loại", None)
    page.add(None, None, None, None, "Lúc tuyển dụng", "Hiện nay", "2023", "2024")
    once: Column = ((("Lúc tuyển dụng",),), lambda chance, _person: Written((chance.choice(("TC Luật", "CĐ")),)))
    ratings: Column = ((("2023",), ("2024",)), lambda _chance, _person: Written(("HTTNV", "HTXSNV")))
    columns = [NAME, BIRTH, SEX, once, DEGREE, ratings]
    return [add_person(chance, page, columns, [number]) for number in range(1, 13)]


def _numbered(ladder: str) -> Callable[[Random, Invented], Written]:
    def fill(_chance: Random, person: Invented) -> Written:
        code = person.levels[ladder]
        return one(NUMBERED[ladder][code], ladder, code, "an entry with its number")

    return fill


def _sex_numbered(_chance: Random, person: Invented) -> Written:
    return one("1. Nam" if person.sex == "male" else "2. Nữ", "sex", person.sex, "an entry with its number")


def _marks_with_years(chance: Random, person: Invented) -> Written:
    code, year = person.levels["pol_theory"], chance.randint(2004, 2022)
    mark = chance.choice(("x {}", "X({})", "x, {}", "X - {}")).format(year)
    said = (Said("pol_theory", code, "a mark with its year"),) if code in POLITICAL else ()
    return Written(tuple(mark if each == code else None for each in POLITICAL), said)


def _born_without_marks(_chance: Random, person: Invented) -> Written:
    year, month, day = person.born
    said = Said("birth", f"{year}-{month:02}-{day:02}", "three columns without marks above")
    return Written((day, month, year), (said,))


def _woman(_chance: Random, person: Invented) -> Written:
    return one("x" if person.sex == "female" else None, "sex", person.sex, "women marked")


def _year_in_words(chance: Random, person: Invented) -> Written:
    year = str(person.born[0])
    return one(chance.choice(AROUND_A_YEAR).format(year), "birth", year, "words around a year")


def _name_and_post(chance: Random, person: Invented) -> Written:
    code = chance.choice(list(POSTS))
    text = f"{person.full_name}{chance.choice((' ({})', chr(10) + '{}')).format(POSTS[code])}"
    kind = "a name and a post in a cell"
    return Written((text,), (Said("full_name", person.full_name, kind), Said("titles", [code], kind)))


def _under(upper: str, *columns: Column) -> tuple[Column, ...]:
    """The columns with one more header above them all."""
    return tuple((tuple((upper, *path) for path in paths), fill) for paths, fill in columns)


NO_MARKS = (("Ngay thang nam sinh", "Ngay"), ("Ngay thang nam sinh", "Thang"), ("Ngay thang nam sinh", "Nam"))
IN_CAPITALS = ("HOVATEN", "NGAYSINH", "GIOITINH", "CHUCVU", "TRINHDOCHUYENMON")
FILLS = (name, birth, writing.sex, titles, level("prof_edu"))
HABITS: dict[str, Habit] = {
    "a second header of two rows": _second_header_of_two_rows,
    "a second row of a header, unmerged": _second_row_unmerged,
    "entries with the numbers of their list": _columns(
        *(NAME, BIRTH, ((("Giới tính",),), _sex_numbered), TITLES),
        *(
            (((header,),), _numbered(key))
            for header, key in (("Trình độ chuyên môn", "prof_edu"), ("LLCT", "pol_theory"))
        ),
    ),
    "marks with their years": _columns(
        *(NAME, BIRTH, SEX, TITLES), (tuple(("LLCT", short) for short in ("SC", "TC", "CC")), _marks_with_years)
    ),
    "three columns without marks": _columns(
        *(((("Ho va ten",),), name), (NO_MARKS, _born_without_marks), ((("Nu",),), _woman), ((("Chuc vu",),), titles))
    ),
    "words around years": _columns(NAME, ((("Ngày sinh",),), _year_in_words), SEX, TITLES),
    "posts behind names": _columns(((("Họ và tên, chức vụ",),), _name_and_post), BIRTH, SEX, POLITICS),
    "an upper header that says nothing": _columns(*_under("Sơ lược bản thân", NAME, BIRTH, SEX), TITLES, DEGREE),
    "headers of a program in capitals": _columns(
        *((((header,),), fill) for header, fill in zip(IN_CAPITALS, FILLS, strict=True))
    ),
}
