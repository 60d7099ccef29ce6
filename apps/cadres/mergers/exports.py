"""The list of surplus cases as a file: the same people as the page, with real dates and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.files import file_response
from apps.cadres.line_resources import LineResource
from apps.cadres.mergers.cases import FILE_COLUMNS, CaseLine


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
    resource = LineResource(FILE_COLUMNS, layout="surplus")
    return file_response(resource, lines, form=form, stem=stem, title=_("Surplus cases"), origin=origin)
