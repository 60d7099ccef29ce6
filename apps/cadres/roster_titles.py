"""Reading titles of posts from free text: "Bí thư ĐU - CT HĐND", "PCT UBND", "CC TPHT", "VPTK 1"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.models import SeatKind, Title
from apps.cadres.roster_title_meanings import (
    BEFORE_REFORM,
    BESIDE_POST,
    DUTIES,
    FILLING,
    HEAD_SEAT,
    MEANT_AFTER,
    MEANT_BEFORE,
    OF_ANY_DIVISION,
    OFFICES,
    SEAT_TITLES,
    SEATS,
    SUCCESSORS,
    TURNING,
    VAGUE,
)
from apps.cadres.roster_title_words import TitleWord, canonical
from apps.core.listed import from_lists, standing
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader, RowValues

Words = tuple[str, ...]
# The term of an elected post, or its first day, says nothing of the post: "CT HĐND NK 2021-2026", "bổ nhiệm 2022".
TERM = re.compile(
    r"[\s(,;-]*\b(?:(?:nhiệm k[ỳì]|NK|khóa|khoá)\s*(?:\d{2,4}\s*[-–]\s*\d{2,4}|[IVX]+)"
    r"|(?:được )?(?:bổ nhiệm|bầu|từ|giữ chức)(?: lại)?(?: từ)?(?: ngày| tháng| năm)?\s*\d[\d/.-]{3,9})\b\)?",
    re.IGNORECASE,
)
IN_CHARGE = re.compile(r"[\s(,;-]*\b(?:phụ trách|p/trách|ptr)\b\s*(.*)$", re.IGNORECASE)
# The unit's name behind a title: "Chủ tịch UBND xã Lạc Sỹ".
UPPER = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1EFA)) if letter.isupper())
PLACE = rf"(?:[{UPPER}](?:[^\W\d_]|['’])*\s*){{1,4}}(?=$|[,;(+/)-])"
OF_UNIT = re.compile(rf"\b(?:xã|phường|thị trấn|đặc khu)\s+({PLACE})")
# Behind the commune its district and its province: "xã Lạc Sỹ, huyện Yên Thủy, tỉnh Hòa Bình".
OF_DISTRICT = re.compile(rf"[\s,;(-]*\b(?:huyện|quận|thị xã|thành phố|tỉnh)\s+({PLACE})\)?")
# What somebody was before: "Nguyên Chủ tịch UBND xã Lạc Sỹ, nay là Phó Trưởng phòng Kinh tế".
FORMER = re.compile(r"^\s*nguyên\s.{3,120}?\b(?:nay|hiện nay|hiện)\s+là\s*:?\s*(?=\S)", re.IGNORECASE)
# The village's name behind the title of its head: "Trưởng bản Nà Lốc".
OF_VILLAGE = re.compile(
    r"\b[Tt]rưởng (thôn|bản|xóm|ấp|khóm|buôn|làng|khu phố|khu|tiểu khu|khu dân cư)"
    r"((?:\s+[A-ZĐÀ-ỸĂƠƯ][^\W\d_]*){1,4})(?=$|[,;(+/-])"
)
BRACKETS = re.compile(r"\([^)]*\)?")
# In brackets behind another post these say what its holder is in charge of: "PCT UBND (VHXH)".
FIELDS_OF_WORK = frozenset({"CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH", "KCT_VPDU"})
SHORT_BODIES = {"UB": "UBND", "Hội đồng": "HĐND", "UB Mặt trận": "UBMTTQ", "UB MT": "UBMTTQ"}
# The chair of a commune is that of its People's Committee.
CHAIR_OF_PLACE = re.compile(r"\b(chủ tịch|C\.?T|PCT) (xã|phường|thị trấn)(?=$|\s*[,;(+/-])", re.IGNORECASE)
JOINING = re.compile(r"\W*kiêm\b", re.IGNORECASE)


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
        if FIELDS_OF_WORK.issuperset(inner.titles) and self.titles and not JOINING.match(written):
            return Found(self.titles, _once((*self.seats, *inner.seats)), _once((*self.duties, written)), self.rest)
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
            for words in (title.label_vi, title.label_en, *title.aliases):
                (self.titles if current else others).setdefault(_plain(words), title.code)
        self.current = frozenset(self.titles.values())
        self.titles = {**others, **self.titles}
        for short, full in SHORT_BODIES.items():
            for post in ("Chủ tịch", "Phó Chủ tịch"):
                if code := self.titles.get(_plain(f"{post} {full}")):
                    self.titles.setdefault(_plain(f"{post} {short}"), code)
        self.seats = {
            _plain(words): seat.code
            for seat in SeatKind.objects.filter(code__in=SEATS)
            for words in (seat.label_vi, *seat.aliases)
        }
        meant = MEANT_AFTER if "CD2_CC" in self.current else MEANT_BEFORE
        self.meant = {_plain(words): code for code, texts in meant.items() for words in texts.split("|")}
        self.longest = max(map(len, (*self.titles, *self.seats, *DUTIES)), default=0)

    def find_in(self, text: str) -> Found:
        """What a text holds; a piece that is a whole label, brackets included, is just that title."""
        found = Found((), (), (), ())
        for piece in text.split(";"):
            plain = _plain(piece)
            whole = (
                self.titles.get(plain) if plain not in self.seats or self.titles.get(plain) in self.current else None
            )
            found = found.beside(Found((whole,), (), (), ()) if whole else self._find_outside_brackets(piece))
        return self._beside_posts(found)

    def _beside_posts(self, found: Found) -> Found:
        """A seat of the committee written beside a post is a seat, whichever sign stands between the two."""
        posts = tuple(code for code in found.titles if code not in SEAT_TITLES)
        if not posts or len(posts) == len(found.titles):
            return found
        seats = (seat for phrase, seat in self.seats.items() if self.titles.get(phrase) in {*found.titles} - {*posts})
        return replace(found, titles=posts, seats=_once((*found.seats, *seats)))

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
        named = [code for code in map(self.titles.get, self._seat_phrases(seats)) if code in self.current]
        if titles and HEAD_SEAT in named:
            titles.append(HEAD_SEAT)
        if not titles:
            titles = [code for code in named if code == HEAD_SEAT] or [code for code in named if code in SEAT_TITLES]
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
    words = from_lists(TitleWords, day, Title, SeatKind)

    def read(cell: Cell) -> Parsed:
        text, aside = _without_asides(cell.text, words)
        found = words.find_in(text)
        values: dict[str, object] = {"title_text": cell.text}
        codes, findings = _settled(found, text, words)
        if found.seats and not TURNING & set(_of(found.rest)):
            values["seats"] = found.seats
        if codes:
            values["titles"] = codes
        return Parsed(values, (*findings, *aside) if codes else findings)

    return read


def read_titles(text: str, words: TitleWords) -> tuple[tuple[str, ...], bool]:
    """The codes of what a text names, and whether nothing of it is in doubt."""
    plain, _ = _without_asides(text, words)
    codes, findings = _settled(words.find_in(plain), plain, words)
    return codes, bool(codes) and not any(finding.is_issue for finding in findings)


def _without_asides(text: str, words: TitleWords) -> tuple[str, tuple[Finding, ...]]:
    """A title without what its holder is in charge of and without the name of the unit."""
    findings = []
    if former := FORMER.match(text):
        findings.append(Finding(told.TITLE_DUTY, False, "titles", params={"rest": former[0].strip(" ,;-")}))
        text = text[former.end() :]
    for place in reversed([*OF_DISTRICT.finditer(text)]):
        findings.append(Finding(told.TITLE_PLACE, False, "titles", params={"rest": place[0].strip(" ,;(-)")}))
        text = text[: place.start()] + text[place.end() :]
    if (term := TERM.search(text)) and text[: term.start()].strip():
        findings.append(Finding(told.TITLE_DUTY, False, "titles", params={"rest": term[0].strip(" (),;-")}))
        text = text[: term.start()] + text[term.end() :]
    charge = IN_CHARGE.search(text)
    if charge and text[: charge.start()].strip():
        findings.append(Finding(told.TITLE_DUTY, False, "titles", params={"rest": charge[0].strip(" (),;-")}))
        text = text[: charge.start()]
    if CHAIR_OF_PLACE.search(text):
        spelt = CHAIR_OF_PLACE.sub(r"\1 UBND \2", text)
        findings.append(Finding(told.TITLE_ASSUMED, False, "titles", before=text, after=spelt))
        text = spelt
    for place in OF_UNIT.finditer(text):
        if not words.find(canonical(place[1])).titles:
            findings.append(Finding(told.TITLE_PLACE, False, "titles", params={"rest": place[1].strip()}))
            text = text.replace(place[0], "")
    village = OF_VILLAGE.search(text)
    if village and not words.find(canonical(village[2])).titles:
        findings.append(Finding(told.TITLE_PLACE, False, "titles", params={"rest": village[2].strip()}))
        text = text[: village.start(2)] + text[village.end(2) :]
    return text, tuple(findings)


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
    whole = _of(word for word in canonical(text) if word.word not in FILLING)
    if whole in VAGUE or (not whole and found.titles and found.titles[0] not in words.current):
        example = VAGUE.get(whole, "Văn hóa - xã hội")
        return (), (Finding(told.TITLE_VAGUE, key="titles", params={"example": example}),)
    if (meant := words.meant.get(whole)) and words.titles.get(whole) not in words.current:
        return (meant,), (Finding(told.TITLE_ASSUMED, False, "titles", before=text, after=words.labels[meant]),)
    titles, is_narrowed = _without_divisions(found.titles, words)
    rest = _unexplained(found, titles)
    if not titles and found.seats and not rest:
        return (), ()
    if not titles and (meant := words.meant.get(rest)):
        return (meant,), (Finding(told.TITLE_ASSUMED, False, "titles", before=text, after=words.labels[meant]),)
    if not titles or TURNING & set(rest):
        return (), (Finding(told.TITLE_UNKNOWN, key="titles"),)
    return _named(found, titles, rest, text, words, is_narrowed=is_narrowed)


def _unexplained(found: Found, titles: tuple[str, ...]) -> Words:
    """The words left over, without those that belong to the work of a post that was found."""
    beside = FILLING.union(*(BESIDE_POST.get(code, frozenset()) for code in titles))
    if "truong" not in beside or "moi" in _of(found.rest):
        return tuple(word for word in _of(found.rest) if word not in beside)
    return tuple(word for word in _of(found.rest) if word not in beside - {"truong"})


def _without_divisions(titles: tuple[str, ...], words: TitleWords) -> tuple[tuple[str, ...], bool]:
    """In "Phó Trưởng phòng Văn hóa - Xã hội" the name of the division is no title of its own."""
    if not OF_ANY_DIVISION & set(titles) & words.current:
        return titles, False
    kept = tuple(code for code in titles if code in words.current and code not in OFFICES)
    return kept, len(kept) < len(titles)


def _named(
    found: Found, titles: tuple[str, ...], rest: Words, text: str, words: TitleWords, *, is_narrowed: bool
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The titles that were found, with what stands beside them."""
    findings = [Finding(told.TITLE_DUTY, False, "titles", params={"rest": duty}) for duty in found.duties]
    if set(titles) <= OF_ANY_DIVISION and titles[0] not in words.current:
        return (), (Finding(told.TITLE_UNKNOWN, key="titles"),)
    codes = _once(_current(code, text, words, findings) for code in titles)
    written = [word.written for word in found.rest if word.word in rest]
    if (rest or is_narrowed) and set(codes) <= OF_ANY_DIVISION:
        labels = ", ".join(words.labels[code] for code in codes)
        findings.append(Finding(told.TITLE_ASSUMED, False, "titles", before=text, after=labels))
    elif rest:
        about = {"rest": " ".join(dict.fromkeys(written))}
        findings.append(Finding(told.TITLE_REST, key="titles", params=about))
    elif found.rest and any(word.word not in FILLING for word in found.rest):
        about = {"rest": " ".join(dict.fromkeys(word.written for word in found.rest))}
        findings.append(Finding(told.TITLE_DUTY, False, "titles", params=about))
    return codes, tuple(findings)


def _current(code: str, text: str, words: TitleWords, findings: list[Finding]) -> str:
    """The title as it is called on the day, with a notice when the file calls it by its name of another time."""
    if code in words.current:
        return code
    successor = SUCCESSORS.get(code, code)
    after = successor if successor in words.current else code
    about = {"day": f"{words.day:%d/%m/%Y}"}
    findings.append(Finding(told.TITLE_OTHER_TIME, False, "titles", None, text, words.labels[after], about))
    return after


def post_beside_name(day: date) -> Callable[[RowValues], Parsed]:
    """The post that stands behind the name, where no column of its own tells one and nothing of it is in doubt."""
    reader = title_reader(day)

    def check(row: RowValues) -> Parsed:
        text = "" if "titles" in row.columns else str(row.values.get("post_beside_name") or "")
        told_by_name = reader(Cell(text, text)) if text else UNSTATED
        is_sure = told_by_name.values.get("titles") and not any(each.is_issue for each in told_by_name.findings)
        return told_by_name if is_sure else UNSTATED

    return check


def _categories() -> dict[str, str]:
    return dict(Title.objects.values_list("code", "category"))


def check_group(_: date) -> Callable[[RowValues], Parsed]:
    """The category of the first title is that of the group under which the row stands."""
    categories = standing(_categories, Title)

    def check(row: RowValues) -> Parsed:
        titles = row.values.get("titles")
        if not row.group or not isinstance(titles, tuple) or not titles or categories.get(titles[0]) == row.group:
            return UNSTATED
        return Parsed({}, (Finding(told.GROUP_DIFFERS, False, "titles"),))

    return check
