"""Words of headers for comparison: folded, without numbers, footnotes and what stands in brackets."""

import re
import unicodedata

from apps.core.remembering import remembered
from apps.core.text import fold_words
from apps.rosters.header_paths import Path

# Taken for the column that counts the rows; taken for one that is not read; what stands between the rows of a header.
COUNTER, IGNORED, PART = "#", "-", " > "
BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
NUMBERED = re.compile(r"^\s*(?:(?i:câu|mục|cột)\s+(?=\d))?\(?(?:\d{1,2}(?:\.\d{1,2})*\s*[.):]|[a-zđ]\))\s*(?=\D)")
# What programs call their fields: hoTen, NgaySinh, soCCCD; no ThS.
OF_PROGRAM = re.compile(r"[A-Za-z][a-z]+(?:[A-Z][a-z]+|[A-Z]{2,})+")
NEXT_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
FOOTNOTE = re.compile(r"[*†]+|\(\s*\d{1,2}\s*\)$")
# 01/7/2025 is the day 1/7/2025.
LEADING_ZERO = re.compile(r"\b0(?=\d\b)")
YEAR = re.compile(r"\bnăm\b", re.IGNORECASE)
# Without their marks men are written as the year is; behind a month, and first behind "sinh", it is the year.
BARE_YEAR = re.compile(r"(?<=\bthang )nam\b|(?<=^sinh )nam$")


@remembered(20_000)
def folded(text: str) -> str:
    """Words of headers and headings for comparison; the year (năm) stays another word than men (nam)."""
    words = _words(text)
    if "nam" in words and text.isascii():
        words = BARE_YEAR.sub("nawm", words)
    return LEADING_ZERO.sub("", words) if "0" in words else words


def _words(text: str) -> str:
    return fold_words(YEAR.sub("nawm", unicodedata.normalize("NFC", text)))


@remembered(4096)
def spellings(text: str) -> tuple[str, str, str]:
    """A header folded: as it stands, without what it says in brackets, and without a number before it."""
    if OF_PROGRAM.fullmatch(text):
        text = NEXT_WORD.sub(" ", text)
    whole = FOOTNOTE.sub(" ", text)
    plain = bare(text)
    return folded(whole), folded(plain), folded(NUMBERED.sub("", plain))


def bare(text: str) -> str:
    """A header without what it says in brackets."""
    return BRACKETS.sub(" ", text)


def path_words(path: Path) -> str:
    """A header path as answers are remembered by."""
    return " > ".join(words for part in path if (words := _words(part)))
