"""Finding the header of a sheet: one to three rows, merged both ways, anywhere among the first rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from apps.core.text import fold_words
from apps.rosters.formats import Format
from apps.rosters.workbooks import CellValue, Sheet, text_of

SEARCHED_ROWS, TALLEST = 100, 3
LEAST_COLUMNS = 2
COUNTER, IGNORED = "#", "-"
ALIKE, MARGIN, SHORTEST_GUESS = 0.87, 0.03, 6
NUMBERING = re.compile(r"\(?(\d{1,3}|[A-Za-z])\)?( ?[=+].*)?|\d+( ?[=+\-x*] ?\(?\d+\)?)+")
BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")

Path = tuple[str, ...]


@dataclass(frozen=True)
class Header:
    """The header rows (counted from 0) and what each column (counted from 0) was taken for."""

    rows: range
    columns: dict[int, str]  # position -> key of a column
    texts: dict[int, str]  # position -> the header as written
    counter: int | None = None
    guessed: dict[int, str] = field(default_factory=dict)  # position -> the declared header that it resembles
    repeated: dict[int, str] = field(default_factory=dict)  # position -> key that another column has already

    @property
    def keys(self) -> set[str]:
        return set(self.columns.values())

    @property
    def unused(self) -> dict[int, str]:
        """The columns with a header that mean nothing to the format."""
        taken = {*self.columns, *self.repeated, self.counter}
        return {position: text for position, text in self.texts.items() if position not in taken}


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    return fold_words(text)


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, ...]:
    """A header folded, as it stands and without what it says in brackets."""
    return tuple(dict.fromkeys(word for word in (folded(text), folded(BRACKETS.sub(" ", text))) if word))


class HeaderWords:
    """The headers that a format declares, ready for comparison."""

    def __init__(self, declared: Format) -> None:
        self.declared = declared
        self.keys: dict[str, str] = dict.fromkeys(map(folded, declared.counter), COUNTER)
        self.keys |= dict.fromkeys(map(folded, declared.ignored), IGNORED)
        self.keys |= {folded(header): column.key for column in declared.columns for header in column.headers}
        self.neutral = frozenset(map(folded, declared.neutral))
        self.known: dict[Path, str | None] = {}

    def exact(self, path: Path) -> str | None:
        """The key of the column whose header this is, letter for letter once folded."""
        if path not in self.known:
            self.known[path] = next((self.keys[words] for words in self._readings(path) if words in self.keys), None)
        return self.known[path]

    def guess(self, path: Path) -> tuple[str, str] | None:
        """The key and the declared header that a misspelt one resembles, when only one comes near."""
        best: dict[str, tuple[float, str]] = {}
        for words in self._readings(path):
            for header, key in self.keys.items():
                likeness = _likeness(words, header)
                if likeness >= ALIKE - MARGIN and likeness > best.get(key, (0.0, ""))[0]:
                    best[key] = (likeness, header)
        ranked = sorted(((likeness, header, key) for key, (likeness, header) in best.items()), reverse=True)
        if not ranked or ranked[0][0] < ALIKE or ranked[0][2] in {COUNTER, IGNORED}:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            return None
        return ranked[0][2], ranked[0][1]

    def _readings(self, path: Path) -> Iterator[str]:
        """The path as one text; upper headers that only embrace others may be left out."""
        for brackets in (0, -1):
            parts = [spellings(part)[brackets] for part in path if spellings(part)]
            yield " ".join(parts)
            while len(parts) > 1 and parts[0] in self.neutral:
                parts = parts[1:]
                yield " ".join(parts)


def _likeness(words: str, header: str) -> float:
    if min(len(words), len(header)) < SHORTEST_GUESS or re.findall(r"\d+", words) != re.findall(r"\d+", header):
        return 0.0
    matcher = SequenceMatcher(None, words, header, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE - MARGIN else 0.0


def find_header(sheet: Sheet, words: HeaderWords) -> Header | None:
    """The header of a sheet, or None when nothing in its first rows looks like one."""
    likely = [place for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]) if _words_in(row) >= LEAST_COLUMNS]
    blocks = [range(top, min(top + height, len(sheet.rows))) for height in range(1, TALLEST + 1) for top in likely]
    ranked = sorted(blocks, key=lambda rows: (-_score(sheet, rows, words), len(rows), rows.start))
    for rows in ranked[:1]:
        header = build_header(sheet, rows, words)
        if len(header.keys) >= LEAST_COLUMNS and header.keys & set(words.declared.person):
            return header
    return None


def build_header(sheet: Sheet, rows: range, words: HeaderWords) -> Header:
    """What each column of a header block stands for: exact words first, then near ones."""
    paths = paths_of(sheet, rows)
    header = Header(rows, {}, {position: " > ".join(path) for position, path in paths.items()})
    counter = None
    for position, path in paths.items():
        key = words.exact(path)
        if key == COUNTER:
            counter = position if counter is None else counter
        elif key and key != IGNORED:
            _claim(header, position, key, words)
    for position, path in paths.items():
        if words.exact(path) is None and (guess := words.guess(path)) and guess[0] not in header.keys:
            header.columns[position], header.guessed[position] = guess
    return Header(rows, header.columns, header.texts, counter, header.guessed, header.repeated)


def _claim(header: Header, position: int, key: str, words: HeaderWords) -> None:
    """Give a column its key; a second claim is told, unless both stand under one header as parts of a name do."""
    beside = header.columns.get(position - 1) == key and header.texts[position - 1] == header.texts[position]
    if key in header.keys and not (beside and words.declared.column(key).joins):
        header.repeated[position] = key
    else:
        header.columns[position] = key


def _words_in(row: Sequence[CellValue]) -> int:
    return sum(isinstance(value, str) and bool(value.strip()) for value in row)


def _score(sheet: Sheet, rows: range, words: HeaderWords) -> int:
    found = (words.exact(path) for path in paths_of(sheet, rows).values())
    return len({key for key in found if key and key not in {COUNTER, IGNORED}})


def paths_of(sheet: Sheet, rows: range) -> dict[int, Path]:
    """The header path of each column that has one."""
    levels = _filled_levels(sheet, rows)
    paths = {}
    for position in range(len(levels[0])):
        path: list[str] = []
        for level in levels:
            text = level[position]
            if text and not NUMBERING.fullmatch(text) and text not in path[-1:]:
                path.append(text)
        if path:
            paths[position] = tuple(path)
    return paths


def _filled_levels(sheet: Sheet, rows: range) -> list[list[str]]:
    """The texts of the header rows, merged cells filled with what they show."""
    width = max(len(sheet.rows[place]) for place in rows)
    levels = [[text_of(value) for value in sheet.rows[place]] for place in rows]
    levels = [level + [""] * (width - len(level)) for level in levels]
    for (top, left), (bottom, right) in _merges_in(sheet, rows):
        shown = levels[top - rows.start][left] if left < width else ""
        for place in range(top, min(bottom, rows.stop - 1) + 1):
            levels[place - rows.start][left : right + 1] = [shown] * (min(right, width - 1) - left + 1)
    _fill_to_the_right(levels)
    return levels


def _merges_in(sheet: Sheet, rows: range) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    return (span for span in sheet.merges or () if span[0][0] in rows)


def _fill_to_the_right(levels: list[list[str]]) -> None:
    """An upper header that was centred instead of merged reaches over the columns that have a lower header."""
    for upper, lower in pairwise(levels):
        for position in range(1, len(upper)):
            if not upper[position] and lower[position] and lower[position - 1] not in {"", upper[position - 1]}:
                upper[position] = upper[position - 1]
