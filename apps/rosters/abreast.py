"""Periods side by side, T1 | T2 | T3 or Xếp loại 2022 | 2023: read as if each period had a sheet of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from apps.rosters.formats import Abreast
from apps.rosters.header_spellings import COUNTER, IGNORED
from apps.rosters.header_words import HeaderWords
from apps.rosters.matters import headings
from apps.rosters.registry import formats
from apps.rosters.turned import whole_name
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of, tidied

SEARCHED_ROWS, LONGEST_HEADER, LEAST_PERIODS, WIDEST = 30, 60, 2, 3
# So large a share of what stands in the columns must be what they are for, and so many columns may be unknown.
# Whole numbers that are never larger may be days of work as well.
DAYS_OF_MONTH = 31
HOLDING, UNKNOWN_COLUMNS = 0.8, 2
# Arabic or Roman, a mark behind them.
NUMERALS = frozenset("0123456789IVXivx).:")
# Above the parts of one period, which their own headers tell apart.
EMBRACING = "Kết quả ({})"
# The texts of a row with their columns.
Placed = Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Run:
    """Periods side by side: the row that names them, the first row of the header, and the columns of each."""

    top: int
    first: int
    blocks: Mapping[str, range]  # words of the period -> its columns
    abreast: Abreast

    @property
    def columns(self) -> range:
        """All columns of all periods."""
        blocks = list(self.blocks.values())
        return range(blocks[0].start, blocks[-1].stop)

    @property
    def width(self) -> int:
        """How many columns each period has."""
        return len(next(iter(self.blocks.values())))

    def filled(self, row: Sequence[CellValue], block: range) -> bool:
        """Whether a row has something of what the columns are for."""
        return any(self.abreast.holds(text) for place in block if (text := _text(row, place)))


def by_period(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet itself, or a sheet for each of its periods; cells keep their places."""
    rows = _rows_with_several(sheet)
    found = next((run for each in formats() if each.abreast and (run := _run(sheet, rows, each.abreast))), None)
    if found is None:
        yield sheet
        return
    for words in found.blocks:
        yield _part(sheet, found, words)


def _rows_with_several(sheet: Sheet) -> dict[int, Placed]:
    """What may name a period, of the rows that hold several such texts: looked for once for all formats."""
    rows = enumerate(sheet.rows[:SEARCHED_ROWS])
    texts = (
        (top, [(place, text_of(value)) for place, value in enumerate(row) if _may_name_one(value)]) for top, row in rows
    )
    return {top: found for top, found in texts if len(found) >= LEAST_PERIODS}


def _run(sheet: Sheet, rows: Mapping[int, Placed], abreast: Abreast) -> Run | None:
    """The periods side by side, where what stands above and below them leaves no other meaning."""
    for top, texts in rows.items():
        named = list(_named(texts, sheet.rows[top - 1] if top else (), abreast))
        if len(named) >= LEAST_PERIODS and len({words for _, words in named}) == len(named):
            run = _blocks(sheet, top, named, abreast)
            return run if run and _is_meant(sheet, run) else None
    return None


def _may_name_one(value: CellValue) -> bool:
    """Whether a cell ends like the name of a period: seen at a glance, for most cells of most lists name none."""
    if isinstance(value, str):
        return value[-1:] in NUMERALS or value.rstrip()[-1:] in NUMERALS
    return isinstance(value, int | float) and not isinstance(value, bool)


def _named(texts: Placed, above: Sequence[CellValue], abreast: Abreast) -> Iterator[tuple[int, str]]:
    """The periods that a row names with the columns where they begin; some write them above each of their columns."""
    before, counts = None, _counts(above, abreast)
    for place, text in texts:
        words = _period(text, abreast) or (_counted(text, place, above, abreast) if counts else None)
        if words and words != before:
            yield place, words
        before = words or before


def _period(text: str, abreast: Abreast) -> str | None:
    return abreast.period(text) if 1 < len(text) <= LONGEST_HEADER else None


def _counts(above: Sequence[CellValue], abreast: Abreast) -> bool:
    """Whether anything in the row above may give bare numbers a meaning: asked before each of them is."""
    texts = " ".join(value for value in above if isinstance(value, str))
    return bool(abreast.counted and abreast.counted.search(tidied(texts)))


def _counted(text: str, place: int, above: Sequence[CellValue], abreast: Abreast) -> str | None:
    """The period that a bare number names below a header such as Các tháng, which reaches over several columns."""
    if abreast.counted is None:
        return None
    upper = next((words for each in range(place, 0, -1) if (words := _text(above, each))), "")
    around = {_text(above, place - 1), _text(above, place), _text(above, place + 1)}
    reaches = (
        "" in around or around == {upper} or _text(above, place) in {_text(above, place - 1), _text(above, place + 1)}
    )
    of = abreast.counted.findall(upper) if reaches and len(upper) <= LONGEST_HEADER else ()
    return abreast.period(f"{of[-1]} {text}") if of else None


def _blocks(sheet: Sheet, top: int, named: Sequence[tuple[int, str]], abreast: Abreast) -> Run | None:
    """The columns of each period: as far as the next begins, which is as far for all."""
    widths = {later - place for (place, _), (later, _) in pairwise(named)}
    if len(widths) != 1 or (width := widths.pop()) > WIDEST:
        return None
    blocks = {words: range(place, place + width) for place, words in named}
    row, below = sheet.rows[top], sheet.rows[top + 1] if top + 1 < len(sheet.rows) else []
    start = named[0][0]
    if width > 1 and not all(_text(below, place) for block in blocks.values() for place in block):
        return None
    others = [place for place in range(len(row)) if place < start and _text(row, place)]
    above = sheet.rows[top - 1] if top else []
    first = top - 1 if len(others) < LEAST_PERIODS and _text(above, 0) and _text(above, 1) else top
    return Run(top, first, blocks, abreast)


def _is_meant(sheet: Sheet, run: Run) -> bool:
    """Whether the heading speaks of such values, the columns hold them and hardly any other is unknown."""
    lines = " ".join([*headings(sheet), *(_text(sheet.rows[run.first], place) for place in run.columns)])
    if not run.abreast.said.search(lines):
        return False
    below = sheet.rows[run.top + run.width :]
    texts = [text for row in below for place in run.columns if (text := _text(row, place))]
    if all(text.isdigit() and int(text) <= DAYS_OF_MONTH for text in texts):
        return False
    if len(texts) < LEAST_PERIODS or sum(map(run.abreast.holds, texts)) < HOLDING * len(texts):
        return False
    header = {
        text
        for row in sheet.rows[run.first : run.top + 1]
        for place, value in enumerate(row)
        if place not in run.columns and (text := text_of(value))
    }
    # A note is a note, also where this format has no column for it.
    known = [HeaderWords(each) for each in formats() if each.abreast]
    strange = [text for text in header if not any(words.readable(text) for words in known)]
    unused = [text for text in header if text in strange or any(words.exact((text,)) == IGNORED for words in known)]
    of_people = any(_is_known(HeaderWords(each), text) for each in formats() if not each.telling for text in unused)
    return not of_people and len(strange) <= UNKNOWN_COLUMNS


def _is_known(words: HeaderWords, text: str) -> bool:
    """Whether a column is one of a format's own, and none that it leaves out."""
    return words.exact((text,)) not in {None, COUNTER, IGNORED}


def _part(sheet: Sheet, run: Run, words: str) -> Sheet:
    """The sheet with nothing of other periods; who has nothing in any period stands in the first part."""
    own = run.blocks[words]
    is_first = own.start == run.columns.start
    others = {*run.columns} - {*own}
    rows = [*sheet.rows[: run.first], *(_without(row, others) for row in sheet.rows[run.first :])]
    left_out = [
        number
        for number, row in enumerate(sheet.rows)
        if number > run.top and not run.filled(row, own) and _is_said_elsewhere(row, run, is_first=is_first)
    ]
    for number in left_out:
        rows[number] = ["" for _ in rows[number]]
    if left_out or not is_first:
        # What closes the table counts the people of all periods.
        last = max(number for number, row in enumerate(sheet.rows) if number == run.top or run.filled(row, run.columns))
        rows[last + 1 :] = []
    if run.first < run.top:
        rows[run.first] = _without(sheet.rows[run.first], {*run.columns})
    rows[run.top] = _without(rows[run.top], own[1:])
    # A row of nothing but periods is the lower half of a header of which the upper one says the rest.
    is_halved = run.width == 1 and run.first < run.top and not any(_without(sheet.rows[run.top], {*run.columns}))
    rows[run.top][own.start] = "" if is_halved else (run.abreast.header if run.width == 1 else EMBRACING).format(words)
    if is_halved:
        rows[run.first][own.start] = run.abreast.header.format(words)
    name = f"{whole_name(sheet.name)} ▸ {letter_of(own.start)}"
    return replace(sheet, name=name, rows=rows, merges=_merges(sheet, run, own), said=run.abreast.heading.format(words))


def _without(row: Sequence[CellValue], places: Collection[int]) -> list[CellValue]:
    return ["" if place in places else value for place, value in enumerate(row)]


def _is_said_elsewhere(row: Sequence[CellValue], run: Run, *, is_first: bool) -> bool:
    """Whether the part of another period tells of a person of whom this one has nothing to tell."""
    number = next(filter(None, (text_of(value) for value in row)), "")
    return run.filled(row, run.columns) or (not is_first and number.rstrip(".").isdigit())


def _merges(sheet: Sheet, run: Run, own: range) -> list[tuple[tuple[int, int], tuple[int, int]]] | None:
    """The merged cells but those of other periods, and those that embrace all."""
    if sheet.merges is None:
        return None
    return [
        span
        for span in sheet.merges
        if span[1][0] < run.first
        or {*range(span[0][1], span[1][1] + 1)}.isdisjoint(run.columns)
        or (span[0][1] in own and span[1][1] in own)
    ]


def _text(row: Sequence[CellValue], place: int) -> str:
    return text_of(row[place]) if 0 <= place < len(row) else ""
