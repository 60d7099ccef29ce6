"""What a list of people exports: the columns shown, in their order, with real dates and numbers."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from import_export.fields import Field

from apps.cadres.columns import CellValue, Column, Row
from apps.cadres.listing import Listing
from apps.cadres.models import Cadre
from apps.rosters.resources import ListResource

CHUNK = 1_000
# Persons after which those who have been written are let go. They and what was read with them hold each other in rings,
# which Python looks for so seldom that 100,000 people piled up to 130 MiB.
LET_GO = 5_000


class ColumnField(Field):  # type: ignore[misc]  # import_export has no types
    """A column of the list as a field of a file."""

    def __init__(self, column: Column) -> None:
        super().__init__(attribute=column.key, column_name=str(column.label), readonly=True)
        self.column = column

    def export(self, instance: Row, **kwargs: Any) -> CellValue:
        return self.column.exported(instance)


class CadreResource(ListResource):
    """People as one listing shows them."""

    def __init__(self, listing: Listing, columns: Iterable[Column]) -> None:
        super().__init__()
        self.listing = listing
        self.fields = {column.key: ColumnField(column) for column in columns}

    def get_export_order(self) -> list[str]:
        return list(self.fields)

    def get_queryset(self) -> QuerySet[Cadre]:
        return self.listing.fetched()

    def iter_queryset(self, queryset: QuerySet[Cadre]) -> Iterator[Row]:
        """Through a cursor of the database's server, so that memory does not grow with the list."""
        for number, row in enumerate(self.listing.rows(queryset.iterator(chunk_size=CHUNK)), start=1):
            yield row
            if number % LET_GO == 0:
                gc.collect()
