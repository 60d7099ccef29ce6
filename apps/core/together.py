"""Querysets that several parts of a page need, read by one statement.

A part asks by a generator: it yields the querysets that it needs and goes on when they hold their rows. What all parts
ask for in a round travels as arrays of records in one row, in PostgreSQL's binary form, which names the type of every
column: the rows come out as if each queryset had been read by itself.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from typing import Any, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from psycopg.pq import Format
from psycopg.types.json import JsonbBinaryLoader, JsonBinaryLoader

from apps.core.preparing import PlannedCursor

T = TypeVar("T")


class Number:
    """How many rows a queryset has, read together with other querysets."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.rows = rows
        self.value = 0


Asked = Iterable[QuerySet[Any, Any] | Number]
Asking = Generator[Asked, None, T]


def number_of(rows: QuerySet[Any, Any]) -> Asking[int]:
    """Ask how many rows there are; those of which only some values are asked for count as they stand."""
    whole: Any = rows.order_by()
    number = Number(whole if whole._fields is not None else whole.values("pk"))
    yield (number,)
    return number.value


def answered(asking: Asking[T]) -> T:
    """What one part has to tell."""
    (told,) = answered_together([asking])
    return told


def answered_together(askings: Sequence[Asking[T]]) -> list[T]:
    """What each part has to tell, in their order; all that they ask for in a round is one statement."""
    return [told for told, _texts in answered_with_texts(askings)]


def answered_with_texts(askings: Sequence[Asking[T]]) -> list[tuple[T, set[str]]]:
    """The same, each with the statements from which it was told: those asked for, and those that it ran itself."""
    told: dict[int, T] = {}
    texts: list[set[str]] = [set() for _ in askings]
    known: dict[int, str] = {}
    while len(told) < len(askings):
        asked: dict[int, list[QuerySet[Any, Any] | Number]] = {}
        for place, asking in enumerate(askings):
            if place not in told:
                with connection.execute_wrapper(_Noting(texts[place])):
                    asked[place] = list(_next(asking, place, told))
        known |= read_together(each for of_part in asked.values() for each in of_part)
        for place, of_part in asked.items():
            texts[place].update(known.get(id(each), "") for each in of_part)
    return [(told[place], texts[place]) for place in range(len(askings))]


class _Noting:
    """Notes the statements that pass."""

    def __init__(self, texts: set[str]) -> None:
        self.texts = texts

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.texts.add(str(sql))
        return execute(sql, params, many, context)


def _next(asking: Asking[T], place: int, told: dict[int, T]) -> Asked:
    try:
        return next(asking)
    except StopIteration as end:
        told[place] = end.value
        return ()


def read_together(querysets: Asked) -> dict[int, str]:
    """Fill each queryset with its rows, each number with its value; gives the text by which each was read."""
    found = (_Count.of(each) if isinstance(each, Number) else _Statement.of(each) for each in dict.fromkeys(querysets))
    statements = [statement for statement in found if statement]
    if len(statements) == 1 and isinstance(statements[0], _Statement):
        len(statements[0].queryset)
    elif statements:
        text = ", ".join(statement.piece for statement in statements)
        params = [param for statement in statements for param in statement.params]
        for statement, rows in zip(statements, _row(f"SELECT {text}", params), strict=True):
            statement.fill(rows)
    return {id(statement.asked): statement.text for statement in statements}


class _Text(JsonBinaryLoader):
    """JSON as text, which Django's field reads itself."""

    def load(self, data: Any) -> str:
        return bytes(data).decode()


class _VersionedText(JsonbBinaryLoader):
    """The same behind the version that a `jsonb` begins with."""

    def load(self, data: Any) -> str:
        return bytes(data)[1:].decode()


def _row(text: str, params: Sequence[Any]) -> tuple[list[Any], ...]:
    """The one row of a statement whose values keep their types; Django's own cursors read text alone."""
    connection.ensure_connection()
    with PlannedCursor(connection.connection) as plain:
        plain.format = Format.BINARY
        plain.adapters.register_loader("json", _Text)
        plain.adapters.register_loader("jsonb", _VersionedText)
        through = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
        cursor = through(cast(Any, plain))
        cursor.execute(text, params)
        row: tuple[list[Any], ...] = cursor.fetchone()
    return row


class _Statement:
    """A queryset as a part of a statement."""

    def __init__(self, queryset: QuerySet[Any, Any]) -> None:
        self.asked = self.queryset = queryset
        # Of a copy: reading it must not change what the queryset itself asks for.
        self.reading: Any = queryset.all()
        # By its name: `connection` stands for the real one and looks for it at each of thousands of steps.
        self.compiler: Any = self.reading.query.get_compiler(self.reading.db)
        self.text, self.params = self.compiler.as_sql()

    @property
    def piece(self) -> str:
        return f"ARRAY(SELECT ROW(r.*) FROM ({self.text}) r)"

    @classmethod
    def of(cls, queryset: QuerySet[Any, Any]) -> _Statement | None:
        """None for one that has its rows already, or that finds nobody whatever the tables hold."""
        if queryset._result_cache is not None:
            return None
        try:
            return cls(queryset)
        except EmptyResultSet:
            queryset._result_cache = []
            return None

    def fill(self, rows: list[Any]) -> None:
        """Let Django make of the rows what it makes of those that it reads."""
        self.compiler.execute_sql = lambda *_, **__: [rows]
        self.reading.query.get_compiler = lambda *_, **__: self.compiler
        self.queryset._result_cache = list(self.reading._iterable_class(self.reading))


class _Count:
    """A number as a part of a statement."""

    def __init__(self, number: Number) -> None:
        self.asked = self.number = number
        self.text, self.params = number.rows.query.get_compiler(number.rows.db).as_sql()

    @property
    def piece(self) -> str:
        return f"(SELECT count(*) FROM ({self.text}) r)"

    @classmethod
    def of(cls, number: Number) -> _Count | None:
        """None where nobody is found whatever the tables hold: the number is none then."""
        try:
            return cls(number)
        except EmptyResultSet:
            return None

    def fill(self, value: Any) -> None:
        self.number.value = value
