"""Finding the header of a sheet: one to four rows, merged both ways, anywhere among the first rows."""

from collections.abc import Iterable, Iterator, Sequence

from apps.rosters.header import Header
from apps.rosters.header_blocks import (
    Scored,
    holds_people,
    likely_tops,
    may_name_people,
    of_first_list,
    score,
    whole,
    with_upper,
)
from apps.rosters.header_building import build_header
from apps.rosters.header_words import HeaderWords
from apps.rosters.sampling import TALLEST, Samples
from apps.rosters.workbooks import CellValue, Sheet

LEAST_COLUMNS = 2
# The header of a table of new words holds so many texts, and so many values stand in each of the rows below it.
LEAST_TEXTS, ROWS_BELOW, SEARCHED_ROWS = 3, 2, 40


def find_header(sheet: Sheet, words: HeaderWords, samples: Samples | None = None) -> Header | None:
    """The header of a sheet, or None when nothing in its first rows looks like one."""
    header = best_header(sheet, words, samples)
    return header if header and header.names_people(words) else None


def best_header(sheet: Sheet, words: HeaderWords, samples: Samples | None = None) -> Header | None:
    """The rows that read most like a header, even if no column of them says whom a row is about."""
    asked = words.declared.code, frozenset(words.answers.items())
    if asked not in sheet.header_rows:
        sheet.header_rows[asked] = _header_rows(sheet, words)
    rows = sheet.header_rows[asked]
    header = build_header(sheet, rows, words, samples) if rows else None
    return header if header and len(header.keys) >= LEAST_COLUMNS else None


def _header_rows(sheet: Sheet, words: HeaderWords) -> range | None:
    tops = likely_tops(sheet, words)
    blocks = [range(top, min(top + height, len(sheet.rows))) for height in range(1, TALLEST + 1) for top in tops]
    scored = _scored(sheet, blocks, words)
    if not scored:
        return None
    return whole(sheet, with_upper(sheet, of_first_list(sheet, scored, words), words))


def _scored(sheet: Sheet, blocks: list[range], words: HeaderWords) -> list[Scored]:
    """How much blocks read like a header; all others do not matter where one of them says whom rows are about."""
    naming = may_name_people(sheet, blocks, words)
    scored = list(_scores(sheet, naming, words))
    if not any(named for (named, _columns), _rows in scored):
        scored += _scores(sheet, [rows for rows in blocks if rows not in naming], words)
    return scored


def _scores(sheet: Sheet, blocks: Iterable[range], words: HeaderWords) -> Iterator[Scored]:
    return ((score(sheet, rows, words), rows) for rows in blocks if not holds_people(sheet, rows, words))


def header_at(sheet: Sheet, place: int, words: HeaderWords, samples: Samples) -> Header:
    """The header that begins in a row, as many rows as name most columns."""
    stops = range(place + 1, min(place + TALLEST, len(sheet.rows)) + 1)
    blocks = [range(place, stop) for stop in stops if not holds_people(sheet, range(place, stop), words)]
    rows = max(blocks, key=lambda rows: (*score(sheet, rows, words), -len(rows)))
    return build_header(sheet, whole(sheet, rows), words, samples)


def header_by_shape(sheet: Sheet, words: HeaderWords, samples: Samples) -> Header | None:
    """The header that begins in the first row that stands above a table like one."""
    row = row_by_shape(sheet)
    return None if row is None else header_at(sheet, row, words, samples)


def row_by_shape(sheet: Sheet) -> int | None:
    """The first row that stands above a table like a header, whatever its words are; numbers are none."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        table = sheet.rows[place : place + 1 + ROWS_BELOW]
        are_texts = all(value == "" or isinstance(value, str) for value in row)
        if are_texts and len(table) > ROWS_BELOW and min(map(_filled, table)) >= LEAST_TEXTS:
            return place
    return None


def _filled(row: Sequence[CellValue]) -> int:
    return sum(value != "" for value in row)
