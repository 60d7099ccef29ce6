"""What a verdict writes: acceptance applies the roster in the same transaction, a long one by a worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.rosters import work
from apps.rosters.forms import ROWS_AT_ONCE
from apps.rosters.models import Upload, UploadState
from apps.rosters.services import apply
from apps.submissions.models import Acceptance, Delivery, Verdict

# The roster that is being accepted here and now; nothing else may apply one that waits for a verdict.
_accepted: ContextVar[str] = ContextVar("accepted", default="")
# What is set when a verdict is given.
REVIEW_FIELDS = ["verdict", "reviewed_at", "reviewed_by", "remarks", "is_automatic"]
BEING_APPLIED = _("The roster was accepted and is being applied. Wait until that is done, or stop it on its page.")
CHECK_FIRST = _("The roster cannot be applied as it stands. Check it again on its page first.")


def apply_and_accept(delivery: Delivery, *, by: User, is_automatic: bool = False, remarks: str = "") -> bool:
    """Apply what is not applied yet and accept; False, and no verdict, when the registry now contradicts the roster.

    A long roster is handed to a worker, and the acceptance is completed when it is applied.
    """
    if delivery.upload.state != UploadState.APPLIED:
        if delivery.upload.rows.count() > ROWS_AT_ONCE:
            _hand_over(delivery, by=by, is_automatic=is_automatic, remarks=remarks)
            return True
        with _accepting(delivery.upload.code):
            outcome = apply(delivery.upload, by=by)
        if outcome.issues:
            return False
    give(delivery, Verdict.ACCEPTED, by=by, remarks=remarks, is_automatic=is_automatic)
    return True


def complete(upload: Upload, *, by: User) -> None:
    """Say what was to be said once the roster is applied; in the transaction of the application."""
    asked = Acceptance.objects.filter(delivery__upload=upload, by=by)
    found = asked.select_related("delivery", "by").first() if asked.exists() else None
    if found and found.delivery.is_waiting:
        give(
            found.delivery, Verdict.ACCEPTED, by=found.by, remarks=found.remarks, is_automatic=found.is_automatic
        )  # fmt: skip


def forget(upload: Upload) -> None:
    """A roster that was checked anew is to be accepted anew."""
    Acceptance.objects.filter(delivery__upload=upload).delete()


def is_being_accepted(upload: Upload, by: User) -> bool:
    """Whether the application that is asked for is part of an acceptance by the same user."""
    if _accepted.get() == upload.code:
        return True
    is_handed_over = upload.state == UploadState.APPLYING
    return is_handed_over and Acceptance.objects.filter(delivery__upload=upload, by=by).exists()


def refuse_while_applied(delivery: Delivery) -> None:
    """Nothing else is said or sent while a worker completes an acceptance."""
    if delivery.is_waiting and delivery.upload.state == UploadState.APPLYING:
        raise ValidationError(BEING_APPLIED, code="being_applied")


@contextmanager
def _accepting(code: str) -> Iterator[None]:
    token = _accepted.set(code)
    try:
        yield
    finally:
        _accepted.reset(token)


def _hand_over(delivery: Delivery, *, by: User, is_automatic: bool, remarks: str) -> None:
    """Keep what will be said, and let a worker apply; both or neither."""
    asked = {"by": by, "is_automatic": is_automatic, "remarks": remarks.strip(), "asked_at": timezone.now()}
    Acceptance.objects.update_or_create(delivery=delivery, defaults=asked)
    if not work.ask(delivery.upload, UploadState.APPLYING, by=by):
        raise ValidationError(CHECK_FIRST, code="check_first")
    delivery.upload.refresh_from_db(fields=["state"])


def give(delivery: Delivery, verdict: Verdict, *, by: User, remarks: str = "", is_automatic: bool = False) -> None:
    delivery.verdict, delivery.is_automatic = verdict, is_automatic
    delivery.reviewed_at, delivery.reviewed_by = timezone.now(), by
    delivery.remarks = remarks.strip()
    delivery.save(update_fields=REVIEW_FIELDS)
    Acceptance.objects.filter(delivery=delivery).delete()
