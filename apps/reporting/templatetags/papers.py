"""What templates need to draw a paper."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from apps.reporting.papers.page_grid import PageGrid, page_grid
from apps.reporting.papers.paper import Picture, Table

register = template.Library()


@register.filter
def on_page(table: Table) -> PageGrid:
    """The cells of a table with their words and looks."""
    return page_grid(table)


@register.filter
def drawing(picture: Picture) -> SafeString:
    """The drawing itself; it is made here, and whatever words stand in it were escaped as it was drawn."""
    return mark_safe(picture.svg)  # noqa: S308  # as said above
