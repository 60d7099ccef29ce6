"""Statements that the server plans once for a connection instead of each time they are asked.

To plan what the page of a person asks takes the server ten times as long as to answer it. Numbers, days and words that
people wrote travel beside the statement; codes stay in it, so that the planner knows what is rare.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Self
from weakref import WeakKeyDictionary

import psycopg
from psycopg.adapt import Transformer

# A plan takes some hundred kilobytes of its connection.
MOST = 30
PLACE = re.compile("%(s|%)")
NUMBER = re.compile("-?[0-9]{1,9}")
LONG_NUMBER = re.compile("-?[0-9]{10,18}")
NUMBERS = re.compile(r"'\{[0-9,]*\}'::(int2|int4|int8|bigint)\[\]")
DAY = re.compile("'[0-9-]+'::date")
WORDS = re.compile("'.*'", re.DOTALL)
CODE = re.compile("'[A-Za-z0-9_-]*'")


@dataclass(frozen=True)
class Split:
    """A statement and what travels beside it: the types of its places, and a literal for each."""

    text: str
    types: tuple[str, ...]
    literals: tuple[str, ...]

    @property
    def as_prepared(self) -> str:
        return f"({', '.join(self.types)}) AS {self.text}" if self.types else f"AS {self.text}"

    @property
    def arguments(self) -> str:
        return f"({', '.join(self.literals)})" if self.literals else ""


class PlannedCursor(psycopg.Cursor[Any]):
    """Asks what it is given; whoever listens to the cursor hears the statement and its values, as with any other."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        return super().execute(asked(self.connection, query, params or ()), **options)


# By connection: the statements seen, with the name of each that is prepared, and None for one that cannot be.
_seen: WeakKeyDictionary[Any, OrderedDict[str, str | None]] = WeakKeyDictionary()
_numbers = count(1)
ONCE = ""


def asked(server: Any, text: str, params: Sequence[Any]) -> str:
    """What to send for a statement: itself with its values, or, asked a second time, the call of the prepared one.

    `server` is the psycopg connection.
    """
    literals = _literals(server, params)
    split = split_up(text, literals)
    seen = _seen.setdefault(server, OrderedDict())
    name = seen.get(split.as_prepared)
    if split.as_prepared not in seen:
        name = None
        seen[split.as_prepared] = ONCE
    elif name == ONCE:
        name = seen[split.as_prepared] = _prepared(server, split)
    seen.move_to_end(split.as_prepared)
    _forget_oldest(server, seen)
    return f"EXECUTE {name}{split.arguments}" if name else _written(text, literals)


def split_up(text: str, literals: Iterable[str]) -> Split:
    """Equal values of one type share a place, as the server must see that two expressions are the same."""
    values, types, places = iter(literals), list[str](), dict[str, int]()
    beside: list[str] = []

    def placed(found: re.Match[str]) -> str:
        if found[1] == "%":
            return "%"
        literal = next(values)
        kind = type_beside(literal)
        if kind is None:
            return literal
        if kind == "unknown" or literal not in places:
            places[literal] = len(types) + 1
            types.append(kind)
            beside.append(literal)
        return f"${places[literal]}"

    return Split(PLACE.sub(placed, text), tuple(types), tuple(beside))


def type_beside(literal: str) -> str | None:
    """The type with which a value travels beside its statement, None where it is a part of it."""
    bare = literal.strip()
    if NUMBER.fullmatch(bare):
        return "integer"
    if LONG_NUMBER.fullmatch(bare):
        return "bigint"
    if DAY.fullmatch(bare):
        return "date"
    if NUMBERS.fullmatch(bare):
        return "bigint[]"
    return "unknown" if WORDS.fullmatch(bare) and not CODE.fullmatch(bare) else None


def _literals(server: Any, params: Sequence[Any]) -> list[str]:
    writing = Transformer(server)
    return [bytes(writing.as_literal(each)).decode() for each in params]


def _written(text: str, literals: Iterable[str]) -> str:
    values = iter(literals)
    return PLACE.sub(lambda found: "%" if found[1] == "%" else next(values), text)


def _prepared(server: Any, split: Split) -> str | None:
    """The name of the statement; one whose types the server cannot tell without its values is sent as it was."""
    name = f"asked_{next(_numbers)}"
    try:
        with server.transaction(), psycopg.Cursor(server) as plain:
            plain.execute(f"PREPARE {name} {split.as_prepared}")
    except psycopg.ProgrammingError:
        return None
    return name


def _forget_oldest(server: Any, seen: OrderedDict[str, str | None]) -> None:
    while len(seen) > MOST:
        _text, name = seen.popitem(last=False)
        if name:
            with psycopg.Cursor(server) as plain:
                plain.execute(f"DEALLOCATE {name}")
