"""Two people at the same record: who saves second is told what the first one changed, and nothing is overwritten.

A form carries the number of the record's latest event in history; it is compared under a lock when the form is saved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db import models

from apps.core.history import event_model

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Change:
    """The latest recorded change of a row: its number, who made it and when."""

    revision: int
    user: int | None
    at: datetime | None


class StaleError(Exception, Generic[M]):
    """The row changed, or went, after the form was opened."""

    def __init__(self, *, row: M | None, change: Change) -> None:
        super().__init__(f"{row!r} is at revision {change.revision}")
        self.row = row
        self.change = change


def latest_change(model: type[models.Model], pk: Any) -> Change:
    """The latest event of a row, also of a deleted one."""
    events = event_model(model)._default_manager.filter(pgh_obj=pk).order_by("-pgh_id")
    found = events.values_list("pgh_id", "pgh_context__metadata__user", "pgh_created_at").first()
    return Change(*found) if found else Change(0, None, None)


def revision_of(row: models.Model) -> int:
    """The number that a form carries while someone works on the row."""
    return latest_change(type(row), row.pk).revision


def lock_unchanged(model: type[M], pk: Any, *, revision: int | None) -> M:
    """The row, locked until the transaction ends; StaleError when it is no longer at `revision`.

    Without a revision the caller decided on no earlier sight of the row (a command, an upload).
    """
    row = model._default_manager.select_for_update(of=("self",)).filter(pk=pk).first()
    change = latest_change(model, pk)
    if row is None or (revision is not None and change.revision != revision):
        raise StaleError(row=row, change=change)
    return row
