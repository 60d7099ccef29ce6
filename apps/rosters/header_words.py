"""The headers that a format declares, compared with those that a file writes."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils import translation

from apps.core.remembering import remembered
from apps.core.text import fold_words, tidy
from apps.rosters.flat_marks import Mark, level_names
from apps.rosters.formats import Format
from apps.rosters.header_cores import LEAST_WORDS, HeaderCores
from apps.rosters.header_paths import Path

COUNTER, IGNORED, PART = "#", "-", " > "
# From CERTAIN on a misspelt header is taken, from ALIKE on it is worth a question.
CERTAIN, ALIKE, MARGIN, SHORTEST_GUESS = 0.87, 0.78, 0.03, 6
# From so much likeness on a word of a header is another one misspelt.
MISSPELT = 0.6
BRACKETS = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
NUMBERED = re.compile(r"^\s*\(?(?:\d{1,2}(?:\.\d{1,2})*\s*[.):]|[a-zđ]\))\s*(?=\D)")
# What programs call their fields: hoTen, NgaySinh, soCCCD; no ThS.
OF_PROGRAM = re.compile(r"[A-Za-z][a-z]+(?:[A-Z][a-z]+|[A-Z]{2,})+")
NEXT_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
FOOTNOTE = re.compile(r"[*†]+|\(\s*\d{1,2}\s*\)$")
# 01/7/2025 is the day 1/7/2025.
LEADING_ZERO = re.compile(r"\b0(?=\d\b)")
YEAR = re.compile(r"\bnăm\b", re.IGNORECASE)
Answers = Mapping[str, str]
# Of so many headers of files each format remembers what they resemble and shorten: a file is looked at as each of the
# formats, with one beginning of its header after another, and files of one office repeat each other's words.
COMPARED = 1_000
# A header without blanks must be so long to be that of a program: HOTEN, NGAYSINH.
SHORTEST_GLUED = 5
# Words of a header that says something twice.
LONGEST_TWICE = 12
# What stands in brackets must be so long to name a column: CCCD, LLCT; no x.
SHORTEST_BRACKETED = 4


@dataclass(frozen=True)
class Resemblance:
    """A declared header that a file's header comes near to."""

    key: str
    header: str
    likeness: float


@remembered(20_000)
def folded(text: str) -> str:
    """Words of headers and headings for comparison; the year (năm) stays another word than men (nam)."""
    words = _words(text)
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
        self.alike = remembered(COMPARED)(self._alike)
        self.sums_up = remembered(COMPARED)(self._sums_up)
        self.shortened = remembered(COMPARED)(self._shortened)

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
        shortest, longest = len(words) * ALIKE / (2 - ALIKE), len(words) * (2 - ALIKE) / ALIKE
        for header in self.resembling:
            if not max(shortest, SHORTEST_GUESS) <= len(header) <= longest:
                continue
            matcher.set_seq1(header)
            # Numbers are never misspelt: "trước 1/7/2025" is not "sau 1/7/2026".
            if matcher.quick_ratio() < ALIKE or re.findall(r"\d+", words) != re.findall(r"\d+", header):
                continue
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

    def _shortened(self, words: str) -> tuple[tuple[str, str], ...]:
        """The columns whose header the words may abbreviate, with these headers."""
        short = words.split()
        return tuple(
            (key, header)
            for header, key in self.keys.items()
            if key not in {COUNTER, IGNORED} and words[:1] == header[:1] and _shortens(short, header.split())
        )

    @classmethod
    def of(cls, declared: Format) -> "DeclaredHeaders":
        """Folded once for all files: it takes longer than to read a commune's list."""
        words = (declared.counter, declared.ignored, declared.neutral, declared.fillers, declared.turning)
        columns = tuple((each.key, each.headers, each.english, each.is_mark) for each in declared.columns)
        key = (declared.code, words, columns)
        return _folded.get(key) or _folded.setdefault(key, cls(declared))


_folded: dict[object, DeclaredHeaders] = {}


class HeaderWords:
    """The headers of a format, ready for comparison; what people have answered goes before what is declared."""

    def __init__(self, declared: Format, answers: Answers | None = None) -> None:
        self.declared = declared
        self.answers = answers or {}
        headers = DeclaredHeaders.of(declared)
        self.keys, self.spelt, self.glued = headers.keys, headers.spelt, headers.glued
        self.neutral, self.cores, self.beginnings = headers.neutral, headers.cores, headers.beginnings
        self.sums_up = headers.sums_up
        self.alone, self.paths, self.levels = headers.alone, headers.paths, headers.levels
        self.unsaid, self.paired = headers.unsaid, headers.paired
        self.naming, self.of_names = headers.naming, headers.of_names
        self.alike, self.shortened = headers.alike, headers.shortened
        self.english, self.first_words, self.last_words = headers.english, headers.first_words, headers.last_words
        self.known: dict[Path, str | None] = {}

    def exact(self, path: Path) -> str | None:
        """The key of the column whose header this is, letter for letter once folded."""
        if path not in self.known:
            key = next((self.keys[words] for words in self.readings(path) if words in self.keys), None)
            key = key or self._twice(path) or self._glued(path)
            self.known[path] = self.spelt.get(tidy(path[-1]).lower(), key) if key and path else key
        return self.known[path]

    def answered(self, path: Path) -> str | None:
        """The key that a person gave a column of this header, empty where it is not to be used."""
        return self.answers.get(path_words(path)) if self.answers else None

    def _twice(self, path: Path) -> str | None:
        """The column that a header names twice: Số CCCD/ĐDCN, Họ tên/Full name."""
        parts = self.halves(spellings(path[-1])[1]) if path else ()
        found = [key for part in parts if (key := self.exact((*path[:-1], part)))]
        return found[0] if found and len(found) == len(parts) and len({*found}) == 1 else None

    def _glued(self, path: Path) -> str | None:
        """The column whose header a program writes in one word: HOTEN, NGAYSINH."""
        lowest = spellings(path[-1])[0] if path else ""
        full = self.glued.get(lowest) if len(lowest) >= SHORTEST_GLUED and " " not in lowest else None
        return self.exact((*path[:-1], full)) if full else None

    def halves(self, words: str) -> tuple[str, ...]:
        """The two headers that folded words are made of; of two languages the first counts alone."""
        parts = words.split()
        # Nearly all cells of a sheet are no headers: their first or last word tells.
        if not parts or parts[0] not in self.first_words or parts[-1] not in self.last_words:
            return ()
        for end in range(1, min(len(parts), LONGEST_TWICE)):
            both = " ".join(parts[:end]), " ".join(parts[end:])
            if both[0] in self.keys and both[1] in self.keys:
                own = tuple(half for half in both if half not in self.english)
                return own or both
        return ()

    def goes_on(self, words: str) -> bool:
        """Whether folded words are a header of several words with more behind it: Năm sinh của Anh/Chị."""
        parts = words.split()
        if len(parts) <= LEAST_WORDS or parts[0] not in self.first_words:
            return False
        return any(" ".join(parts[:end]) in self.keys for end in range(LEAST_WORDS, min(len(parts), LONGEST_TWICE)))

    def readable(self, text: str) -> bool:
        """Whether a text is, or begins with, one of the declared headers."""
        return bool(self.exact((text,)) or self.begun((text,)) or self.guess((text,)))

    def by_itself(self, path: Path) -> str | None:
        """The column that a header means which says too little, unless what stands above it says more."""
        lowest = spellings(path[-1])[1]
        if not self.stands_by_itself(path):
            return None
        return self.alone.get(lowest) or self._unsaid(lowest)

    def _unsaid(self, words: str) -> str | None:
        """The one column that a header may mean whose words all only explain: Trình độ đào tạo cao nhất."""
        begun = {key for header, key in self.unsaid.items() if words.startswith(f"{header} ")}
        return begun.pop() if len(begun) == 1 and not self.cores.core(words) else None

    def stands_by_itself(self, path: Path) -> bool:
        """Whether nothing above a header says anything."""
        return all(map(self._embraces, self._above(path)))

    def marks(self, path: Path) -> Sequence[Mark]:
        """The levels whose name a header is, where nothing above it says of which group."""
        if not self.stands_by_itself(path):
            return ()
        return next((self.levels[name] for name in spellings(path[-1]) if name in self.levels), ())

    def _above(self, path: Path) -> list[str]:
        return [spellings(part)[1] for part in path[:-1]]

    def below(self, path: Path) -> str | None:
        """The key of a header that is declared to stand below another one."""
        return self.paths.get(tuple(spellings(part)[1] for part in path))

    def related(self, path: Path) -> str | None:
        """The key of a path whose upper part is another header of a known column: Sinh ngày > Nam is Ngày sinh > Nam.

        The lower part may also say it all when both tell of the same: Ngày vào Đảng > Ngày kết nạp.
        """
        for end in range(len(path) - 1, 0, -1):
            upper = next((key for begin in range(end) if (key := self._real(path[begin:end]))), None)
            if upper is None:
                continue
            lower = " ".join(filter(None, (spellings(part)[1] for part in path[end:])))
            for header in self.declared.column(upper).headers:
                if (key := self.keys.get(f"{folded(header)} {lower}")) and key not in {COUNTER, IGNORED}:
                    return key
            key = self._real(path[end:])
            if key and not {*self.declared.column(key).keys}.isdisjoint(self.declared.column(upper).keys):
                return key
        return None

    def _real(self, path: Path) -> str | None:
        key = self.exact(path)
        return None if key in {COUNTER, IGNORED} else key

    def begun(self, path: Path) -> Resemblance | None:
        """A column of names whose header has a word or two more: Họ và tên CBCC."""
        first = {words.partition(" ")[0] for part in path for words in spellings(part)}
        if first.isdisjoint(self.naming):
            return None
        for words in self.readings(path):
            parts = words.split()
            for end in range(len(parts) - 1, 1, -1):
                header = " ".join(parts[:end])
                if self.keys.get(header) in self.declared.person and not self.names_others(parts[end:]):
                    return Resemblance(self.keys[header], header, 1)
        return None

    def names_others(self, rest: Sequence[str]) -> bool:
        """Whether the words behind those of a name say that it is somebody else's: Họ và tên vợ."""
        words = f" {self.cores.core(' '.join(rest))} "
        return any(f" {folded(other)} " in words for other in self.declared.others)

    def bracketed(self, path: Path) -> Resemblance | None:
        """The declared header that stands in brackets behind another word for it: Số giấy tờ (CCCD)."""
        for inner in BRACKETS.findall(path[-1]):
            words = folded(inner)
            key = self.keys.get(words) if len(words) >= SHORTEST_BRACKETED else None
            if key and key not in {COUNTER, IGNORED, *self.declared.person}:
                return Resemblance(key, words, 1)
        return None

    def abbreviated(self, path: Path) -> dict[str, str]:
        """The columns that a header may abbreviate, such as DT, TĐ tin học and Q.lý nhà nước, with their headers."""
        found: dict[str, str] = {}
        for words in dict.fromkeys(self.readings(path)):
            for key, header in (*self.shortened(words), *self.shortened(self.cores.core(words))):
                found.setdefault(key, header)
        return found

    def without_lower(self, path: Path) -> str | None:
        """The key that the upper part of a path has, when what stands below only explains it."""
        return next((key for end in range(len(path) - 1, 0, -1) if (key := self.exact(path[:end]))), None)

    def without_upper(self, path: Path) -> str | None:
        """The key that the lower part of a path has; what stands above may change its meaning."""
        return next((key for begin in range(1, len(path)) if (key := self.exact(path[begin:]))), None)

    def guess(self, path: Path) -> Resemblance | None:
        """The declared header that a misspelt one resembles, when only one column comes near."""
        best: dict[str, Resemblance] = {}
        for words in dict.fromkeys(self.readings(path)):
            for header, likeness in self.alike(words):
                key = self.keys[header]
                if key not in best or likeness > best[key].likeness:
                    best[key] = Resemblance(key, header, likeness)
        ranked = sorted(best.values(), key=lambda found: -found.likeness)
        if not ranked or ranked[0].key in {COUNTER, IGNORED}:
            return None
        if len(ranked) > 1 and ranked[0].likeness - ranked[1].likeness < MARGIN:
            return None
        return ranked[0]

    def readings(self, path: Path) -> Iterator[str]:
        """The path as one text; headers that only embrace others may be left out."""
        for spelling in range(3):
            parts = [words for part in path if (words := spellings(part)[spelling])]
            if not parts:
                continue
            yield " ".join(parts)
            lowest = parts[-1]
            telling = [part for part in parts[:-1] if not self._embraces(part)]
            while len(parts) > 1 and self._embraces(parts[0]):
                parts = parts[1:]
                yield " ".join(parts)
            yield " ".join([*telling, lowest])

    def _embraces(self, words: str) -> bool:
        """Whether an upper header says nothing of what stands below it, or names several columns that do."""
        return words in self.neutral or not self.cores.core(words) or self.sums_up(words)

    def explained(self, path: Path) -> Resemblance | None:
        """The declared header that is left of a longer one without what only explains it."""
        for words in dict.fromkeys(self.readings(path)):
            if header := self.cores.same(words):
                return Resemblance(self.keys[header], header, 1)
        return None

    def enclosed(self, path: Path) -> Resemblance | None:
        """The declared header that stands among the words of a longer one."""
        but = {COUNTER, IGNORED, *self.declared.person}
        for words in dict.fromkeys(self.readings(path)):
            header = self.cores.within(words, but)
            if header and not self.names_others(f" {words} ".replace(f" {header} ", " ").split()):
                return Resemblance(self.keys[header], header, 1)
        return None


def _in_english(declared: Format) -> dict[str, str]:
    """The columns by the names under which the registry's own lists go out to who reads it in English."""
    keys: dict[str, set[str]] = {}
    with translation.override("en"):
        for column in declared.columns:
            for header in (str(column.label), *column.english):
                if not column.is_mark:
                    keys.setdefault(folded(header), set()).add(column.key)
    return {header: min(found) for header, found in keys.items() if len(found) == 1}


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
