"""Reading Party membership: two dates, or only a mark."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.roster_dates import MARK, past_date_reader
from apps.core.dates import PartialDate
from apps.core.text import fold_words
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader, RowValues

NO = frozenset({"khong", "chua", "quan chung", "qc", "khong phai", "chua vao dang", "k", "0"})
YES = frozenset({"dang vien", "dv", "dang vien chinh thuc", "chinh thuc", "dang vien du bi", "du bi", "da vao dang"})
PROBATION = re.compile(r"\s*\(?\s*(dự bị|chính thức|db|ct)\s*\)?\s*$", re.IGNORECASE)
FULL_AGE = 18  # Điều lệ Đảng, Điều 1


def party_reader(key: str) -> Callable[[date], Reader]:
    """Reads a date of Party membership; a mark or a word states the membership alone."""

    def for_day(day: date) -> Reader:
        read_date = past_date_reader(key)(day)

        def read(cell: Cell) -> Parsed:
            if cell.text[0].isdigit() and cell.text[-1].isdigit() and len(cell.text) > 1:
                return _of_member(read_date(cell))
            words = fold_words(cell.text)
            if MARK.fullmatch(cell.text) or words in YES:
                return Parsed({"party_member": True})
            if words in NO:
                return Parsed({"party_member": False})
            bare = PROBATION.sub("", cell.text)
            return _of_member(read_date(cell if bare == cell.text else Cell(bare, bare)))

        return read

    return for_day


def _of_member(parsed: Parsed) -> Parsed:
    """Who has a date is a member; a column that says no contradicts it."""
    return Parsed({**parsed.values, "party_member": True}, parsed.findings) if parsed.values else parsed


def check_party(row: RowValues) -> Parsed:
    """Admission, the official day and the age must fit together."""
    joined, official, born = map(row.values.get, ("party_joined", "party_official", "birth"))
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
