"""What a list exports beside its people: lines in the columns that it declares, by the library's own interface."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from import_export.fields import Field

from apps.cadres.columns import CellValue
from apps.rosters.resources import ListResource


@dataclass(frozen=True)
class LineColumn:
    """A column of a file: its heading, what a line says below it, and its width in characters."""

    label: str | Promise
    value: Callable[[Any], CellValue]
    width: int = 16


def decision_lines(record: Callable[[Any], Any]) -> tuple[LineColumn, ...]:
    """The columns of the decision on paper by which the record of a line was made; it is read back by them."""
    return (
        LineColumn(gettext_lazy("Decision number"), lambda line: record(line).decision_number),
        LineColumn(gettext_lazy("Decision date"), lambda line: record(line).decision_on, 12),
        LineColumn(gettext_lazy("Issued by"), lambda line: record(line).decision_issuer, 28),
        LineColumn(gettext_lazy("Legal basis"), lambda line: str(record(line).legal_basis or ""), 24),
    )


class LineField(Field):  # type: ignore[misc]  # import_export has no types
    """A column of lines as a field of a file."""

    def __init__(self, place: int, column: LineColumn) -> None:
        super().__init__(attribute=str(place), column_name=str(column.label), readonly=True)
        self.column = column

    def export(self, instance: Any, **kwargs: Any) -> CellValue:
        return self.column.value(instance)


class LineResource(ListResource):
    """Lines of a list; `layout` is the one by which the same facts come in, none where the lines are computed."""

    layout = ""

    def __init__(self, columns: Sequence[LineColumn], *, layout: str = "") -> None:
        super().__init__()
        self.layout = layout or self.layout
        self.fields = {str(place): LineField(place, column) for place, column in enumerate(columns)}

    def get_export_order(self) -> list[str]:
        return list(self.fields)

    def lines(self, found: Any) -> Iterable[Any]:
        """The lines of what was found: themselves, unless a list shows more than its records hold."""
        lines: Iterable[Any] = found
        return lines

    def iter_queryset(self, queryset: Any) -> Iterator[Any]:
        yield from self.lines(queryset)
