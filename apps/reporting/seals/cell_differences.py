"""Two states of the figures of a paper, and who makes the difference of each cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from apps.reporting.seals.cells import Cells, key_of
from apps.reporting.seals.changed_figures import CellDifference, Where
from apps.reporting.seals.shifts import PersonDifference, Shift
from apps.reporting.table import Key

# How many cells are named of whoever left or joined several.
MOST_NAMED = 2
# The dimensions of groups and units, whose changes come from posts and seats.
STANDING = ("group", "unit", "day")


@dataclass(frozen=True)
class CellsDifference:
    """The figures of a paper as they were sealed and as they are now."""

    sealed: Cells
    now: Cells

    @cached_property
    def people(self) -> tuple[PersonDifference, ...]:
        found = (self._person(person) for person in sorted({*self.sealed.kept, *self.now.kept}))
        return tuple(each for each in found if each.moves)

    @cached_property
    def by_people(self) -> Counter[Key]:
        moved: Counter[Key] = Counter()
        for each in self.people:
            moved.update(each.moves)
        return moved

    @cached_property
    def cells(self) -> tuple[CellDifference, ...]:
        codes = dict.fromkeys([*self.sealed.words, *self.now.words])
        return tuple(cell for cell in map(self._cell, codes) if cell.difference)

    def where(self, key: Key) -> Where:
        words = self.sealed.words.get(key[3]) or self.now.words[key[3]]
        return Where(words.column, words.row, opened_by=words.opened_by)

    def _cell(self, code: str) -> CellDifference:
        before, now = self.sealed.counts.get(code, 0), self.now.counts.get(code, 0)
        is_hidden = code in self.sealed.hidden or code in self.now.hidden
        key = key_of(code)
        return CellDifference(key, before, now, self.by_people[key], is_redefined=False, is_hidden=is_hidden)

    def _person(self, person: int) -> PersonDifference:
        was, now = self.sealed.kept.get(person, {}), self.now.kept.get(person, {})
        moves = {code: now.get(code, 0) - was.get(code, 0) for code in dict.fromkeys([*was, *now])}
        left = [code for code, by in moves.items() if by < 0]
        joined = [code for code, by in moves.items() if by > 0]
        shifts = tuple(self._shifts(left, joined)) if left or joined else ()
        return PersonDifference(person, shifts, {key_of(code): by for code, by in moves.items() if by})

    def _shifts(self, left: list[str], joined: list[str]) -> Iterable[Shift]:
        """The narrowest cells that the person left and joined; a shift without words for each thing that moved."""
        before, after = self._narrowest(left, self.sealed), self._narrowest(joined, self.now)
        rights = self._rights([*left, *joined])
        words = (self._named(codes) for codes in (before, after))
        facets = sorted(self._moved(left, joined))
        yield Shift(facets[0] if facets else "", "", next(words), next(words), rights)
        yield from (Shift(facet, "", "", "", rights) for facet in facets[1:])

    def _moved(self, left: list[str], joined: list[str]) -> set[str]:
        """The dimensions in which the cells differ; whoever only came or went may have done so for any of them."""
        if not left or not joined:
            return {"", *self.sealed.asked, *self.now.asked}
        was, now = self._facts(left, self.sealed), self._facts(joined, self.now)
        moved = {dimension for dimension in {*was, *now} if was.get(dimension) != now.get(dimension)}
        return {"" if dimension.split(".")[0] in STANDING else dimension for dimension in moved} or {""}

    def _facts(self, codes: list[str], cells: Cells) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = {}
        for code in codes:
            for dimension, category in cells.words[code].facts if code in cells.words else ():
                found.setdefault(dimension, set()).add(category)
        return found

    def _narrowest(self, codes: list[str], cells: Cells) -> list[str]:
        """Of cells inside each other those that say most."""
        depth = {code: len(cells.words[code].facts) for code in codes if code in cells.words}
        most = max(depth.values(), default=0)
        return [code for code, facts in depth.items() if facts == most]

    def _named(self, codes: list[str]) -> str:
        told = [self.where(key_of(code)) for code in codes[:MOST_NAMED]]
        words = "; ".join(f"{each.row}, {each.measure}".strip(", ") for each in told)
        return f"{words} …" if len(codes) > MOST_NAMED else words

    def _rights(self, codes: list[str]) -> str:
        rights = {right for code in codes for right in self.where(key_of(code)).opened_by.split()}
        return " ".join(sorted(rights))
