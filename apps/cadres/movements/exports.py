"""Movements as a file: what the list shows, with the decision and the return beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.cadres.columns import CellValue
from apps.cadres.files import file_response
from apps.cadres.models import Movement
from apps.cadres.movements.lines import Line, lines_of


@dataclass(frozen=True)
class MovementColumn:
    """A column of the file."""

    key: str
    label: str | Promise
    value: Callable[[Line], CellValue]
    width: int = 16


def _yes(is_so: bool) -> str:
    return _("yes") if is_so else ""


COLUMNS = (
    MovementColumn("name", gettext_lazy("Full name"), lambda line: line.movement.cadre.full_name, 28),
    MovementColumn("code", gettext_lazy("Code"), lambda line: line.movement.cadre.code, 12),
    MovementColumn("born", gettext_lazy("Year of birth"), lambda line: line.birth_year, 10),
    MovementColumn("kind", gettext_lazy("Kind"), lambda line: str(line.movement.kind), 20),
    MovementColumn("basis", gettext_lazy("Legal basis"), lambda line: str(line.movement.legal_basis or ""), 24),
    MovementColumn("direction", gettext_lazy("Direction"), lambda line: line.direction, 18),
    MovementColumn("origin", gettext_lazy("From"), lambda line: line.origin, 28),
    MovementColumn("former", gettext_lazy("Former title"), lambda line: str(line.movement.from_title or ""), 28),
    MovementColumn("destination", gettext_lazy("To"), lambda line: line.destination, 28),
    MovementColumn("title", gettext_lazy("New title"), lambda line: str(line.movement.to_title or ""), 28),
    MovementColumn("starts", gettext_lazy("First day"), lambda line: line.movement.starts_on, 12),
    MovementColumn("planned", gettext_lazy("Planned last day"), lambda line: line.movement.planned_end, 12),
    MovementColumn("ended", gettext_lazy("Last day"), lambda line: line.movement.ended_on, 12),
    MovementColumn("number", gettext_lazy("Decision number"), lambda line: line.movement.decision_number, 18),
    MovementColumn("decided", gettext_lazy("Decision date"), lambda line: line.movement.decision_on, 12),
    MovementColumn("issuer", gettext_lazy("Issued by"), lambda line: line.movement.decision_issuer, 24),
    MovementColumn("non_local", gettext_lazy("Not from the place"), lambda line: _yes(line.movement.is_non_local), 10),
    MovementColumn("added", gettext_lazy("Post added"), lambda line: _yes(line.movement.adds_post), 10),
    MovementColumn("state", gettext_lazy("State"), lambda line: line.state, 16),
)


@dataclass(frozen=True)
class _Field:
    column: MovementColumn


class MovementResource:
    """Movements as one list shows them, for the writer of files."""

    def __init__(self, *, user: User, day: date) -> None:
        self.user, self.day = user, day
        self.fields: dict[str, Any] = {column.key: _Field(column) for column in COLUMNS}

    def get_export_headers(self) -> list[str]:
        return [str(column.label) for column in COLUMNS]

    def rows(self, queryset: QuerySet[Movement]) -> Iterator[list[CellValue]]:
        for line in lines_of(queryset, user=self.user, day=self.day):
            yield [column.value(line) for column in COLUMNS]


def movement_file(
    movements: QuerySet[Movement], form: str, *, user: User, day: date, filters: list[tuple[str, str]]
) -> HttpResponseBase:
    """The list as a file that says where it comes from."""
    origin = [
        (_("As of"), day.strftime("%d/%m/%Y")),
        *(filters or [(_("Filters"), _("none"))]),
        (_("Taken by"), str(user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
    resource = MovementResource(user=user, day=day)
    stem = f"dieu-dong-{day.isoformat()}"
    return file_response(resource, movements, form=form, stem=stem, title=_("Movements"), origin=origin)
