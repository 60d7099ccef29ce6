"""A statement as the table of a model without one: its rows can be filtered, joined and counted like any others."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models
from django.db.models.sql import Query
from django.db.models.sql.datastructures import BaseTable

from apps.reporting.sql import Sql

M = TypeVar("M", bound=models.Model)


class _Given(BaseTable):
    """Stands in FROM where the table would stand."""

    def __init__(self, table_name: str, alias: str | None, statement: Sql) -> None:
        super().__init__(table_name, alias)
        self.statement = statement

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return f"({self.statement.text}) {compiler.quote_name_unless_alias(self.table_alias)}", self.statement.params

    def relabeled_clone(self, change_map: Any) -> _Given:
        return type(self)(self.table_name, change_map.get(self.table_alias, self.table_alias), self.statement)


def rows_of(model: type[M], statement: Sql) -> models.QuerySet[M]:
    """The rows that the statement gives, as a queryset of the model; its columns are those of the model's fields."""
    query = Query(model)
    query.join(_Given(model._meta.db_table, None, statement))
    return models.QuerySet(model, query=query)
