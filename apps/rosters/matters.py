"""What the heading of a list says it is a list of: facts of a layout, or matters of which nothing is kept here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise

from apps.core.text import fold, fold_words, place_tones
from apps.rosters.formats import Format
from apps.rosters.workbooks import Sheet, text_of

# The letter that a list goes with may be about anything.
ENCLOSING = re.compile(r"kem theo|ban hanh|^\s*\(?\s*theo\b(?! doi)|^so\s*:|doc lap - tu do|cong hoa xa hoi chu nghia")
# Headings stand above the table; a longer text is a note.
LONGEST_HEADING, HEADING_ROWS, LEAST_OF_TABLE = 300, 40, 4
# Between two words of a phrase so many others may stand.
BETWEEN = r"(?: \w+){0,8}"


@dataclass(frozen=True)
class Elsewhere:
    """A kind of list that offices make of the same people, and of which nothing is kept here."""

    label: str | Promise
    headings: tuple[str, ...]
    # Headers of columns by which such a list is known where it has no heading.
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """What a heading says: its line, and the format or the other matter that it names."""

    line: str
    matter: Format | Elsewhere


_elsewhere: list[Elsewhere] = []


def keep_elsewhere(*matters: Elsewhere) -> None:
    """Declare lists that are sent by mistake."""
    _elsewhere.extend(matters)


def headings(sheet: Sheet, above: int = HEADING_ROWS) -> Iterator[str]:
    """The lines above the table that may say what it is about; a row of several cells is one of the table.

    Narrow tables have no such row: who knows where theirs begins, counted from 0, says above which.
    """
    if sheet.said:
        yield sheet.said
    for row in sheet.rows[: min(above, HEADING_ROWS)]:
        texts = [text for value in row if (text := text_of(value))]
        if len(texts) >= LEAST_OF_TABLE:
            return
        for value in row:
            for line in value.splitlines() if isinstance(value, str) and len(value) <= LONGEST_HEADING else ():
                if (text := text_of(line)) and not ENCLOSING.search(fold(text)):
                    yield text


def said_above(sheets: Iterable[Sheet], formats: Sequence[Format]) -> list[Said]:
    """What the headings of sheets name."""
    shown = tuple(sheets)
    return said_of((line for sheet in shown for line in ((sheet.said,) if sheet.said else headings(sheet))), formats)


def are_headed(sheets: Iterable[Sheet], phrases: tuple[str, ...]) -> bool:
    """Whether one of these phrases stands in a heading."""
    return bool(phrases) and any(_has_any(phrases, line) for sheet in sheets for line in headings(sheet))


def said_of(lines: Iterable[str], formats: Sequence[Format]) -> list[Said]:
    """What lines above a table name; the longest words count, and matters kept elsewhere before all others."""
    found = [Said(line, matter) for line in lines for matter in _named(line, formats)]
    return [each for each in found if isinstance(each.matter, Elsewhere)] or found


def kept_elsewhere(headers: Iterable[str], *, least: int = 1) -> Said | None:
    """The matter kept elsewhere that so many headers of columns give away, with the first of these."""
    phrases = tuple(column for matter in _elsewhere for column in matter.columns)
    written = [header for header in headers if _has_any(phrases, header)]
    for matter in _elsewhere:
        found = [header for header in written if any(_search(column, header) for column in matter.columns)]
        if len(found) >= least:
            return Said(found[0], matter)
    return None


def _named(line: str, formats: Sequence[Format]) -> Iterator[Format | Elsewhere]:
    """The matters that a line names; most lines name none, and one look tells."""
    matters: list[Format | Elsewhere] = [*_elsewhere, *formats]
    phrases = tuple(phrase for matter in matters for phrase in matter.headings)
    if not _has_any(phrases, line):
        return
    spans: list[tuple[int, int, Format | Elsewhere]] = [
        (*match.span(), matter) for matter in matters for phrase in matter.headings if (match := _search(phrase, line))
    ]
    met: list[Format | Elsewhere] = []
    for begin, end, matter in spans:
        within = any(
            other is not matter and first <= begin and end <= last and last - first > end - begin
            for first, last, other in spans
        )
        if not within and not any(matter is known for known in met):
            met.append(matter)
            yield matter


def _has_any(phrases: tuple[str, ...], line: str) -> bool:
    """Whether one of many phrases stands in a line, found at one look."""
    if line.isascii():
        return bool(_any_toneless(phrases).search(fold_words(line)))
    return bool(_any(phrases).search(_words(line)))


def _search(phrase: str, line: str) -> re.Match[str] | None:
    """A phrase in a line: with its tones, unless the line has none at all; "điểm đánh giá" is no "điểm danh"."""
    return _toneless(phrase).search(fold_words(line)) if line.isascii() else _pattern(phrase).search(_words(line))


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", place_tones(text).lower()))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as it stands among words; "*" stands for a few others."""
    return _joined(map(_words, phrase.split("*")))


@cache
def _any(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(phrase).pattern for phrase in phrases))


@cache
def _any_toneless(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_toneless(phrase).pattern for phrase in phrases))


@cache
def _toneless(phrase: str) -> re.Pattern[str]:
    return _joined(map(fold_words, phrase.split("*")))


def _joined(parts: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b" + f"{BETWEEN} ".join(map(re.escape, parts)) + r"\b")
