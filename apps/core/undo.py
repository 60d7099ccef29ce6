"""Taking back everything that one act did: inserted rows go, changed rows get their former values, deleted ones return.

An act is a history context. Rows that someone edited since are kept as they are and listed, never overwritten.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, models, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.history import change, event_model, expect_many_rows, tracked_models
from apps.core.undo_tables import UndoTable

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Why(models.TextChoices):
    """Why a row was left as it is."""

    EDITED = "edited", _("It was edited since.")
    REFERRED = "referred", _("Newer records refer to it.")
    CONFLICT = "conflict", _("Its former values contradict what was recorded since.")
    UNRECORDED = "unrecorded", _("Its former values were never recorded.")


@dataclass(frozen=True)
class Kept:
    """A row that the undo left alone, with who touched it last and when."""

    model: type[models.Model]
    pk: Any
    why: Why
    edited_at: datetime | None
    edited_by: int | None

    @property
    def row(self) -> models.Model | None:
        """The row as it stands now."""
        return self.model._default_manager.filter(pk=self.pk).first()

    @property
    def editor(self) -> str:
        """Who edited the row last, by name; empty for what no account did."""
        found = get_user_model()._default_manager.filter(pk=self.edited_by).first() if self.edited_by else None
        return str(found or "")

    @property
    def told(self) -> str:
        """Which record was left alone and why, in one sentence or two."""
        why = because(self.why, self.edited_at, self.editor)
        words = {"noun": self.model._meta.verbose_name, "record": self.row or self.pk, "why": why}
        return __("Kept as it is: %(noun)s “%(record)s”. %(why)s") % words


def because(why: Why, edited_at: datetime | None, editor: str) -> str:
    """Why a row was left as it is, with who edited it and when, where that is the reason."""
    if why != Why.EDITED or edited_at is None:
        return str(why.label)
    moment = localtime(edited_at).strftime("%H:%M %d/%m/%Y")
    if not editor:
        return __("It was edited at %(moment)s.") % {"moment": moment}
    return __("%(editor)s edited it at %(moment)s.") % {"editor": editor, "moment": moment}


@dataclass(frozen=True)
class Undone:
    """What an undo did: how many rows of each model it put back, and which rows it left alone."""

    by_model: Counter[type[models.Model]] = field(default_factory=Counter)
    kept: tuple[Kept, ...] = ()

    @property
    def restored(self) -> int:
        return self.by_model.total()


class CannotUndoError(Exception):
    """The database objected to the whole; nothing was changed."""


@transaction.atomic
def undo_context(context_id: UUID, *, by: Any, reason: str) -> Undone:
    """Take back all that the context did. The caller asks for the right to do so.

    The undo is an act of its own (its metadata names the act that it `undoes`) and can be taken back likewise.
    """
    tables = {model: UndoTable(model) for model in touched_models(context_id)}
    try:
        with change(by=by, reason=reason, undoes=str(context_id)), transaction.atomic():
            expect_many_rows()
            _restore(tables, str(context_id))
            undone = _summary(list(tables.values()))
            _check_references()
    except IntegrityError as error:
        raise CannotUndoError(
            _("This cannot be taken back as a whole, because newer records depend on it. Nothing was changed.")
        ) from error
    return undone


def undo_whole(context_id: UUID, *, by: Any, reason: str, refusal: StrOrPromise) -> Undone:
    """The same for an act that stands or falls as a whole: whatever was edited since refuses it in these words."""
    with transaction.atomic():
        undone = undo_context(context_id, by=by, reason=reason)
        if undone.kept:
            raise CannotUndoError(refusal)
    return undone


def touched_models(context_id: UUID) -> list[type[models.Model]]:
    """The tracked models of which the context touched rows, those that others refer to first."""
    models_ = tracked_models()
    tables = [connection.ops.quote_name(event_model(model)._meta.db_table) for model in models_]
    asked = " UNION ALL ".join(
        f"(SELECT {place} FROM {table} WHERE pgh_context_id = %s LIMIT 1)" for place, table in enumerate(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [context_id] * len(tables))
        touched = {place for (place,) in cursor.fetchall()}
    return [model for place, model in enumerate(models_) if place in touched]


def _restore(tables: dict[type[models.Model], UndoTable], context_id: str) -> None:
    parents_first = list(tables.values())
    for table in parents_first:
        table.make_plan(context_id)
    for table in reversed(parents_first):
        table.delete_inserted(tables)
    # Former values may stand in each other's way until a neighbour has moved, so go round while anything moves.
    moving = True
    while moving:
        moved = [table.put_back(wants=wants) for wants in ("update", "insert") for table in parents_first]
        moving = any(moved)
    for table in parents_first:
        table.set_stuck_aside()


def _summary(tables: list[UndoTable]) -> Undone:
    kept = [Kept(t.model, pk, Why(why), at, user) for t in tables for pk, why, at, user in t.kept()]
    by_model = Counter({table.model: done for table in tables if (done := table.done())})
    for table in tables:
        table.drop_plan()
    return Undone(by_model=by_model, kept=tuple(kept))


def _check_references() -> None:
    """Foreign keys are checked at the end of a transaction; here, while the undo can still be refused."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
