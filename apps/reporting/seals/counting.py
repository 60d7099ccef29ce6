"""What a sealed report counts: groups, places and rows with their words, as they were, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from apps.reporting.definitions import HEADCOUNT, TOTAL, Population
from apps.reporting.places import Place
from apps.reporting.question import Question, Value
from apps.reporting.table import Breakdown, Key


@dataclass(frozen=True)
class Line:
    """A row of a measure; `parts` are the rows that a roll-up joins."""

    code: str
    title: str
    is_exclusive: bool
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measure:
    """A dimension with its rows; `opened_by` names the right without which it is not told of persons."""

    code: str
    title: str
    lines: tuple[Line, ...]
    opened_by: str = ""

    @cached_property
    def by_code(self) -> dict[str, Line]:
        return {line.code: line for line in self.lines}

    @cached_property
    def by_fact(self) -> dict[str | None, tuple[str, ...]]:
        """The rows in which a person of an exclusive row stands: that one, and the roll-ups that it is part of."""
        return {
            each.code: tuple(line.code for line in self.lines if line == each or each.code in line.parts)
            for each in self.lines
            if each.is_exclusive
        }

    def parts_of(self, code: str) -> frozenset[str]:
        """The exclusive rows that a row is made of; none where the measure has no such row."""
        line = self.by_code.get(code)
        return frozenset(line.parts or (code,)) if line else frozenset()

    def title_of(self, code: str | None) -> str:
        return self.by_code[code].title if code in self.by_code else (code or "")


@dataclass(frozen=True)
class PersonRow:
    """Where a person was counted: a unit at each level (0 for none), its groups as bits, the row of each measure."""

    person: int
    places: tuple[int, ...]
    counted: tuple[int, ...]
    facts: tuple[str | None, ...]


@dataclass(frozen=True)
class Frame:
    """The words and parts by which person rows become figures; kept with the seal, as code lists change."""

    groups: tuple[tuple[str, str], ...]
    places: tuple[tuple[int, str, str], ...]
    measures: tuple[Measure, ...]

    @property
    def shape(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the bits and facts of person rows stand for."""
        return tuple(code for code, _title in self.groups), tuple(each.code for each in self.asked)

    @cached_property
    def asked(self) -> tuple[Measure, ...]:
        """The measures that are facts of persons: all but the headcount."""
        return tuple(each for each in self.measures if each.code != HEADCOUNT.code)

    def measure(self, code: str) -> Measure | None:
        return next((each for each in self.measures if each.code == code), None)

    def held(self, row: PersonRow) -> Iterator[tuple[str, int]]:
        """The groups and units that a row counts in."""
        for place, bits in zip(row.places, row.counted, strict=True):
            for number, (group, _title) in enumerate(self.groups):
                if place and bits >> number & 1:
                    yield group, place

    def cells(self, rows: Iterable[PersonRow]) -> Counter[Key]:
        """The figures that these rows make, roll-ups included."""
        found: Counter[Key] = Counter()
        for row in rows:
            lines = [(HEADCOUNT.code, TOTAL.code), *self._lines(row.facts)]
            for group, place in self.held(row):
                found.update((group, place, measure, line) for measure, line in lines)
        return found

    def _lines(self, facts: tuple[str | None, ...]) -> Iterator[tuple[str, str]]:
        for measure, fact in zip(self.asked, facts, strict=True):
            for line in measure.by_fact.get(fact, ()):
                yield measure.code, line

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Frame:
        measures = tuple(
            Measure(
                each["code"],
                each["title"],
                tuple(Line(**{**line, "parts": tuple(line["parts"])}) for line in each["lines"]),
                each["opened_by"],
            )
            for each in told["measures"]
        )
        groups = tuple((code, title) for code, title in told["groups"])
        return cls(groups, tuple((pk, code, title) for pk, code, title in told["places"]), measures)


@dataclass(frozen=True)
class Part:
    """One question of a report (there is one for each day) with all that is needed to keep its people and figures."""

    question: Question
    frame: Frame
    # In which row of which measure a value stands.
    lines: Mapping[Value, tuple[str, str]]
    # Persons by group, unit, measure and exclusive row, and which of these are not shown.
    counts: Mapping[Key, int]
    hidden: frozenset[Key]

    def figures(self) -> dict[str, Any]:
        """As it is kept with the seal."""
        return {
            "frame": self.frame.as_json(),
            "counts": [[*key, persons] for key, persons in sorted(self.counts.items())],
            "hidden": [list(key) for key in sorted(self.hidden)],
        }


@dataclass(frozen=True)
class Figures:
    """The figures of a part, sealed or counted now."""

    frame: Frame
    counts: Mapping[Key, int]
    hidden: frozenset[Key]

    @classmethod
    def of_json(cls, told: Mapping[str, Any]) -> Figures:
        counts = {(group, unit, measure, line): persons for group, unit, measure, line, persons in told["counts"]}
        hidden = frozenset((group, unit, measure, line) for group, unit, measure, line in told["hidden"])
        return cls(Frame.of_json(told["frame"]), counts, hidden)

    @classmethod
    def of_part(cls, part: Part) -> Figures:
        return cls(part.frame, part.counts, part.hidden)

    def value(self, key: Key) -> int:
        """The persons of a row, 0 where there is no such row."""
        group, unit, code, line = key
        measure = self.frame.measure(code)
        return sum(self.counts.get((group, unit, code, part), 0) for part in measure.parts_of(line)) if measure else 0

    def is_hidden(self, key: Key) -> bool:
        group, unit, code, line = key
        measure = self.frame.measure(code)
        parts = measure.parts_of(line) if measure else frozenset()
        return any((group, unit, code, part) in self.hidden for part in parts)

    def keys(self) -> Iterator[Key]:
        """Every cell that may hold anyone, roll-ups included."""
        filled = {(group, unit) for group, unit, _measure, _line in self.counts}
        for group, unit in filled:
            for measure in self.frame.measures:
                for line in measure.lines:
                    yield group, unit, measure.code, line.code


def frame_of(groups: Iterable[Population], places: Iterable[Place], breakdowns: Iterable[Breakdown]) -> Frame:
    """The frame of a table, in the language of the moment; names that only repeat a row are left out."""
    measures = tuple(
        Measure(
            each.dimension.code,
            str(each.dimension.title),
            tuple(Line(row.code, str(row.title), row.kind.is_exclusive, tuple(row.parts)) for row in each.shown),
            each.dimension.opened_by.value if each.dimension.opened_by else "",
        )
        for each in breakdowns
    )
    return Frame(
        tuple((group.code, str(group.title)) for group in groups),
        tuple((place.pk, place.code, place.title) for place in places),
        measures,
    )
