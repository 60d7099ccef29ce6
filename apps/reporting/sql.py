"""Pieces of SQL with their parameters, of which statements are put together."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from apps.reporting.definitions import Rows


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters, in the order of their places."""

    text: str
    params: tuple[Any, ...] = ()


@lru_cache(maxsize=256)
def compiled(rows: Rows) -> Sql:
    """The statement for the rows; declarations that give the same rows for the same day are compiled once."""
    text, params = rows.order_by().query.sql_with_params()
    return Sql(text, tuple(params))
