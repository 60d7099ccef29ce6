"""Stopping work on an upload: before a worker has begun it, or while one is at it; then all of it is rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from psycopg import errors

from apps.core.permissions import Permission
from apps.rosters.models import Cancellation, Upload, UploadState
from apps.rosters.services import note_refusal
from apps.rosters.steps import CANCELLED, CancelledError
from apps.rosters.values import Refused
from apps.rosters.work import UPLOAD_SPACE, Standing, standing_of

# What an upload is again when the work on it was stopped.
BACK_TO = {
    UploadState.WAITING: UploadState.REFUSED,
    UploadState.APPLYING: UploadState.CHECKED,
    UploadState.UNDOING: UploadState.APPLIED,
}
INTERRUPT = """
SELECT pg_cancel_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND granted AND classid = %s AND objid = %s::oid AND objsubid = 2
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def cancel(upload: Upload, *, by: Any) -> bool:
    """Ask for the work to be stopped; False when nothing is under way."""
    by.require(Permission.UPLOAD_ROSTERS, upload.unit)
    standing = standing_of(upload)
    if standing is None:
        return False
    with transaction.atomic():
        Cancellation.objects.create(upload=upload, by=by)
        if standing != Standing.RUNNING:
            heed(upload)
            note_refusal(upload, Refused(CANCELLED), BACK_TO[UploadState(upload.state)])
    if standing == Standing.RUNNING:
        with connection.cursor() as cursor:
            cursor.execute(INTERRUPT, [UPLOAD_SPACE, upload.pk])
    return True


@contextmanager
def heeding(upload: Upload) -> Iterator[None]:
    """Work that may be stopped: what was asked for ends as if it had not been asked, and says so."""
    try:
        yield
    except (CancelledError, OperationalError) as interruption:
        is_interrupted = isinstance(interruption.__cause__, errors.QueryCanceled)
        if not (isinstance(interruption, CancelledError) or is_interrupted) or not heed(upload):
            raise
        upload.refresh_from_db(fields=["state"])
        note_refusal(upload, Refused(CANCELLED), BACK_TO[UploadState(upload.state)])


def heed(upload: Upload) -> int:
    """Take note of every wish to stop; gives how many there were."""
    return Cancellation.objects.filter(upload=upload, heeded_at=None).update(heeded_at=timezone.now())
