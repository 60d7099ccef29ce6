"""People named on a list, pasted or in a workbook: each line by code, citizen id, or name with birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate, parse_partial_date
from apps.core.permissions import Permission
from apps.core.text import fold, place_tones, tidy, tidy_name
from apps.rosters.workbooks import Workbook, text_of
from apps.training.pages import people_to_train

CODE = re.compile(r"\bCB-\d{6,9}\b", re.IGNORECASE)
CITIZEN_ID = re.compile(r"\b\d{11,12}\b")
DATE = re.compile(r"\b(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[/.-]\d{4}|(19|20)\d{2})\b")
# Heads of columns, which name nobody.
HEADINGS = {"ho va ten", "ho ten", "ho va ten khai sinh", "full name", "danh sach"}
MOST_LINES = 2_000


@dataclass(frozen=True)
class NamedLine:
    """A line of a list as it was written, and what was understood of it."""

    place: int
    text: str
    code: str = ""
    citizen_id: str = ""
    name: str = ""
    birth: PartialDate | None = None


@dataclass(frozen=True)
class Found:
    """Whom a line may mean: one person, several to choose from, or nobody."""

    line: NamedLine
    people: tuple[Cadre, ...]

    @property
    def is_sure(self) -> bool:
        return len(self.people) == 1


def lines_of_text(text: str) -> list[NamedLine]:
    return list(_understood(text.splitlines()))


def lines_of_workbook(workbook: Workbook) -> list[NamedLine]:
    """The rows of the first sheet, their cells side by side."""
    rows = workbook.sheets[0].rows
    return list(_understood("\t".join(text_of(cell) for cell in row) for row in rows))


def _understood(texts: Iterable[str]) -> Iterator[NamedLine]:
    for place, text in enumerate(texts, start=1):
        if place > MOST_LINES:
            return
        line = _line(place, text)
        if line.code or line.citizen_id or line.name:
            yield line


def _line(place: int, text: str) -> NamedLine:
    code = CODE.search(text)
    number = CITIZEN_ID.search(text)
    date = DATE.search(text)
    return NamedLine(
        place,
        tidy(text.replace("\t", " ")),
        code.group().upper() if code else "",
        number.group().zfill(12) if number else "",
        _name(text),
        parse_partial_date(date.group()) if date else None,
    )


def _name(text: str) -> str:
    """The first part of a line that reads like a name: two to six words without digits."""
    parts = re.split(r"[\t;,|]|\s{2,}", DATE.sub("\t", CODE.sub("\t", text)))
    if any(fold(tidy(part)) in HEADINGS for part in parts):
        return ""
    for part in parts:
        words = tidy(re.sub(r"^\s*\d+[.)]?\s*", "", part)).strip(" -–:.").split()
        named = " ".join(words)
        if 2 <= len(words) <= 6 and not any(map(str.isdigit, named)):
            return tidy_name(place_tones(named))
    return ""


def find_people(lines: Sequence[NamedLine], user: User) -> list[Found]:
    """Whom each line means, of those whom the user may enrol; three statements however long the list is."""
    people = people_to_train(user)
    codes = {line.code for line in lines if line.code}
    numbers = {line.citizen_id for line in lines if line.citizen_id}
    names = {fold(line.name) for line in lines if line.name}
    by_code = {p.code: p for p in people.filter(code__in=codes)}
    known = people.filter(user.unit_condition(Permission.SEE_CITIZEN_ID, "home_unit"), citizen_id__in=numbers)
    by_number = {p.citizen_id: p for p in known}
    by_name: dict[str, list[Cadre]] = {}
    for person in people.filter(name_folded__in=names).order_by("sort_key", "pk"):
        by_name.setdefault(person.name_folded, []).append(person)
    return [Found(line, _meant(line, by_code, by_number, by_name)) for line in lines]


def _meant(
    line: NamedLine,
    by_code: dict[str, Cadre],
    by_number: dict[str | None, Cadre],
    by_name: dict[str, list[Cadre]],
) -> tuple[Cadre, ...]:
    if exact := by_code.get(line.code) or by_number.get(line.citizen_id):
        return (exact,)
    if line.code:
        return ()
    same = [p for p in by_name.get(fold(line.name), []) if _may_be_born(p, line.birth)]
    written = [p for p in same if p.full_name == line.name]
    return tuple(written or same)


def _may_be_born(person: Cadre, birth: PartialDate | None) -> bool:
    """Whether two dates of birth agree as far as the coarser one goes."""
    if birth is None or person.birth is None:
        return True
    return birth.first <= person.birth.last and person.birth.first <= birth.last
