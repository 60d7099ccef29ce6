"""A work list as a file: the columns of the page, in their order, with real dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export.fields import Field

from apps.cadres.columns import CellValue
from apps.cadres.work.lists import WorkColumn, WorkList, title_of, unit_of
from apps.rosters.resources import ListResource

CHUNK = 1_000


class WorkField(Field):  # type: ignore[misc]  # import_export has no types
    """A column of a work list as a field of a file."""

    def __init__(self, column: WorkColumn) -> None:
        super().__init__(attribute=column.key, column_name=str(column.label), readonly=True)
        self.column = column

    def export(self, instance: Any, **kwargs: Any) -> CellValue:
        return self.column.exported(instance)


class WorkResource(ListResource):
    """The records of one work list on a day, each with its person, post and unit first; nothing comes in by it."""

    layout = ""

    def __init__(self, work: WorkList, day: date, columns: Sequence[WorkColumn]) -> None:
        super().__init__()
        self.work, self.day = work, day
        self.fields = {column.key: WorkField(column) for column in (*self.person_columns, *columns)}

    @property
    def person_columns(self) -> tuple[WorkColumn, ...]:
        person = self.work.person_of
        return (
            WorkColumn("full_name", _("Full name"), lambda record: person(record).full_name, width=28),
            WorkColumn("code", _("Code"), lambda record: person(record).code, width=12),
            WorkColumn("title", _("Title"), lambda record: title_of(person(record)), width=30),
            WorkColumn("unit", _("Unit"), lambda record: unit_of(person(record)), width=24),
        )

    def get_export_order(self) -> list[str]:
        return list(self.fields)

    def iter_queryset(self, queryset: QuerySet[Any]) -> Iterator[Any]:
        yield from self.work.fetched(queryset, self.day).iterator(chunk_size=CHUNK)
