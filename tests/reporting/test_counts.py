"""Sums of what a statement found: by group and unit, at every level of the chain."""

from datetime import date

import numpy
import pytest

from apps.cadres.models import Cadre
from apps.reporting.cell_lines import LinesOfUnits
from apps.reporting.counts import Counts, persons_in, summed
from apps.reporting.definitions import Population
from apps.reporting.members import Members
from apps.reporting.question import Value

DAY = date(2025, 2, 28)
STAFF, SEATED = (Population(code, code, code, lambda _day: Cadre.objects.none()) for code in ("staff", "seated"))
# Province 1 with the communes 10 and 11.
MEMBERS = Members((STAFF, SEATED), ((10, (1, 10)), (11, (1, 11))), DAY)
TOTAL: dict[Value, tuple[str, str]] = {(None, None): ("headcount", "total")}
SEX: dict[Value, tuple[str, str]] = {("sex", "male"): ("sex", "male"), ("sex", "female"): ("sex", "female")}
# Two values stand in one row.
AGE: dict[Value, tuple[str, str]] = {("age", each): ("age", "known") for each in ("young", "old")}
PARTY: dict[Value, tuple[str, str]] = {("party", None): ("party", "unknown")}


def key(chain: int, *groups: int) -> int:
    """A row of that chain, whose groups count at each level."""
    number = chain
    for level in groups:
        number = number << 2 | level
    return number


def test_persons_count_in_all_their_groups_and_in_the_units_above() -> None:
    found = [(key(0, 3, 3), 0, "male", "old", 2), (key(1, 1, 1), 0, "female", "old", 5)]
    counts = summed(MEMBERS, [("sex", "age")], TOTAL | SEX | AGE, found)
    assert {cell: n for cell, n in counts.items() if cell[0] == "staff"} == {
        ("staff", 1, "headcount", "total"): 7,
        ("staff", 1, "sex", "male"): 2,
        ("staff", 1, "sex", "female"): 5,
        ("staff", 1, "age", "known"): 7,
        ("staff", 10, "headcount", "total"): 2,
        ("staff", 10, "sex", "male"): 2,
        ("staff", 10, "age", "known"): 2,
        ("staff", 11, "headcount", "total"): 5,
        ("staff", 11, "sex", "female"): 5,
        ("staff", 11, "age", "known"): 5,
    }
    assert counts.get(("seated", 1, "headcount", "total")) == 2
    assert counts.get(("seated", 11, "headcount", "total"), 0) == 0


def test_who_stands_in_two_units_counts_once_above() -> None:
    found = [(key(0, 2, 2), 0, "male", None, 1), (key(1, 0, 2), 0, "male", None, 1)]
    counts = summed(MEMBERS, [("sex", "party")], TOTAL | SEX | PARTY, found)
    assert [counts["seated", unit, "party", "unknown"] for unit in (1, 10, 11)] == [1, 1, 1]
    assert [counts["seated", unit, "headcount", "total"] for unit in (1, 10, 11)] == [1, 1, 1]


def test_a_third_dimension_is_counted_alone() -> None:
    found = [(key(0, 1, 1), 0, "male", "old", 3), (key(0, 1, 1), 1, None, None, 3)]
    counts = summed(MEMBERS, [("sex", "age"), ("party",)], TOTAL | SEX | AGE | PARTY, found)
    assert counts["staff", 1, "party", "unknown"] == 3
    assert counts["staff", 1, "headcount", "total"] == 3


def test_without_dimensions_there_is_the_headcount() -> None:
    counts = summed(MEMBERS, [()], TOTAL, [(key(1, 1, 1), 0, None, None, 4)])
    assert counts == {("staff", unit, "headcount", "total"): 4 for unit in (1, 11)}


def test_a_cell_that_holds_nobody_is_not_there() -> None:
    counts = Counts([("sex", "male"), ("sex", "female")], {("staff", 1): [2, 0]})
    assert len(counts) == 1
    assert list(counts) == [("staff", 1, "sex", "male")]
    assert ("staff", 1, "sex", "female") not in counts
    assert ("staff", 2, "sex", "male") not in counts
    assert ("staff", 1, "age", "old") not in counts


def test_numbers_of_several_cells_are_those_of_each() -> None:
    rows = [("sex", "male"), ("sex", "female"), ("party", "unknown")]
    counts = Counts(rows[:2], {("staff", 1): [2, 5], ("staff", 10): [2, 0]})
    cells = [("staff", 10), ("seated", 1), ("staff", 1)]
    for asked in (rows[:2], rows[1::-1], rows):
        one_by_one = [counts.get((*cell, *row), 0) for cell in cells for row in asked]
        assert persons_in(counts, cells, asked) == one_by_one
        assert persons_in(dict(counts), cells, asked) == one_by_one


@pytest.mark.parametrize("units", [(1, 10), ()])
def test_a_table_of_units_tells_the_numbers_of_its_lines(units: tuple[int, ...]) -> None:
    rows = [("sex", "male"), ("sex", "female")]
    table = numpy.array([[[2, 5], [0, 0]], [[0, 3], [1, 0]]])[: len(units)]
    lines = LinesOfUnits(("staff", "seated"), {unit: number for number, unit in enumerate(units)}, table)
    counts = Counts(rows, lines)
    cells = [("staff", 10), ("seated", 1), ("staff", 99), ("others", 1), ("staff", 1), ("seated", 10)]
    assert counts.persons(cells, rows) == [counts.get((*cell, *row), 0) for cell in cells for row in rows]
    assert counts.persons(cells, rows) == ([0, 3, 0, 0, 0, 0, 0, 0, 2, 5, 1, 0] if units else [0] * 12)
    assert ("seated", 1) not in lines
