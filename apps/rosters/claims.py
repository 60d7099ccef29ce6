"""Who may change an upload now: one act at a time on an upload, one roster at a time in a unit; who waits is told."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _
from psycopg import errors

from apps.rosters.models import Upload, UploadState
from apps.rosters.remarks import explain
from apps.rosters.remedies import LOOK_AGAIN
from apps.rosters.values import RefusedError

NOT_APPLIED = explain("D002", _("Only an applied roster can be taken back."), LOOK_AGAIN)
ALREADY_APPLIED = explain("D003", _("This roster has already been applied."), LOOK_AGAIN)
WITHDRAWN = explain(
    "D007", _("This roster has been withdrawn."), _("If it is to be applied after all, upload the file once more.")
)
TAKEN_BACK = explain(
    "D008", _("This roster has been taken back."), _("If it is to be applied after all, upload the file once more.")
)
BUSY = explain(
    "D006",
    _("This unit's records are being written by someone else at the moment. Nothing was changed."),
    _("Try again in a minute."),
)

# What is said of an upload that has come to its end meanwhile, whatever was to be done with it.
ENDED = {UploadState.WITHDRAWN: WITHDRAWN, UploadState.UNDONE: TAKEN_BACK}
# What somebody else did in the meantime, so that whoever is told has made no mistake.
OVERTAKEN = (BUSY, ALREADY_APPLIED, *ENDED.values())
# The space of advisory locks in which a number means a unit whose roster is being worked on.
UNIT_SPACE = 7_205_119
# How long one waits for another's lock; a web server's thread is not held longer.
PATIENCE = "10s"
CONTENTION = (errors.LockNotAvailable, errors.DeadlockDetected)
NOT_YET_APPLIED = (
    UploadState.WAITING,
    UploadState.REFUSED,
    UploadState.FAULTY,
    UploadState.CHECKED,
    UploadState.APPLYING,
)
STANDING_APPLIED = (UploadState.APPLIED, UploadState.UNDOING)


class NotApplicableError(RefusedError):
    """The roster cannot be applied, or not be taken back, in its present state; says why."""


class BusyError(NotApplicableError):
    """Someone else is at it; later it may work."""


@contextmanager
def claimed(upload: Upload, states: tuple[UploadState, ...], otherwise: str) -> Iterator[Upload]:
    """The upload, locked together with its unit, when it is in one of the states; else refused with that code."""
    try:
        with transaction.atomic():
            _be_patient()
            # Not the key: who wants the work to stop must be able to refer to the upload meanwhile.
            mine = Upload.objects.described().select_related("unit").select_for_update(no_key=True, of=("self",))
            locked = mine.get(pk=upload.pk)
            if locked.state not in states:
                raise NotApplicableError(ENDED.get(UploadState(locked.state), otherwise))
            lock_unit(locked.unit_id)
            yield locked
    except OperationalError as error:
        if isinstance(error.__cause__, CONTENTION):
            raise BusyError(BUSY) from error
        raise


def lock_unit(number: int) -> None:
    """One roster of a unit at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s::int)", [UNIT_SPACE, number])


def _be_patient() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
