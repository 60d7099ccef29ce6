"""The figures of forms that count persons of a day: one statement for all cells of all units."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from apps.reporting.alike import alike
from apps.reporting.combinations import combinations
from apps.reporting.official.definitions import Block, Line, OfficialForm
from apps.reporting.official.ground import Ground
from apps.reporting.official.matching import Matcher
from apps.reporting.official.positions import Position

# A unit and a cell, the rests of blocks among them.
Counts = Counter[tuple[int, Position]]


@dataclass(frozen=True)
class Sides:
    """Rows and columns with the groups that they ask for."""

    form: OfficialForm
    rows: Matcher
    columns: Matcher

    @classmethod
    def of(cls, ground: Ground, rows: Sequence[Line], row_blocks: Sequence[Block]) -> "Sides":
        form = ground.form
        return cls(
            form,
            Matcher(rows, row_blocks, ground.dimensions, ground.allowed),
            Matcher(form.columns, form.column_blocks, ground.dimensions, ground.allowed),
        )

    def cells(self, group: str, rows: int, columns: int) -> Iterator[Position]:
        """The cells that count whoever is of the group and meets these lines."""
        chosen = list(self.columns.numbers_in(columns))
        for row in self.rows.numbers_in(rows):
            for column in chosen:
                asked = self.rows.groups[row] or self.columns.groups[column] or self.form.group
                if asked == group:
                    yield Position(self.rows.codes[row], self.columns.codes[column])


def people_of(ground: Ground, sides: Sides) -> Iterator[tuple[int, Position, Sequence[int]]]:
    """Unit, cell and persons, for those who keep who was counted."""
    known: dict[tuple[str, int, int], list[Position]] = {}
    for each in alike(ground.question, ground.dimensions):
        met = each.group, sides.rows.mask(each.values), sides.columns.mask(each.values)
        if met not in known:
            known[met] = list(sides.cells(*met))
        for position in known[met]:
            yield each.unit, position, each.persons


def count_persons(ground: Ground, sides: Sides) -> Counts:
    """Persons by unit and cell; people who meet the same lines are put into the cells together."""
    alike: Counter[tuple[str, int, int, int]] = Counter()
    for each in combinations(ground.question, ground.dimensions):
        masks = sides.rows.mask(each.values), sides.columns.mask(each.values)
        alike[each.group, each.unit, *masks] += each.persons
    counts: Counts = Counter()
    for (group, unit, rows, columns), persons in alike.items():
        for position in sides.cells(group, rows, columns):
            counts[unit, position] += persons
    return counts
