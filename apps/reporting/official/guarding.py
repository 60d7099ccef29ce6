"""What of a form a user may not see, and which small figures are hidden where a form crosses units."""

from collections.abc import Iterator, Mapping, Sequence

from apps.core.permissions import Permission
from apps.reporting.disclosure import SMALL
from apps.reporting.official.definitions import Line
from apps.reporting.official.table import Position, Value

Rights = Mapping[str, set[Permission]]


def closed_lines(lines: Sequence[Line], rights: Rights, held: frozenset[Permission]) -> set[str]:
    """Lines that tell what the user lacks a right for, and those reckoned from them."""
    closed = {line.code for line in lines if rights.get(line.code, set()) - held}
    grown = True
    while grown:
        leaning = {line.code for line in lines if line.formula and closed & set(line.formula.of)}
        grown = not leaning <= closed
        closed |= leaning
    return closed


def closed_cells(
    rows: Sequence[Line], columns: Sequence[Line], closed: set[str], *, is_row: bool
) -> Iterator[Position]:
    for row in rows:
        for column in columns:
            if (row.code if is_row else column.code) in closed:
                yield Position(row.code, column.code)


def small_cells(
    values: Mapping[Position, Value], rows: Sequence[Line], sensitive: Sequence[Line], total: str
) -> set[Position]:
    """Of a sensitive column over units: numbers under five, and one more where the total would tell the only gap."""
    hidden: set[Position] = set()
    for column in sensitive:
        line = {
            Position(row.code, column.code): value
            for row in rows
            if isinstance(value := values.get(Position(row.code, column.code)), int)
        }
        gaps = {at for at, value in line.items() if 0 < value < SMALL}
        others = [at for at in line if at not in gaps and at.row != total and line[at]]
        if len(gaps) == 1 and len(line) > 1:
            at = min(others, key=lambda each: line[each], default=Position(total, column.code))
            gaps.add(at)
        hidden |= gaps
    return hidden
