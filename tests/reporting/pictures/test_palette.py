"""The parts of one picture never share a colour."""

import pytest

from apps.reporting.definitions import Category
from apps.reporting.palette import shades_of


@pytest.mark.parametrize(("size", "ordered"), [(2, True), (8, True), (13, True), (6, False), (14, False)])
def test_no_two_rows_share_a_colour(size: int, *, ordered: bool) -> None:
    rows = tuple(Category(f"row{number}", f"Row {number}", values=(str(number),)) for number in range(size))
    assert len(set(shades_of(rows, ordered=ordered).values())) == size
