"""The headers that a file writes, compared with those that its format declares."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from apps.core.text import tidy
from apps.rosters.declared_headers import LONGEST_TWICE, DeclaredHeaders
from apps.rosters.flat_marks import Mark
from apps.rosters.formats import Format
from apps.rosters.header_cores import LEAST_WORDS, NUMBERS
from apps.rosters.header_paths import Path
from apps.rosters.header_spellings import BRACKETS, COUNTER, IGNORED, folded, path_words, spellings

# From CERTAIN on a misspelt header is taken, unless another column comes as near but for MARGIN.
CERTAIN, MARGIN = 0.87, 0.03
# A header without blanks must be so long to be that of a program: HOTEN, NGAYSINH.
SHORTEST_GLUED = 5
# What stands in brackets must be so long to name a column: CCCD, LLCT; no x.
SHORTEST_BRACKETED = 4
# A header that names the columns of several values is no longer.
LONGEST_GATHERED = 80
# How a header says that its column is marked for some.
MARKING = frozenset("ghi danh dau tich x chu neu la thi vao o dien cot".split())
# Such words that only lead to others: "(ngày vào)" names a day and marks nobody.
LEADING = frozenset("vao o la cot".split())
# Words of which the first letter or two are left: H. và tên, Ch.vụ, Q/quán.
INITIALLED = re.compile(r"\b[^\W\d_]{1,2}[./]\s*(?=[^\W\d_])")
# A row of so many headers is one of a header.
LEAST_HEADERS = 3
# Which column a path names is found once for all files with that path.
REMEMBERED_PATHS = 10_000
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Resemblance:
    """A declared header that a file's header comes near to."""

    key: str
    header: str
    likeness: float


class HeaderWords:
    """The headers of a format, ready for comparison; what people have answered goes before what is declared."""

    def __init__(self, declared: Format, answers: Answers | None = None) -> None:
        self.declared = declared
        self.answers = answers or {}
        headers = DeclaredHeaders.of(declared)
        self.keys, self.spelt, self.glued = headers.keys, headers.spelt, headers.glued
        self.written = headers.written
        self.neutral, self.cores, self.beginnings = headers.neutral, headers.cores, headers.beginnings
        self.sums_up = headers.sums_up
        self.alone, self.paths, self.levels = headers.alone, headers.paths, headers.levels
        self.unsaid, self.paired = headers.unsaid, headers.paired
        self.naming, self.of_names = headers.naming, headers.of_names
        self.alike, self.shortened, self.gathers = headers.alike, headers.shortened, headers.gathers
        self.shortened_alone = headers.shortened_alone
        self.english, self.first_words, self.last_words = headers.english, headers.first_words, headers.last_words
        self.likely = headers.likely
        self.known = headers.known
        if len(self.known) > REMEMBERED_PATHS:
            self.known.clear()

    def exact(self, path: Path) -> str | None:
        """The key of the column whose header this is, letter for letter once folded."""
        try:
            return self.known[path]
        except KeyError:
            key = self._marked(path)
            key = key or next((self.keys[words] for words in self.readings(path) if words in self.keys), None)
            key = key or self._twice(path) or self._glued(path) or self._gathered(path)
            key = key or self._initialled(path)
            self.known[path] = key = self.spelt.get(tidy(path[-1]).lower(), key) if key and path else key
            return key

    def answered(self, path: Path) -> str | None:
        """The key that a person gave a column of this header, empty where it is not to be used."""
        return self.answers.get(path_words(path)) if self.answers else None

    def _twice(self, path: Path) -> str | None:
        """The column that a header names twice: Số CCCD/ĐDCN, Họ tên/Full name."""
        parts = self.halves(spellings(path[-1])[1]) if path else ()
        found = [key for part in parts if (key := self.exact((*path[:-1], part)))]
        return found[0] if found and len(found) == len(parts) and len({*found}) == 1 else None

    def _glued(self, path: Path) -> str | None:
        """The column whose header a program writes in one word, HOTEN, or an office with a blank missing: Họvà tên."""
        lowest = spellings(path[-1])[0].replace(" ", "") if path else ""
        full = self.glued.get(lowest) if len(lowest) >= SHORTEST_GLUED else None
        return self.exact((*path[:-1], full)) if full and full != path[-1] else None

    def _initialled(self, path: Path) -> str | None:
        """The column of names whose header is written with initials, H. và tên; those of others need their values."""
        short = self.initialled(path[-1]) if path and self.stands_by_itself(path) else ()
        found = {key for key, _header in short}
        return found.pop() if len(found) == 1 and not found.isdisjoint(self.declared.person) else None

    def initialled(self, text: str) -> Sequence[tuple[str, str]]:
        """The columns that a text of words with a dot behind their first letters may be the header of."""
        return self.shortened(spellings(text)[0]) if has_initials(text) else ()

    def _marked(self, path: Path) -> str | None:
        """The column of marks of which a header says in brackets whom they mark: Giới tính (nữ ghi x)."""
        for inner in BRACKETS.findall(path[-1]) if path and "(" in path[-1] else ():
            words = folded(inner).split()
            whom = " ".join(word for word in words if word not in MARKING)
            if whom and not MARKING.isdisjoint({*words} - LEADING):
                return self.paths.get((*(spellings(part)[1] for part in path[-1:]), whom))
        return None

    def _gathered(self, path: Path) -> str | None:
        """The column of cells with several values that a header names one behind another: Trình độ (VH, CM, LLCT)."""
        words = spellings(path[-1])[0] if path else ""
        if " " not in words or len(words) > LONGEST_GATHERED or not self.stands_by_itself(path):
            return None
        return self.gathers(words)

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

    def heads(self, texts: Iterable[str]) -> bool:
        """Whether several cells of a row are headers, one of them that of the people."""
        known = {key for text in texts if (key := self.exact((text,)))}
        return len(known) >= LEAST_HEADERS and not known.isdisjoint(self.declared.person)

    def by_itself(self, path: Path) -> str | None:
        """The column that a header means which says too little, unless what stands above it says more."""
        lowest = spellings(path[-1])[1]
        if not self.stands_by_itself(path):
            return None
        return self.alone.get(lowest) or self._unsaid(lowest) or self._alone_initialled(path[-1])

    def says_little(self, path: Path) -> bool:
        """Whether a header only embraces others, or means a column by what stands in it alone."""
        lowest = spellings(path[-1])[1]
        return self.stands_by_itself(path) and (lowest in self.neutral or lowest in self.alone)

    def _alone_initialled(self, text: str) -> str | None:
        """The column whose header says too little by itself and is written with initials: T.độ."""
        found = (
            {self.alone[header] for header in self.shortened_alone(spellings(text)[1])} if has_initials(text) else set()
        )
        return found.pop() if len(found) == 1 else None

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
            # "Mã số chứng chỉ" is no code of a person.
            for end in range(len(parts) - 1, 1, -1) if parts[0] not in NUMBERS else ():
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


def has_initials(text: str) -> bool:
    """Whether a header leaves but the first letters of a word."""
    return bool(INITIALLED.search(text))
