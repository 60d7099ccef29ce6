"""Lines of tables: a province has thousands of cells, and each costs a template five times what it costs here."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from apps.core.templatetags.registry import escaped, share_in, whole_in
from apps.reporting.grids import PLACES, Figure, Line

register = template.Library()
HIDDEN = "*"


@register.simple_tag
def unit_lines(lines: Iterable[Line], base: Line | None = None) -> SafeString:
    """A row for the whole, if named, and for each line: its name and its figures, all but the first with shares.

    The language is asked for once: asked for each of thousands of figures it took a fifth of the page.
    """
    language = get_language()
    return mark_safe("".join(_row(line, language) for line in (*([base] if base else []), *lines)))  # noqa: S308  # of escaped pieces


def _row(line: Line, language: str | None) -> str:
    css_class = f' class="{escaped(line.css_class)}"' if line.css_class else ""
    title = escaped(line.title)
    if line.url:
        title = f'<a href="{escaped(line.url)}">{title}</a>'
    cells = "".join(_cell(figure, language, with_share=place > 0) for place, figure in enumerate(line.figures))
    return f'<tr{css_class}><th scope="row">{title}</th>{cells}</tr>'


def _cell(figure: Figure, language: str | None, *, with_share: bool) -> str:
    css_class = f" {escaped(figure.css_class)}" if figure.css_class else ""
    count = HIDDEN if figure.count is None else whole_in(language, figure.count)
    if figure.url:
        count = f'<a href="{escaped(figure.url)}">{count}</a>'
    share = ""
    if with_share and figure.percent is not None:
        share = f'<small class="share">{share_in(language, str(figure.percent), PLACES)} %</small>'
    return f'<td class="num{css_class}">{count}{share}</td>'
