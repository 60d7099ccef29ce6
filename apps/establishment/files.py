"""The establishment and the vacancies to fill as rows of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.cadres.columns import CellValue
from apps.establishment.figures import UnitPosts
from apps.establishment.lines import OpeningLine


@dataclass(frozen=True)
class Column:
    """A column of a file."""

    label: str | Promise
    value: Callable[[Any], CellValue]
    width: int = 14


POSTS: tuple[Column, ...] = (
    Column(gettext_lazy("Unit"), lambda line: line.title, 28),
    Column(gettext_lazy("Parent unit"), lambda line: line.parent, 24),
    Column(gettext_lazy("Year of the allotment"), lambda line: line.year),
    Column(
        gettext_lazy("Class of the commune"), lambda line: str(line.ceiling.unit_class or "") if line.ceiling else ""
    ),
    Column(gettext_lazy("Legal maximum"), lambda line: line.ceiling.number if line.ceiling else None),
    Column(gettext_lazy("Posts allotted"), lambda line: line.allotted),
    Column(gettext_lazy("People there"), lambda line: line.present),
    Column(gettext_lazy("Vacant"), lambda line: line.vacant if line.allotted is not None else None),
    Column(gettext_lazy("Above the allotment"), lambda line: line.excess if line.allotted is not None else None),
    Column(gettext_lazy("To be filled"), lambda line: line.to_fill),
)
OPENINGS: tuple[Column, ...] = (
    Column(gettext_lazy("Unit"), lambda line: line.unit, 28),
    Column(gettext_lazy("Block"), lambda line: str(line.opening.block), 28),
    Column(gettext_lazy("Post"), lambda line: line.opening.post, 36),
    Column(gettext_lazy("To fill"), lambda line: line.opening.number, 8),
    Column(gettext_lazy("Filled so far"), lambda line: line.opening.filled, 8),
    Column(gettext_lazy("Way of filling"), lambda line: str(line.opening.get_way_display()), 26),
    Column(gettext_lazy("Decided to fill on"), lambda line: line.opening.opened_on, 12),
    Column(gettext_lazy("To be filled by"), lambda line: line.opening.wanted_by, 12),
    Column(gettext_lazy("State"), lambda line: str(line.stand.label), 16),
    Column(gettext_lazy("Decision number"), lambda line: line.opening.decision_number),
)


class LineResource:
    """Lines as rows of a file."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self.fields: dict[str, Any] = {str(n): SimpleNamespace(column=column) for n, column in enumerate(columns)}

    def get_export_headers(self) -> list[str]:
        return [str(column.label) for column in self.columns]

    def rows(self, queryset: Iterable[UnitPosts | OpeningLine]) -> Iterator[list[CellValue]]:
        for line in queryset:
            yield [column.value(line) for column in self.columns]


def origin_of(user: User, day: date, asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    return [
        (_("As of"), f"{day:%d/%m/%Y}"),
        *asked,
        (_("Taken by"), str(user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
