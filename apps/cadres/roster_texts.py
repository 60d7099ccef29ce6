"""Reading columns that are kept in their own words: place of work, duties, home town, notes."""

import re
from collections.abc import Callable
from datetime import date

from apps.cadres import roster_remarks as told
from apps.core.text import fold_words
from apps.rosters.formats import Cell, Finding, Parsed, Reader

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


def is_leaving(text: str) -> bool:
    """Whether a note says that a person leaves or has left."""
    return bool(LEAVING.search(fold_words(text)))


def read_note(cell: Cell) -> Parsed:
    """A note; one that speaks of leaving is pointed out, and people say whether the person counts."""
    leaving = (Finding(told.LEAVING, False, "note"),) if is_leaving(cell.text) else ()
    return Parsed({"note": cell.text}, leaving)
