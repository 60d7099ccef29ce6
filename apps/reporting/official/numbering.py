"""The printed number of a line that is reckoned from others, with its formula: 2 (=3+4+5)."""

from collections.abc import Sequence

from apps.reporting.official.definitions import Line, Operation
from apps.reporting.ordinals import summed

TYPED = "="


def number_of(line: Line, lines: Sequence[Line]) -> str:
    """The number as given; of a formula whose lines all bear numbers with these, unless it was typed with one."""
    if line.formula is None or not line.ordinal or TYPED in line.ordinal:
        return line.ordinal
    numbers = {each.code: each.ordinal.partition(" ")[0] for each in lines}
    named = [numbers.get(code, "") for code in line.formula.of]
    if not named or not all(named):
        return line.ordinal
    if line.formula.operation is Operation.PERCENT:
        return f"{line.ordinal} (={named[0]}/{named[1]})"
    return f"{line.ordinal} (={summed([('+', each) for each in named])})"
