"""Merging two records of one person, taking it back, and noting that two records are two people."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.duplicates.folding import BLANK
from apps.cadres.duplicates.moving import move_facts
from apps.cadres.models import Cadre, DistinctPair, MergedRecord
from apps.core.constraints import check_constraints
from apps.core.history import tracked_models
from apps.core.permissions import Permission
from apps.core.text import name_sort_key, tidy_name
from apps.core.triggers import facts_moving
from apps.core.undo import CannotUndoError, Undone, undo_context
from apps.core.writing import act, insert, update

MERGED = gettext_noop("Two records of one person merged")
SEPARATED = gettext_noop("Merging taken back")
DISTINCT = gettext_noop("Noted as two people")
NOT_DISTINCT = gettext_noop("No longer noted as two people")
RIGHTS = (Permission.EDIT_CADRES, Permission.DELETE_CADRES)
# A date goes with its precision.
BIRTH = ("birth_date", "birth_precision")
# The columns of each field of a person, by the name under which it is chosen.
FIELDS: dict[str, tuple[str, ...]] = {"birth": BIRTH} | {
    field.name: (field.attname,)
    for field in Cadre._meta.concrete_fields
    if field.editable and not field.primary_key and not field.generated and field.name not in BIRTH
}
HALF = _(
    "The merged record cannot be given back, because what it held is in use elsewhere by now. Nothing was changed."
)


def may_merge(*, kept: Cadre, other: Cadre, by: User) -> bool:
    return all(by.can(right, person) for right in RIGHTS for person in (kept, other))


def merge(*, kept: Cadre, other: Cadre, taken: Collection[str], by: User) -> MergedRecord:
    """Make one record of two; of the fields named in `taken` the value of `other` counts, and of those left blank."""
    for right in RIGHTS:
        by.require(right, kept)
        by.require(right, other)
    with act(*tracked_models(), by=by, reason=MERGED, open_reason=MERGED, person=kept.code) as context:
        kept, other = _locked(kept, other)
        values = _chosen(kept, other, taken)
        with facts_moving():
            settled = move_facts(kept=kept, other=other)
        record = MergedRecord(
            code=other.code, cadre=kept, full_name=other.full_name, former=other.pk, context=context, by=by
        )
        record.at, record.settled = timezone.now(), settled.told
        other.delete()
        _give(kept, values)
        insert(record)
    return record


@transaction.atomic
def separate(*, record: MergedRecord, by: User) -> Undone:
    """Take a merging back as a whole: both records stand again with what was theirs."""
    kept = record.cadre
    for right in RIGHTS:
        by.require(right, kept)
    with facts_moving():
        undone = undo_context(record.context, by=by, reason=SEPARATED)
    if not Cadre.objects.filter(pk=record.former).exists():
        raise CannotUndoError(HALF)
    return undone


def note_distinct(*, cadre: Cadre, other: Cadre, by: User) -> DistinctPair:
    """Remember that two records are two people, so that nobody asks again."""
    by.require(Permission.EDIT_CADRES, cadre)
    by.require(Permission.EDIT_CADRES, other)
    first, second = sorted((cadre, other), key=lambda person: person.pk)
    pair = DistinctPair(cadre=first, other=second)
    with act(DistinctPair, by=by, reason=DISTINCT):
        insert(pair)
    return pair


def forget_distinct(*, pair: DistinctPair, by: User) -> None:
    """Let two people be asked about again."""
    by.require(Permission.EDIT_CADRES, pair.cadre)
    by.require(Permission.EDIT_CADRES, pair.other)
    with act(DistinctPair, by=by, reason=NOT_DISTINCT):
        pair.delete()


def _locked(kept: Cadre, other: Cadre) -> tuple[Cadre, Cadre]:
    """Both rows as they are now, held until the end; of two who merge at once the second is told."""
    rows = Cadre.objects.select_for_update(of=("self",)).filter(pk__in=[kept.pk, other.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) < 2:
        raise ValidationError(
            _("One of the two records is no longer there, or both are the same one."), code="cannot_merge"
        )
    return found[kept.pk], found[other.pk]


def _chosen(kept: Cadre, other: Cadre, taken: Collection[str]) -> dict[str, Any]:
    """The values of `other` that the kept record gets."""
    names = [
        name
        for name, fields in FIELDS.items()
        if getattr(other, fields[0]) not in BLANK and (name in taken or getattr(kept, fields[0]) in BLANK)
    ]
    return {field: getattr(other, field) for name in names for field in FIELDS[name]}


def _give(kept: Cadre, values: dict[str, Any]) -> None:
    kept.refresh_from_db()
    for field, value in values.items():
        setattr(kept, field, value)
    kept.full_name = tidy_name(kept.full_name)
    kept.sort_key = name_sort_key(kept.full_name)
    check_constraints(kept)
    update(kept, revision=None)


def record_of_code(code: str, *, by: User) -> MergedRecord | None:
    """Where a former code leads, for those who may see that person."""
    return MergedRecord.objects.visible_to(by).select_related("cadre").filter(code=code).first()
