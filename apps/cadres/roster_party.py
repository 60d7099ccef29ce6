"""Reading Party membership: two dates, or only a mark."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.roster_dates import MARK, USUAL, Manner, past_date
from apps.core.dates import PartialDate
from apps.core.text import fold_words
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader, RowValues
from apps.rosters.workbooks import CellValue

NO = frozenset({"khong", "chua", "quan chung", "qc", "khong phai", "chua vao dang", "k", "0"})
YES = frozenset(
    {"dang vien", "dv", "dang vien chinh thuc", "chinh thuc", "dang vien du bi", "du bi", "da vao dang"}
    | {"dvct", "dv ct", "dv chinh thuc", "dvdb", "dv db", "dv du bi"}
)
PROBATION = re.compile(r"\s*\(?\s*(dự bị|chính thức|db|ct)\s*\)?\s*$", re.IGNORECASE)
PROBATION_BEFORE = re.compile(r"^\s*\(?\s*(dự bị|chính thức|kết nạp|db|ct|kn)\s*\)?\s*[:.]?\s*(?=\d)", re.IGNORECASE)
# The day stands in the column of admissions, but is the official one.
OFFICIAL = re.compile(r"^\s*\(?\s*(chính thức|ct)\b|\b(chính thức|ct)\s*\)?\s*$", re.IGNORECASE)
# In any of the forms in which a single day is read; a month may be written T8-2002.
ONE_DAY = r"(?:t(?:h|háng)?\.?\s?)?\d{1,4}(?:(?!\s-\s)\s?[/.,\\_\-]+\s?\d{1,4}){1,2}"
DAY = rf"(?<!\d)({ONE_DAY})(?!\d)"
# Of the admission the year alone may be known, "1992; 04/10/1993", or a program has written its day.
FIRST_DAY = rf"(?<!\d)({ONE_DAY}(?:[ T]00:00:00)?|\d{{8}}|(?:19|20)\d\d(?=\s*[;\n]))(?!\d)"
BOTH = re.compile(
    rf"\(?(?:dự bị|kết nạp|vào|db|kn)?\)?\s*[:.]?\s*{FIRST_DAY}\s*(?:\((?:db|dự bị)\))?[\s;,(–/-]*"
    rf"\.?\s*(?:chính thức|ct)?\s*[:.]?\s*{DAY}\s*(?:\((?:ct|chính thức)\))?\)?",
    re.IGNORECASE,
)
NAMED_SECOND = re.compile(
    r"(?:(?:dự bị|kết nạp|vào|db|kn)\s*[:.]?\s*)?(.*\d)\s*[;,.(–-]*\s*\b(?:ct|chính thức)\b\s*[:.]?\s*(.*\d)\s*\)?",
    re.IGNORECASE,
)
PARTY_DAYS = ("party_joined", "party_official")
FULL_AGE = 18  # Điều lệ Đảng, Điều 1


def party_reader(key: str) -> Callable[[date], Reader]:
    """Reads a date of Party membership; a mark or a word states the membership alone."""
    return lambda day: membership_reader(key, day, USUAL)


def party_surveyor(key: str) -> Callable[[date, Collection[CellValue]], Reader]:
    """The same in the light of all cells of the column."""
    return lambda day, values: membership_reader(key, day, Manner.of(values))


def membership_reader(key: str, day: date, manner: Manner) -> Reader:
    """Reads one of the days of membership, in the light of how the column is written."""
    read_date, read_joined = past_date(key, day, manner), past_date("party_joined", day, manner)
    read_official = past_date("party_official", day, manner)

    def read(cell: Cell) -> Parsed:
        cell = Cell(cell.value, cell.text.lstrip("'")) if cell.text[0] == "'" and len(cell.text) > 1 else cell
        if two := BOTH.fullmatch(cell.text) or NAMED_SECOND.fullmatch(cell.text):
            return _both(cell.text, read_joined(Cell(two[1], two[1])), read_official(Cell(two[2], two[2])))
        if cell.text[0].isdigit() and cell.text[-1].isdigit() and len(cell.text) > 1:
            return _of_member(read_date(cell))
        words = fold_words(cell.text)
        if MARK.fullmatch(cell.text) or words in YES:
            return Parsed({"party_member": True})
        if words in NO:
            return Parsed({"party_member": False})
        bare = PROBATION_BEFORE.sub("", PROBATION.sub("", cell.text))
        meant = read_official if OFFICIAL.search(cell.text) else read_date
        return _of_member(meant(cell if bare == cell.text else Cell(bare, bare)))

    return read


def _both(text: str, joined: Parsed, official: Parsed) -> Parsed:
    """Two days in one cell are that of admission and the official one, told as such."""
    values = {**joined.values, **official.values}
    told_of_both = Finding(
        told.PARTY_BOTH, False, "party_joined", before=text, after=" – ".join(map(str, values.values()))
    )
    return Parsed({**values, "party_member": True}, (*joined.findings, *official.findings, told_of_both))


def _of_member(parsed: Parsed) -> Parsed:
    """Who has a date is a member; a column that says no contradicts it."""
    return Parsed({**parsed.values, "party_member": True}, parsed.findings) if parsed.values else parsed


def check_party(row: RowValues) -> Parsed:
    """Admission, the official day and the age must fit together."""
    joined, official, born = map(row.values.get, (*PARTY_DAYS, "birth"))
    if not joined and not official:
        return UNSTATED
    findings = []
    if isinstance(joined, PartialDate) and isinstance(official, PartialDate) and official.last < joined.first:
        about = {"joined": str(joined)}
        findings.append(Finding(told.PARTY_ORDER, key="party_official", value=str(official), params=about))
    if isinstance(joined, PartialDate) and isinstance(born, PartialDate):
        findings.extend(_too_young(born, joined))
    return Parsed({}, tuple(findings)) if findings else UNSTATED


def _too_young(born: PartialDate, joined: PartialDate) -> Iterator[Finding]:
    if joined.first.year - born.first.year > FULL_AGE:
        return
    oldest = born.ages_on(joined.last)[1]
    if oldest < FULL_AGE:
        yield Finding(told.PARTY_YOUNG, key="party_joined", value=str(joined), params={"age": str(oldest)})
