"""Long work in the hands of a worker: asking for it, doing it alone, and noticing that a worker died over it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

from asgiref.sync import async_to_sync
from django.db import connection, models, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.jobs import Status
from procrastinate.manager import JobManager

from apps.rosters.claims import BUSY, BusyError
from apps.rosters.models import UNDER_WAY, Cancellation, Upload, UploadState

# The space of advisory locks in which a number means an upload that a worker is at. The lock is the session's, so
# it goes with a killed worker, long before its heartbeat would be missed.
UPLOAD_SPACE = 7_205_120
# A worker that has taken a job holds the lock within this time.
START = timedelta(seconds=2)
# A short roster is read while its sender waits; no web request lasts longer.
REQUEST = timedelta(minutes=1)
# Workers beat every 10 seconds.
HEARTBEAT = timedelta(seconds=45)
# So often a job is taken up again by itself; one that kills every worker must not go round for ever.
ATTEMPTS = 3
TASKS = {
    UploadState.WAITING: "rosters.check",
    UploadState.APPLYING: "rosters.apply",
    UploadState.UNDOING: "rosters.undo",
}
# Jobs in the transaction of the caller. In a worker the app has connections of its own, on which a change of a job
# would wait for ever for the transaction that has locked it and waits for that change.
JOBS = JobManager(DjangoConnector())
# From which states work is asked for; one that stopped half-way is asked for again.
STARTS = {
    UploadState.WAITING: (UploadState.REFUSED, UploadState.FAULTY, UploadState.CHECKED),
    UploadState.APPLYING: (UploadState.CHECKED,),
    UploadState.UNDOING: (UploadState.APPLIED,),
}
RESTARTS = {
    UploadState.WAITING: (UploadState.WAITING, UploadState.APPLYING),
    UploadState.APPLYING: (UploadState.APPLYING,),
    UploadState.UNDOING: (UploadState.UNDOING,),
}


class Standing(models.TextChoices):
    """How it stands with an upload that is under way."""

    QUEUED = "queued"
    UNATTENDED = "unattended"
    RUNNING = "running"
    STOPPED = "stopped"


HELD = """
EXISTS (SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND granted AND classid = %(space)s AND objid = {upload}::oid AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
"""
ALIVE = "SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %(heartbeat)s"
# The latest job of each upload, whether someone is at it, and whether any worker is alive.
STANDINGS = f"""
SELECT upload.id, job.status,
  {HELD.format(upload="upload.id")}
  OR coalesce(job.began > now() - %(start)s, false)
  OR (job.status IS NULL AND upload.state = 'waiting' AND upload.created_at > now() - %(request)s),
  EXISTS ({ALIVE})
FROM rosters_upload AS upload
LEFT JOIN LATERAL (
  SELECT job.status::text, (
    SELECT max(event.at) FROM procrastinate_events AS event WHERE event.job_id = job.id AND event.type = 'started'
      AND job.status = 'doing'
  ) AS began
  FROM procrastinate_jobs AS job
  WHERE job.task_name = ANY(%(tasks)s) AND (job.args ->> 'upload')::bigint = upload.id
  ORDER BY job.id DESC LIMIT 1
) AS job ON true
WHERE upload.id = ANY(%(uploads)s) AND upload.state = ANY(%(under_way)s)
"""
LEFT = f"""
SELECT job.id, job.attempts FROM procrastinate_jobs AS job
WHERE job.status = 'doing' AND job.task_name = ANY(%(tasks)s)
  AND (%(upload)s::bigint IS NULL OR (job.args ->> 'upload')::bigint = %(upload)s)
  AND NOT {HELD.format(upload="(job.args ->> 'upload')")}
  AND NOT EXISTS (SELECT FROM procrastinate_events AS event
    WHERE event.job_id = job.id AND event.type = 'started' AND event.at > now() - %(start)s)
FOR UPDATE OF job SKIP LOCKED
"""


def standings(uploads: Collection[int]) -> dict[int, Standing]:
    """How it stands with those of the uploads that are under way."""
    parameters = {"uploads": list(uploads), "under_way": list(UNDER_WAY), "request": REQUEST, "heartbeat": HEARTBEAT}
    return {
        pk: _standing(status, is_held=is_held, is_attended=is_attended)
        for pk, status, is_held, is_attended in _select(STANDINGS, parameters)
    }


def standing_of(upload: Upload) -> Standing | None:
    """How it stands with an upload, None when it is not under way."""
    return standings([upload.pk]).get(upload.pk)


def is_attended() -> bool:
    """Whether any worker is alive to take up a job."""
    found = _select("SELECT EXISTS (" + ALIVE + ")", {"heartbeat": HEARTBEAT})
    return bool(found[0][0])


def queue(upload: Upload, act: UploadState, *, by: Any) -> None:
    """Put an upload into the hands of a worker, in the caller's transaction."""
    asked_by = {} if act == UploadState.WAITING else {"by": by.pk}
    app.configure_task(TASKS[act]).defer(upload=upload.pk, **asked_by)


@transaction.atomic
def ask(upload: Upload, act: UploadState, *, by: Any) -> bool:
    """Let a worker do it, from the start when it stopped half-way; False when someone else was quicker."""
    locked = Upload.objects.described().select_for_update().get(pk=upload.pk)
    may_start = locked.state in STARTS[act]
    if not may_start and not (locked.state in RESTARTS[act] and standing_of(locked) == Standing.STOPPED):
        return False
    for job, _attempts in _left(upload.pk):
        _give_up(job)
    Cancellation.objects.filter(upload=upload, heeded_at=None).update(heeded_at=timezone.now())
    Upload.objects.filter(pk=upload.pk).update(state=act, progress=0, refusal=None)
    queue(upload, act, by=by)
    return True


@contextmanager
def at_work(upload: int, state: UploadState) -> Iterator[Upload | None]:
    """The upload for a worker alone; None when it no longer waits for this. One that is deleted meanwhile is let go."""
    with suppress(Upload.DoesNotExist), held(UPLOAD_SPACE, upload):
        yield Upload.objects.described().filter(pk=upload, state=state).first()


@transaction.atomic
def take_up_left() -> int:
    """Put back into the queue what workers left when they were killed; gives how many."""
    left = _left(None)
    for job, attempts in left:
        if attempts < ATTEMPTS:
            JOBS.retry_job_by_id(job, retry_at=timezone.now())
        else:
            _give_up(job)
    return len(left)


@contextmanager
def held(space: int, number: int) -> Iterator[None]:
    """Alone at an upload, or at another numbered piece of work in a space of its own; BusyError where someone is."""
    with connection.cursor() as cursor:
        # A statement whose worker was killed ends soon, instead of holding its locks to its end.
        cursor.execute("SET client_connection_check_interval = '500ms'")
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s::int)", [space, number])
        if not cursor.fetchone()[0]:
            raise BusyError(BUSY)
    try:
        yield
    finally:
        # The lock of a session that broke off is gone already.
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s::int)", [space, number])
        else:
            connection.close()


def _standing(status: str | None, *, is_held: bool, is_attended: bool) -> Standing:
    if is_held:
        return Standing.RUNNING
    if status == Status.TODO.value:
        return Standing.QUEUED if is_attended else Standing.UNATTENDED
    return Standing.STOPPED


def _left(upload: int | None) -> list[tuple[Any, ...]]:
    """Jobs that nobody is at, though a worker had taken them, with the number of attempts."""
    return _select(LEFT, {"upload": upload})


def _give_up(job: int) -> None:
    async_to_sync(JOBS.finish_job_by_id_async)(job_id=job, status=Status.FAILED, delete_job=False)


def _select(statement: str, parameters: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters | {"space": UPLOAD_SPACE, "start": START, "tasks": list(TASKS.values())})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
