"""A paper as JSON, from which the same paper is read again: what is kept opens as it was.

Decimals are numbers with all their places (83.40); what has its usual value is left out, as are the addresses of pages.
"""

import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from apps.core.narrowing import narrowed
from apps.reporting.papers.paper import Paper, Row

LEFT_OUT = "url"


def to_json(paper: Paper) -> bytes:
    """The same bytes for equal papers."""
    return (_told(paper) + "\n").encode()


def paper_of_json(content: bytes | str) -> Paper:
    """The paper that was kept; names that this version does not know are passed over."""
    return narrowed(_made(Paper, json.loads(content, parse_float=Decimal)), Paper)


def _told(value: object) -> str:
    if is_dataclass(value):
        told = (f"{json.dumps(name)}: {_told(held)}" for name, held in _held(value))
        return "{" + ", ".join(told) + "}"
    if isinstance(value, tuple):
        # A row of a table stands on a line of its own.
        between = ",\n" if value and isinstance(value[0], Row) else ", "
        return "[" + between.join(map(_told, value)) + "]"
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, Enum):
        value = value.value
    return json.dumps(value.isoformat() if isinstance(value, date) else value, ensure_ascii=False)


def _held(value: Any) -> Iterator[tuple[str, object]]:
    """The fields that say anything; a figure is always there, even where it is none."""
    for each in _fields(value.__class__):
        held = getattr(value, each.name)
        if each.default is MISSING or held != each.default:
            yield each.name, held


@lru_cache(maxsize=32)
def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return tuple(each for each in fields(kind) if each.name != LEFT_OUT)


@lru_cache(maxsize=32)
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(kind: Any, told: Any) -> object:
    """The value that stands in the JSON, as the field's type has it."""
    if get_origin(kind) is tuple:
        (part, *_others) = get_args(kind)
        return tuple(_made(part, each) for each in told)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], each) for name, each in told.items() if name in hints})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(told)
    return date.fromisoformat(told) if kind is date else _one_of(kind, told)


def _one_of(kind: Any, told: Any) -> object:
    """A field that may be empty holds a part or a plain value."""
    parts = [each for each in get_args(kind) if is_dataclass(each)]
    return _made(parts[0], told) if parts and told is not None else told
