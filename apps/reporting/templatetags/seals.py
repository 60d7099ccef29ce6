"""The button by which a page has its figures sealed."""

from typing import Any
from urllib.parse import parse_qsl

from django import template

from apps.reporting.models import SealedKind
from apps.reporting.seals.access import sealing_address

register = template.Library()


@register.inclusion_tag("reporting/seals/button.html", takes_context=True)
def seal_button(context: dict[str, Any], kind: str, query: dict[str, str] | str, report: str = "") -> dict[str, str]:
    """For who may seal: `query` is what the address of the page says, as text or by name."""
    asked = dict(parse_qsl(query)) if isinstance(query, str) else dict(query)
    named = {"report": report, **asked} if report else asked
    return {"seal_url": sealing_address(context["request"].user, SealedKind(kind), named)}
