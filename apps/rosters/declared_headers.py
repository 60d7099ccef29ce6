"""The headers that a format declares, folded once, with what they resemble and what may abbreviate them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from django.utils import translation

from apps.core.remembering import remembered
from apps.core.text import tidy
from apps.rosters.flat_marks import level_names
from apps.rosters.formats import Format
from apps.rosters.header_cores import HeaderCores
from apps.rosters.header_likeness import LikelyHeaders
from apps.rosters.header_paths import Path
from apps.rosters.header_spellings import COUNTER, IGNORED, PART, folded
from apps.rosters.shared_letters import SharedLetters

# From ALIKE on a misspelt header is worth a question; one of so few letters resembles too many.
ALIKE, SHORTEST_GUESS = 0.78, 6
# From so much likeness on a word of a header is another one misspelt.
MISSPELT = 0.6
# Of so many headers of files each format remembers what they resemble and shorten: a file is looked at as each of the
# formats, with one beginning of its header after another, and files of one office repeat each other's words.
COMPARED = 1_000
# Words of a header that says something twice.
LONGEST_TWICE = 12
AND = "va"


class DeclaredHeaders:
    """The headers of a format, folded: they are the same for every file."""

    def __init__(self, declared: Format) -> None:
        self.keys: dict[str, str] = dict.fromkeys(map(folded, declared.counter), COUNTER)
        self.keys |= dict.fromkeys(map(folded, declared.ignored), IGNORED)
        self.keys |= {folded(header): column.key for column in declared.columns for header in column.headers}
        written = [(header, column.key) for column in declared.columns for header in column.headers]
        # "Sinh ngày" in one cell is no day below "Sinh": what is written in one cell goes before.
        self.keys |= {folded(header): key for header, key in written if PART not in header}
        self.paths = {tuple(map(folded, header.split(PART))): key for header, key in written if PART in header}
        # The same as people write them.
        self.written = {folded(header): header for header, _key in reversed(written)}
        english = _in_english(declared)
        self.english = frozenset(english.keys() - self.keys.keys())
        for header, key in english.items():
            self.keys.setdefault(header, key)
        self.spelt = _told_by_marks(declared)
        self.glued = _without_blanks(self.keys)
        self.alone = {folded(header): column.key for column in declared.columns for header in column.alone}
        self.paired = {
            folded(header): (column.key, folded(other))
            for column in declared.columns
            for header, other in column.paired.items()
        }
        # The name of one level is too near to that of another to be guessed.
        marks = {column.key for column in declared.columns if column.is_mark}
        self.resembling = tuple(header for header, key in self.keys.items() if key not in marks)
        self.resembling_letters = SharedLetters([each for each in self.resembling if len(each) >= SHORTEST_GUESS])
        self.neutral = frozenset(map(folded, declared.neutral))
        self.cores = HeaderCores.of(
            map(folded, declared.fillers),
            map(folded, declared.turning),
            {header: self.keys[header] for header in self.resembling},
        )
        self.unsaid = {header: key for header, key in self.alone.items() if not self.cores.core(header)}
        # The first words of the headers that name people.
        self.naming = frozenset(
            words.split()[0] for words, key in self.keys.items() if words and key in declared.person
        )
        self.of_names = self.naming | self._words_of_names(declared)
        self.first_words = frozenset(words.split()[0] for words in self.keys if words)
        self.last_words = frozenset(words.split()[-1] for words in self.keys if words)
        self.beginnings = frozenset(beginning for words in self.keys for beginning in _beginnings(words))
        self.levels = level_names(declared.columns, folded)
        self.likely = LikelyHeaders(declared)
        # What people write above columns, and the key of the column that it exactly means.
        self.known: dict[Path, str | None] = {}
        parts = [
            frozenset(map(folded, header.split(PART)))
            for key in declared.telling
            for header in declared.column(key).headers
        ]
        # Of the headers that tell of the layout: those of one part, and of the others the parts that must all be there.
        self.telling = frozenset[str]().union(*(each for each in parts if len(each) == 1))
        self.telling_joined = tuple(each for each in parts if len(each) > 1)
        self.alike = remembered(COMPARED)(self._alike)
        self.sums_up = remembered(COMPARED)(self._sums_up)
        self.gathering = {column.gathers: column.key for column in declared.columns if column.gathers}
        self.gathered = frozenset(key for keys in self.gathering for key in keys)
        self.initials = self._initials()
        self.shortened = remembered(COMPARED)(self._shortened)

    def tell(self, written: frozenset[str]) -> bool:
        """Whether every part of one of the headers that tell of the layout stands somewhere."""
        return not self.telling.isdisjoint(written) or any(parts <= written for parts in self.telling_joined)

    def _words_of_names(self, declared: Format) -> frozenset[str]:
        """The words of which a header, whatever stands above or below it, must hold one to name people.

        A column of names is also found by another header of the column whose words its own begin with.
        """
        names = {words for words, key in self.keys.items() if key in declared.person}
        names |= {folded(header) for header, key in self.spelt.items() if key in declared.person}
        begun = {beginning for words in names for beginning in _beginnings(words)}
        above = {each.key for each in declared.columns if not begun.isdisjoint(map(folded, each.headers))}
        upper = {words for words, key in self.keys.items() if key in above}
        upper |= {folded(header) for header, key in self.spelt.items() if key in above}
        return frozenset(words.split()[0] for words in names | upper if words)

    def _alike(self, words: str) -> tuple[tuple[str, float], ...]:
        """The declared headers that a misspelt one comes near to, and how near."""
        return tuple(self._found_alike(words)) if len(words) >= SHORTEST_GUESS else ()

    def _found_alike(self, words: str) -> Iterator[tuple[str, float]]:
        matcher = SequenceMatcher(None, "", words, autojunk=False)
        for header in self.resembling_letters.near(words, ALIKE):
            # Numbers are never misspelt: "trước 1/7/2025" is not "sau 1/7/2026".
            if re.findall(r"\d+", words) != re.findall(r"\d+", header):
                continue
            matcher.set_seq1(header)
            if (likeness := matcher.ratio()) >= ALIKE and self._turns_alike(words, header):
                yield header, likeness

    def _turns_alike(self, words: str, header: str) -> bool:
        """Whether both headers hold the same turning words, misspelt ones included: Bậc đào tạo is no Đang đào tạo."""
        turns, declared = self.cores.turns(words), self.cores.turns(header)
        near = (
            any(SequenceMatcher(None, turn, word).ratio() >= MISSPELT for word in words.split())
            for turn in declared - turns
        )
        return turns <= declared and all(near)

    def _sums_up(self, words: str) -> bool:
        """Whether a header is nothing but the names of several columns: Trình độ văn hóa, chuyên môn, chính trị."""
        parts, found = self.cores.core(words).split(), set[str]()
        while parts and words not in self.keys:
            ends = range(min(len(parts), LONGEST_TWICE), 0, -1)
            end = next((end for end in ends if " ".join(parts[:end]) in self.keys), 0)
            if not end:
                return False
            found.add(self.keys[" ".join(parts[:end])])
            parts = parts[end:]
        return len(found) > 1

    def gathers(self, words: str) -> str | None:
        """The column of cells that hold the values of several ones, whose headers the words name one behind another."""
        parts, found = tuple(words.split()), list[str]()
        while parts:
            ends = range(min(len(parts), LONGEST_TWICE), 0, -1)
            end, key = next(((end, key) for end in ends if (key := self._told_beside(" ".join(parts[:end])))), (0, ""))
            if not end:
                return None
            found += [key] if key in self.gathered else []
            parts = parts[end:]
        return self.gathering.get(tuple(found))

    def _told_beside(self, words: str) -> str | None:
        """What words mean beside the names of other columns: one of these or, as neutral words, nothing."""
        if words in self.neutral or words == AND:
            return IGNORED
        key = self.keys.get(words) or self.alone.get(words)
        return key if key in self.gathered else self.initials.get(words)

    def _initials(self) -> dict[str, str]:
        """The columns that are named beside others by their initials alone: VH, CM."""
        found: dict[str, set[str]] = {}
        for header, key in self.keys.items():
            if key in self.gathered and " " in header:
                found.setdefault("".join(word[0] for word in header.split()), set()).add(key)
        return {initials: keys.pop() for initials, keys in found.items() if len(keys) == 1}

    def _shortened(self, words: str) -> tuple[tuple[str, str], ...]:
        """The columns whose header the words may abbreviate, with these headers."""
        short = words.split()
        return tuple(
            (key, header)
            for header, key in self.keys.items()
            if key not in {COUNTER, IGNORED} and words[:1] == header[:1] and _shortens(short, header.split())
        )

    def shortened_alone(self, words: str) -> tuple[str, ...]:
        """The headers that say too little by themselves and that the words may abbreviate."""
        short = words.split()
        return tuple(header for header in self.alone if _shortens(short, header.split()))

    @classmethod
    def of(cls, declared: Format) -> "DeclaredHeaders":
        """Folded once for all files: it takes longer than to read a commune's list."""
        words = (declared.counter, declared.ignored, declared.neutral, declared.fillers, declared.turning)
        stands = (words, declared.telling, tuple(declared.columns))
        latest = _latest.get(declared.code)
        # Fifty formats are asked for several times for each file: that nothing was added is seen without any hash.
        if latest is None or latest[0] != stands:
            columns = tuple((each.key, each.headers, each.english, each.is_mark) for each in declared.columns)
            key = (declared.code, words, declared.telling, columns)
            latest = stands, _folded.get(key) or _folded.setdefault(key, cls(declared))
            _latest[declared.code] = latest
        return latest[1]


_folded: dict[object, DeclaredHeaders] = {}
_latest: dict[str, tuple[object, DeclaredHeaders]] = {}


def _in_english(declared: Format) -> dict[str, str]:
    """The columns by the names under which the registry's own lists go out to who reads it in English.

    A label that several columns bear means the one that claims it.
    """
    labels: dict[str, set[str]] = {}
    with translation.override("en"):
        for column in (each for each in declared.columns if not each.is_mark):
            labels.setdefault(folded(str(column.label)), set()).add(column.key)
    claimed = {folded(header): each.key for each in declared.columns if not each.is_mark for header in each.english}
    return {header: min(found) for header, found in labels.items() if len(found) == 1} | claimed


def _without_blanks(keys: Mapping[str, str]) -> dict[str, str]:
    """Headers of several words by what is left without their blanks, where that is the same for one column only."""
    found: dict[str, set[str]] = {}
    for header in keys:
        if " " in header:
            found.setdefault(header.replace("nawm", "nam").replace(" ", ""), set()).add(header)
    return {glued: min(headers) for glued, headers in found.items() if len({keys[each] for each in headers}) == 1}


def _told_by_marks(declared: Format) -> dict[str, str]:
    """Headers that only their marks tell apart: DT is the ethnic group, ĐT the telephone."""
    written = [(tidy(header).lower(), column.key) for column in declared.columns for header in column.headers]
    keys: dict[str, set[str]] = {}
    for header, key in written:
        keys.setdefault(folded(header), set()).add(key)
    return {header: key for header, key in written if len(keys[folded(header)]) > 1}


def _shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether each word is one of the full ones, the beginning of one, or the initials of several."""
    if not short or not full:
        return not short and not full
    word = short[0]
    if full[0].startswith(word) and _shortens(short[1:], full[1:]):
        return True
    initials = "".join(each[0] for each in full[: len(word)])
    return len(word) > 1 and initials == word and _shortens(short[1:], full[len(word) :])


def _beginnings(words: str) -> Iterator[str]:
    """The first words of a header, as a cell holds them when the header is wrapped over two rows."""
    parts = words.split()
    return (" ".join(parts[:end]) for end in range(1, len(parts) + 1))
