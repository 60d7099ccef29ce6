"""Receiving, checking, applying and taking back rosters."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pghistory.models import Context

from apps.core.garbage import collection_paused
from apps.core.history import change, event_model, tracked_models
from apps.core.listed import lists_held
from apps.core.permissions import Actor, Permission
from apps.core.undo import CannotUndoError, Undone, undo_context
from apps.rosters.answering import answers_of
from apps.rosters.answers import NOTHING, Answers, corrected, settled, worded
from apps.rosters.choosing import candidates
from apps.rosters.claims import (
    ALREADY_APPLIED,
    NOT_APPLIED,
    NOT_YET_APPLIED,
    STANDING_APPLIED,
    NotApplicableError,
    claimed,
    lock_unit,
)
from apps.rosters.following import earlier_version
from apps.rosters.formats import Format
from apps.rosters.headed import with_doubts
from apps.rosters.hooks import Act, applied, checked, hindrance, undone
from apps.rosters.keeping import keep
from apps.rosters.kept_answers import keep_decisions
from apps.rosters.models import Upload, UploadState
from apps.rosters.outcome import Outcome, judge
from apps.rosters.parting import leaving, part
from apps.rosters.reading import read
from apps.rosters.registry import format_named, formats, offered
from apps.rosters.remarks import explain
from apps.rosters.staging import Staging
from apps.rosters.stayed import told_later
from apps.rosters.steps import CancelledError, Step, Walk, begin, stoppable, walking
from apps.rosters.understanding import understand
from apps.rosters.values import Refused, RefusedError, Understood
from apps.rosters.workbooks import Workbook

CONTRADICTION = explain(
    "D004",
    _("The roster contradicts records of the registry: %(reason)s Nothing was changed."),
    _("Look at the people whose posts or Party dates change, and correct the roster or their records."),
)
DEPENDED_UPON = explain(
    "D005",
    _("This cannot be taken back as a whole, because newer records depend on it. Nothing was changed."),
    _("Take back or change the newer records first, then take the roster back."),
)
WRITTEN_TO = """
SELECT name FROM unnest(%s::text[]) AS name
WHERE pg_stat_get_xact_tuples_inserted(to_regclass(name)) > 0 OR NOT current_setting('track_counts')::boolean
"""
# Seconds of work from which on it is worth keeping how long each step took.
WORTH_TELLING = 1.0


@collection_paused()
def read_roster(
    content: bytes,
    filename: str,
    as_of: date | None,
    among: Sequence[Format] | None = None,
    answers: Answers = NOTHING,
) -> Understood:
    """What a workbook says, as one of the formats; raises RefusedError when it cannot be read."""
    return _understand(read(content, filename), as_of, among, answers)


@collection_paused()
def read_file(
    file: Path, as_of: date | None, among: Sequence[Format] | None = None, answers: Answers = NOTHING
) -> Understood:
    """What a workbook on disk says, as one of the formats; raises RefusedError when it cannot be read."""
    return _understand(read(file), as_of, among, answers)


def _understand(
    workbook: Workbook,
    as_of: date | None,
    among: Sequence[Format] | None,
    answers: Answers,
    may_be: Callable[[], Sequence[Format]] = tuple,
) -> Understood:
    """Every cell by its corrected text and the dictionary, every row as people decided.

    `may_be` gives the formats of which it may be where its header does not tell, whatever it was recognised as.
    """
    sendable = formats() if among is None else among
    fitting = worded(candidates(workbook, sendable), answers)
    book, today = corrected(workbook, answers), timezone.localdate()

    def others() -> Sequence[Format]:
        return () if answers.is_layout_chosen else worded(may_be() or (sendable if len(sendable) > 1 else ()), answers)

    with lists_held():
        understood = understand(book, fitting, today=today, as_of=as_of, mappings=answers.mappings, others=others)
    if not answers.is_layout_chosen:
        understood = with_doubts(understood, book, fitting, sendable, as_of or today)
    return settled(understood, answers, workbook)


def compare(
    understood: Understood, unit: models.Model, day: date, leaving: Sequence[str] = ()
) -> tuple[Staging, Outcome]:
    """Stage a roster and find what it would do; inside the transaction that may write it."""
    begin(Step.STAGING)
    staging = Staging(understood, unit, day, leaving)
    begin(Step.COMPARING)
    staging.compare()
    return staging, judge(understood, staging, day)


@transaction.atomic
def examine(understood: Understood, unit: models.Model, day: date) -> Outcome:
    """What a roster would do; nothing is written."""
    lock_unit(unit.pk)
    return compare(understood, unit, day)[1]


def receive(
    *,
    content: bytes,
    filename: str,
    unit: Any,
    as_of: date,
    by: Any,
    format_code: str = "",
    recognised: str = "",
    follows: Upload | None = None,
) -> Upload:
    """Keep a workbook as it came; without a code its format is `recognised` by now, or is found when it is read.

    A workbook that was marked says itself which version it follows.
    """
    by.require(Permission.UPLOAD_ROSTERS, unit)
    require_rights(format_code or recognised, unit, by=by)
    earlier = follows or earlier_version(content, unit, by)
    return _kept(content, filename, unit, as_of, by, earlier, format_code=format_code, recognised=recognised)


# What fails here ends the transaction of who called: there is nothing to go back to in between.
@transaction.atomic(savepoint=False)
def _kept(
    content: bytes,
    filename: str,
    unit: Any,
    as_of: date,
    by: Any,
    follows: Upload | None,
    *,
    format_code: str,
    recognised: str,
) -> Upload:
    digest = sha256(content).hexdigest()
    upload = Upload.objects.create(
        unit=unit,
        as_of=as_of,
        filename=filename[-200:],
        content=content,
        size=len(content),
        sha256=digest,
        by=by,
        format=format_code or recognised or (follows.format if follows else ""),
        is_layout_chosen=bool(format_code or (follows and follows.is_layout_chosen)),
        follows=follows,
    )
    keep_decisions(upload, content)
    return upload


def require_rights(code: str, unit: models.Model, *, by: Actor) -> None:
    """Whoever writes by a workbook needs the rights that its facts ask for on their own pages."""
    declared = format_named(code)
    for right in declared.all_rights if declared else (Permission.UPLOAD_ROSTERS,):
        by.require(right, unit)


def check(upload: Upload, workbook: Workbook | None = None) -> Upload:
    """Compare an upload, read unless it just was, and keep what was found; a file that cannot be read is refused."""
    with walking(upload.pk, is_followed=workbook is None and upload.is_under_way) as walk:
        try:
            understood = _read(upload, workbook)
        except CancelledError:
            raise
        except RefusedError as refusal:
            return note_refusal(upload, refusal.refused, UploadState.REFUSED)
        with claimed(upload, NOT_YET_APPLIED, ALREADY_APPLIED) as locked:
            outcome = compare(understood, locked.unit, locked.as_of, leaving(locked))[1]
            begin(Step.KEEPING)
            keep(locked, outcome)
            locked.save()
            checked.send(Upload, upload=locked, by=None)
    _note_pace(upload, walk)
    upload.refresh_from_db(from_queryset=Upload.objects.described())
    return upload


def read_as(upload: Upload, code: str) -> Upload:
    """Read an upload that is not applied anew, as another layout."""
    open_states = (UploadState.REFUSED, UploadState.FAULTY, UploadState.CHECKED)
    Upload.objects.filter(pk=upload.pk, state__in=open_states).update(format=code, is_layout_chosen=True)
    upload.refresh_from_db()
    return check(upload)


def note_refusal(upload: Upload, refused: Refused, state: UploadState) -> Upload:
    """Keep with an upload why it could not be read, applied or taken back, unless it has gone on meanwhile."""
    kept = {"code": refused.code, "params": dict(refused.params)}
    Upload.objects.filter(pk=upload.pk, state=upload.state).update(refusal=kept, state=state, progress=100)
    upload.refresh_from_db()
    return upload


def apply(upload: Upload, *, by: Actor, understood: Understood | None = None) -> Outcome:
    """Write all of a roster or, when anything is wrong with it, nothing; reads it again unless it just was."""
    require_rights(upload.format, upload.unit, by=by)
    require_unhindered(upload, Act.APPLY, by)
    with walking(upload.pk, is_followed=upload.is_under_way) as walk:
        understood = understood or _read(upload)
        require_rights(understood.format, upload.unit, by=by)
        with claimed(upload, NOT_YET_APPLIED, ALREADY_APPLIED) as locked:
            staging, outcome = compare(understood, locked.unit, locked.as_of, leaving(locked))
            begin(Step.KEEPING)
            keep(locked, outcome)
            if outcome.issues:
                locked.save()
            else:
                _write(locked, staging, outcome, by)
                applied.send(Upload, upload=locked, by=by)
    _note_pace(upload, walk)
    upload.refresh_from_db(from_queryset=Upload.objects.described())
    return outcome


def undo(upload: Upload, *, by: Actor) -> Undone:
    """Take back what a roster wrote; what people edited since stays and is listed."""
    require_rights(upload.format, upload.unit, by=by)
    require_unhindered(upload, Act.UNDO, by)
    is_followed = upload.is_under_way
    with walking(upload.pk, is_followed=is_followed) as walk, claimed(upload, STANDING_APPLIED, NOT_APPLIED) as locked:
        if locked.context is None:
            raise NotApplicableError(NOT_APPLIED)
        begin(Step.RESTORING)
        taken_back = _undo(locked.context, locked.code, by)
        locked.state, locked.undone_at, locked.undone_by_id = UploadState.UNDONE, timezone.now(), by.pk
        locked.kept = [told_later(each) for each in taken_back.kept]
        locked.refusal, locked.progress = None, 100
        locked.save()
        undone.send(Upload, upload=locked, by=by)
    _note_pace(upload, walk)
    upload.refresh_from_db(from_queryset=Upload.objects.described())
    return taken_back


def require_unhindered(upload: Upload, act: Act, by: Any) -> None:
    """Refuse what a guard objects to."""
    if refused := hindrance(upload, act, by):
        raise NotApplicableError(refused.code, refused.params)


def earlier_application(upload: Upload) -> Upload | None:
    """The application of the very same file for the same unit and day, if it still stands."""
    same = Upload.objects.filter(unit=upload.unit, sha256=upload.sha256, as_of=upload.as_of)
    return same.filter(state=UploadState.APPLIED).exclude(pk=upload.pk).only("code", "applied_at").first()


def _note_pace(upload: Upload, walk: Walk) -> None:
    """Keep how long each step took; what takes no time worth telling would only blur the pace."""
    if sum(walk.took.values()) > WORTH_TELLING:
        Upload.objects.filter(pk=upload.pk).update(pace=upload.pace | walk.took)


@collection_paused()
def _read(upload: Upload, workbook: Workbook | None = None) -> Understood:
    begin(Step.READING)
    chosen = format_named(upload.format) if upload.format else None
    among = [chosen] if chosen else offered(upload.by, upload.unit)
    with stoppable():
        workbook = workbook or read(bytes(upload.content), upload.filename)
        return _understand(workbook, upload.as_of, among, answers_of(upload), lambda: offered(upload.by, upload.unit))


def _write(upload: Upload, staging: Staging, outcome: Outcome, by: Actor) -> None:
    reason = f"roster {upload.code}"
    try:
        # Whatever goes wrong takes the whole claim back: there is nothing to go back to in between.
        with transaction.atomic(savepoint=False), change(by=by, reason=reason, upload=upload.code) as context:
            part(upload, by)
            if outcome.has_news:
                staging.parameters["by"] = by.pk
                begin(Step.WRITING)
                staging.write()
                begin(Step.SETTLING)
                staging.settle()
            _name_act(context, reason)
    except ValidationError as objection:
        raise NotApplicableError(CONTRADICTION, {"reason": " ".join(objection.messages)}) from objection
    except IntegrityError as contradiction:
        raise NotApplicableError(CONTRADICTION, {"constraint": _constraint(contradiction)}) from contradiction
    upload.state, upload.context = UploadState.APPLIED, context
    upload.applied_at, upload.applied_by_id = timezone.now(), by.pk
    upload.rows_written = _written(context) if upload.has_news else 0
    upload.save()


def _name_act(context: UUID, reason: str) -> None:
    """Verbs of the apps that joined in have named themselves; the whole is the act of the roster."""
    for act in Context.objects.filter(pk=context).exclude(metadata__reason=reason):
        act.metadata["reason"] = reason
        act.save()


def _constraint(error: IntegrityError) -> str:
    """The name of the constraint that was broken."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""


def _written(context: UUID) -> int:
    """How many records an act inserted, changed or deleted, as its history tells."""
    with connection.cursor() as cursor:
        # Only of tables to which this session has written lately: to plan a count of all hundred takes longer.
        cursor.execute(WRITTEN_TO, [_tables_of_events()])
        tables = [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]
        counts = [f"(SELECT count(*) FROM {table} WHERE pgh_context_id = %(context)s)" for table in tables]
        cursor.execute(f"SELECT {' + '.join(counts or ['0'])}", {"context": context})
        return int(cursor.fetchone()[0])


@cache
def _tables_of_events() -> list[str]:
    return [event_model(model)._meta.db_table for model in tracked_models()]


def _undo(context: UUID, code: str, by: Actor) -> Undone:
    try:
        return undo_context(context, by=by, reason=f"undo of roster {code}")
    except CannotUndoError as refusal:
        raise NotApplicableError(DEPENDED_UPON) from refusal
