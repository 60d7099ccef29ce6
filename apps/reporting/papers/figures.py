"""Figures and drawings of pages as parts of a paper."""

import re
from collections.abc import Iterable
from dataclasses import replace

from apps.reporting.chart import Drawing
from apps.reporting.definitions import Kind
from apps.reporting.grids import Figure
from apps.reporting.papers.paper import Cell, Form, Look, Picture, Row

LOOKS = {
    Kind.PART: Look.PART,
    Kind.UNTRAINED: Look.UNTRAINED,
    Kind.UNKNOWN: Look.UNKNOWN,
    Kind.ROLL_UP: Look.ROLL_UP,
    Kind.ALIAS: Look.ROLL_UP,
}
LINK = re.compile(r"</?a\b[^>]*>")


def pair(figure: Figure) -> tuple[Cell, Cell]:
    """A number and its share; where the number is hidden, so is the share."""
    is_hidden = figure.count is None
    return (
        Cell(figure.count, is_hidden=is_hidden, url=figure.url),
        Cell(figure.percent, Form.PERCENT, is_hidden=is_hidden),
    )


def row_of(title: str, figures: Iterable[Figure], look: Look, *, depth: int = 0, url: str = "") -> Row:
    return Row(title, tuple(cell for figure in figures for cell in pair(figure)), look, depth, url=url)


def picture_of(drawing: Drawing) -> Picture:
    """The drawing without its links, which mean nothing on paper."""
    return Picture(drawing.title, LINK.sub("", drawing.svg))


def without_links(picture: Picture) -> Picture:
    """The same picture for paper."""
    return replace(picture, svg=LINK.sub("", picture.svg))
