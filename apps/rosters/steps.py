"""At which step the work on an upload is: told by the working session's name, which others see before it commits.

The same statement asks whether someone wants it to stop. What each step took is kept, to tell how long it will take.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from math import ceil
from time import monotonic

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from apps.rosters.claims import NotApplicableError
from apps.rosters.models import STOPPED, Upload, UploadState
from apps.rosters.pauses import pausing
from apps.rosters.remarks import explain

CANCELLED = explain(
    STOPPED,
    _("The work was stopped at someone's request. Nothing was changed."),
    _("Begin it again when it is to be done."),
)


class Step(models.TextChoices):
    READING = "reading", _("Reading the file")
    STAGING = "staging", _("Bringing the rows together")
    COMPARING = "comparing", _("Comparing with the registry")
    KEEPING = "keeping", _("Keeping what was found")
    WRITING = "writing", _("Writing the records")
    SETTLING = "settling", _("Checking all references and finishing")
    RESTORING = "restoring", _("Putting the records back")


CHECKING = (Step.READING, Step.STAGING, Step.COMPARING, Step.KEEPING)
PLANS = {
    UploadState.WAITING: CHECKING,
    UploadState.APPLYING: (*CHECKING, Step.WRITING, Step.SETTLING),
    UploadState.UNDOING: (Step.RESTORING,),
}
WISH = "EXISTS (SELECT FROM rosters_cancellation WHERE upload_id = %s AND heeded_at IS NULL)"
TELL = f"""
SELECT set_config('application_name', %s || extract(epoch FROM clock_timestamp())::numeric(16, 2), false), {WISH}
"""
SEEN = """
SELECT split_part(application_name, ':', 3),
  extract(epoch FROM clock_timestamp()) - split_part(application_name, ':', 4)::numeric
FROM pg_stat_activity
WHERE datname = current_database() AND starts_with(application_name, %s)
"""
# So many seconds lie at least between two looks for a wish to stop.
LOOK_EVERY = 0.5
# Seconds per byte for one of these where no upload was worked on yet: 100,000 rows in 15 MB were checked within 13 to
# 30 seconds on two cores that others used too.
USUAL_PACE = 3e-7
# Of so many uploads before it is the pace that tells how long the next one takes.
REMEMBERED = 5
# Bytes from which on a roster is long. What a short one takes is mostly what any file takes, however short: by that
# pace, 10,000 rows that were checked within seven seconds had been told to take two minutes.
LONG = 100_000
# How long the steps take beside each other, for those of which no earlier upload tells.
USUAL = {
    Step.READING: 2.0,
    Step.STAGING: 1.0,
    Step.COMPARING: 1.5,
    Step.KEEPING: 0.2,
    Step.WRITING: 5.0,
    Step.SETTLING: 2.5,
    Step.RESTORING: 7.0,
}


class CancelledError(NotApplicableError):
    """Someone asked for the work to be stopped."""


@dataclass
class Walk:
    """The steps of one act on an upload, and how long each took."""

    upload: int
    # Whether others may look at how far it is, and stop it; nobody does while its sender waits before the page.
    is_followed: bool = True
    took: dict[str, float] = field(default_factory=dict)
    step: str = ""
    since: float = 0.0

    def to(self, step: str) -> None:
        """End the step before and begin this one."""
        now = monotonic()
        if self.step:
            self.took[self.step] = round(self.took.get(self.step, 0.0) + now - self.since, 3)
        self.step, self.since = step, now


_walk: ContextVar[Walk | None] = ContextVar("walk", default=None)


@contextmanager
def walking(upload: int, *, is_followed: bool) -> Iterator[Walk]:
    """One act on an upload, whose steps can be seen from outside if it is followed."""
    walk = Walk(upload, is_followed)
    token = _walk.set(walk)
    try:
        yield walk
    finally:
        walk.to("")
        _walk.reset(token)
        if is_followed and connection.is_usable() and not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("RESET application_name")


def begin(step: Step) -> None:
    """Tell that a step begins; CancelledError when someone wants the work to stop."""
    walk = _walk.get()
    if walk is None:
        return
    walk.to(step)
    if not walk.is_followed:
        return
    with connection.cursor() as cursor:
        cursor.execute(TELL, [f"roster:{walk.upload}:{step}:", walk.upload])
        if cursor.fetchone()[1]:
            raise CancelledError(CANCELLED)


@contextmanager
def stoppable() -> Iterator[None]:
    """Reading that ends with CancelledError at its next pause when someone wants the work to stop."""
    walk = _walk.get()
    if walk is None or not walk.is_followed:
        yield
        return
    with pausing(_Look(walk.upload)):
        yield


@dataclass
class _Look:
    """Asks, not too often, whether someone wants the work on an upload to stop."""

    upload: int
    since: float = field(default_factory=monotonic)

    def __call__(self) -> None:
        now = monotonic()
        if now - self.since < LOOK_EVERY:
            return
        self.since = now
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {WISH}", [self.upload])
            if cursor.fetchone()[0]:
                raise CancelledError(CANCELLED)


@dataclass(frozen=True)
class StepShown:
    label: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class Progress:
    """The steps of the work, and how many seconds are left by the pace of earlier uploads, or by a usual one."""

    steps: list[StepShown]
    percent: int
    remaining: int | None
    is_by_pace: bool = True

    @property
    def guessed_minutes(self) -> int:
        """What is left in whole minutes, at least one."""
        return max(1, ceil((self.remaining or 0) / 60))


def progress_of(upload: Upload) -> Progress:
    """How far the work on an upload is, by what its session says."""
    plan = PLANS.get(UploadState(upload.state), ())
    current, elapsed = _seen(upload.pk)
    place = plan.index(Step(current)) if current in plan else -1
    shown = [StepShown(str(step.label), number < place, number == place) for number, step in enumerate(plan)]
    expected, is_by_pace = _expected(upload, plan)
    total = sum(expected.values())
    done = sum(expected[step] for step in plan[: max(place, 0)])
    done += min(elapsed, expected[plan[place]]) if place >= 0 else 0.0
    percent = round(100 * done / total) if total else round(100 * max(place, 0) / max(len(plan), 1))
    return Progress(shown, min(percent, 99), round(total - done) if total else None, is_by_pace)


def _seen(upload: int) -> tuple[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(SEEN, [f"roster:{upload}:"])
        found = cursor.fetchone()
    return (found[0], float(found[1])) if found else ("", 0.0)


def _expected(upload: Upload, plan: tuple[Step, ...]) -> tuple[dict[Step, float], bool]:
    """Seconds that each step should take, and whether by the pace of the latest long uploads, by their sizes."""
    known = Upload.objects.exclude(pace={}).filter(size__gte=LONG).order_by("-pk").values_list("size", "pace")
    rates: dict[Step, list[float]] = {}
    for size, pace in known[:REMEMBERED]:
        for step in Step:
            if step in pace:
                rates.setdefault(step, []).append(pace[step] / size)
    told = {step: upload.size * sum(rate) / len(rate) for step, rate in rates.items()}
    unit = sum(told.values()) / sum(USUAL[step] for step in told) if told else upload.size * USUAL_PACE
    return {step: told.get(step, unit * USUAL[step]) for step in plan}, bool(told)
