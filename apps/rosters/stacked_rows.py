"""Lists in which each person takes two rows: what stands in the second one is read right of the first one's columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from apps.rosters.header import Header
from apps.rosters.header_paths import is_numbering
from apps.rosters.header_spellings import COUNTER, IGNORED, folded
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import closes, may_be_name
from apps.rosters.registry import formats
from apps.rosters.totals import is_total
from apps.rosters.turned import Pairs
from apps.rosters.workbooks import CellValue, Sheet, Span, text_of

LEAST_PEOPLE, MOST_SAMPLES = 2, 12
# So many of the people have a second row, and so many of the cells of a column are of one kind.
HAVING, ALIKE = 0.6, 0.75
# What stands between the rows of people in more cells than these is no heading.
HEADING_CELLS = 2
NUMBERED = re.compile(r"\d{1,6}[.)]?")
# Days and numbers, beside which words are of another kind.
MEASURED = re.compile(r"[\d\s.,/\-]+")
Labels = Mapping[int, str]


@dataclass(frozen=True)
class People:
    """Where the people of a list begin, and what of them has a second row."""

    firsts: Sequence[int]
    seconds: Sequence[int]

    @property
    def are_paired(self) -> bool:
        """Whether nearly all have one."""
        return len(self.seconds) >= max(LEAST_PEOPLE, HAVING * len(self.firsts))


def with_one_row(sheet: Sheet, named: int, names: int) -> Sheet | None:
    """The sheet with one row for each person below the header in this row; None where nobody has two.

    What stands in the second rows is named by a second row of the header, by the second lines of its cells, or by
    nothing: then it must be of another kind than what stands above it.
    """
    people = _people(sheet, named, names)
    if not people or not people.are_paired or _are_others(sheet, people, names):
        return None
    below, beside = _labels_below(sheet, named, people), _labels_beside(sheet, named, people)
    if not below and not beside and not _are_of_other_kinds(sheet, people):
        return None
    return _paired(sheet, named, people, below, beside)


def _people(sheet: Sheet, named: int, names: int) -> People | None:
    """The rows of people, by their numbers or by names that are merged over two rows; None where some have three."""
    merged = {top for (top, left), (bottom, _) in sheet.merges or () if left == names and bottom == top + 1}
    header = {folded(text) for value in sheet.rows[named] if (text := text_of(value))}
    firsts, seconds, place = list[int](), list[int](), named + 1
    while place < len(sheet.rows):
        row = sheet.rows[place]
        if text_of(row[names]) and (place in merged or _is_numbered(row[:names])) and not is_numbering(row):
            firsts.append(place)
            if place + 1 < len(sheet.rows) and _is_second(sheet.rows[place + 1], names):
                seconds.append(place + 1)
                place += 1
            elif len(firsts) == LEAST_PEOPLE and not seconds:
                return None
        elif firsts and (texts := [text for value in row if (text := text_of(value))]):
            if closes(texts) or is_total(texts):
                break
            if len(texts) > HEADING_CELLS and not header.issuperset(map(folded, texts)) and not is_numbering(row):
                return None
        place += 1
    return People(firsts, seconds)


def _is_numbered(cells: Sequence[CellValue]) -> bool:
    return any(NUMBERED.fullmatch(text_of(value)) for value in cells)


def _is_second(row: Sequence[CellValue], names: int) -> bool:
    """Whether a row goes on with the person above: it has no number, and neither sums up nor closes the list."""
    texts = [text for value in row if (text := text_of(value))]
    return bool(texts) and not any(map(text_of, row[:names])) and not closes(texts) and not is_total(texts)


def _are_others(sheet: Sheet, people: People, names: int) -> bool:
    """Whether the second rows name people too: husbands and wives, or a list in which only some are numbered."""
    named = [text for place in people.seconds if (text := text_of(sheet.rows[place][names]))]
    return sum(map(may_be_name, named)) * 2 > len(people.seconds)


def _labels_below(sheet: Sheet, named: int, people: People) -> Labels:
    """What a second row of the header names below headers that say all by themselves."""
    place = named + 1
    if place >= people.firsts[0] or is_numbering(sheet.rows[place]):
        return {}
    wide = {at for (top, left), (_, right) in sheet.merges or () if top == named and right > left
            for at in range(left, right + 1)}  # fmt: skip
    upper, written = sheet.rows[named], {at: text_of(value) for at, value in enumerate(sheet.rows[place])}
    found = {at: text for at, text in written.items() if text and at not in wide}
    if any(not text_of(upper[at]) for at in found):
        return {}
    return found if _name_others(((text_of(upper[at]), text) for at, text in found.items())) else {}


def _labels_beside(sheet: Sheet, named: int, people: People) -> Labels:
    """What the second lines of the cells of a header name, where each of both is a header of its own."""
    lines = {at: str(value).splitlines() for at, value in enumerate(sheet.rows[named]) if isinstance(value, str)}
    filled = {at for place in people.seconds for at, value in enumerate(sheet.rows[place]) if value != ""}
    two = {at: (text_of(each[0]), text_of(each[1])) for at, each in lines.items() if len(each) == 2 and at in filled}
    return {at: second for at, (first, second) in two.items() if _name_others([(first, second)])}


def _name_others(pairs: Iterator[tuple[str, str]] | Sequence[tuple[str, str]]) -> bool:
    """Whether a header and the one below it are known as different columns."""
    words = [HeaderWords(declared) for declared in formats()]
    return any(_differ(each, *pair) for pair in pairs for each in words)


def _differ(words: HeaderWords, upper: str, lower: str) -> bool:
    keys = words.exact((upper,)), words.exact((lower,))
    return keys[0] != keys[1] and {None, COUNTER, IGNORED}.isdisjoint(keys)


def _are_of_other_kinds(sheet: Sheet, people: People) -> bool:
    """Whether in some column days or numbers stand in one of both rows, and words in the other."""
    width = len(sheet.rows[people.firsts[0]])
    return any(_measured(sheet, people.firsts, at) != _measured(sheet, people.seconds, at)
               and None not in (_measured(sheet, people.firsts, at), _measured(sheet, people.seconds, at))
               for at in range(width))  # fmt: skip


def _measured(sheet: Sheet, places: Sequence[int], position: int) -> bool | None:
    """Whether a column holds days and numbers in some rows; None where it holds neither them nor words alone."""
    texts = [text for place in places if (text := text_of(sheet.rows[place][position]))][:MOST_SAMPLES]
    if len(texts) < LEAST_PEOPLE:
        return None
    share = sum(bool(MEASURED.fullmatch(text)) for text in texts) / len(texts)
    return share >= ALIKE if share >= ALIKE or share <= 1 - ALIKE else None


def _paired(sheet: Sheet, named: int, people: People, below: Labels, beside: Labels) -> Sheet | None:
    """The sheet with what stands in second rows right of all its columns."""
    width = max(map(len, sheet.rows))
    # The label of a second row stands in the file where what it names would for a person in the row of the header.
    pairs = Pairs(width, named if below else named + 1)
    rows = [[*row, *[""] * (2 * width - len(row))] for row in sheet.rows]
    for place in people.seconds:
        rows[place - 1][width:], rows[place] = rows[place][:width], [""] * (2 * width)
    for place in _header_rows(sheet, named, people):
        for at, label in {**below, **beside}.items():
            rows[place][width + at] = label
            if at in below and place + 1 < len(rows):
                rows[place + 1][at] = ""
            elif at in beside:
                rows[place][at] = str(sheet.rows[place][at]).splitlines()[0]
    return replace(
        sheet,
        name=f"{sheet.name}{pairs.sign}",
        rows=rows,
        merges=None if sheet.merges is None else [*_merges(sheet.merges, people)],
        comments=_comments(sheet, {*people.seconds}, width),
    )


def _header_rows(sheet: Sheet, named: int, people: People) -> list[int]:
    """The header, also where it is repeated on another page."""
    last = people.firsts[-1]
    return [place for place in range(named, last) if sheet.rows[place] == sheet.rows[named]]


def _merges(merges: Sequence[Span], people: People) -> Iterator[Span]:
    """The merged cells but those of the two rows of a person, and those within a second row."""
    firsts, seconds = {*people.firsts}, {*people.seconds}
    for (top, left), (bottom, right) in merges:
        if not (top in seconds or (top in firsts and bottom == top + 1)):
            yield (top, left), (bottom, right)


def _comments(sheet: Sheet, seconds: set[int], width: int) -> dict[int, tuple[tuple[int, str], ...]]:
    """The comments, those on second rows with the cells that they are on."""
    moved = dict[int, tuple[tuple[int, str], ...]]()
    for place, told in sheet.comments.items():
        is_second = place in seconds
        own = tuple((at + width, words) for at, words in told) if is_second else told
        row = place - 1 if is_second else place
        moved[row] = (*moved.get(row, ()), *own)
    return moved


def with_second_lines(sheet: Sheet, header: Header) -> tuple[Sheet, Header]:
    """The sheet with what second rows hold of the same column as the first ones as second lines of its cells."""
    pairs = Pairs.of(sheet.name)
    width = pairs.width if pairs else 0
    twice = [at for at, key in header.columns.items() if width <= at and header.columns.get(at - width) == key]
    if not pairs or not twice:
        return sheet, header
    rows = [[*row] for row in sheet.rows]
    for row, at in product(rows[header.rows.stop :], twice):
        lines = [text for text in (text_of(row[at - width]), text_of(row[at])) if text]
        row[at - width], row[at] = "; ".join(lines) if row[at] != "" else row[at - width], ""
    columns = {at: key for at, key in header.columns.items() if at not in twice}
    return replace(sheet, rows=rows), replace(header, columns=columns)
