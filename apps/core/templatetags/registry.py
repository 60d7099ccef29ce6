"""What templates say in the registry's own way: icons, numbers, shares, days and addresses with changed queries."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, Protocol

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BoundField
from django.http import HttpRequest, QueryDict
from django.utils import formats, timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from apps.core.dates import PartialDate

register = template.Library()

ABSENT = "–"
SELECTED, TICKED = " selected", " checked"
ICONS = "@tabler/icons/icons/outline"


@register.simple_tag
def icon(name: str, css_class: str = "", label: str = "") -> SafeString:
    """An outline icon of Tabler, drawn in the text's colour; silent to screen readers unless it has a label."""
    return _icon(name, css_class, str(label))


@lru_cache(maxsize=1024)
def _icon(name: str, css_class: str, label: str) -> SafeString:
    """Kept, as a list draws the same few hundreds of times."""
    drawing = mark_safe(_drawing(name))  # noqa: S308  # files of the locked package, no words of a person
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor"'
        ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" focusable="false" {}>{}</svg>',
        css_class,
        spoken,
        drawing,
    )


@lru_cache(maxsize=512)
def _drawing(name: str) -> str:
    """The paths of an icon; a page without an icon is better than no page, and a test knows every name used."""
    file = Path(settings.NODE_MODULES) / ICONS / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not file.is_file():
        return ""
    text = file.read_text(encoding="utf-8")
    return " ".join(text[text.index(">") + 1 : text.rindex("</svg>")].split())


@register.simple_tag
def options(choices: Iterable[tuple[object, object]], chosen: object = "", nothing: str = "") -> SafeString:
    """The options of a select, the chosen one marked; `nothing` names the one without a value.

    Drawn here, as a template's loop over hundreds of units takes as long as all else on a page of a list.
    """
    marked = str(chosen or "")
    lines = [
        f'<option value="{escaped(value or "")}"{SELECTED if marked and str(value) == marked else ""}>'
        f"{escaped(label if value else nothing or label)}</option>"
        for value, label in choices
    ]
    return mark_safe("".join(lines))  # noqa: S308  # every word went through `escaped`


@register.simple_tag
def ticks(field: BoundField) -> SafeString:
    """The choices of a filter as lines to tick, those chosen ticked; drawn here for the reason of `options`."""
    chosen = {str(value) for value in field.value() or ()}
    begin = (
        '<label class="dropdown-item"><input class="form-check-input m-0 me-2" type="checkbox"'
        f' name="{escaped(field.html_name)}" value="'
    )
    lines = [
        f'{begin}{escaped(value)}"{TICKED if str(value) in chosen else ""}> {escaped(label)}</label>'
        for value, label in field.field.choices  # type: ignore[attr-defined]  # a filter of choices
    ]
    return mark_safe("".join(lines))  # noqa: S308  # every word went through `escaped`


class _Line(Protocol):
    """A row of a list: where it leads, whom it names, and heading, class and words of each further cell."""

    url: str
    name: str
    cells: list[tuple[str, str, str]]


@register.simple_tag
def lines(rows: Iterable[_Line]) -> SafeString:
    """The rows of a list of people, drawn here for the reason of `options`."""
    drawn = [
        f'<tr><th scope="row" class="text-nowrap fw-normal"><a class="fw-medium" href="{escaped(line.url)}">'
        f"{escaped(line.name)}</a></th>{_cells(line.cells)}</tr>"
        for line in rows
    ]
    return mark_safe("".join(drawn))  # noqa: S308  # every word went through `escaped`


def _cells(cells: Iterable[tuple[str, str, str]]) -> str:
    return "".join([f"{_begin(heading, css_class)}{escaped(words)}</td>" for heading, css_class, words in cells])


@lru_cache(maxsize=500, typed=True)
def _begin(heading: str, css_class: str) -> str:
    """The beginning of each cell of a column; words that are escaped already are told from those that are not."""
    return f'<td class="{escaped(css_class)}" data-label="{escaped(heading)}">'


@register.simple_tag
def facts(told: Iterable[tuple[str, str]]) -> SafeString:
    """What a row of a roster states, each value after its label, drawn here for the reason of `options`."""
    drawn = [f"{_label(label)} {escaped(value)}" for label, value in told]
    return mark_safe(" · ".join(drawn))  # noqa: S308  # every word went through `escaped`


@lru_cache(maxsize=500, typed=True)
def _label(words: str) -> str:
    return f'<span class="text-secondary">{escaped(words)}:</span>'


def escaped(words: Any) -> str:
    """As `conditional_escape`, which for plain text takes five times as long: a list has hundreds of them."""
    return escape(words) if type(words) is str else conditional_escape(words)


class _Offered(Protocol):
    """What a select offers by itself."""

    @property
    def code(self) -> str: ...

    @property
    def choice(self) -> tuple[str, str]: ...


@register.simple_tag
def unit_options(units: Iterable[_Offered], chosen: object = "") -> SafeString:
    """Units to choose from; an address may name the chosen one by its official code as well."""
    offered = [(unit.code, unit.choice) for unit in units or ()]
    chosen = next((value for code, (value, _words) in offered if code == chosen), chosen)
    return options((choice for _code, choice in offered), chosen)


@register.filter
def number(value: int | float | Decimal | None) -> str:
    """A number with the separators of the reader's language: 3.206; an en dash where there is none."""
    if value is None or value == "":
        return ABSENT
    if type(value) is int:
        return whole_in(get_language(), value)
    return formats.number_format(value, use_l10n=True, force_grouping=True)


@lru_cache(maxsize=4096)
def whole_in(_language: str | None, value: int) -> str:
    """A whole number in the reader's language, for who has asked which that is.

    Pages of figures say the same few thousand numbers again and again.
    """
    return formats.number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def percent(value: float | Decimal | str | None, places: int = 1) -> str:
    """A share without its sign, rounded half up: 83,3."""
    if value is None or value == "":
        return ABSENT
    return share_in(get_language(), str(value), places)


@lru_cache(maxsize=4096)
def share_in(_language: str | None, value: str, places: int) -> str:
    """The same of a share, as text of its number."""
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(value).quantize(step, rounding=ROUND_HALF_UP)
    return formats.number_format(rounded, decimal_pos=places, use_l10n=True, force_grouping=True)


@register.filter
def day(value: date | datetime | PartialDate | None) -> str:
    """A day as papers write it, at the precision that is known: 28/02/2025, 02/2025, 2025."""
    if value is None or value == "":
        return ABSENT
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return value.strftime("%d/%m/%Y")


@register.filter
def moment(value: datetime | None) -> str:
    """A day with its hour, in the registry's time zone: 09:30 28/02/2025."""
    if value is None or value == "":
        return ABSENT
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.strftime("%H:%M %d/%m/%Y")


@register.simple_tag(takes_context=True)
def query_string(context: template.Context, **changes: object) -> str:
    """The query of this page with some parts changed; None takes a part away."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        query.pop(name, None)
        if isinstance(value, list | tuple):
            query.setlist(name, [str(part) for part in value])
        elif value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def page_numbers(page: Page[object]) -> list[int]:
    """The pages to offer around this one; 0 stands for a gap."""
    ends = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else 0 for number in ends]
