"""Saving a whole table of people at once: only what changed is written, and nobody is overwritten unseen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.appraisal.models import ConfidenceVote, Rating
from apps.appraisal.services.ratings import fill
from apps.core.constraints import check_constraints
from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.core.writing import act, changed_fields

M = TypeVar("M", bound=models.Model)
RATED = gettext_noop("Ratings of a unit recorded")
COUNTED = gettext_noop("Ballots of a session recorded")


class TableRefusedError(Exception):
    """Nothing was saved: what is wrong in which row (its place in the list), each error with its constraint."""

    def __init__(self, rows: dict[int, ValidationError]) -> None:
        super().__init__(str(rows))
        self.rows = rows


@dataclass(frozen=True)
class Entry:
    """A row as somebody left it: the record (unsaved where new), the revision that was seen, or that it is to go."""

    record: models.Model
    revision: int
    is_emptied: bool = False


@dataclass(frozen=True)
class Written:
    """What a table changed."""

    added: int
    changed: int
    removed: int

    @property
    def total(self) -> int:
        return self.added + self.changed + self.removed


def revisions_of(model: type[models.Model], rows: Sequence[models.Model]) -> dict[int, int]:
    """The number of the latest event of each row, asked once."""
    events = event_model(model)._default_manager.filter(pgh_obj__in=[row.pk for row in rows])
    return dict(events.values_list("pgh_obj").annotate(latest=Max("pgh_id")))


def save_ratings(*, entries: Sequence[Entry], by: User, reason: str = RATED) -> Written:
    """The ratings of a unit's people as their table was left, or of people chosen elsewhere; history keeps why."""
    ratings = [entry.record for entry in entries if isinstance(entry.record, Rating)]
    for rating in ratings:
        by.require(Permission.RATE_CADRES, rating.cadre)
    fill(ratings)
    with act(Rating, by=by, reason=reason):
        return _save(Rating, entries, unique=("cadre_id", "year", "track"), by=by)


def save_ballots(*, entries: Sequence[Entry], by: User) -> Written:
    """The ballots of a session as their table was left."""
    for entry in entries:
        by.require(Permission.EDIT_CADRES, entry.record)
        by.require(Permission.SEE_VOTES, entry.record)
    with act(ConfidenceVote, by=by, reason=COUNTED):
        return _save(ConfidenceVote, entries, unique=("session_id", "cadre_id"), by=by)


def _save(model: type[M], entries: Sequence[Entry], *, unique: tuple[str, ...], by: User) -> Written:
    old = [entry.record for entry in entries if entry.record.pk]
    present = {row.pk: row for row in model._default_manager.select_for_update().filter(pk__in=[r.pk for r in old])}
    latest = revisions_of(model, old)
    taken = _taken(model, [entry.record for entry in entries if not entry.record.pk], unique)
    refused = _refused(entries, lambda entry: _check(entry, present, latest, taken, unique, by=by))
    try:
        if refused:
            raise TableRefusedError(_broken(entries) | refused)
        with transaction.atomic():
            return _write(model, entries, present)
    except IntegrityError:
        # The database looks at all rows at once; only when it refuses are they asked one by one which it was.
        if broken := _broken(entries):
            raise TableRefusedError(broken) from None
        raise


def _refused(entries: Sequence[Entry], check: Callable[[Entry], None]) -> dict[int, ValidationError]:
    """What the check says of which row."""
    errors: dict[int, ValidationError] = {}
    for place, entry in enumerate(entries):
        try:
            check(entry)
        except ValidationError as error:
            errors[place] = error
    return errors


def _broken(entries: Sequence[Entry]) -> dict[int, ValidationError]:
    """The rows that break a constraint."""

    def check(entry: Entry) -> None:
        if not entry.is_emptied:
            check_constraints(entry.record)

    return _refused(entries, check)


def _taken(model: type[M], rows: Sequence[models.Model], unique: tuple[str, ...]) -> set[tuple[object, ...]]:
    """The keys of rows that somebody else added since the table was opened."""
    people = [getattr(row, "cadre_id", None) for row in rows]
    return set(model._default_manager.filter(cadre__in=people).values_list(*unique))


def _check(
    entry: Entry,
    present: dict[int, M],
    latest: dict[int, int],
    taken: set[tuple[object, ...]],
    unique: tuple[str, ...],
    *,
    by: User,
) -> None:
    record = entry.record
    if not record.pk:
        if entry.revision or tuple(getattr(record, name) for name in unique) in taken:
            raise ValidationError(_("Someone else wrote this row meanwhile. Load the page again."), code="stale")
    elif record.pk not in present or latest.get(record.pk) != entry.revision:
        raise ValidationError(_("Someone else changed this row meanwhile. Load the page again."), code="stale")
    if entry.is_emptied and record.pk and not by.can(Permission.DELETE_CADRES, record):
        raise ValidationError(_("Only who may delete records can empty a row. Choose another value."), code="no_right")


def _write(model: type[M], entries: Sequence[Entry], present: dict[int, M]) -> Written:
    added = [entry.record for entry in entries if not entry.record.pk and not entry.is_emptied]
    removed = [entry.record.pk for entry in entries if entry.record.pk and entry.is_emptied]
    kept = [entry.record for entry in entries if entry.record.pk and not entry.is_emptied]
    changed = [record for record in kept if changed_fields(present[record.pk], record)]
    names = {name for record in changed for name in changed_fields(present[record.pk], record)}
    manager = model._default_manager
    manager.bulk_create(added)  # type: ignore[arg-type]  # records of this model
    if changed:
        manager.bulk_update(changed, sorted(names))  # type: ignore[arg-type]  # as above
    manager.filter(pk__in=removed).delete()
    return Written(len(added), len(changed), len(removed))
