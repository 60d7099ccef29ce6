"""Cells of tables: a province's page has thousands, and each costs a template five times what it costs here."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from apps.core.templatetags.registry import escaped, number, percent
from apps.reporting.grids import Figure

register = template.Library()
HIDDEN = "*"


@register.filter
def cells(figures: Iterable[Figure]) -> SafeString:
    """One cell for each figure of a line; all but the first, which is their base, with the share."""
    return mark_safe("".join(_cell(figure, with_share=place > 0) for place, figure in enumerate(figures)))  # noqa: S308  # of escaped pieces


def _cell(figure: Figure, *, with_share: bool) -> str:
    css_class = f" {escaped(figure.css_class)}" if figure.css_class else ""
    count = HIDDEN if figure.count is None else number(figure.count)
    if figure.url:
        count = f'<a href="{escaped(figure.url)}">{count}</a>'
    share = ""
    if with_share and figure.percent is not None:
        share = f'<small class="share">{percent(figure.percent, 1)} %</small>'
    return f'<td class="num{css_class}">{count}{share}</td>'
