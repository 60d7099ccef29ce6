"""The list of surplus cases as a file: the same people as the page, with real dates and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.columns import CellValue
from apps.cadres.files import file_response
from apps.cadres.mergers.cases import FILE_COLUMNS, CaseLine, FileColumn


@dataclass(frozen=True)
class _Field:
    column: FileColumn


class CaseResource:
    """What the writer of files asks for: headings, and plain values row by row."""

    fields = {str(place): _Field(column) for place, column in enumerate(FILE_COLUMNS)}

    def get_export_headers(self) -> list[str]:
        return [str(column.label) for column in FILE_COLUMNS]

    def rows(self, queryset: Sequence[CaseLine]) -> Iterator[list[CellValue]]:
        for line in queryset:
            yield [column.value(line) for column in FILE_COLUMNS]


def file_of(
    lines: Sequence[CaseLine], form: str, *, day: date, user: User, filters: list[tuple[str, str]]
) -> HttpResponseBase:
    origin = [
        (_("As of"), day.strftime("%d/%m/%Y")),
        *(filters or [(_("Filters"), _("none"))]),
        (_("Taken by"), str(user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
    stem = f"doi-du-{day.isoformat()}"
    return file_response(CaseResource(), lines, form=form, stem=stem, title=_("Surplus cases"), origin=origin)
