"""Workbooks of offices that never saw the others: other words, another order of columns, columns of other matters.

Nothing of their wording is shared with the corpus, so that what was learnt from that is tried on something else.
"""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from random import Random

from tests.corpus import letters, writing
from tests.corpus.bodies import Body, Group, Manners
from tests.corpus.columns import Field
from tests.corpus.containers import WORKBOOKS
from tests.corpus.people import Invented, invent
from tests.corpus.said import Formatted, Made, Page, Said, Value, Written, one
from tests.corpus.strange_words import (
    BODIES,
    ETHNIC,
    FOOTNOTES,
    FOREIGN,
    HEADS,
    IN_ENGLISH,
    LEVELS,
    TITLE_LINES,
    TITLES,
)
from tests.corpus.titles import CADRES, SERVANTS

SIZE, FIRST = 120, 1_000
DAY = date(2024, 12, 31)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LADDERS = ("gen_edu", "prof_edu", "pol_theory", "state_mgmt", "it_level", "foreign_lang")
STYLES = ("plain", "plain", "capitals without tones", "English", "old letters in some columns")
NOTES = ("Sinh năm 1976 theo hồ sơ gốc", "CMND cũ 113456789", "x", "Mới chuyển đến 01/9/2024", "Đoàn viên", "", "", "")
Filling = Callable[[Random, Invented], Written]


def made(number: int) -> Made:
    """One workbook with its truth; the same for the same number."""
    chance = Random(f"stranger {number}")
    style = STYLES[number % len(STYLES)]
    page = Page(chance.choice(("Sheet1", "Trang tính1", "CBCC", "Bieu 3")))
    _above(chance, page)
    body = Body(page, [_headed(chance, key, fill, style) for key, fill in _columns(chance)], _manners(chance), chance)
    body.write(list(_groups(chance)))
    _below(chance, page)
    if style == "old letters in some columns":
        _rewrite(chance, page)
    kind = chance.choice(list(WORKBOOKS))
    ending, pack = WORKBOOKS[kind]
    kinds = (f"strangers: {style}", "strangers")
    return Made(f"la-{number:04}.{ending}", pack([page]), DAY, None, body.people, kinds, [page])


def strangers(numbers: range = range(FIRST, FIRST + SIZE)) -> Iterator[Made]:
    return (made(number) for number in numbers)


def _columns(chance: Random) -> list[tuple[str, Filling]]:
    """The name first; all others in an order of the office's own, some of them left out."""
    told: list[tuple[str, Filling]] = [
        ("birth", birth),
        ("sex", writing.sex),
        ("ethnic", ethnic),
        ("citizen_id", writing.citizen_id),
        ("titles", titles),
        ("party", party),
        *((ladder, _level(ladder)) for ladder in LADDERS),
    ]
    chosen = [each for each in told if each[0] in ("birth", "titles", "prof_edu") or chance.random() < 0.75]
    chosen += [(head, _foreign(values)) for head, values in chance.sample(FOREIGN, chance.randint(1, 4))]
    chance.shuffle(chosen)
    return [("full_name", name), *chosen, ("note", note)]


def _headed(chance: Random, key: str, fill: Filling, style: str) -> Field:
    head = chance.choice(HEADS[key]) if key in HEADS else key
    if style == "English":
        head = IN_ENGLISH.get(key, head)
    elif style == "capitals without tones":
        head = _toneless(head).upper()
    return Field(((head,),), fill)


def _toneless(text: str) -> str:
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    return bare.replace("đ", "d").replace("Đ", "D")


def name(chance: Random, person: Invented) -> Written:
    """The name, behind which the sex may stand."""
    written = writing.name(chance, person, has_capitals=False)
    return Written(written.cells, (*written.said, Said("sex", person.sex, "sex behind the name", also=(None,))))


def birth(chance: Random, person: Invented) -> Written:
    year, month, day = person.born
    short = f"{year % 100:02}"
    forms: tuple[Value, ...] = (
        *(
            f"{day}/{month}/{short}",
            f"{day:02}. {month:02}. {year}",
            f"{day:02} {month:02} {year}",
            f"{day}-{month}-{short}",
        ),
        *(
            f"{day:02}-{MONTHS[month - 1]}-{year}",
            f"{MONTHS[month - 1]} {day}, {year}",
            f"{day:02}\\{month:02}\\{year}",
        ),
        *(f"{day} tháng {month} năm {year}", f"Ngày {day:02}/{month:02}/{year}", f"SN: {day}/{month}/{year}"),
        *(f"{day:02}/ {month:02}/{year} ", f"{year}/{month:02}/{day:02}", Formatted(date(year, month, day), "d/m/yy")),
    )
    return one(chance.choice(forms), "birth", f"{year}-{month:02}-{day:02}", "strange birth date")


def party(chance: Random, person: Invented) -> Written:
    if person.joined is None:
        return one(chance.choice(("", "Quần chúng", "Chưa")) or None, "party_joined", None, "no Party member")
    year, month, day = person.joined
    forms = (
        f"{day}.{month}.{year}",
        f"{day:02}-{month:02}-{year}",
        f"ngày {day}/{month}/{year}",
        f"{day}/{month}/{year} (DB)",
    )
    return one(chance.choice(forms), "party_joined", f"{year}-{month:02}-{day:02}", "strange Party day")


def ethnic(chance: Random, person: Invented) -> Written:
    text = chance.choice(ETHNIC.get(person.ethnic, writing.GROUPS[person.ethnic]))
    return one(text, "ethnic", person.ethnic, "strange ethnic group")


def titles(chance: Random, person: Invented) -> Written:
    text = chance.choice((" kiêm ", ", ", " - ")).join(chance.choice(TITLES[code]) for code in person.titles)
    return one(text, "titles", list(person.titles), "strange title")


def note(chance: Random, _person: Invented) -> Written:
    return Written((chance.choice(NOTES) or None,))


def _level(ladder: str) -> Filling:
    return lambda chance, person: one(
        chance.choice(LEVELS[person.levels[ladder]]), ladder, person.levels[ladder], f"strange level, {ladder}"
    )


def _foreign(values: tuple[str, ...]) -> Filling:
    return lambda chance, _person: Written((chance.choice(values) or None,))


def _groups(chance: Random) -> Iterator[Group]:
    labels = chance.choice(BODIES) if chance.random() < 0.6 else ("", "", "")
    for number, label in enumerate(labels):
        pool = CADRES if number == 0 else SERVANTS
        people = [invent(chance, (chance.choice(pool),)) for _each in range(chance.randint(3, 8))]
        yield Group(label, [_without_studies(person) for person in people], ("I", "II", "III")[number] if label else "")


def _without_studies(person: Invented) -> Invented:
    return Invented(**{**vars(person), "studying": {}})


def _manners(chance: Random) -> Manners:
    return Manners(
        numbering=chance.choice(("none", "numbers", "letters", "brackets")),
        counter=chance.choice(("TT", "Stt", "Số TT")),
        restarts=chance.random() < 0.4,
        total=chance.choice(("none", "last", "each")),
        number_form=chance.choice(("number", "text", "dotted")),
        empty_rows=chance.choice((0, 0, 4)),
        blank_rows=chance.random() < 0.2,
        group_form=chance.choice(("beside", "before", "counted")),
    )


def _above(chance: Random, page: Page) -> None:
    for line in chance.choice(TITLE_LINES):
        page.add(*[None] * chance.randint(0, 3), line)
    for _each in range(chance.randint(0, 2)):
        page.add()


def _below(chance: Random, page: Page) -> None:
    for line in chance.sample(FOOTNOTES, chance.randint(0, 3)):
        page.add(None, line)


def _rewrite(chance: Random, page: Page) -> None:
    """Some columns were pasted from a file of another age; everything in them is in its letters, fonts and all."""
    old = chance.choice(("TCVN3", "VNI"))
    width = max(len(row) for row in page.rows)
    chosen = {place for place in range(1, width) if chance.random() < 0.3}
    for row, cells in enumerate(page.rows):
        for place, value in enumerate(cells):
            if place in chosen and isinstance(value, str) and not value.isascii():
                cells[place], page.fonts[row, place] = letters.rewritten(value, old)
