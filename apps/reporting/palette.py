"""Colours of the rows of a breakdown: one hue from light to dark for ordered levels, greys for what is not known."""

from apps.reporting.definitions import Category, Kind
from apps.reporting.table import Breakdown

UNTRAINED = "#d5d9de"
UNKNOWN = "#b6bcc4"
HIDDEN = "#f1f2f4"
# Light to dark in one blue, told apart in print and by colour-blind people; few levels take spread-out shades.
BLUES = ("#cfe0f3", "#a9c8e8", "#7eabd9", "#548cc4", "#336dab", "#1f5190", "#123a70", "#08234a")
# A thin line needs three times the contrast of its ground that a broad bar does with an edge; it begins at this shade.
FIRST_LINE = 3
UNTRAINED_LINE, UNKNOWN_LINE = "#8a919b", "#5b626c"
LINES_APART = (
    *("#336dab", "#c9733f", "#24584c", "#a05c7b", "#7a7f45"),
    *("#1b8aa6", "#6b3a2e", "#4a4580", "#8c1f3f", "#4f8d7e"),
)
# Rows without an order: hues of like weight, which differ in lightness too.
APART = (
    *("#336dab", "#e0a63a", "#5f9e8f", "#a05c7b", "#7a7f45", "#c9733f", "#9dbfe6", "#6b3a2e"),
    *("#c3cf86", "#4a4580", "#e3a9bd", "#24584c", "#cbb08a", "#1b8aa6", "#b79be0", "#8c1f3f"),
)


def shades(breakdown: Breakdown) -> dict[str, str]:
    """The colour of each exclusive row."""
    return shades_of(breakdown.exclusive, ordered=breakdown.dimension.is_ordered)


def line_shades_of(categories: tuple[Category, ...], *, ordered: bool) -> dict[str, str]:
    """The colour of the line of each category: at least 3 : 1 against white, and so against black when turned."""
    parts = [category.code for category in categories if category.kind is Kind.PART]
    length = len(BLUES) - 1 - FIRST_LINE
    if ordered:
        colours = [_blue(FIRST_LINE + place * length / max(len(parts) - 1, 1)) for place in range(len(parts))]
    else:
        colours = [LINES_APART[place % len(LINES_APART)] for place in range(len(parts))]
    rest = {Kind.UNTRAINED: UNTRAINED_LINE, Kind.UNKNOWN: UNKNOWN_LINE}
    return dict(zip(parts, colours, strict=True)) | {c.code: rest[c.kind] for c in categories if c.kind in rest}


def shades_of(categories: tuple[Category, ...], *, ordered: bool) -> dict[str, str]:
    """The colour of each of some categories that make a whole."""
    parts = [category.code for category in categories if category.kind is Kind.PART]
    colours = dict(zip(parts, _scale(len(parts), ordered=ordered), strict=True))
    rest = {Kind.UNTRAINED: UNTRAINED, Kind.UNKNOWN: UNKNOWN}
    return colours | {c.code: rest[c.kind] for c in categories if c.kind in rest}


def _scale(size: int, *, ordered: bool) -> list[str]:
    if not ordered:
        return [APART[place % len(APART)] for place in range(size)]
    if size <= 1:
        return [BLUES[4]] * size
    places = [place * (len(BLUES) - 1) / (size - 1) for place in range(size)]
    return [_blue(place) if size > len(BLUES) else BLUES[round(place)] for place in places]


def _blue(place: float) -> str:
    """A shade between two, where levels do not fall on shades."""
    first = min(int(place), len(BLUES) - 2)
    light, dark = (bytes.fromhex(shade[1:]) for shade in BLUES[first : first + 2])
    mixed = (round(a + (b - a) * (place - first)) for a, b in zip(light, dark, strict=True))
    return f"#{bytes(mixed).hex()}"
