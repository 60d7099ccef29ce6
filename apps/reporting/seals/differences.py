"""A seal beside the same report now: which figures differ, and by whom; every difference is told to the last person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from apps.core.permissions import Actor
from apps.reporting.models import Seal
from apps.reporting.seals.cell_differences import CellsDifference
from apps.reporting.seals.cells import kept_cells
from apps.reporting.seals.changed_figures import CellDifference, Where
from apps.reporting.seals.counting import Figures, Part
from apps.reporting.seals.kinds import counted
from apps.reporting.seals.people import differing
from apps.reporting.seals.sealable import Sealable
from apps.reporting.seals.shifts import PersonDifference, person_difference
from apps.reporting.table import Key


@dataclass(frozen=True)
class PartDifference:
    """The differences of one question."""

    sealed: Figures
    now: Figures
    people: tuple[PersonDifference, ...]

    @cached_property
    def by_people(self) -> Counter[Key]:
        moved: Counter[Key] = Counter()
        for each in self.people:
            moved.update(each.moves)
        return moved

    @cached_property
    def cells(self) -> tuple[CellDifference, ...]:
        keys = dict.fromkeys([*self.sealed.keys(), *self.now.keys()])
        found = (self._cell(key) for key in keys)
        return tuple(sorted((cell for cell in found if cell.difference), key=lambda cell: self._place(cell.key)))

    def where(self, key: Key) -> Where:
        """The words of a figure, as they were sealed where they still are the same."""
        group, unit, code, line = key
        frames = (self.now.frame, self.sealed.frame)
        groups = {name: title for frame in frames for name, title in frame.groups}
        units = {pk: title for frame in frames for pk, _code, title in frame.places}
        measure = self.sealed.frame.measure(code) or self.now.frame.measure(code)
        if measure is None:
            return Where(code, line, groups.get(group, group), units.get(unit, ""))
        told = measure.title, measure.title_of(line)
        return Where(*told, groups.get(group, group), units.get(unit, ""), measure.opened_by)

    def _cell(self, key: Key) -> CellDifference:
        return CellDifference(
            key,
            self.sealed.value(key),
            self.now.value(key),
            self.by_people[key],
            self._is_redefined(key),
            self.sealed.is_hidden(key) or self.now.is_hidden(key),
        )

    def _is_redefined(self, key: Key) -> bool:
        _group, _unit, code, line = key
        sealed, now = self.sealed.frame.measure(code), self.now.frame.measure(code)
        return (sealed.parts_of(line) if sealed else None) != (now.parts_of(line) if now else None)

    @cached_property
    def _order(self) -> dict[object, int]:
        """The places of groups, units, measures and rows in the sealed table; what is new stands last."""
        names: list[object] = []
        for frame in (self.sealed.frame, self.now.frame):
            names += [("group", code) for code, _title in frame.groups]
            names += [("unit", pk) for pk, _code, _title in frame.places]
            names += [("measure", each.code) for each in frame.measures]
            names += [(each.code, line.code) for each in frame.measures for line in each.lines]
        return {name: place for place, name in enumerate(dict.fromkeys(names))}

    def _place(self, key: Key) -> tuple[int, ...]:
        group, unit, measure, line = key
        return tuple(
            self._order[name] for name in (("unit", unit), ("group", group), ("measure", measure), (measure, line))
        )


@dataclass(frozen=True)
class Difference:
    """A seal and the same report now."""

    seal: Seal
    again: Sealable
    parts: tuple[PartDifference | CellsDifference, ...] = field(default_factory=tuple)

    @property
    def people(self) -> list[PersonDifference]:
        return [each for part in self.parts for each in part.people]

    @property
    def persons(self) -> int:
        """How many persons are counted otherwise."""
        return len({each.person for each in self.people if each.person > 0})

    @property
    def entries(self) -> int:
        """How many entries that are about no person are counted otherwise."""
        return len({each.person for each in self.people if each.person < 0})

    @property
    def unexplained(self) -> int:
        """Always 0: whatever differs is some person's doing, or that of a row that is made of other parts."""
        return sum(abs(cell.unexplained) for part in self.parts for cell in part.cells)


def compare(seal: Seal, user: Actor) -> Difference:
    """Count the sealed report again, for this user; ReportError where its definition is gone."""
    again = counted(seal.kind, seal.parameters, user)
    if "cells" in seal.figures and again.cells is not None:
        return Difference(seal, again, (CellsDifference(kept_cells(seal), again.cells),))
    kept = [Figures.of_json(told) for told in seal.figures["parts"]]
    pairs = enumerate(zip(kept, again.parts, strict=True))
    return Difference(seal, again, tuple(_part(seal, number, sealed, part) for number, (sealed, part) in pairs))


def _part(seal: Seal, number: int, sealed: Figures, part: Part) -> PartDifference:
    rows = differing(seal, number, part, sealed.frame)
    people = (person_difference(person, each, sealed.frame, part.frame) for person, each in sorted(rows.items()))
    return PartDifference(sealed, Figures.of_part(part), tuple(each for each in people if each.moves))
