"""Movements as a file: what the list shows, with the decision and the return beside it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.cadres.files import file_response
from apps.cadres.line_resources import LineColumn, LineResource, decision_lines
from apps.cadres.models import Movement
from apps.cadres.movements.lines import Line, lines_of


def _yes(is_so: bool) -> str:
    return _("yes") if is_so else ""


COLUMNS = (
    LineColumn(gettext_lazy("Full name"), lambda line: line.movement.cadre.full_name, 28),
    LineColumn(gettext_lazy("Code"), lambda line: line.movement.cadre.code, 12),
    LineColumn(gettext_lazy("Year of birth"), lambda line: line.birth_year, 10),
    LineColumn(gettext_lazy("Kind"), lambda line: str(line.movement.kind), 20),
    LineColumn(gettext_lazy("Direction"), lambda line: line.direction, 18),
    LineColumn(gettext_lazy("Where from"), lambda line: line.written_origin, 28),
    LineColumn(gettext_lazy("From level"), lambda line: str(line.movement.get_from_level_display()), 12),
    LineColumn(gettext_lazy("Former title"), lambda line: str(line.movement.from_title or ""), 28),
    LineColumn(gettext_lazy("Where to"), lambda line: line.written_destination, 28),
    LineColumn(gettext_lazy("To level"), lambda line: str(line.movement.get_to_level_display()), 12),
    LineColumn(gettext_lazy("New title"), lambda line: str(line.movement.to_title or ""), 28),
    LineColumn(gettext_lazy("First day"), lambda line: line.movement.starts_on, 12),
    LineColumn(gettext_lazy("Planned last day"), lambda line: line.movement.planned_end, 12),
    LineColumn(gettext_lazy("Last day"), lambda line: line.movement.ended_on, 12),
    *decision_lines(lambda line: line.movement),
    LineColumn(gettext_lazy("Not from the place"), lambda line: _yes(line.movement.is_non_local), 10),
    LineColumn(gettext_lazy("Post added"), lambda line: _yes(line.movement.adds_post), 10),
    LineColumn(gettext_lazy("Note"), lambda line: line.movement.note, 24),
    LineColumn(gettext_lazy("State"), lambda line: line.state, 16),
)


class MovementResource(LineResource):
    """Movements as one list shows them."""

    layout = "movements"

    def __init__(self, *, user: User, day: date) -> None:
        super().__init__(COLUMNS)
        self.user, self.day = user, day

    def lines(self, found: QuerySet[Movement]) -> list[Line]:
        return lines_of(found, user=self.user, day=self.day)


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
