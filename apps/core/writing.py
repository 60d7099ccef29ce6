"""The steps of every write: one transaction, one act in history, the constraints asked first, nobody overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from apps.core.constraints import check_constraints, explained
from apps.core.history import change, event_model
from apps.core.revisions import lock_unchanged

M = TypeVar("M", bound=models.Model)
IN_USE = _("Other records need this one, so it cannot be deleted.")


@contextmanager
def act(*written: type[models.Model], by: Any, reason: str, **details: str | int | None) -> Iterator[UUID]:
    """All that happens inside succeeds together and stands together in history; refusals are sentences."""
    with explained(*written), change(by=by, reason=reason, **details) as context_id:
        yield context_id


def insert(row: models.Model) -> None:
    check_constraints(row)
    row.save(force_insert=True)


def insert_all(rows: Sequence[models.Model]) -> int:
    """Insert rows of one model in one statement and tell their number.

    The database looks at all of them at once; only when it refuses are they asked one by one which it was.
    """
    if not rows:
        return 0
    try:
        with transaction.atomic():
            return len(type(rows[0])._default_manager.bulk_create(rows))
    except IntegrityError:
        for row in rows:
            check_constraints(row)
        raise


def update(row: models.Model, *, revision: int | None) -> list[str]:
    """Save the fields that differ from what is stored, and name them; StaleError when someone was faster."""
    present = lock_unchanged(type(row), row.pk, revision=revision)
    changed = changed_fields(present, row)
    if changed:
        check_constraints(row)
        row.save(update_fields=changed)
    return changed


def remove(row: models.Model, *, revision: int | None) -> None:
    """Delete a row with all that belongs to it; what only refers to it holds it back."""
    present = lock_unchanged(type(row), row.pk, revision=revision)
    try:
        present.delete()
    except (models.ProtectedError, models.RestrictedError) as error:
        raise ValidationError(IN_USE, code="in_use") from error


def changed_fields(before: models.Model, after: models.Model) -> list[str]:
    """Names of the fields that history keeps and whose values differ."""
    kept = {field.name for field in event_model(type(before))._meta.concrete_fields}
    fields = [field for field in before._meta.concrete_fields if field.name in kept]
    return [f.name for f in fields if getattr(before, f.attname) != getattr(after, f.attname)]
