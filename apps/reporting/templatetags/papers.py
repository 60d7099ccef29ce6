"""What templates need to draw a paper."""

from collections.abc import Iterable
from dataclasses import replace

from django import template
from django.utils.safestring import SafeString, mark_safe

from apps.core.templatetags.registry import escaped
from apps.reporting.papers.dividing import divided
from apps.reporting.papers.page_grid import PageCell, PageGrid, page_grid
from apps.reporting.papers.paper import Picture, Table

register = template.Library()


@register.filter
def on_page(table: Table) -> PageGrid:
    """The cells of a table with their words and looks."""
    return page_grid(table)


@register.filter
def cells(line: Iterable[PageCell]) -> SafeString:
    """The cells of a row; drawn here, as a template's loop over thousands of them takes longer than their counting."""
    drawn = [
        f'<td class="{escaped(cell.css_class)}">'
        + (f'<a href="{escaped(cell.url)}">{escaped(cell.text)}</a>' if cell.url else escaped(cell.text))
        + "</td>"
        for cell in line
    ]
    return mark_safe("".join(drawn))  # noqa: S308  # every word was escaped


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
    rows = (replace(row, url="", cells=tuple(replace(cell, url="") for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))
