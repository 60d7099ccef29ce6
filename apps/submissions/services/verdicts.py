"""What a verdict writes: acceptance applies the roster in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

from apps.accounts.models import User
from apps.rosters.models import Upload, UploadState
from apps.rosters.services import apply
from apps.submissions.models import Delivery, Verdict

# The roster that is being accepted here and now; nothing else may apply one that waits for a verdict.
_accepted: ContextVar[str] = ContextVar("accepted", default="")
# What is set when a verdict is given.
REVIEW_FIELDS = ["verdict", "reviewed_at", "reviewed_by", "remarks", "is_automatic"]


def apply_and_accept(delivery: Delivery, *, by: User, is_automatic: bool = False, remarks: str = "") -> bool:
    """Apply what is not applied yet and accept; False, and no verdict, when the registry now contradicts the roster."""
    if delivery.upload.state != UploadState.APPLIED:
        with _accepting(delivery.upload.code):
            outcome = apply(delivery.upload, by=by)
        if outcome.issues:
            return False
    give(delivery, Verdict.ACCEPTED, by=by, remarks=remarks, is_automatic=is_automatic)
    return True


def is_being_accepted(upload: Upload) -> bool:
    """Whether the application that is asked for is part of an acceptance."""
    return _accepted.get() == upload.code


@contextmanager
def _accepting(code: str) -> Iterator[None]:
    token = _accepted.set(code)
    try:
        yield
    finally:
        _accepted.reset(token)


def give(delivery: Delivery, verdict: Verdict, *, by: User, remarks: str = "", is_automatic: bool = False) -> None:
    delivery.verdict, delivery.is_automatic = verdict, is_automatic
    delivery.reviewed_at, delivery.reviewed_by = timezone.now(), by
    delivery.remarks = remarks.strip()
    delivery.save(update_fields=REVIEW_FIELDS)
