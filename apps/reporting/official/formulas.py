"""Lines that are reckoned from others: first the rows, then the columns of all rows."""

from collections.abc import Sequence
from decimal import Decimal

from apps.reporting.official.definitions import Formula, Line, Operation
from apps.reporting.official.positions import Position, Value
from apps.reporting.table import share


def reckon(values: dict[Position, Value], rows: Sequence[Line], columns: Sequence[Line]) -> None:
    """Write the values of all lines with formulas; they may lean on lines that stand anywhere in the form."""
    for row in in_order(rows):
        for column in columns:
            operands = [Position(code, column.code) for code in row.formula.of] if row.formula else []
            _write(values, Position(row.code, column.code), row.formula, operands)
    for column in in_order(columns):
        for row in rows:
            operands = [Position(row.code, code) for code in column.formula.of] if column.formula else []
            _write(values, Position(row.code, column.code), column.formula, operands)


def _write(values: dict[Position, Value], at: Position, formula: Formula | None, operands: list[Position]) -> None:
    """Nothing stands where no operand does: a line that is empty makes no zero."""
    found = [value for each in operands if isinstance(value := values.get(each), int | Decimal)]
    if formula is None or not found:
        return
    if formula.operation is Operation.SUM:
        values[at] = sum(found)
    elif len(found) == len(operands):
        values[at] = share(int(found[0]), int(found[1]))


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines with formulas, each after those that it leans on; a circle is refused when a form is read."""
    by_code = {line.code: line for line in lines if line.formula}
    done: dict[str, Line] = {}

    def add(line: Line, below: tuple[str, ...]) -> None:
        if line.code in done or line.code in below or line.formula is None:
            return
        for code in line.formula.of:
            if code in by_code:
                add(by_code[code], (*below, line.code))
        done[line.code] = line

    for line in by_code.values():
        add(line, ())
    return list(done.values())


def leaves_of(line: Line, lines: Sequence[Line]) -> list[Line]:
    """The counted lines that a line stands for: itself, the summed ones, the part of a percentage."""
    if line.formula is None:
        return [line] if line.is_counted else []
    by_code = {each.code: each for each in lines}
    named = line.formula.of if line.formula.operation is Operation.SUM else line.formula.of[:1]
    found = [leaf for code in named if code in by_code for leaf in leaves_of(by_code[code], lines)]
    return list({leaf.code: leaf for leaf in found}.values())
