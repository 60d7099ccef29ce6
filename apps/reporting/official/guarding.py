"""What of a form a user may not see, and which small figures are hidden where a form crosses units."""

from collections.abc import Iterator, Mapping, Sequence

from apps.core.permissions import Permission
from apps.reporting.disclosure import SMALL
from apps.reporting.official.definitions import Line, Operation
from apps.reporting.official.positions import Position, Value
from apps.reporting.solving import hidden_with, parts_of_whole

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
    values: Mapping[Position, Value], rows: Sequence[Line], columns: Sequence[Line], rights: Rights, total: str
) -> set[Position]:
    """Of the sensitive columns of a form of units: numbers under five, and as many others as hide them well.

    The units make the total; a column that adds up others tells of these, too.
    """
    names = {line.code for line in columns if rights.get(line.code)}
    leaning = {line.code for line in columns if _adds_up(line) and names & set(line.formula.of if line.formula else ())}
    counts = {at: value for at, value in values.items() if isinstance(value, int)}
    small = {at for at, value in counts.items() if at.column in names and 0 < value < SMALL}
    sums = [_units_of(column.code, rows, total, counts) for column in columns if column.code in names | leaning]
    sums += [_summed(row.code, column, counts) for row in rows for column in columns if column.code in leaning]
    hidden = hidden_with(small, sums, lambda at: at.column in names | leaning, lambda at: counts.get(at, 0))
    return hidden | set(_percents(hidden, rows, columns))


def _adds_up(line: Line) -> bool:
    return line.formula is not None and line.formula.operation is Operation.SUM


def _units_of(column: str, rows: Sequence[Line], total: str, counts: Mapping[Position, int]) -> dict[Position, int]:
    cells = (Position(row.code, column) for row in rows if row.code != total)
    return parts_of_whole(Position(total, column), (at for at in cells if at in counts))


def _summed(row: str, column: Line, counts: Mapping[Position, int]) -> dict[Position, int]:
    cells = (Position(row, code) for code in (column.formula.of if column.formula else ()))
    return parts_of_whole(Position(row, column.code), (at for at in cells if at in counts))


def _percents(hidden: set[Position], rows: Sequence[Line], columns: Sequence[Line]) -> Iterator[Position]:
    """A share tells its part as well as the number does."""
    for column in columns:
        if column.formula and not _adds_up(column):
            yield from (
                Position(row.code, column.code)
                for row in rows
                if any(Position(row.code, code) in hidden for code in column.formula.of)
            )
