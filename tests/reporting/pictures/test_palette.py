"""The parts of one picture never share a colour, and its lines can be seen."""

import pytest

from apps.reporting.definitions import Category
from apps.reporting.palette import UNKNOWN_LINE, UNTRAINED_LINE, line_shades_of, shades_of


@pytest.mark.parametrize(("size", "ordered"), [(2, True), (8, True), (13, True), (6, False), (14, False)])
def test_no_two_rows_share_a_colour(size: int, *, ordered: bool) -> None:
    rows = tuple(Category(f"row{number}", f"Row {number}", values=(str(number),)) for number in range(size))
    assert len(set(shades_of(rows, ordered=ordered).values())) == size


@pytest.mark.parametrize(("size", "ordered"), [(1, True), (6, True), (13, True), (10, False)])
def test_a_line_is_told_from_white_paper(size: int, *, ordered: bool) -> None:
    rows = tuple(Category(f"row{number}", f"Row {number}", values=(str(number),)) for number in range(size))
    colours = [*line_shades_of(rows, ordered=ordered).values(), UNTRAINED_LINE, UNKNOWN_LINE]
    assert len(set(colours)) == size + 2
    faint = [colour for colour in colours if _contrast_with_white(colour) < 3]
    assert not faint, faint


def _contrast_with_white(colour: str) -> float:
    """Of WCAG 2: (lighter + .05) / (darker + .05) of the relative luminances."""
    parts = [value / 255 for value in bytes.fromhex(colour.removeprefix("#"))]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
