"""No hidden figure follows from those that are printed: tables by chance, solved as a reader with a computer would."""

from itertools import product
from random import Random

import numpy
import pytest

from apps.reporting.disclosure import SMALL
from apps.reporting.solving import hidden_with, parts_of_whole, solved

Cell = tuple[int, ...]
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


def follows(sums: list[dict[Cell, int]], hidden: set[Cell]) -> set[Cell]:
    """By the rank of the system: a figure follows if knowing it adds nothing."""
    order = {key: place for place, key in enumerate(sorted(hidden))}
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
