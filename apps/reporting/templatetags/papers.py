"""What templates need to draw a paper."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe

from apps.core.templatetags.registry import escaped
from apps.reporting.papers.dividing import divided
from apps.reporting.papers.page_grid import PageCell, PageGrid, page_grid
from apps.reporting.papers.paper import Cell, Picture, Table

register = template.Library()


@register.filter
def on_page(table: Table) -> PageGrid:
    """The cells of a table with their words and looks."""
    return page_grid(table)


@register.filter
def cells(line: Iterable[PageCell]) -> SafeString:
    """The cells of a row; drawn here, as a template's loop over thousands of them takes longer than their counting."""
    return mark_safe("".join([_drawn(cell) for cell in line]))  # noqa: S308  # every word was escaped


def _drawn(cell: PageCell) -> str:
    if not cell.url:
        return _plain(cell.css_class, cell.text)
    return f'<td class="{escaped(cell.css_class)}"><a href="{escaped(cell.url)}">{escaped(cell.text)}</a></td>'


# Most cells of a large table say what others say: 0, a dash, a small number.
@lru_cache(maxsize=4096)
def _plain(css_class: str, text: str) -> str:
    return f'<td class="{escaped(css_class)}">{escaped(text)}</td>'


@register.filter
def drawing(picture: Picture) -> SafeString:
    """The drawing itself; it is made here, and whatever words stand in it were escaped as it was drawn."""
    return mark_safe(picture.svg)  # noqa: S308  # as said above


@register.filter
def printed_parts(table: Table) -> tuple[Table, ...]:
    """What is printed in place of a table that no page holds; nothing where one does."""
    parts = tuple(divided(table))
    return tuple(_bare(part) for part in parts) if len(parts) > 1 else ()


def _bare(table: Table) -> Table:
    """Nobody follows an address on paper."""
    rows = (replace(row, url="", cells=tuple(map(_without_address, row.cells))) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _without_address(cell: Cell) -> Cell:
    return replace(cell, url="") if cell.url else cell
