"""Pieces of SQL with their parameters, of which statements are put together."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from apps.reporting.definitions import Rows


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters, in the order of their places."""

    text: str
    params: tuple[Any, ...] = ()


def array_of(numbers: Iterable[int]) -> str:
    """As a parameter for an array of numbers: the driver looks at each of a list for what would need quotes."""
    return f"{{{','.join(map(str, numbers))}}}"


@lru_cache(maxsize=256)
def compiled(rows: Rows) -> Sql:
    """The statement for the rows; declarations that give the same rows for the same day are compiled once."""
    return statement_of(rows)


def statement_of(rows: Rows) -> Sql:
    """The statement for the rows, also for none: a filter that nothing can meet is a statement without rows."""
    # An order only costs time, but where it says which row of several is taken.
    plain = rows if rows.query.distinct_fields else rows.order_by()
    compiler = plain.query.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False)
    text, params = compiler.as_sql()
    return Sql(text, tuple(params))
