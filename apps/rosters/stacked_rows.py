"""Lists in which each person takes two rows below a header of two rows: the name above the date of birth."""

from dataclasses import replace

from apps.rosters import remarks
from apps.rosters.header import Header
from apps.rosters.header_spellings import COUNTER, IGNORED
from apps.rosters.header_words import HeaderWords
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import Sheet, text_of

LEAST_HEADERS, LEAST_PEOPLE = 2, 2


def without_second_rows(sheet: Sheet, header: Header, words: HeaderWords) -> tuple[Sheet, list[Remark]]:
    """The sheet without the second rows of people, and an issue that says what stands there and is not read."""
    second = header.rows.stop
    heads = _second_headers(sheet, header, words, second) if header.counter is not None else []
    below = _second_rows(sheet, header.counter or 0, second + 1) if heads else []
    if len(below) < LEAST_PEOPLE:
        return sheet, []
    rows = list(sheet.rows)
    for place in (second, *below):
        rows[place] = [""] * len(rows[place])
    return replace(sheet, rows=rows), [Remark(Place(sheet.name, second), remarks.STACKED, ", ".join(heads))]


def _second_headers(sheet: Sheet, header: Header, words: HeaderWords, place: int) -> list[str]:
    """The headers of other columns that stand below headers which say all by themselves."""
    if place >= len(sheet.rows):
        return []
    filled = {position: text for position, value in enumerate(sheet.rows[place]) if (text := text_of(value))}
    keys = {position: words.exact((text,)) for position, text in filled.items()}
    if not keys.keys() <= header.columns.keys() | header.unused.keys():
        return []
    others = [at for at, key in keys.items() if key not in {None, COUNTER, IGNORED, header.columns.get(at)}]
    return list(filled.values()) if len(others) >= LEAST_HEADERS else []


def _second_rows(sheet: Sheet, counter: int, first: int) -> list[int]:
    """The rows without a number that stand right below a row with one; none unless every second row is such a one."""
    numbered = [place for place in range(first, len(sheet.rows)) if text_of(sheet.rows[place][counter]).isdigit()]
    below = [place + 1 for place in numbered if place + 1 < len(sheet.rows) and place + 1 not in {*numbered}]
    return below if len(below) == len(numbered) and numbered[:1] == [first] else []
