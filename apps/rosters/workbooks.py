"""A workbook after reading: sheets of plain values, before anybody knows what they mean."""

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from apps.core.text import tidy

CellValue = str | float | int | bool | date | datetime | time | timedelta
Span = tuple[tuple[int, int], tuple[int, int]]
# Above the column of reasons that the registry itself writes beside a table.
REASONS_HEADER = "Nội dung cần sửa (Sổ cán bộ)"
# By whom the registry signs its comments, and what divides them from what the officer's own comment says.
COMMENTER = "Sổ cán bộ"
DIVIDER = f"—— {COMMENTER} ——"


class FirstOfMonth(date):
    """The first of a month in a file that does not tell whether it shows the day too."""


@dataclass(frozen=True)
class Sheet:
    """One sheet; `rows[0][0]` is A1. `merges` is None where the file's kind does not tell."""

    name: str
    rows: list[list[CellValue]]
    merges: list[Span] | None = None
    hidden: bool = False
    # How many rows and columns the file hides, by hand or by a filter; they count like all others.
    hidden_rows: int = 0
    hidden_columns: int = 0
    # Texts that were put right from a legacy font -> what the file holds.
    originals: Mapping[str, str] = field(default_factory=dict)
    # Rows that are struck out, and comments by row: the column and what is said there; all counted from 0.
    struck: frozenset[int] = frozenset()
    comments: Mapping[int, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    # Of a table that was parted by its periods: what a heading would say of this part alone.
    said: str = ""
    # Where its header stands, by the words that were looked for: its layout is told by it before it is read.
    header_rows: dict[Hashable, range | None] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True)
class Workbook:
    """The sheets of a file that hold something, in the file's order."""

    filename: str
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)
    # For a text file that was not written in Unicode: the encoding that was found out, and a word that tells it.
    encoding: str = ""
    sample: str = ""


# What `tidy` would change; most texts hold none of it, and asking is faster than tidying.
UNTIDY = re.compile(r"[^\S ]|[ðÐ’\u00a0\u2007\u202f\u200b-\u200d\u2060\ufeff\u00ad]|  |^ | $")


def tidied(text: str) -> str:
    """The same as `tidy`, fast for texts that are tidy."""
    if UNTIDY.search(text) or not unicodedata.is_normalized("NFC", text):
        return tidy(text)
    return text


def text_of(value: CellValue) -> str:
    """The cell as a person would type it: whole numbers without a fraction, days as 05/03/1980."""
    if isinstance(value, str):
        return tidied(value)
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def position_of(letters: str) -> int:
    """The column, counted from 0, that letters name: A is 0, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def tidied_value(value: CellValue, text: str) -> CellValue:
    """The value for readers: texts tidy, moments as their day."""
    if isinstance(value, str):
        return text
    return value.date() if isinstance(value, datetime) else value


@lru_cache(maxsize=1024)
def letter_of(column: int) -> str:
    """The letter of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
