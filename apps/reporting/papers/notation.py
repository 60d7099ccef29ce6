"""A paper as canonical JSON and back: the same paper gives the same bytes, and nothing of it is lost.

What has its usual value is left out, so that a field added later leaves the text of older papers, and with it the
fingerprint of their seals, as it was.
"""

import json
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from apps.core.narrowing import narrowed
from apps.reporting.papers.paper import Paper

# How a decimal is told apart from whole numbers and words; its places are kept: 83.40.
DECIMAL = "decimal"


def as_json(paper: Paper) -> str:
    return json.dumps(_told(paper), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Paper:
    return narrowed(_read(Paper, json.loads(text)), Paper)


def _told(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _told(held) for f in fields(value) if (held := getattr(value, f.name)) != _usual(f)}
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return {DECIMAL: str(value)}
    return value.isoformat() if isinstance(value, date) else value


def _usual(field: "Field[Any]") -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _read(kind: Any, told: Any) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        return _one_of(get_args(kind), told)
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in told)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _read(_kinds(kind)[name], held) for name, held in told.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(told)
    return date.fromisoformat(told) if kind is date else told


def _one_of(kinds: tuple[Any, ...], told: Any) -> Any:
    """A value of one of several kinds: nothing, a number, a decimal, words, or the only part that it can be."""
    if isinstance(told, dict):
        part = next((kind for kind in kinds if is_dataclass(kind)), None)
        return _read(part, told) if part else Decimal(told[DECIMAL])
    return told


@lru_cache(maxsize=64)
def _kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
