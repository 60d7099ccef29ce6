"""Text whose figures can lead to their people: sentences made of pieces, from one translated pattern."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils import formats

# Letters that no text holds: they enclose the name of what a pattern leaves open.
OPEN, CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True)
class Piece:
    """Some words, or a figure with the address of its people."""

    text: str
    url: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True)
class Paragraph:
    pieces: Pieces

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def told(pattern: str, **parts: str | Piece | Pieces) -> Pieces:
    """The pattern with its %(names)s filled in; pieces keep their addresses."""
    marked = pattern % {name: f"{OPEN}{name}{CLOSE}" for name in parts}
    pieces: list[Piece] = []
    for place, text in enumerate(re.split(f"{OPEN}(.*?){CLOSE}", marked)):
        pieces.extend(_pieces_of(parts[text]) if place % 2 else _pieces_of(text))
    return tuple(pieces)


def _pieces_of(part: str | Piece | Pieces) -> Pieces:
    if isinstance(part, str):
        return (Piece(part),) if part else ()
    return (part,) if isinstance(part, Piece) else part


def joined(parts: list[Pieces], separator: str, last: str = "") -> Pieces:
    """The parts with separators between them; `last` stands before the last one."""
    pieces: list[Piece] = []
    for place, part in enumerate(parts):
        if place:
            pieces.append(Piece(last if last and place == len(parts) - 1 else separator))
        pieces.extend(part)
    return tuple(pieces)


def number_words(number: int) -> str:
    return formats.number_format(number, use_l10n=True, force_grouping=True)


def decimal_words(value: Decimal, places: int) -> str:
    """With exactly so many places: the precision printed is the precision meant."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return formats.number_format(rounded, decimal_pos=places, use_l10n=True, force_grouping=True)
