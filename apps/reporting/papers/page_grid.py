"""A table of a paper as pages draw it: every cell with its words and its look."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils import translation

from apps.reporting.papers.layout import Placed, column_looks, placed_heads, signs, stub_columns
from apps.reporting.papers.paper import Cell, Form, Look, Row, Table
from apps.reporting.papers.words import written

ROW_CLASSES = {
    Look.TOTAL: "row-total",
    Look.SUBTOTAL: "row-subtotal",
    Look.ROLL_UP: "row-roll-up",
    Look.UNTRAINED: "row-untrained",
    Look.UNKNOWN: "row-unknown",
    Look.HEADING: "row-subhead",
}
COLUMN_CLASSES = {
    Look.UNTRAINED: "column-untrained",
    Look.UNKNOWN: "column-unknown",
    Look.TOTAL: "column-total",
    Look.ROLL_UP: "column-roll-up",
}
DEEPEST = 4


@dataclass(frozen=True)
class PageHead:
    text: str
    columns: int
    rows: int
    css_class: str


class PageCell(NamedTuple):
    text: str
    url: str
    css_class: str


@dataclass(frozen=True)
class PageRow:
    ordinal: str
    title: str
    url: str
    depth: int
    # A row without figures is a heading over the whole width.
    span: int
    css_class: str
    cells: tuple[PageCell, ...]


@dataclass(frozen=True)
class PageGrid:
    heads: tuple[tuple[PageHead, ...], ...]
    rows: tuple[PageRow, ...]
    has_hidden: bool


def page_grid(table: Table) -> PageGrid:
    """In the language of the page."""
    language = (translation.get_language() or "vi")[:2]
    classes, with_sign = [COLUMN_CLASSES.get(look, "") for look in column_looks(table)], signs(table)
    return PageGrid(
        tuple(_heads(table, number) for number in range(len(table.heads))),
        tuple(_row(row, table, classes, with_sign, language) for row in table.rows),
        any(cell.is_hidden for row in table.rows for cell in row.cells),
    )


def _heads(table: Table, number: int) -> tuple[PageHead, ...]:
    return tuple(
        PageHead(each.head.text, each.head.columns, each.head.rows, _head_class(each, stub_columns(table)))
        for each in placed_heads(table)
        if each.row == number
    )


def _head_class(placed: Placed, stub: int) -> str:
    """Headings over one column of figures stand on the right, as the figures do."""
    place = "" if placed.column < stub else "text-center" if placed.head.columns > 1 else "num"
    return f"{place} {COLUMN_CLASSES.get(placed.head.look, '')}".strip()


def _row(row: Row, table: Table, classes: list[str], with_sign: tuple[bool, ...], language: str) -> PageRow:
    figures = table.width - stub_columns(table)
    cells = (*row.cells, *(Cell("", Form.TEXT) for _ in range(figures - len(row.cells)))) if row.cells else ()
    return PageRow(
        row.ordinal,
        row.title,
        row.url,
        min(row.depth, DEEPEST),
        1 if row.cells else 1 + figures,
        ROW_CLASSES.get(row.look, ""),
        tuple(
            PageCell(written(cell, language, has_sign=sign), cell.url, _cell_class(cell, css_class))
            for cell, css_class, sign in zip(cells, classes, with_sign, strict=False)
        ),
    )


def _cell_class(cell: Cell, css_class: str) -> str:
    place = "text-center" if cell.is_mark else "" if cell.form is Form.TEXT else "num"
    return f"{place} {css_class}".strip()
