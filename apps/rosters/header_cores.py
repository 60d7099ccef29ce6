"""Headers without the words that only explain: "Trình độ chuyên môn cao nhất hiện nay" asks for "chuyên môn"."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

Words = tuple[str, ...]
# What is left of a header must be so long to mean something: "Nơi đào tạo" is not "Nơi công tác".
SHORTEST_CORE, LEAST_WORDS = 4, 2
# What stands before numbers and codes in headers, and turns none of them into other ones; "sơ" is written so, too.
NUMBERS = frozenset({"so", "ma"})
# The last words of ngày, tháng, năm and thời gian, folded.
TIMES = frozenset({"ngay", "thang", "nawm", "gian"})


@dataclass(frozen=True)
class HeaderCores:
    """The cores of the declared headers, and the words that may stand beside them."""

    fillers: tuple[Words, ...]  # longest first
    turning: tuple[Words, ...]
    keys: Mapping[str, str]  # a declared header, folded -> the key of its column
    cores: Mapping[str, str]  # the core of a declared header -> that header, where only one column has it

    @classmethod
    def of(cls, fillers: Iterable[str], turning: Iterable[str], keys: Mapping[str, str]) -> "HeaderCores":
        """The cores of folded headers; fillers and turning words are folded too."""
        longest_first = sorted((tuple(filler.split()) for filler in fillers), key=len, reverse=True)
        found = cls(tuple(longest_first), tuple(tuple(words.split()) for words in turning), keys, {})
        cores: dict[str, set[str]] = {}
        for header in keys:
            cores.setdefault(found.core(header), set()).add(header)
        alone = {core: headers for core, headers in cores.items() if len({keys[header] for header in headers}) == 1}
        return cls(
            found.fillers, found.turning, keys, {core: min(headers) for core, headers in alone.items() if means(core)}
        )

    def core(self, words: str) -> str:
        """What is left of folded words; nothing when all of them only explain."""
        left, rest, place = [], tuple(words.split()), 0
        while place < len(rest):
            fillers = self._fillers_by_word.get(rest[place], ())
            length = next((len(each) for each in fillers if rest[place : place + len(each)] == each), 0)
            # "Năm bổ nhiệm" says what was done that year; "chức vụ bổ nhiệm" only explains.
            if length > 1 and place and rest[place - 1] in TIMES:
                length = 0
            if not length:
                left.append(rest[place])
            place += length or 1
        return " ".join(left)

    def same(self, words: str) -> str | None:
        """The declared header that asks for the same as these words."""
        return self.cores.get(self.core(words))

    def within(self, words: str, but: Collection[str]) -> str | None:
        """The longest declared header in the words, unless the others beside it turn what it means."""
        whole = f" {words} "
        found = [header for header in self._long if f" {header} " in whole]
        longest = max(found, key=len, default=None)
        if longest is None or self.keys[longest] in but:
            return None
        beside = whole.replace(f" {longest} ", " ").split()
        return None if self.turn(beside) or any(map(str.isdigit, beside)) else longest

    def turn(self, words: Iterable[str]) -> bool:
        """Whether words beside a header make another column of it; those that only explain do not."""
        return bool(self.turns(" ".join(words)))

    def turns(self, words: str) -> set[str]:
        """The words among others that make another column of a header."""
        beside = f" {self.core(words)} "
        return {turn for each in self.turning if f" {(turn := ' '.join(each))} " in beside}

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(header for header in self.keys if len(header.split()) >= LEAST_WORDS)

    @cached_property
    def _fillers_by_word(self) -> dict[str, list[Words]]:
        """Longest first, as they are declared."""
        found: dict[str, list[Words]] = {}
        for filler in self.fillers:
            found.setdefault(filler[0], []).append(filler)
        return found


def means(core: str) -> bool:
    """Whether the core of a header is long enough to tell one column from others."""
    return len(core) >= SHORTEST_CORE
