"""No hidden figure follows from those that are printed: tables by chance, solved as a reader with a computer would."""

from itertools import product
from random import Random
from typing import TypeVar

import numpy
import pytest

from apps.reporting.disclosure import SMALL
from apps.reporting.solving import hidden_with, parts_of_whole, solved, told_by

Cell = tuple[int, ...]
K = TypeVar("K", bound=tuple[object, ...])
TOTAL = 0


def table_by_chance(chance: Random) -> tuple[dict[Cell, int], list[dict[Cell, int]]]:
    """Rows, columns and layers with all their totals, and the sums among them."""
    sizes = [chance.randint(2, 5) for _axis in range(3)]
    counts = dict.fromkeys(product(*(range(size + 1) for size in sizes)), 0)
    for cell in product(*(range(1, size + 1) for size in sizes)):
        persons = chance.choice((0, 0, 1, 2, 3, 4, 7, 12, 30))
        for held in product(*((each, TOTAL) for each in cell)):
            counts[held] += persons
    sums = []
    for axis, size in enumerate(sizes):
        for cell in (each for each in counts if each[axis] == TOTAL):
            parts = [(*cell[:axis], number, *cell[axis + 1 :]) for number in range(1, size + 1)]
            sums.append(parts_of_whole(cell, parts))
    return counts, sums


def follows(sums: list[dict[K, int]], hidden: set[K]) -> set[K]:
    """By the rank of the system: a figure follows if knowing it adds nothing."""
    order = {key: place for place, key in enumerate(hidden)}
    rows = [[0] * len(order) for _each in sums]
    for row, each in zip(rows, sums, strict=True):
        for key, by in each.items():
            if key in order:
                row[order[key]] = by
    matrix = numpy.array(rows, dtype=float)
    rank = numpy.linalg.matrix_rank(matrix)
    unit = numpy.eye(len(order))
    return {
        key for key, place in order.items() if numpy.linalg.matrix_rank(numpy.vstack([matrix, unit[place]])) == rank
    }


@pytest.mark.parametrize("seed", range(12))
def test_no_hidden_figure_follows_from_what_is_printed(seed: int) -> None:
    counts, sums = table_by_chance(Random(seed))
    # All but the grand total and those of the first axis may be hidden: they tell nothing sensitive.
    secret = {cell for cell in counts if cell[1] != TOTAL or cell[2] != TOTAL}
    small = {cell for cell in secret if 0 < counts[cell] < SMALL}
    hidden = hidden_with(small, sums, secret.__contains__, lambda cell: counts[cell])
    assert small <= hidden <= secret
    assert not follows(sums, hidden)
    assert len(hidden) < len(secret)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_found_to_follow_is_what_the_rank_tells(seed: int) -> None:
    chance = Random(seed)
    counts, sums = table_by_chance(chance)
    hidden = {cell for cell in counts if chance.random() < 0.4}
    assert solved(sums, hidden) == follows(sums, hidden)


def test_a_gap_that_only_two_sums_together_tell_is_closed() -> None:
    """Two rings of gaps joined by one more: no line has a single gap, and still the joint follows."""
    counts = {(row, column): 9 for row in range(4) for column in range(4)}
    lines = [[(row, column) for column in range(4)] for row in range(4)]
    lines += [[(row, column) for row in range(4)] for column in range(4)]
    sums = [dict.fromkeys(line, 1) for line in lines]
    gaps = {(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3), (1, 2)}
    assert all(sum(key in gaps for key in line) != 1 for line in lines)
    assert solved(sums, gaps) == {(1, 2)}
    closed = hidden_with(gaps, sums, lambda _key: True, lambda key: counts[key])
    assert not solved(sums, closed)


Line = tuple[int, ...]


def flat_table_by_chance(chance: Random) -> tuple[dict[Cell, int], list[dict[Cell, int]], int, int]:
    """Rows and columns of few persons, so that many cells hold nobody."""
    height, width = chance.randint(2, 4), chance.randint(2, 4)
    counts: dict[Cell, int] = dict.fromkeys(product(range(height + 1), range(width + 1)), 0)
    for row, column in product(range(1, height + 1), range(1, width + 1)):
        persons = chance.choice((0, 0, 0, 0, 1, 2, 5))
        for held in product((row, TOTAL), (column, TOTAL)):
            counts[held] += persons
    sums: list[dict[Cell, int]] = [
        parts_of_whole((row, TOTAL), [(row, c) for c in range(1, width + 1)]) for row in range(height + 1)
    ]
    sums += [
        parts_of_whole((TOTAL, column), [(r, column) for r in range(1, height + 1)]) for column in range(width + 1)
    ]
    return counts, sums, height, width


def lines_of(persons: int, width: int) -> list[Line]:
    """All ways to divide so many persons over the columns."""
    if width == 1:
        return [(persons,)]
    return [(first, *rest) for first in range(persons + 1) for rest in lines_of(persons - first, width - 1)]


def possible_values(counts: dict[Cell, int], hidden: set[Cell], height: int, width: int) -> dict[Cell, set[int]]:
    """What each cell can be for a reader who tries all tables of persons that show the same figures.

    The totals of rows are open; sums of columns are kept as far as they are shown.
    """
    columns = range(1, width + 1)
    allowed = [
        [
            line
            for line in lines_of(counts[row, TOTAL], width)
            if all((row, c) in hidden or line[c - 1] == counts[row, c] for c in columns)
        ]
        for row in range(1, height + 1)
    ]
    shown = [c - 1 for c in columns if (TOTAL, c) not in hidden]
    target = tuple(counts[TOTAL, c + 1] for c in shown)

    def added(sum_: Line, line: Line) -> Line:
        return tuple(held + line[c] for held, c in zip(sum_, shown, strict=True))

    before = [{(0,) * len(shown)}]
    for lines in allowed:
        before.append({added(sum_, line) for sum_ in before[-1] for line in lines})
    after = [{(0,) * len(shown)}]
    for lines in reversed(allowed):
        after.append({added(sum_, line) for sum_ in after[-1] for line in lines})
    found: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    for number, lines in enumerate(allowed):
        behind = after[height - number - 1]
        for line in lines:
            sums = (added(sum_, line) for sum_ in before[number])
            if any(tuple(t - s for t, s in zip(target, sum_, strict=True)) in behind for sum_ in sums):
                for c in columns:
                    if (number + 1, c) in found:
                        found[number + 1, c].add(line[c - 1])
    return found


@pytest.mark.parametrize("seed", range(60))
def test_no_small_number_is_the_only_one_that_fits_as_nobody_is_fewer_than_nobody(seed: int) -> None:
    counts, sums, height, width = flat_table_by_chance(Random(seed))
    secret = {cell for cell in counts if cell[1] != TOTAL}
    small = {cell for cell in secret if 0 < counts[cell] < SMALL}
    hidden = hidden_with(small, sums, secret.__contains__, lambda cell: counts[cell])
    possible = possible_values(counts, hidden, height, width)
    assert not {cell for cell in small if cell[0] != TOTAL and len(possible[cell]) == 1}


def test_gaps_beside_a_sum_of_nobody_hide_nothing() -> None:
    """Two rows by two columns with a gap in each line; nobody stands in the second row, and its total says so."""
    counts = {(1, 1): 3, (1, 2): 4, (2, 1): 0, (2, 2): 0}
    sums = [{(1, 1): 1, (1, 2): 1}, {(2, 1): 1, (2, 2): 1}, {(1, 1): 1, (2, 1): 1}, {(1, 2): 1, (2, 2): 1}]
    assert not solved(sums, set(counts))
    assert told_by(sums, set(counts), lambda cell: counts[cell]) == {(1, 1), (1, 2)}
