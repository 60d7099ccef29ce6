"""The officer's workbook back: at once where the roster is short, from the hands of a worker where it is long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from math import ceil
from typing import Any

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from apps.rosters import work
from apps.rosters.hooks import remarks_on
from apps.rosters.keeping import remark_of
from apps.rosters.marking import mark_workbook
from apps.rosters.models import MarkedFile, Upload
from apps.rosters.values import Remark
from apps.rosters.wording import Words

TASK = "rosters.mark"
# The space of advisory locks in which a number means a marked file that a worker is at.
SPACE = 7_205_121
# Seconds per byte of the roster where none was marked yet, and of how many it is the pace that tells.
USUAL_PACE, REMEMBERED = 2e-6, 5
STANDING = f"""
SELECT job.status::text,
  EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %(space)s
    AND objid = %(file)s::oid AND objsubid = 2
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
  coalesce((SELECT max(event.at) FROM procrastinate_events AS event
    WHERE event.job_id = job.id AND event.type = 'started' AND job.status = 'doing') > now() - %(start)s, false),
  EXISTS ({work.ALIVE})
FROM procrastinate_jobs AS job
WHERE job.task_name = '{TASK}' AND (job.args ->> 'file')::bigint = %(file)s ORDER BY job.id DESC LIMIT 1
"""


def marked(upload: Upload) -> bytes:
    """The marked workbook in the language of the reader."""
    heads = {sheet["name"]: max(sheet["header_rows"], default=0) for sheet in upload.understood.get("sheets", ())}
    issues = [*remarks_on(upload), *remarks_of(upload, "issues")]
    content = bytes(Upload.objects.values_list("content", flat=True).get(pk=upload.pk))
    notices = remarks_of(upload, "notices")
    return mark_workbook(content, issues, notices, upload.code, filename=upload.filename, headers=heads)


def remarks_of(upload: Upload, key: str) -> list[Remark]:
    """All remarks of one kind, those of the file first, in words."""
    words = Words(upload.format)
    rows = upload.rows.exclude(**{key: []}).order_by("pk").values_list(key, flat=True)
    remarks = [remark_of(kept) for kept in (*getattr(upload, key), *(one for row in rows for one in row))]
    words.learn_remarks(remarks)
    return [words.told(each) for each in remarks]


def edition_of(upload: Upload) -> str:
    """What there is to mark by now: each check of a roster keeps its rows anew, and reviewers remark on them."""
    told = [f"{each.place} {each.sentence()}" for each in remarks_on(upload)]
    rows = upload.rows.aggregate(last=Max("pk"))["last"]
    return sha256(repr((rows, upload.issues, upload.notices, told)).encode()).hexdigest()


@transaction.atomic
def asked_for(upload: Upload) -> MarkedFile:
    """The kept file of what there is to mark, in the language of the reader; one that is outdated is made anew."""
    language, edition = translation.get_language() or "", edition_of(upload)
    known = MarkedFile.objects.described().filter(upload=upload, language=language)
    found, is_new = known.get_or_create(defaults={"edition": edition}, upload=upload, language=language)
    if not is_new and found.edition != edition:
        known.delete()
        found, is_new = MarkedFile.objects.create(upload=upload, language=language, edition=edition), True
    if is_new:
        app.configure_task(TASK).defer(file=found.pk)
    return found


@transaction.atomic
def ask_again(upload: Upload) -> None:
    """Make it once more, as when the worker was killed over it."""
    give_up(upload)
    asked_for(upload)


def give_up(upload: Upload) -> bool:
    """Nobody waits for it any more: what a worker still makes of it is let go. Whether there was anything to stop."""
    unmade = MarkedFile.objects.filter(upload=upload, language=translation.get_language() or "", made_at=None)
    return bool(unmade.delete()[0])


def make(file: int) -> None:
    """The work of a worker: alone, in the language in which it was asked for, and only while it is still asked for."""
    with work.held(SPACE, file):
        waiting = MarkedFile.objects.described().select_related("upload").filter(pk=file, made_at=None).first()
        if waiting is None:
            return
        MarkedFile.objects.filter(pk=file).update(begun_at=timezone.now())
        with translation.override(waiting.language):
            content = marked(waiting.upload)
        MarkedFile.objects.filter(pk=file).update(made_at=timezone.now(), content=content)


@dataclass(frozen=True)
class Progress:
    """How it stands with a file that is being made, in percent, and the seconds left by the pace of earlier ones."""

    standing: work.Standing
    percent: int
    remaining: int
    is_by_pace: bool

    @property
    def minutes(self) -> int:
        return max(1, ceil(self.remaining / 60))


def progress_of(file: MarkedFile) -> Progress:
    pace, is_by_pace = _pace()
    expected = max(1.0, file.upload.size * pace)
    elapsed = (timezone.now() - file.begun_at).total_seconds() if file.begun_at else 0.0
    percent = min(99, round(100 * elapsed / expected))
    return Progress(_standing(file), percent, max(0, ceil(expected - elapsed)), is_by_pace)


def _pace() -> tuple[float, bool]:
    made = (
        MarkedFile.objects.exclude(made_at=None).order_by("-made_at").values_list("upload__size", "begun_at", "made_at")
    )
    rates = [
        (end - begun) / timedelta(seconds=1) / max(size, 1) for size, begun, end in made[:REMEMBERED] if begun and end
    ]
    return (sum(rates) / len(rates), True) if rates else (USUAL_PACE, False)


def _standing(file: MarkedFile) -> work.Standing:
    with connection.cursor() as cursor:
        parameters: dict[str, Any] = {"space": SPACE, "file": file.pk, "start": work.START, "heartbeat": work.HEARTBEAT}
        cursor.execute(STANDING, parameters)
        status, is_held, has_begun, is_attended = cursor.fetchone() or (None, False, False, False)
    if is_held or has_begun:
        return work.Standing.RUNNING
    if status == "todo":
        return work.Standing.QUEUED if is_attended else work.Standing.UNATTENDED
    return work.Standing.STOPPED
