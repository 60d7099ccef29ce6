"""Reading titles of posts from free text: "Bí thư ĐU - CT HĐND", "PCT UBND", "CC TPHT", "VPTK 1"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.models import SeatKind, Title
from apps.cadres.roster_title_words import TitleWord, canonical
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader, RowValues

Words = tuple[str, ...]
BEFORE_REFORM = date(2025, 6, 30)
# Titles that ended on 1/7/2025 -> what their holders are called since (NĐ 150/2025/NĐ-CP).
SUCCESSORS = {
    **dict.fromkeys(("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH"), "CD2_CC"),
    **dict.fromkeys(("CD_BTDTN", "CD_CTPN", "CD_CTND", "CD_CTCCB"), "CD2_PCTMT"),
}
# Titles that go with the name of any division, which is no title itself.
OF_ANY_DIVISION = frozenset({"CD2_CP", "CD2_CC"})
# Seats of a Party committee that are written beside titles.
SEATS = ("DU_UVBTV", "DU_UVBCH", "DU_CNUBKT", "DU_UVUBKT")
SEAT_TITLES = frozenset({"CD2_UVBTV", "CD2_UVBCH", "CD2_UVUBKT"})
PLACES = ("", "thôn", "xóm", "khu", "bản", "tổ dân phố", "khu phố", "cơ quan")
DUTIES = tuple(
    tuple(word.word for word in canonical(duty))
    for duty in (
        *(f"{post} chi bộ {place}".strip() for post in ("Bí thư", "Phó Bí thư") for place in PLACES),
        "Chi ủy viên",
        "Trưởng khối dân vận",
        "Khối dân vận",
        "Trưởng ban tuyên giáo",
        "Trưởng ban tổ chức",
        "Đại biểu HĐND",
        "Trưởng ban kinh tế - xã hội",
        "Trưởng ban pháp chế",
    )
)
VAGUE = {
    ("chu", "tich"): "Chủ tịch UBND",
    ("pho", "chu", "tich"): "Phó Chủ tịch UBND",
    ("truong", "phong"): "Trưởng phòng Kinh tế",
    ("truong", "ban"): "Trưởng Ban Xây dựng Đảng",
}
# Words that turn a title into another one; with them left over nothing is certain.
TURNING = frozenset({"pho", "nguyen", "quyen", "cuu", "du", "nguon", "truong"})
BRACKETS = re.compile(r"\([^)]*\)?")
FILLING = frozenset({"cong", "chuc"})


@dataclass(frozen=True)
class Found:
    """What the words of a cell hold."""

    titles: tuple[str, ...]
    seats: tuple[str, ...]
    duties: tuple[str, ...]
    rest: tuple[TitleWord, ...]

    def beside(self, other: Found) -> Found:
        """What two pieces hold together."""
        titles, seats = _once((*self.titles, *other.titles)), _once((*self.seats, *other.seats))
        return Found(titles, seats, _once((*self.duties, *other.duties)), (*self.rest, *other.rest))

    def with_brackets(self, inner: Found, written: str) -> Found:
        """What brackets add: titles and seats; anything else in them only describes the work."""
        duties = (*inner.duties, written) if inner.rest else inner.duties
        titles, seats = _once((*self.titles, *inner.titles)), _once((*self.seats, *inner.seats))
        return Found(titles, seats, _once((*self.duties, *duties)), self.rest)


class TitleWords:
    """Titles and seats by canonical words, on one day."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.labels: dict[str, str] = {}
        self.titles: dict[Words, str] = {}
        others: dict[Words, str] = {}
        for title in Title.objects.all():
            self.labels[title.code] = title.label_vi
            current = (title.valid_from or day) <= day and (title.valid_to is None or title.valid_to > day)
            for words in (title.label_vi, *title.aliases):
                (self.titles if current else others).setdefault(_plain(words), title.code)
        self.current = frozenset(self.titles.values())
        self.titles = {**others, **self.titles}
        self.seats = {
            _plain(words): seat.code
            for seat in SeatKind.objects.filter(code__in=SEATS)
            for words in (seat.label_vi, *seat.aliases)
        }
        self.longest = max(map(len, (*self.titles, *self.seats, *DUTIES)), default=0)

    def find_in(self, text: str) -> Found:
        """What a text holds; a piece that is a whole label, brackets included, is just that title."""
        found = Found((), (), (), ())
        for piece in text.split(";"):
            whole = self.titles.get(_plain(piece))
            found = found.beside(Found((whole,), (), (), ()) if whole else self._find_outside_brackets(piece))
        return found

    def _find_outside_brackets(self, text: str) -> Found:
        found = self.find(canonical(BRACKETS.sub(" ", text)))
        for inner in BRACKETS.findall(text):
            found = found.with_brackets(self.find(canonical(inner)), inner.strip(" ()"))
        return found

    def find(self, words: tuple[TitleWord, ...]) -> Found:
        """Titles, seats and duties, the longest phrase first at each word; what fits nothing is the rest."""
        titles: list[str] = []
        seats: list[str] = []
        duties: list[str] = []
        rest: list[TitleWord] = []
        place = 0
        while place < len(words):
            length = self._longest_at(words, place)
            phrase = _of(words[place : place + length])
            if not length:
                rest.append(words[place])
            elif phrase in DUTIES and phrase not in self.seats and self.titles.get(phrase) not in self.current:
                duties.append(" ".join(dict.fromkeys(word.written for word in words[place : place + length])))
            elif phrase in self.seats:
                seats.append(self.seats[phrase])
            else:
                titles.append(self.titles[phrase])
            place += length or 1
        if not titles:
            titles = [
                code for code in map(self.titles.get, self._seat_phrases(seats)) if code in SEAT_TITLES & self.current
            ]
        return Found(_once(titles), _once(seats), _once(duties), tuple(rest))

    def _seat_phrases(self, seats: Iterable[str]) -> list[Words]:
        return [phrase for phrase, seat in self.seats.items() if seat in seats]

    def _longest_at(self, words: tuple[TitleWord, ...], place: int) -> int:
        for length in range(min(self.longest, len(words) - place), 0, -1):
            phrase = _of(words[place : place + length])
            if phrase in self.titles or phrase in self.seats or phrase in DUTIES:
                return length
        return 0


def _plain(text: str) -> Words:
    return _of(canonical(text))


def _of(words: Iterable[TitleWord]) -> Words:
    return tuple(word.word for word in words)


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def title_reader(day: date) -> Reader:
    """Reads the titles of a post as of a day; the first is the primary one."""
    words = TitleWords(day)

    def read(cell: Cell) -> Parsed:
        found = words.find_in(cell.text)
        values: dict[str, object] = {"title_text": cell.text}
        if found.seats:
            values["seats"] = found.seats
        codes, findings = _settled(found, cell.text, words)
        if codes:
            values["titles"] = codes
        return Parsed(values, findings)

    return read


def previous_title_reader(_: date) -> Reader:
    """Reads the titles of before the reform, for information: what is not known there stops nobody."""
    read_title = title_reader(BEFORE_REFORM)

    def read(cell: Cell) -> Parsed:
        parsed = read_title(cell)
        findings = tuple(replace(finding, is_issue=False, key="previous_titles") for finding in parsed.findings)
        return Parsed({"previous_titles": parsed.values.get("titles", ()), "previous_title_text": cell.text}, findings)

    return read


def _settled(found: Found, text: str, words: TitleWords) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The codes that are certain, and what is to be said of the others."""
    rest = _of(word for word in found.rest if word.word not in FILLING)
    written = " ".join(dict.fromkeys(word.written for word in found.rest))
    whole = _of(canonical(text))
    if whole in VAGUE:
        return (), (Finding(told.TITLE_VAGUE, key="titles", params={"example": VAGUE[whole]}),)
    if not found.titles and found.seats and not rest:
        return (), ()
    if not found.titles or TURNING & set(rest):
        return (), (Finding(told.TITLE_UNKNOWN, key="titles"),)
    findings = [Finding(told.TITLE_DUTY, False, "titles", params={"rest": duty}) for duty in found.duties]
    codes = tuple(_current(code, text, words, findings) for code in found.titles)
    if rest and set(codes) <= OF_ANY_DIVISION:
        labels = ", ".join(words.labels[code] for code in _once(codes))
        findings.append(Finding(told.TITLE_ASSUMED, False, "titles", before=text, after=labels))
    elif rest:
        findings.append(Finding(told.TITLE_REST, key="titles", params={"rest": written}))
    return _once(codes), tuple(findings)


def _current(code: str, text: str, words: TitleWords, findings: list[Finding]) -> str:
    """The title as it is called on the day, with a notice when the file calls it by its name of another time."""
    if code in words.current:
        return code
    successor = SUCCESSORS.get(code, code)
    after = successor if successor in words.current else code
    about = {"day": f"{words.day:%d/%m/%Y}"}
    findings.append(Finding(told.TITLE_OTHER_TIME, False, "titles", None, text, words.labels[after], about))
    return after


def check_group(_: date) -> Callable[[RowValues], Parsed]:
    """The category of the first title is that of the group under which the row stands."""
    categories = dict(Title.objects.values_list("code", "category"))

    def check(row: RowValues) -> Parsed:
        titles = row.values.get("titles")
        if not row.group or not isinstance(titles, tuple) or not titles or categories.get(titles[0]) == row.group:
            return UNSTATED
        return Parsed({}, (Finding(told.GROUP_DIFFERS, False, "titles"),))

    return check
