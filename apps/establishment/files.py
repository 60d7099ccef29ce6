"""The establishment and the vacancies to fill as rows of a file."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.cadres.line_resources import LineColumn, decision_lines

POSTS: tuple[LineColumn, ...] = (
    LineColumn(gettext_lazy("Unit"), lambda line: line.title, 28),
    LineColumn(gettext_lazy("Parent unit"), lambda line: line.parent, 24),
    LineColumn(gettext_lazy("Year of the allotment"), lambda line: line.year),
    LineColumn(
        gettext_lazy("Class of the commune"), lambda line: str(line.ceiling.unit_class or "") if line.ceiling else ""
    ),
    LineColumn(gettext_lazy("Legal maximum"), lambda line: line.ceiling.number if line.ceiling else None),
    LineColumn(gettext_lazy("Posts allotted"), lambda line: line.allotted),
    LineColumn(gettext_lazy("People there"), lambda line: line.present),
    LineColumn(gettext_lazy("Vacant"), lambda line: line.vacant if line.allotted is not None else None),
    LineColumn(gettext_lazy("Above the allotment"), lambda line: line.excess if line.allotted is not None else None),
    LineColumn(gettext_lazy("To be filled"), lambda line: line.to_fill),
)
OPENINGS: tuple[LineColumn, ...] = (
    LineColumn(gettext_lazy("Unit"), lambda line: line.unit, 28),
    LineColumn(gettext_lazy("Block"), lambda line: str(line.opening.block), 28),
    LineColumn(gettext_lazy("Title"), lambda line: str(line.opening.title or ""), 30),
    LineColumn(gettext_lazy("Job position or work"), lambda line: line.opening.work, 30),
    LineColumn(gettext_lazy("To fill"), lambda line: line.opening.number, 8),
    LineColumn(gettext_lazy("Filled so far"), lambda line: line.opening.filled, 8),
    LineColumn(gettext_lazy("Way of filling"), lambda line: str(line.opening.get_way_display()), 26),
    LineColumn(gettext_lazy("Decided to fill on"), lambda line: line.opening.opened_on, 12),
    LineColumn(gettext_lazy("To be filled by"), lambda line: line.opening.wanted_by, 12),
    LineColumn(gettext_lazy("State"), lambda line: str(line.stand.label), 16),
    LineColumn(gettext_lazy("Closed on"), lambda line: line.opening.closed_on, 12),
    *decision_lines(lambda line: line.opening),
    LineColumn(gettext_lazy("Note"), lambda line: line.opening.note, 24),
)


def origin_of(user: User, day: date, asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    return [
        (_("As of"), f"{day:%d/%m/%Y}"),
        *asked,
        (_("Taken by"), str(user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
