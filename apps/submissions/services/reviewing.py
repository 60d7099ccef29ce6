"""What the province says to a roster: accepted, returned to correct, or reopened."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.core.constraints import explained
from apps.core.permissions import Permission
from apps.rosters.models import Upload
from apps.submissions.models import Delivery, RowRemark, Verdict
from apps.submissions.services.delivering import locked
from apps.submissions.services.verdicts import apply_and_accept, give, refuse_while_applied

NEWER = _("A newer version came in meanwhile. Look at that one.")
REVIEWED = _("This version was reviewed already.")
NOTHING_SAID = _("Say what is to be corrected: in general, or beside a row.")
NOT_ACCEPTED = _("Only an accepted roster can be reopened.")
CLOSED = _("The reporting period is closed. Reopen it first, so that the unit can send again.")
SAY_WHY = _("Say why the roster is reopened.")
TAKEN_BACK = gettext_noop("The roster was taken back after it had been sent.")


def accept(*, delivery: Delivery, by: User, remarks: str = "") -> bool:
    """Accept the latest version and apply it in the same act, a long one by a worker; False when it is faulty now."""
    by.require(Permission.REVIEW_ROSTERS, delivery)
    with explained(Delivery):
        return apply_and_accept(_waiting(delivery), by=by, remarks=remarks)


def return_to_correct(*, delivery: Delivery, by: User, remarks: str = "", rows: Iterable[RowRemark] = ()) -> None:
    """Return the latest version with remarks, in general or on rows."""
    by.require(Permission.REVIEW_ROSTERS, delivery)
    said = [row for row in rows if row.text.strip()]
    if not remarks.strip() and not said:
        raise ValidationError(NOTHING_SAID, code="remarks")
    with explained(Delivery, RowRemark):
        waiting = _waiting(delivery)
        give(waiting, Verdict.RETURNED, by=by, remarks=remarks)
        for row in said:
            row.delivery, row.text = waiting, row.text.strip()
        RowRemark.objects.bulk_create(said)


def reopen(*, delivery: Delivery, because: str, by: User) -> None:
    """Let a unit send again although its roster was accepted; what was applied stays until the new version."""
    by.require(Permission.REVIEW_ROSTERS, delivery)
    if not because.strip():
        raise ValidationError(SAY_WHY, code="because")
    with explained(Delivery):
        latest = locked(delivery.submission)
        if latest is None or latest.pk != delivery.pk or not latest.is_standing:
            raise ValidationError(NOT_ACCEPTED, code="not_accepted")
        if latest.submission.period.is_closed:
            raise ValidationError(CLOSED, code="closed")
        _reopen(latest, because.strip(), by)


def follow_undone(upload: Upload, *, by: User) -> None:
    """A roster that was taken back is neither accepted nor waiting any longer; in the transaction of the undo."""
    delivery = Delivery.objects.select_related("submission").filter(upload=upload).first()
    if delivery is None:
        return
    if delivery.is_standing:
        _reopen(delivery, TAKEN_BACK, by)
    elif delivery.is_waiting:
        give(delivery, Verdict.RETURNED, by=by, remarks=TAKEN_BACK)


def _waiting(delivery: Delivery) -> Delivery:
    """The version, locked, if it is the latest and waits for a verdict."""
    latest = locked(delivery.submission)
    if latest is None or latest.pk != delivery.pk:
        raise ValidationError(NEWER, code="newer")
    if not latest.is_waiting:
        raise ValidationError(REVIEWED, code="reviewed")
    refuse_while_applied(latest)
    return latest


def _reopen(delivery: Delivery, because: str, by: User) -> None:
    delivery.reopened_at, delivery.reopened_by, delivery.reopen_reason = timezone.now(), by, because
    delivery.save(update_fields=["reopened_at", "reopened_by", "reopen_reason"])
