"""Deciding about an upload: what its values mean, what its rows say, where absent people are; and withdrawing it.

A decision changes nothing by itself; the roster is read and compared again with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission
from apps.rosters.answers import value_keys
from apps.rosters.claims import NotApplicableError, claimed
from apps.rosters.hooks import Act, hindrance, withdrawn
from apps.rosters.models import (
    AbsentAnswer,
    AbsentChoice,
    DecisionKind,
    RowDecision,
    Upload,
    UploadState,
    ValueMapping,
)
from apps.rosters.remarks import explain
from apps.rosters.units import province_of

CLOSED = explain(
    "D030",
    _("Nothing can be decided about this roster now: it is being worked on, or it was applied or withdrawn."),
    _("To change something, upload a corrected version."),
)
NOT_WITHDRAWABLE = explain(
    "D031",
    _("This roster cannot be withdrawn now."),
    _("If it was applied, take it back instead. If it is being worked on, cancel that first."),
)
OPEN = (UploadState.FAULTY, UploadState.CHECKED)
WITHDRAWABLE = (UploadState.WAITING, UploadState.REFUSED, *OPEN)


@contextmanager
def open_to(upload: Upload, by: Any) -> Iterator[Upload]:
    """The upload, locked, while it can be decided about."""
    by.require(Permission.UPLOAD_ROSTERS, upload.unit)
    require_unhindered(upload, Act.DECIDE, by)
    with claimed(upload, OPEN, CLOSED) as locked:
        yield locked


def require_unhindered(upload: Upload, act: Act, by: Any) -> None:
    """Refuse what a guard objects to."""
    if refused := hindrance(upload, act, by):
        raise NotApplicableError(refused.code, refused.params)


def map_value(*, upload: Upload, column: str, written: str, meaning: str, by: Any, note: str = "") -> ValueMapping:
    """Say what a value of a column means, for the upload's unit; an empty meaning leaves it out."""
    with open_to(upload, by) as locked:
        place = {
            "unit": locked.unit,
            "format": locked.format,
            "column": column,
            "folded": value_keys(column, written)[0],
        }
        _revoke(ValueMapping.objects.standing().filter(**place), by)
        return ValueMapping.objects.create(
            **place, written=written[:300], meaning=meaning, note=note[:300], decided_by=by
        )


@transaction.atomic
def accept_for_all(*, entry: ValueMapping, by: Any) -> ValueMapping:
    """Let a unit's answer hold for the whole province."""
    province = province_of(entry.unit)
    by.require(Permission.UPLOAD_ROSTERS, province)
    place = {"unit": province, "format": entry.format, "column": entry.column, "folded": entry.folded}
    _revoke(ValueMapping.objects.standing().filter(**place), by)
    return ValueMapping.objects.create(
        **place, written=entry.written, meaning=entry.meaning, note=entry.note, decided_by=by, accepts=entry
    )


@transaction.atomic
def revoke(*, entry: ValueMapping, by: Any) -> None:
    """Let an entry hold no longer; rosters that were applied stay as they are."""
    by.require(Permission.UPLOAD_ROSTERS, entry.unit)
    _revoke(ValueMapping.objects.standing().filter(pk=entry.pk), by)


def _revoke(entries: Any, by: Any) -> None:
    entries.update(revoked_by=by, revoked_at=timezone.now())


def correct_row(
    *, upload: Upload, place: tuple[str, int], texts: Mapping[str, str], said: Mapping[str, str], by: Any
) -> RowDecision:
    """Read a row's cells (letter -> text) as corrected here; what the file says stays in the file."""
    return _decide(upload, place, DecisionKind.CORRECT, by, values=dict(texts), said=dict(said))


def leave_out_row(
    *, upload: Upload, place: tuple[str, int], reason: str, said: Mapping[str, str], by: Any
) -> RowDecision:
    """Neither write a row nor take its person for absent."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the row is left out.")})
    return _decide(upload, place, DecisionKind.SKIP, by, reason=reason.strip()[:300], said=dict(said))


def give_paper(
    *, upload: Upload, place: tuple[str, int], paper: Mapping[str, str], said: Mapping[str, str], by: Any
) -> RowDecision:
    """Name the decision (number, day, issuer) by which a row's posts begin."""
    return _decide(upload, place, DecisionKind.PAPER, by, values=dict(paper), said=dict(said))


def choose_person(
    *, upload: Upload, place: tuple[str, int], values: Mapping[str, str], said: Mapping[str, str], by: Any
) -> RowDecision:
    """Say whom a row means: {"cadre": code or "-" for somebody new}, and the paper by which a transfer takes place."""
    return _decide(upload, place, DecisionKind.CHOOSE, by, values=dict(values), said=dict(said))


def _decide(upload: Upload, place: tuple[str, int], kind: DecisionKind, by: Any, **told: Any) -> RowDecision:
    sheet, row = place
    with open_to(upload, by) as locked:
        earlier = RowDecision.objects.standing().filter(upload=locked, sheet=sheet, row=row, kind=kind)
        _take_back(earlier, by)
        return RowDecision.objects.create(upload=locked, sheet=sheet, row=row, kind=kind, by=by, **told)


def answer_absent(*, upload: Upload, cadre: str, choice: AbsentChoice, values: Mapping[str, str], by: Any) -> None:
    """Say why a person of the unit is not in the file."""
    with open_to(upload, by) as locked:
        if not any(each["cadre"] == cadre for each in locked.absent):
            raise ValidationError(_("This person is not among those missing from the file."))
        _take_back(AbsentAnswer.objects.standing().filter(upload=locked, cadre=cadre), by)
        AbsentAnswer.objects.create(upload=locked, cadre=cadre, choice=choice, values=dict(values), by=by)


def take_back(*, decisions: Sequence[RowDecision | AbsentAnswer], by: Any) -> None:
    """Let decisions on one upload hold no longer."""
    for decision in decisions:
        with open_to(decision.upload, by):
            _take_back(type(decision).objects.standing().filter(pk=decision.pk), by)


def _take_back(decisions: Any, by: Any) -> None:
    decisions.update(taken_back_by=by, taken_back_at=timezone.now())


def withdraw(*, upload: Upload, reason: str, by: Any) -> Upload:
    """Put aside an upload that nobody means to apply any more; it stays to be seen, with the reason."""
    by.require(Permission.UPLOAD_ROSTERS, upload.unit)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the roster is withdrawn.")})
    require_unhindered(upload, Act.WITHDRAW, by)
    with claimed(upload, WITHDRAWABLE, NOT_WITHDRAWABLE) as locked:
        locked.state, locked.withdrawal = UploadState.WITHDRAWN, reason.strip()[:300]
        locked.withdrawn_at, locked.withdrawn_by_id = timezone.now(), by.pk
        locked.save()
        withdrawn.send(Upload, upload=locked, by=by)
    upload.refresh_from_db()
    return upload
