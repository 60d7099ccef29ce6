"""Reading columns that are kept in their own words: place of work, duties, home town, notes."""

import re
from collections.abc import Callable
from datetime import date

from apps.cadres import roster_remarks as told
from apps.core.text import fold_words
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader, RowValues

LEAVING = re.compile(r"\b(nghi huu|nghi viec|thoi viec|chuyen cong tac|chuyen di|tu tran|da mat|buoc thoi viec)\b")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def text_reader(key: str, longest: int = 300) -> Callable[[date], Reader]:
    """Keeps the text as it is."""

    def read(cell: Cell) -> Parsed:
        return Parsed({key: cell.text[:longest]})

    return lambda _: read


def read_email(cell: Cell) -> Parsed:
    """An e-mail address."""
    if not EMAIL.fullmatch(cell.text):
        return Parsed({}, (Finding(told.EMAIL_STRANGE, key="email"),))
    return Parsed({"email": cell.text.lower()})


def check_note(row: RowValues) -> Parsed:
    """A note that speaks of leaving is pointed out; whether the person counts is for people to say."""
    note = row.values.get("note")
    if not isinstance(note, str) or not LEAVING.search(fold_words(note)):
        return UNSTATED
    return Parsed({}, (Finding(told.LEAVING, False, "note"),))
