"""What is otherwise with one person: another unit, a group left or joined, another row of a measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from apps.reporting.seals.counting import Frame, PersonRow
from apps.reporting.seals.people import Rows
from apps.reporting.table import Key


@dataclass(frozen=True)
class Shift:
    """One thing that is otherwise; empty where the person was not counted before, or is not now."""

    # The measure's code; empty for a group and its units.
    measure: str
    title: str
    before: str
    now: str
    # The right without which nobody may be told of it with a name.
    opened_by: str = ""


@dataclass(frozen=True)
class PersonDifference:
    """A person who is counted otherwise, and by how much that moves each figure."""

    person: int
    shifts: tuple[Shift, ...]
    moves: Mapping[Key, int]

    @property
    def facets(self) -> frozenset[str]:
        """The measures that moved; the empty name for groups and units."""
        return frozenset(shift.measure for shift in self.shifts)


def person_difference(person: int, rows: Rows, sealed: Frame, now: Frame) -> PersonDifference:
    moves = now.cells(rows.now)
    moves.subtract(sealed.cells(rows.was))
    shifts = (*_units(rows, sealed, now), *_facts(rows, sealed, now))
    return PersonDifference(person, shifts, {key: by for key, by in moves.items() if by})


def _units(rows: Rows, sealed: Frame, now: Frame) -> Iterator[Shift]:
    """Group by group, the narrowest units that the person left and joined."""
    was, held = _held(rows.was, sealed), _held(rows.now, now)
    titles = dict((*now.groups, *sealed.groups))
    for group, title in titles.items():
        left, joined = was.get(group, {}), held.get(group, {})
        before = [name for unit, name in left.items() if unit not in joined]
        after = [name for unit, name in joined.items() if unit not in left]
        if before or after:
            yield Shift("", title, ", ".join(before), ", ".join(after))


def _held(rows: Iterable[PersonRow], frame: Frame) -> dict[str, dict[int, str]]:
    """For each group the narrowest unit of every row of the person."""
    names = {pk: title for pk, _code, title in frame.places}
    found: dict[str, dict[int, str]] = {}
    for row in rows:
        narrowest = next((place for place in reversed(row.places) if place), 0)
        for number, (group, _title) in enumerate(frame.groups):
            if any(bits >> number & 1 for bits in row.counted):
                found.setdefault(group, {})[narrowest] = names.get(narrowest, "")
    return found


def _facts(rows: Rows, sealed: Frame, now: Frame) -> Iterator[Shift]:
    """The measures of whoever is counted before and now; facts are the same in all rows of a person."""
    if not rows.was or not rows.now:
        return
    before = dict(zip((each.code for each in sealed.asked), rows.was[0].facts, strict=True))
    after = dict(zip((each.code for each in now.asked), rows.now[0].facts, strict=True))
    for measure in now.asked:
        code, old = measure.code, sealed.measure(measure.code)
        if old is not None and before.get(code) != after.get(code):
            names = old.title_of(before.get(code)), measure.title_of(after.get(code))
            yield Shift(code, measure.title, *names, measure.opened_by)
