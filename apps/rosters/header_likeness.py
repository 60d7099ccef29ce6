"""How near a header that no format declares comes to each column: by the words that they share, rare ones first.

A format declares how its columns are headed as a rule; offices word the same in ever new ways. Words of one family
(quyết định, QĐ, văn bản) count as one word, and a word weighs the more the fewer columns of the format have it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from apps.core.text import fold_words, place_tones
from apps.rosters.formats import Format
from apps.rosters.header_paths import Path
from apps.rosters.header_spellings import PART, bare

# What explains only weighs little, an upper header less than what stands below it.
EXPLAINING, UPPER = 0.12, 0.55
# A word that no header of the format has may mean anything.
STRANGE = 1.0
LEAST = 0.3
# How much less two headers come near to each other that ask for different kinds of values.
SAME_KIND = 0.5
# A header that stands below none is rarely one that is declared below another.
UNSAID = 0.88
# What a header comes near to is found once for all files with that header.
REMEMBERED_PATHS = 1_000
# How families are named: those of kinds of values, those of matters, and all others.
KIND, FAMILY, MATTER = "=", "@", "!"
WORD = re.compile(r"[^\W\d_]+|\d+")

Split = Callable[[str], list[str]]
Phrases = Mapping[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True)
class Likeness:
    """A column to which a header comes near, by which of its headers, and how near: 1 for the same words."""

    key: str
    header: str
    likeness: float
    is_same_kind: bool = True  # whether both ask for the same kinds of values
    by_values: float = 0  # how near where only the values say of what kind they are


@dataclass(frozen=True)
class _Known:
    """A declared header with the weights of its words."""

    key: str
    header: str
    weights: Mapping[str, float]
    has_upper: bool


class LikelyHeaders:
    """The headers of a format by their words; a header without any tone is compared without them."""

    def __init__(self, declared: Format) -> None:
        self.declared = declared

    def ranked(self, path: Path) -> Sequence[Likeness]:
        """The columns that a header comes near to, the nearest first."""
        return self._words_for(path).ranked(path)

    def _words_for(self, path: Path) -> "_Words":
        return self._toneless if " ".join(path).isascii() else self._toned

    def names_another(self, path: Path) -> bool:
        """Whether a word of it names a matter of which no header of the format speaks: kỷ luật, luân chuyển."""
        return self._words_for(path).names_another(path)

    def turns(self, path: Path, header: str) -> bool:
        """Whether a header has words that make another column of a declared one, or somebody else's."""
        return self._words_for(path).turns(path, header)

    def is_same_kind(self, path: Path, header: str) -> bool:
        """Whether a header asks for the same kinds of values as a declared one, written in any way."""
        return self._words_for(path).is_same_kind(path, header)

    def is_misspelt(self, path: Path, header: str) -> bool:
        """Whether a header may be a folded declared one with slips in it: none where all that differs are words."""
        return not self._toneless.says_another(path, header)

    @cached_property
    def _toned(self) -> "_Words":
        return _Words(self.declared, toned)

    @cached_property
    def _toneless(self) -> "_Words":
        return _Words(self.declared, toneless)


def toned(text: str) -> list[str]:
    """Words in small letters, tones in place."""
    return WORD.findall(place_tones(text).lower())


def toneless(text: str) -> list[str]:
    return fold_words(text).split()


class _Words:
    """The declared headers as words with their weights."""

    def __init__(self, declared: Format, split: Split) -> None:
        self.declared, self.split = declared, split
        signed = ((KIND, declared.kinds), (FAMILY, declared.families), (MATTER, declared.matters))
        families = [(sign, family) for sign, among in signed for family in among]
        self.families = _by_first(
            (tuple(split(phrase)), f"{sign}{number}")
            for number, (sign, family) in enumerate(families)
            for phrase in family
        )
        kinds = {phrase for family in declared.kinds for phrase in family}
        self.turning = [split(phrase) for phrase in declared.turning if phrase not in kinds]
        self.others = [split(phrase) for phrase in declared.others if phrase not in kinds]
        self.explaining = _by_first((tuple(split(phrase)), "") for phrase in declared.fillers)
        columns = [column for column in declared.columns if not column.is_mark]
        written = [(column.key, header) for column in columns for header in column.headers]
        self.count, self.whom = len(columns), {*declared.whom}
        self.holding: dict[str, set[str]] = {}
        self.linking = frozenset[str]()
        for key, header in written:
            for word, _ in self._told(header.replace(PART, " ")):
                self.holding.setdefault(word, set()).add(key)
        self.linking = frozenset(" ".join(split(words)) for words in declared.linking)
        self.known = [
            _Known(key, header, self._weights(tuple(header.split(PART))), PART in header) for key, header in written
        ]
        self.by_word: dict[str, list[int]] = {}
        for number, each in enumerate(self.known):
            for word in each.weights:
                self.by_word.setdefault(word, []).append(number)
        self.found: dict[Path, Sequence[Likeness]] = {}
        self.turned: dict[str, frozenset[str]] = {}

    def ranked(self, path: Path) -> Sequence[Likeness]:
        found = self.found.get(path)
        if found is None:
            if len(self.found) > REMEMBERED_PATHS:
                self.found.clear()
            found = self.found[path] = self._ranked(path)
        return found

    def turns(self, path: Path, header: str) -> bool:
        mine, theirs = self._turns(" ".join(path)), self._turns(header.replace(PART, " "))
        return not mine <= theirs

    def _turns(self, text: str) -> frozenset[str]:
        found = self.turned.get(text)
        if found is None:
            if len(self.turned) > REMEMBERED_PATHS:
                self.turned.clear()
            found = self.turned[text] = self._turned(text)
        return found

    def _turned(self, text: str) -> frozenset[str]:
        turning = _within(self.split(text), self.turning)
        # Bố is a father, bố trí is none.
        return frozenset(turning | _within([word for word, _ in self._told(text)], self.others))

    def is_same_kind(self, path: Path, header: str) -> bool:
        known = next((each for each in self.known if toneless(each.header) == toneless(header)), None)
        return known is None or _kinds_shared(self._weights(path), known.weights) == 1

    def says_another(self, path: Path, header: str) -> bool:
        """Whether the words of a header that a declared one has not are all known: văn bản is no văn bằng."""
        others = {word for part in path for word in self.split(part)} - {*self.split(header.replace("nawm", "nam"))}
        return bool(others) and others <= self.spoken

    @cached_property
    def spoken(self) -> frozenset[str]:
        """All single words that the format knows."""
        declared = self.declared
        families = (*declared.families, *declared.kinds, *declared.matters)
        phrases = (*(each for family in families for each in family), *declared.fillers, *declared.turning)
        headers = (header for column in declared.columns for header in column.headers)
        return frozenset(word for text in (*phrases, *headers) for word in self.split(text))

    def names_another(self, path: Path) -> bool:
        words = {word for part in path for word, _ in self._told(part)}
        return any(word.startswith(MATTER) and self.holding.get(word, set()) <= self.whom for word in words)

    def _ranked(self, path: Path) -> Sequence[Likeness]:
        best, by_values = dict[str, Likeness](), dict[str, float]()
        for own in (self._weights(tuple(bare(part) for part in path)), self._weights(path)):
            for number in {number for word in own for number in self.by_word.get(word, ())}:
                each = self.known[number]
                unsaid = UNSAID if each.has_upper and len(path) == 1 else 1
                likeness, kinds = _near(own, each.weights) * unsaid, _kinds_shared(own, each.weights)
                by_values[each.key] = max(by_values.get(each.key, 0), _near(own, _kindless(own, each.weights)) * unsaid)
                if likeness >= LEAST and (each.key not in best or likeness > best[each.key].likeness):
                    best[each.key] = Likeness(each.key, each.header, likeness, kinds == 1)
        ranked = sorted(best.values(), key=lambda each: -each.likeness)
        return [replace(each, by_values=by_values[each.key]) for each in ranked]

    def _weights(self, path: Sequence[str]) -> dict[str, float]:
        """The words of a header, each with its weight."""
        weights: dict[str, float] = {}
        for depth, part in enumerate(reversed(path)):
            for word, does_explain in self._told(part):
                weight = self._weight(word) * (EXPLAINING if does_explain else 1) * (UPPER if depth else 1)
                weights[word] = max(weights.get(word, 0), weight)
        return weights

    def _weight(self, word: str) -> float:
        holding = len(self.holding.get(word, ()))
        if not holding:
            return STRANGE
        return log(1 + self.count / holding) / log(1 + self.count)

    def _told(self, text: str) -> Iterator[tuple[str, bool]]:
        """The words of a text, those of a family as one, each with whether it only explains the others."""
        rest, place = self.split(text), 0
        while place < len(rest):
            length, family = _begun(self.families, rest, place)
            explaining, _ = _begun(self.explaining, rest, place)
            words = " ".join(rest[place : place + max(length, 1)])
            if words in self.linking and (family or words) not in self.holding:
                yield words, True
            elif length and length >= explaining:
                yield family, False
            elif explaining:
                yield " ".join(rest[place : place + explaining]), True
            else:
                yield rest[place], False
            place += max(length, explaining, 1)


def _within(said: Sequence[str], phrases: Iterable[Sequence[str]]) -> set[str]:
    """The phrases that stand in a text."""
    whole = f" {' '.join(said)} "
    return {words for phrase in phrases if f" {(words := ' '.join(phrase))} " in whole}


def _by_first(phrases: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    """Phrases by their first words, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, name in sorted(phrases, key=lambda each: -len(each[0])):
        found.setdefault(words[0], []).append((words, name))
    return found


def _begun(phrases: Phrases, words: Sequence[str], place: int) -> tuple[int, str]:
    """How long the phrase is that begins at a place, and its name; of no length if none does."""
    for phrase, name in phrases.get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return len(phrase), name
    return 0, ""


def _near(own: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How much of their weight two headers share, less where they ask for different kinds of values."""
    whole = sum(own.values()) + sum(other.values())
    shared = sum(min(weight, other[word]) for word, weight in own.items() if word in other)
    return 2 * shared / whole * (1 - SAME_KIND * (1 - _kinds_shared(own, other))) if whole else 0


def _kindless(own: Iterable[str], other: Mapping[str, float]) -> Mapping[str, float]:
    """The words of a header without those of its kind of values, where the other one says of none."""
    if any(word.startswith(KIND) for word in own):
        return other
    return {word: weight for word, weight in other.items() if not word.startswith(KIND)}


def _kinds_shared(own: Iterable[str], other: Iterable[str]) -> float:
    """How far two headers ask for the same kinds of values, where they say for which."""
    mine, theirs = ({word for word in words if word.startswith(KIND)} for words in (own, other))
    return len(mine & theirs) / len(mine | theirs) if mine or theirs else 1
