"""`{% once %}`: a part of a page that depends on nothing but the values it is given, drawn once for each of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

# Of one part: the menus of so many readers, or the places marked in so many navigations.
MOST = 256


@register.tag
def once(parser: Parser, token: Token) -> Once:
    """`{% once links=here.links %}…{% endonce %}`: inside stand these names and no others, not even the request."""
    given = token_kwargs(token.split_contents()[1:], parser)
    inner = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(inner, given)


class Once(template.Node):
    """Words are told in the language of the reader, addresses below the prefix of the program."""

    def __init__(self, nodelist: NodeList, given: dict[str, FilterExpression]) -> None:
        self.nodelist, self.given = nodelist, given
        self._drawn: OrderedDict[Hashable, SafeString] = OrderedDict()
        self._lock = Lock()

    def render(self, context: template.Context) -> SafeString:
        values = {name: _lasting(value.resolve(context)) for name, value in self.given.items()}
        key = (get_language(), get_script_prefix(), context.autoescape, *values.values())
        with self._lock:
            known = self._drawn.get(key)
        if known is not None:
            return known
        alone = template.Context(values, autoescape=context.autoescape)
        alone.template = context.template
        drawn = self.nodelist.render(alone)
        with self._lock:
            self._drawn[key] = drawn
            if len(self._drawn) > MOST:
                self._drawn.popitem(last=False)
        return drawn


def _lasting(value: object) -> Hashable:
    """A list as it is now; what cannot be told apart by its value has no place here, which is an error at once."""
    found: Hashable = tuple(value) if isinstance(value, list) else value
    hash(found)
    return found
