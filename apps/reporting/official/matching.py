"""Which lines someone with certain values meets, as the bits of one number.

Each dimension knows for every value the lines that allow it, so that a combination costs one AND for each dimension.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from apps.reporting.official.definitions import Block, Line, Test

Values = tuple[str | None, ...]
Allowed = Callable[[Test], frozenset[str | None]]
# Behind the code of a block's whole: those whom none of its lines names, and of them those of whom nothing is known.
UNNAMED, UNKNOWN = "~unnamed", "~unknown"


@dataclass(frozen=True)
class _Held:
    """A block as bits."""

    lines: int
    whole: int
    place: int | None


class Matcher:
    """The counted lines of one side of a form, and the rest of each of its blocks."""

    def __init__(
        self, lines: Sequence[Line], blocks: Sequence[Block], dimensions: Sequence[str], allowed: Allowed
    ) -> None:
        self.lines = [line for line in lines if line.is_counted]
        self.numbers = {line.code: number for number, line in enumerate(self.lines)}
        self.tests = [self._tests_on(dimension, allowed) for dimension in dimensions]
        self.blocks = [self._held(block, dimensions) for block in blocks]
        self.codes = [line.code for line in self.lines]
        self.codes += [f"{number}{rest}" for number in range(len(blocks)) for rest in (UNNAMED, UNKNOWN)]
        self.groups = [line.condition.group for line in self.lines]
        self.groups += [group for block in blocks for group in [self._group_of(block)] * 2]
        self.everyone = (1 << len(self.lines)) - 1
        self.known: dict[tuple[int, str | None], int] = {}
        self.found: dict[Values, int] = {}

    def _tests_on(self, dimension: str, allowed: Allowed) -> list[tuple[int, frozenset[str | None], bool]]:
        return [
            (1 << number, allowed(test), test.is_excluded)
            for number, line in enumerate(self.lines)
            for test in line.condition.tests
            if test.dimension == dimension
        ]

    def _held(self, block: Block, dimensions: Sequence[str]) -> _Held:
        lines = sum(1 << self.numbers[code] for code in block.lines if code in self.numbers)
        whole = 1 << self.numbers[block.whole] if block.whole in self.numbers else 0
        return _Held(lines, whole, dimensions.index(block.dimension) if block.dimension in dimensions else None)

    def _group_of(self, block: Block) -> str:
        """The group of the whole, else that of the lines."""
        known = [self.numbers[code] for code in (block.whole, *block.lines) if code in self.numbers]
        return self.lines[known[0]].condition.group if known else ""

    def mask(self, values: Values) -> int:
        """The lines, and after them the rests of blocks, that hold whoever has these values."""
        if values not in self.found:
            self.found[values] = self._mask(values)
        return self.found[values]

    def _mask(self, values: Values) -> int:
        mask = self.everyone
        for place, value in enumerate(values):
            mask &= self._allowing(place, value)
        for number, block in enumerate(self.blocks):
            if (block.whole and not mask & block.whole) or mask & block.lines:
                continue
            is_unknown = block.place is not None and values[block.place] is None
            mask |= (3 if is_unknown else 1) << (len(self.lines) + 2 * number)
        return mask

    def _allowing(self, place: int, value: str | None) -> int:
        key = (place, value)
        if key not in self.known:
            self.known[key] = self.everyone
            for bit, held, is_excluded in self.tests[place]:
                if (value in held) == is_excluded:
                    self.known[key] &= ~bit
        return self.known[key]

    def numbers_in(self, mask: int) -> Iterator[int]:
        while mask:
            lowest = mask & -mask
            yield lowest.bit_length() - 1
            mask ^= lowest
