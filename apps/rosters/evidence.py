"""What speaks for a column of a sheet being this or that one of a format: its values, what stands beside it, its words.

Offices head one column in ever new words; what stands in it, and where, they change less. Each sign has a weight, in
logarithms of odds; these were estimated from invented lists of facts whose own headers had been taken out before.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from re import Pattern

from apps.rosters.formats import Column
from apps.rosters.header_likeness import Likeness
from apps.rosters.header_paths import Path
from apps.rosters.header_words import HeaderWords
from apps.rosters.likely_columns import MEASURED, share_of
from apps.rosters.sampling import AGREEING, LEAST_FILLED, NAMED, Samples

WEIGHTS = {
    "none": 1.3,
    "whom": 5.0,
    "words": 3.4,
    "words beside the kind": 3.4,
    "typical": 3.3,
    "untypical": -2.9,
    "typical of others": -0.9,
    "list": 0.4,
    "list in part": 0.0,
    "day": 1.7,
    "number": -0.2,
    "paper": 0.2,
    "text": -1.9,
    "words of a list": -1.8,
    "sparse": 0.0,
    "usual": 1.0,
    "telling": 0.7,
    "required": 1.6,
    "subject": 0.5,
    "of an unknown paper": -0.8,
    "beside the template": 0.8,
    "left next": 2.4,
    "left near": 1.9,
    "left in another order": 0.3,
    "right next": 1.4,
    "right near": 0.5,
    "right in another order": -1.2,
}
# So far from each other two columns stand near.
NEAR = 3
# No more headers than these say how usual a column is.
MANY = 40
# Without one of these a header must share as much with a known one: days and papers stand in many lists.
BESIDE = frozenset({"left next", "right next"})
BACKING = frozenset({"telling", "required", "subject", "typical"}) | BESIDE
LEAST_SHARED = 0.3
# What is filled in fewer rows is no fact of each of them.
MOST_ROWS = 0.75
Signs = Mapping[str, float]


def weight(signs: Signs) -> float:
    """What signs weigh together."""
    return sum(WEIGHTS[sign] * amount for sign, amount in signs.items())


@dataclass(frozen=True)
class Surroundings:
    """A sheet below its header: which columns are known, and which of a format no header names."""

    words: HeaderWords
    samples: Samples
    below: int
    known: Mapping[int, str]
    # What all columns are read as so far, those of whom the words are only near among them.
    read_as: Collection[str] = ()

    @cached_property
    def free(self) -> list[Column]:
        """The columns of a format that none of the known ones states."""
        declared = self.words.declared
        stated = {key for known in self.known.values() for key in declared.column(known).keys[:1]}
        whom, known = {*declared.whom}, {*self.known.values(), *self.read_as}
        return [
            each
            for each in declared.columns
            if not each.is_mark and each.key not in whom and stated.isdisjoint(each.keys[:1])
            if not (each.shared_by and known.issuperset(each.shared_by))
        ]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Where each column of the format stands among the others."""
        return {each.key: place for place, each in enumerate(self.words.declared.columns)}

    @cached_property
    def of_papers(self) -> set[str]:
        """The columns of what the cell of another one may tell as well, which is not there: the day of a paper."""
        return {key for each in self.free for key in each.keys[1:] if key != each.key}

    def signs(self, position: int, path: Path) -> dict[str, Signs]:
        """The signs for each free column that the values of an unknown one may be; none where the header forbids it."""
        near = {each.key: each for each in self.words.likely.ranked(path)}
        if not self.samples.values(position, self.below) or self.words.likely.names_another(path):
            return {}
        beside = {**self._beside(position, -1), **self._beside(position, 1)}
        return {
            column.key: {
                **dict(self._of_words(near.get(column.key))),
                **dict(kinds),
                **dict(self._of_format(column)),
                **dict(self._of_place(column, beside)),
            }
            for column in self.free
            if not self._turns(path, near.get(column.key), column) and (kinds := self._of_values(column, position))
        }

    def weights(self, position: int, path: Path) -> dict[str | None, float]:
        """What speaks for each column that an unknown one may be, and for its being none of them."""
        found: dict[str | None, float] = {
            key: weight(signs) for key, signs in self.signs(position, path).items() if _is_backed(signs)
        }
        return {**found, None: weight(self.signs_of_none(position, path))}

    def signs_of_none(self, position: int, path: Path) -> Signs:
        """What speaks for a column being none of the format, or one of those that say whom a row is about."""
        whom = {*self.words.declared.whom}
        nearest = (each.likeness for each in self.words.likely.ranked(path) if each.key in whom)
        return {"none": 1, "whom": max(nearest, default=0)}

    def _turns(self, path: Path, near: Likeness | None, column: Column) -> bool:
        return self.words.likely.turns(path, near.header if near else column.headers[0])

    def _of_words(self, near: Likeness | None) -> Iterator[tuple[str, float]]:
        if near:
            yield "words", near.likeness
            yield "words beside the kind", near.by_values

    def _of_values(self, column: Column, position: int) -> Signs:
        """What the values are, as far as they may be such a column's; nothing where they cannot be."""
        cells = self.samples.values(position, self.below)
        if not self.samples.agree(column.key, position, self.below):
            return {}
        is_telling = self.samples.is_telling(column.key)
        if column.looks and share_of(column.looks, cells) < AGREEING:
            return {}
        if column.key == self.words.declared.person[0] and len(cells) < LEAST_FILLED:
            return {}
        if column.is_ahead and self.samples.are_past(column.key, position, self.below):
            return {}
        if not is_telling and not column.looks and share_of(MEASURED, cells) >= 1 - AGREEING:
            return {}
        signs = {self._kind(column, position, is_telling=is_telling): 1.0}
        if self.samples.filled(position, self.below) < MOST_ROWS or any(len(cell.text) == 1 for cell in cells):
            signs["sparse"] = 1
        if column.typical:
            signs["typical" if share_of(column.typical, cells) >= AGREEING else "untypical"] = 1
        elif "text" in signs and any(share_of(each, cells) >= AGREEING for each in self._typical):
            signs["typical of others"] = 1
        return signs

    def _kind(self, column: Column, position: int, *, is_telling: bool) -> str:
        if column.choices and is_telling:
            share = self.samples.share(column.key, position, self.below) or 0
            return "list" if share >= NAMED else "list in part"
        if column.is_measured:
            return "day" if self.samples.are_days(column.key, position, self.below) else "number"
        if column.looks:
            return "paper"
        return "words of a list" if column.choices else "text"

    @cached_property
    def _typical(self) -> list[Pattern[str]]:
        return [each.typical for each in self.free if each.typical]

    def _of_format(self, column: Column) -> Iterator[tuple[str, float]]:
        # What offices head in many ways stands in many of their lists.
        yield "usual", log(min(len(column.headers), MANY))
        if column.key in self.of_papers:
            yield "of an unknown paper", 1
        if column.key == self.words.declared.person[0]:
            yield "subject", 1
        if not column.in_template:
            yield "beside the template", 1
        if column.key in self.words.declared.telling:
            yield "telling", 1
        if column.required:
            yield "required", 1

    def _beside(self, position: int, step: int) -> dict[int, str]:
        key = self.known.get(position + step)
        return {step: key} if key else {}

    def _of_place(self, column: Column, beside: Mapping[int, str]) -> Iterator[tuple[str, float]]:
        """Lists keep the order of the template more often than not."""
        for step, key in beside.items():
            side = "right" if step > 0 else "left"
            apart = (self.order[key] - self.order[column.key]) * step
            if apart < 0:
                yield f"{side} in another order", 1
            elif apart == 1:
                yield f"{side} next", 1
            elif apart <= NEAR:
                yield f"{side} near", 1


def _is_backed(signs: Signs) -> bool:
    # Notes and marks stand beside anything, as a rule in some of the rows.
    backing = BACKING - BESIDE if "text" in signs and "sparse" in signs else BACKING
    return not backing.isdisjoint(signs) or signs.get("words", 0) >= LEAST_SHARED
