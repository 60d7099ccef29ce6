"""A form as a file, for the command and the JSON interface alike."""

from datetime import date

from apps.core.permissions import Actor
from apps.reporting.official.papers import paper_of
from apps.reporting.official.services import build_form
from apps.reporting.official.table import FormTable
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.scope import Scope


def file_of(table: FormTable, kind: str) -> bytes:
    """The paper of the form: every kind of file holds the words and figures of the page."""
    return RENDERERS[kind](paper_of(table))


def file_of_form(code: str, *, scope: Scope, day: date, first: date | None, user: Actor, kind: str) -> bytes:
    table = build_form(
        code, unit=scope.unit, day=day, user=user, first=first, **scope.chosen, is_exported=True, most_people=None
    )
    return file_of(table, kind)
